"""The folder of articles → a new generation of the index: the whole reindex, from top to bottom.

Only files that changed are read and only articles that changed are segmented; the rest is copied from the generation before. Any
failure before the last step leaves the files and the searcher of before as they were.
"""

import hashlib
import time
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
from index import snapshot
from index.analysis import Analyzer, analysis_version
from index.files import locked
from index.searcher import Searcher
from index.segment import Segmenter
from index.snapshot import ArticleInfo, FileSeen, Header, Snapshot, StaleSnapshot, Writer

Progress = Callable[[str, int, int], None]  # (step, done, of): "read" counts files, "upload" passages; "write" has no parts
_BUFFER = 4_000  # passages segmented together


@dataclass(frozen=True, slots=True)
class Change:
    """Names of articles that came, differ, or went since the generation before."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindex did."""

    generation: str
    articles: int
    passages: int
    change: Change
    problems: tuple[Problem, ...]
    seconds: float


def open_index(
    corpus_dir: Path, data_dir: Path, milvus_uri: str = "", progress: Progress = lambda step, done, of: None
) -> Searcher:
    """The searcher of the articles as they are now, built first if the index is missing or stale.

    Raises NoCorpus, OSError, and with Milvus Unavailable.
    """
    corpus = _Corpus.look(corpus_dir)
    try:
        opened = snapshot.load(_folder(data_dir))
        if (opened.header.files, opened.header.analysis) == (corpus.fingerprint, _version()):
            return _searcher(_analyzer(data_dir), opened, milvus_uri, progress)
    except StaleSnapshot:
        pass
    return reindex(corpus_dir, data_dir, None, milvus_uri, progress)[0]


def reindex(
    corpus_dir: Path,
    data_dir: Path,
    before: Searcher | None,
    milvus_uri: str = "",
    progress: Progress = lambda step, done, of: None,
) -> tuple[Searcher, Report]:
    """Read, split, index and write; then the new searcher, and what changed since `before`, or else since the index on disk.

    Raises NoCorpus, OSError, and with Milvus Unavailable.
    """
    started = time.monotonic()
    analyzer = before.analyzer if before else _analyzer(data_dir)
    corpus = _Corpus.look(corpus_dir)
    with locked(_folder(data_dir) / "LOCK"):
        old = _previous(data_dir)
        opened = old if old and _is_current(old, corpus) else _build(corpus, data_dir, analyzer, old, progress)
    searcher = _searcher(analyzer, opened, milvus_uri, progress)
    told_against = before.articles if before else old.header.articles if old else ()
    report = Report(
        generation=opened.header.generation,
        articles=len(opened.header.articles),
        passages=len(opened.passages),
        change=_change(told_against, opened.header.articles),
        problems=opened.header.problems,
        seconds=time.monotonic() - started,
    )
    return searcher, report


def _searcher(analyzer: Analyzer, opened: Snapshot, milvus_uri: str, progress: Progress) -> Searcher:
    """Over the embedded index, or over Milvus, which gets the passages first."""
    if not milvus_uri:
        return Searcher(analyzer, opened)
    from index.milvus import Milvus, MilvusSearcher

    milvus = Milvus(milvus_uri)
    milvus.publish(opened, lambda done, of: progress("upload", done, of))
    return MilvusSearcher(analyzer, opened, milvus)


@dataclass(frozen=True, slots=True)
class _Corpus:
    """A folder as it is; the fingerprint changes whenever a file comes, goes or is written."""

    folder: Path
    files: Mapping[str, FileState]
    fingerprint: str

    @classmethod
    def look(cls, folder: Path) -> "_Corpus":
        """Cheap, for no file is read. Raises NoCorpus, OSError."""
        files = list_files(folder)
        said = (f"{path}\t{state.size}\t{state.mtime_ns}" for path, state in files.items())
        return cls(folder, files, _digest(str(folder.resolve()), *said))


def _build(corpus: _Corpus, data_dir: Path, analyzer: Analyzer, old: Snapshot | None, progress: Progress) -> Snapshot:
    folder = _folder(data_dir)
    with snapshot.writing(folder) as writer, Segmenter(analyzer, data_dir) as segmenter:
        build = _Build(corpus.folder, corpus.files, writer, segmenter, old)
        for done, (path, state) in enumerate(corpus.files.items(), 1):
            build.take(path, state)
            progress("read", done, len(corpus.files))
        build.flush()
        articles, problems = tuple(build.articles.values()), tuple(build.problems)
        header = Header(_generation(articles), corpus.fingerprint, _version(), articles, problems)
        writer.finish(header, build.seen)
    progress("write", 0, 1)
    return snapshot.publish(folder, writer, header.generation)


