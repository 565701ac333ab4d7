"""The folder of articles: which files are in it, and by what a change of one shows."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class NoCorpus(ValueError):
    """The folder of articles does not exist or is no folder."""


class FileState(NamedTuple):
    """What changes whenever a file is written; a negative size is that of what can't be read."""

    size: int
    mtime_ns: int

    @property
    def is_readable(self) -> bool:
        """Is it a file inside the folder, and can it be looked at?"""
        return self.size >= 0


_CLOSED = FileState(-1, 0)


def list_files(folder: Path) -> dict[str, FileState]:
    """The visible files below `folder` by their paths inside it, in a fixed order.

    Among them, not readable, are folders that can't be opened and what is no file: pipes, links to folders, to nowhere or out
    of `folder`.
    Raises NoCorpus, OSError.
    """
    if not folder.is_dir():
        raise NoCorpus(str(folder))
    found = dict(_walk(str(folder), "", os.path.realpath(folder)))
    paths = sorted(found)
    paths.sort(key=article_name)  # those of one name stay in order
    return {path: found[path] for path in paths}


def article_name(path: str) -> str:
    """The name of the article in a file: the file's, without its suffix. (pathlib takes a second for a hundred thousand.)"""
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def name_articles(paths: Iterable[str]) -> dict[str, str]:
    """The name of the article in each file: its stem where that is unique, else its path without the suffix, else its path.

    `a.txt`, `2023/index.md`, `2024/index.md`, `b.md`, `b.txt` → `a`, `2023/index`, `2024/index`, `b.md`, `b.txt`.
    """
    listed = list(paths)
    names = dict(zip(listed, map(article_name, listed), strict=True))
    if len(set(names.values())) == len(names):
        return names
    names = _unique(names, _without_suffix)
    while len(set(names.values())) < len(names):  # again, as the path of one may be the stem of another: `a.md`, `a.md.txt`
        names = _unique(names, lambda path: path)
    return names


def _unique(names: dict[str, str], longer: Callable[[str], str]) -> dict[str, str]:
    """The names, those that stand more than once made longer."""
    times = Counter(names.values())
    return {path: name if times[name] == 1 else longer(path) for path, name in names.items()}


def _without_suffix(path: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return folder + slash + article_name(path)


def _walk(folder: str, inside: str, root: str) -> Iterator[tuple[str, FileState]]:
    try:
        entries = [entry for entry in os.scandir(f"{folder}/{inside}") if not entry.name.startswith(".")]
    except OSError:
        if not inside:
            raise
        yield inside.removesuffix("/"), _CLOSED
        return
    for entry in entries:
        name = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, f"{name}/", root)
        elif state := _state(entry, root):
            yield name, state


def _state(entry: os.DirEntry[str], root: str) -> FileState | None:
    """What a file is like; None if it is gone since it was listed."""
    try:
        if entry.is_file(follow_symlinks=False):  # as nearly all are
            said = entry.stat()
            return FileState(said.st_size, said.st_mtime_ns)
        if entry.is_symlink() and not _is_inside(os.path.realpath(entry.path), root):
            return _CLOSED
        said = entry.stat()
    except FileNotFoundError:
        return _CLOSED if entry.is_symlink() else None
    except OSError:
        return _CLOSED
    return FileState(said.st_size, said.st_mtime_ns) if stat.S_ISREG(said.st_mode) else _CLOSED


def _is_inside(path: str, root: str) -> bool:
    return path.startswith(root.rstrip("/") + "/")
