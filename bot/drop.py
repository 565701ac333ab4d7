"""Files that admins send or take out: held until that is confirmed; what was there before is kept.

DATA_DIR/uploads/<id>/new/<path>    what was sent, until it is put in; its path among the articles
DATA_DIR/uploads/<id>/in/<path>     the same once it is
DATA_DIR/uploads/<id>/old/<path>    the article that it replaced, once it is put in, or one that is taken out
"""

import re
import shutil
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from corpus import Article, NoCorpus, Passage, list_files, name_articles, read_article, split_article

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_NAME_BYTES = 200  # of a file's name that every file system takes
_NO_FOLDER = "/"  # what the caption of a file says that is to be in none
_ID = re.compile("[0-9_-]{1,40}")


class Ambiguous(ValueError):
    """Files of this name stand in several folders; `paths` are theirs."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits, as it would be read; `path` is its place among the articles, `folders` are those of the first level."""

    id: str
    path: str
    article: Article
    passages: tuple[Passage, ...]
    replaces: bool
    folders: tuple[str, ...]


class Drop:
    """The files of this data folder, for this folder of articles. Everything raises OSError; call it in a thread."""

    def __init__(self, corpus_dir: Path, data_dir: Path) -> None:
        self._corpus = corpus_dir
        self._folder = data_dir / "uploads"

    def hold(self, number: str, name: str, content: bytes, wanted: str = "") -> Held:
        """Keep a file that was sent, and read it. It takes the place of the one of its name, in whichever folder that is; else
        it goes to the `wanted` folder of the first level, if there is such a one, else to none.

        Raises Unread, Ambiguous; then nothing is kept.
        """
        path, folders = self._place(fit_name(name), wanted.strip())
        file = self._folder / number / "new" / path
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(content)
        try:
            article = read_article(file)
            return Held(number, path, article, tuple(split_article(article)), (self._corpus / path).exists(), folders)
        except ValueError:
            self.forget(number)
            raise

    def _place(self, name: str, wanted: str) -> tuple[str, tuple[str, ...]]:
        """The path of a file of this name among the articles, and the folders of the first level. Raises Ambiguous."""
        try:
            paths = list(list_files(self._corpus))
        except NoCorpus:
            paths = []
        folders = tuple(sorted({path.partition("/")[0] for path in paths if "/" in path}))
        if wanted == _NO_FOLDER:
            return name, folders
        if wanted in folders:
            return f"{wanted}/{name}", folders
        same = [path for path in paths if path.rpartition("/")[2] == name]
        if len(same) > 1:
            raise Ambiguous(same)
        return (same[0] if same else name), folders

    def put(self, number: str) -> str | None:
        """Put a held file among the articles; its path, None if it is not held any more."""
        name = self._name(number)
        folder = self._folder / number
        if not name or not (folder / "new").is_dir():
            return None
        target = self._corpus / name
        if target.is_file():
            (folder / "old" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(target, folder / "old" / name)
        target.parent.mkdir(parents=True, exist_ok=True)  # it may have been emptied and gone since
        part = target.with_name(f".{target.name}.part")  # hidden files are no articles
        shutil.copyfile(folder / "new" / name, part)
        part.replace(target)
        (folder / "new").rename(folder / "in")  # a second press would take what was put in for what was there before
        return name

    def is_done(self, number: str, decision: str) -> bool:
        """Has the file been put in already, or taken out, if that is the decision?"""
        if decision == "put":
            return bool(_ID.fullmatch(number)) and (self._folder / number / "in").is_dir()
        name = self._name(number)
        return decision == "out" and name is not None and not (self._corpus / name).exists()

    def hold_removal(self, number: str, article: str) -> str | None:
        """Keep a copy of the file of an article that may go; its path among the articles, None if there is none."""
        paths = {name: path for path, name in name_articles(list_files(self._corpus)).items()}
        path = paths.get(article)
        if path:
            old = self._folder / number / "old" / path
            old.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(self._corpus / path, old)
        return path

    def take_out(self, number: str) -> str | None:
        """Take the file that was copied out of the articles; its name, None if it is not known any more."""
        name = self._name(number)
        if name:
            (self._corpus / name).unlink(missing_ok=True)
        return name

    def undo(self, number: str) -> str | None:
        """What was there before is there again; the file's name, None if that is not known any more, or if the file is another by
        now, which somebody put in since.
        """
        name = self._name(number)
        if not name:
            return None
        old, target = self._folder / number / "old" / name, self._corpus / name
        ours = self._folder / number / "in" / name
        if target.exists() and not (ours.exists() and cmp(ours, target, shallow=False)):
            return None
        if old.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(old, target)
        else:
            target.unlink(missing_ok=True)
        return name

    def forget(self, number: str) -> None:
        """A held file is not wanted."""
        if _ID.fullmatch(number):
            shutil.rmtree(self._folder / number, ignore_errors=True)

    def _name(self, number: str) -> str | None:
        """The path of the file among the articles: of one that was sent or put in, else of one that was to go."""
        if not _ID.fullmatch(number):
            return None
        for folder in (self._folder / number / kind for kind in ("new", "in", "old")):
            held = sorted(path for path in folder.rglob("*") if path.is_file())
            if held:
                return held[0].relative_to(folder).as_posix()
        return None


def fit_name(name: str) -> str:
    """A file's name that is no path, not hidden, and not too long; what it ends in stays."""
    stem, dot, suffix = _UNFIT.sub("_", name).strip().lstrip(".").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    room = _NAME_BYTES - len(suffix.encode()) - 1
    stem = stem.encode()[: max(1, room)].decode("utf-8", "ignore") or "file"
    return f"{stem}.{suffix[:20]}" if suffix else stem
