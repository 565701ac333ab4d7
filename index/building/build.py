"""Files → a new generation: what changed is read and segmented, the rest copied from the generation before."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

from corpus import (
    Article,
    Passage,
    Problem,
    Reason,
    Unread,
    list_files,
    read_article,
    reading_version,
    split_article,
)
from index.building.plan import NEW, Listing, Plan, articles_by_name
from index.building.read import Read, keep
from index.building.seen import Seen
from index.building.segment import Segmenter
from index.building.writer import Writer, new_generation
from index.engine.snapshot import FORMAT, ArticleInfo, Header, Snapshot
from index.places import Places
from index.text.analysis import Analyzer

Progress = Callable[[str, int, int], None]  # (step, done, of): "read" counts files, "upload" passages; "write" has no parts
_BUFFER = 4_000  # passages segmented together
_MANY = 10  # articles; of fewer, whoever keeps the folder sees what goes


def look(folder: Path) -> Listing:
    """The listing of a folder; cheap, for no file is read. Raises NoCorpus, OSError."""
    files = Seen.of(list_files(folder))
    return Listing(folder, files, _digest(str(folder.resolve()), *files.paths, files.states.tobytes().hex()))


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


def build(places: Places, plan: Plan, analyzer: Analyzer, progress: Progress, *, may_shrink: bool) -> Snapshot:
    """A generation as planned, current when this returns. Raises OSError, and `Shrunk` unless it may."""
    with new_generation(places.index_dir) as writer, Segmenter(analyzer, places.data_dir) as segmenter:
        reading = _Reading(plan, writer, segmenter)
        to_read = plan.to_read
        for done, at in enumerate(to_read, 1 + len(plan.names) - len(to_read)):
            reading.take(at)
            progress("read", done, len(plan.names))
        read = reading.read()
        if plan.old and not may_shrink:
            _guard(len(plan.old.header.articles), len(read.articles))
        progress("write", 0, 1)
        lower, slots = keep(writer, plan, read)
        plan.files.save(writer.folder)
        lines = read.lines()
        return writer.publish(_header(plan, read, lines), lines, slots, lower)


def _guard(before: int, now: int) -> None:
    """Raises Shrunk if nothing, or of many articles at most half, is left."""
    if (before and not now) or (before >= _MANY and 2 * now <= before):
        raise Shrunk(before, now)


def _header(plan: Plan, read: Read, lines: Sequence[bytes]) -> Header:
    problems = tuple(Problem(_whole(path), reason) for path, reason in plan.files.skipped())
    generation = hashlib.blake2b(b"\n".join((FORMAT.encode(), plan.analysis.encode(), *lines)), digest_size=6).hexdigest()
    return Header(generation, plan.listing.fingerprint, plan.analysis, tuple(read.articles), problems)


class _Reading:
    """Files → articles; passages wait until there are enough of them to be segmented together."""

    def __init__(self, plan: Plan, writer: Writer, segmenter: Segmenter) -> None:
        self._plan = plan
        self._writer = writer
        self._segmenter = segmenter
        self._known = articles_by_name(plan.before) if plan.to_read else {}
        self._waiting: list[Passage] = []
        self._found: dict[int, ArticleInfo] = {}

    def take(self, at: int) -> None:
        """The file at this place: an article, or a named problem."""
        try:
            self._take(at, self._plan.files.paths[at])
        except Unread as unread:
            self._plan.files.skip(at, unread.reason)

    def read(self) -> Read:
        """All articles, once all files were taken."""
        self._flush()
        return Read.of(self._plan, self._found)

    def _take(self, at: int, path: str) -> None:
        """Raises Unread."""
        if path != _whole(path):
            raise Unread(Reason.FILE_NAME)
        if self._plan.files.states[0, at] < 0:
            raise Unread(Reason.UNREADABLE)
        article = read_article(self._plan.listing.folder / path, self._plan.names[at])
        passages = split_article(article)
        self._found[at] = info = _info(article, passages, _collection_of(path))
        number = self._known.get(info.name, NEW)
        if number != NEW and self._plan.before and self._plan.before.header.articles[number].digest == info.digest:
            self._plan.origin[at] = number
            return
        self._waiting += passages
        if len(self._waiting) > _BUFFER:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.add(self._waiting, self._segmenter.count(self._waiting))
        self._waiting = []


def _whole(name: str) -> str:
    """A file's name as text: bytes that are not UTF-8 replaced."""
    return name.encode("utf-8", "replace").decode()


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
