"""Files → a new generation: what changed is read and segmented, the rest copied from the generation before."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from corpus import (
    Article,
    FileState,
    Passage,
    Problem,
    Reason,
    Unread,
    list_files,
    name_articles,
    read_article,
    reading_version,
    split_article,
)
from index.building.segment import Segmenter
from index.building.writer import Writer, new_generation
from index.engine.snapshot import FORMAT, ArticleInfo, FileSeen, Header, Snapshot
from index.places import Places
from index.text.analysis import Analyzer

Progress = Callable[[str, int, int], None]  # (step, done, of): "read" counts files, "upload" passages; "write" has no parts
_BUFFER = 4_000  # passages segmented together
_MANY = 10  # articles; of fewer, whoever keeps the folder sees what goes


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder as it is; the fingerprint changes whenever a file comes, goes or is written."""

    folder: Path
    files: Mapping[str, FileState]
    fingerprint: str


def look(folder: Path) -> Listing:
    """The listing of a folder; cheap, for no file is read. Raises NoCorpus, OSError."""
    files = list_files(folder)
    said = (f"{path}\t{state.size}\t{state.mtime_ns}" for path, state in files.items())
    return Listing(folder, files, _digest(str(folder.resolve()), *said))


def version(analyzer: Analyzer) -> str:
    """What names the code by which articles are read and cut into terms; an index made by another one is stale."""
    return f"{reading_version()}-{analyzer.version}"


class Shrunk(RuntimeError):
    """So few articles are left (`now`) of those before that the folder may be the wrong one, or an empty mount."""

    def __init__(self, before: int, now: int) -> None:
        super().__init__(before, now)
        self.before = before
        self.now = now

    def __str__(self) -> str:
        return f"only {self.now} of {self.before} articles are left"


def build(
    places: Places, listing: Listing, analyzer: Analyzer, old: Snapshot | None, progress: Progress, *, may_shrink: bool
) -> Snapshot:
    """A generation of the files listed, current when this returns. Raises OSError, and `Shrunk` unless it may."""
    with new_generation(places.index_dir) as writer, Segmenter(analyzer, places.data_dir) as segmenter:
        taken = _Build(listing.folder, writer, segmenter, _Before(old, version(analyzer)), name_articles(listing.files))
        for done, (path, state) in enumerate(listing.files.items(), 1):
            taken.take(path, state)
            progress("read", done, len(listing.files))
        if old and not may_shrink:
            _guard(len(old.header.articles), taken.articles)
        taken.flush()
        progress("write", 0, 1)
        return writer.publish(taken.header(listing.fingerprint, version(analyzer)), taken.seen)


def _guard(before: int, now: int) -> None:
    """Raises Shrunk if nothing, or of many articles at most half, is left."""
    if (before and not now) or (before >= _MANY and 2 * now <= before):
        raise Shrunk(before, now)


class _Before:
    """What is known of the files and articles of the generation before, if its passages may be kept."""

    def __init__(self, old: Snapshot | None, wanted: str) -> None:
        self.snapshot = old if old and old.header.analysis == wanted else None
        self.files = self.snapshot.files() if self.snapshot else {}
        self.names = name_articles(self.files)
        self.articles = _first_rows(self.snapshot.header.articles) if self.snapshot else {}


class _Build:
    """The articles on their way into a generation, in the order of their files.

    New passages wait until there are enough of them to be segmented together, kept ones until their run of rows ends; never
    both at once, for the order of the rows is that of the articles.
    """

    def __init__(self, folder: Path, writer: Writer, segmenter: Segmenter, before: _Before, names: Mapping[str, str]) -> None:
        self.seen: dict[str, FileSeen] = {}
        self._articles: dict[str, ArticleInfo] = {}
        self._problems: list[Problem] = []
        self._folder = folder
        self._writer = writer
        self._segmenter = segmenter
        self._before = before
        self._names = names
        self._new: list[Passage] = []
        self._kept = (0, 0)

    def take(self, path: str, state: FileState) -> None:
        """One file: an article, or a named problem."""
        try:
            self._take_article(path, state)
        except Unread as unread:
            shown = _whole(path)
            lasting = unread.reason is not Reason.UNREADABLE
            self._problems.append(Problem(shown, unread.reason))
            self.seen[shown] = FileSeen(state.size, state.mtime_ns if lasting else 0, unread.reason if lasting else None)
        else:
            self.seen[path] = FileSeen(*state, None)

    @property
    def articles(self) -> int:
        """How many there are so far."""
        return len(self._articles)

    def flush(self) -> None:
        """Write what waits."""
        first, last = self._kept
        if self._before.snapshot and first < last:
            self._writer.keep(self._before.snapshot, first, last)
        if self._new:
            self._writer.add(self._new, self._segmenter.count(self._new))
        self._kept, self._new = (0, 0), []

    def header(self, fingerprint: str, made_by: str) -> Header:
        """What is known of the generation once all files were taken."""
        articles = tuple(self._articles.values())
        generation = _digest(FORMAT, made_by, *("\t".join((one.name, one.digest, one.collection)) for one in articles))
        return Header(generation, fingerprint, made_by, articles, tuple(self._problems))

    def _take_article(self, path: str, state: FileState) -> None:
        """Raises Unread."""
        known = self._before.files.get(path)
        unchanged = known is not None and known[:2] == state
        name = self._names[path]
        if path != _whole(path):
            raise Unread(Reason.FILE_NAME)
        if not state.is_readable:
            raise Unread(Reason.UNREADABLE)
        if known and unchanged and known.reason:
            raise Unread(Reason(known.reason))
        if unchanged and self._before.names[path] == name and name in self._before.articles:
            self._keep(name, path)
        else:
            self._read(path, name)

    def _keep(self, name: str, path: str) -> None:
        info, first = self._before.articles[name]
        if self._new or self._kept[1] != first:
            self.flush()
            self._kept = (first, first)
        self._kept = (self._kept[0], first + info.passages)
        collection = _collection_of(path)
        self._articles[name] = info if info.collection == collection else info._replace(collection=collection)

    def _read(self, path: str, name: str) -> None:
        article = read_article(self._folder / path, name)
        passages = split_article(article)
        info = _info(article, passages, _collection_of(path))
        known = self._before.articles.get(info.name)
        if known and info.digest == known[0].digest:
            self._keep(info.name, path)
            return
        if self._kept[0] < self._kept[1] or len(self._new) > _BUFFER:
            self.flush()
        self._new += passages
        self._articles[info.name] = info


def _whole(name: str) -> str:
    """A file's name as text: bytes that are not UTF-8 replaced."""
    return name.encode("utf-8", "replace").decode()


def _first_rows(articles: Iterable[ArticleInfo]) -> dict[str, tuple[ArticleInfo, int]]:
    """Each article with its first row."""
    rows, first = {}, 0
    for article in articles:
        rows[article.name] = (article, first)
        first += article.passages
    return rows


def _collection_of(path: str) -> str:
    """The folder of the first level that a file is in; empty if it is in none."""
    return path.partition("/")[0] if "/" in path else ""


def _info(article: Article, passages: Sequence[Passage], collection: str) -> ArticleInfo:
    characters = sum(len(block.text) for block in article.blocks)
    digest = _digest(repr(astuple(article)))
    has_head = bool(passages) and passages[0].is_head
    return ArticleInfo(
        name=article.name,
        title=article.title,
        date=article.date,
        source=article.source,
        passages=len(passages),
        characters=characters,
        digest=digest,
        has_head=has_head,
        notices=article.notices,
        address=article.address,
        collection=collection,
    )


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