class _Build:
    """The articles on their way into a generation, in the order of their files."""

    def __init__(
        self, corpus_dir: Path, files: Iterable[str], writer: Writer, segmenter: Segmenter, old: Snapshot | None
    ) -> None:
        self._corpus_dir = corpus_dir
        self._names = name_articles(files)
        self.articles: dict[str, ArticleInfo] = {}
        self.problems: list[Problem] = []
        self.seen: dict[str, FileSeen] = {}
        self._writer = writer
        self._segmenter = segmenter
        self._old = old if old and old.header.analysis == _version() else None
        self._old_files = self._old.files() if self._old else {}
        self._old_names = name_articles(self._old_files)
        self._old_articles = _rows(self._old.header.articles) if self._old else {}
        self._new: list[Passage] = []  # waiting to be segmented
        self._kept = (0, 0)  # rows waiting to be copied

    def take(self, path: str, state: FileState) -> None:
        """One file: an article, or a named problem."""
        known = self._old_files.get(path)
        unchanged = known is not None and known[:2] == state
        name = self._names[path]
        try:
            if path != _whole(path):
                raise Unread(Reason.FILE_NAME)
            if not state.is_readable:
                raise Unread(Reason.UNREADABLE)
            if known and unchanged and known.reason:
                raise Unread(Reason(known.reason))
            if unchanged and self._old_names[path] == name and name in self._old_articles:
                self._keep(name)
            else:
                self._read(self._corpus_dir / path, name)
        except Unread as unread:
            shown, lasting = _whole(path), unread.reason is not Reason.UNREADABLE
            self.problems.append(Problem(shown, unread.reason))
            self.seen[shown] = FileSeen(state.size, state.mtime_ns if lasting else 0, unread.reason if lasting else None)
        else:
            self.seen[path] = FileSeen(*state, None)

    def flush(self) -> None:
        """Write what waits."""
        first, last = self._kept
        if self._old and first < last:
            self._writer.keep(self._old, first, last)
        if self._new:
            self._writer.add(self._new, self._segmenter.count([passage.text for passage in self._new]))
        self._kept, self._new = (0, 0), []

    def _keep(self, name: str) -> None:
        info, first = self._old_articles[name]
        if self._new or self._kept[1] != first:
            self.flush()
            self._kept = (first, first)
        self._kept = (self._kept[0], first + info.passages)
        self.articles[name] = info

    def _read(self, path: Path, name: str) -> None:
        article = read_article(path, name)
        passages = split_article(article)
        info = _info(article, passages)
        if info.name in self._old_articles and info.digest == self._old_articles[info.name][0].digest:
            self._keep(info.name)
            return
        if self._kept[0] < self._kept[1] or len(self._new) > _BUFFER:
            self.flush()
        self._new += passages
        self.articles[info.name] = info


def _analyzer(data_dir: Path) -> Analyzer:
    """An analyzer whose lexicon is there: the first English question must not wait for it to be made."""
    analyzer = Analyzer(data_dir)
    assert analyzer.lexicon
    return analyzer


def _previous(data_dir: Path) -> Snapshot | None:
    try:
        return snapshot.load(_folder(data_dir))
    except StaleSnapshot:
        return None


def _is_current(old: Snapshot, corpus: _Corpus) -> bool:
    """Is there nothing to do? (Files that could not be opened are tried again.)"""
    unreadable = any(problem.reason is Reason.UNREADABLE for problem in old.header.problems)
    return not unreadable and (old.header.files, old.header.analysis) == (corpus.fingerprint, _version())


def _folder(data_dir: Path) -> Path:
    return data_dir / "index"


def _version() -> str:
    return f"{reading_version()}-{analysis_version()}"


def _whole(name: str) -> str:
    """A file's name as text: bytes that are not UTF-8 replaced."""
    return name.encode("utf-8", "replace").decode()


def _rows(articles: Iterable[ArticleInfo]) -> dict[str, tuple[ArticleInfo, int]]:
    """Each article with its first row."""
    rows, first = {}, 0
    for article in articles:
        rows[article.name] = (article, first)
        first += article.passages
    return rows


def _info(article: Article, passages: Sequence[Passage]) -> ArticleInfo:
    characters = sum(len(block.text) for block in article.blocks)
    digest = _digest(repr(astuple(article)))
    return ArticleInfo(article.name, article.title, article.date, article.source, len(passages), characters, digest)


def _generation(articles: Iterable[ArticleInfo]) -> str:
    return _digest(snapshot.FORMAT, _version(), *(article.name + article.digest for article in articles))


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _change(before: Iterable[ArticleInfo], after: Iterable[ArticleInfo]) -> Change:
    old = {article.name: article.digest for article in before}
    new = {article.name: article.digest for article in after}
    return Change(
        new=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and old[name] != new[name]),
        gone=tuple(name for name in old if name not in new),
    )
