"""The folder of articles → a new generation of the index: the whole reindex, from top to bottom.

Any failure before the last step leaves the files and the searcher of before as they were.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from corpus import Article, Passage, Problem, list_files, read_articles, split_article
from index import snapshot
from index.analysis import Analyzer, analysis_version
from index.searcher import Searcher, build_postings
from index.snapshot import ArticleInfo, Header, StaleSnapshot

Progress = Callable[[str, int, int], None]  # (step, done, of): steps are "read", "index" and "write"


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


def open_index(corpus_dir: Path, data_dir: Path, progress: Progress = lambda step, done, of: None) -> Searcher:
    """The searcher of the articles as they are now, built first if the index is missing or stale. Raises NoCorpus, OSError."""
    files = list_files(corpus_dir)
    try:
        opened = snapshot.load(_folder(data_dir))
        if opened.header.files == _fingerprint(files, corpus_dir) and opened.header.analysis == analysis_version():
            return Searcher(Analyzer(data_dir), opened)
    except StaleSnapshot:
        pass
    return reindex(corpus_dir, data_dir, None, progress)[0]


def reindex(
    corpus_dir: Path, data_dir: Path, before: Searcher | None, progress: Progress = lambda step, done, of: None
) -> tuple[Searcher, Report]:
    """Read, split, index and write; then the new searcher, and what changed since `before`. Raises NoCorpus, OSError.

    Without a searcher from before, what changed is told against the index on disk.
    """
    started = time.monotonic()
    files = list_files(corpus_dir)
    fingerprint = _fingerprint(files, corpus_dir)
    analyzer = before.analyzer if before else Analyzer(data_dir)
    old = before.articles if before else _articles_on_disk(data_dir)
    reading = read_articles(files, corpus_dir, lambda done: progress("read", done, len(files)))
    split = [(article, split_article(article)) for article in reading.articles]
    articles = tuple(_info(article, passages) for article, passages in split)
    passages = [passage for _, passages in split for passage in passages]
    progress("index", 0, len(passages))
    postings = build_postings(passages, analyzer)
    progress("write", 0, len(passages))
    header = Header(_generation(articles), fingerprint, analysis_version(), articles)
    snapshot.save(_folder(data_dir), header, passages, postings)
    searcher = Searcher(analyzer, snapshot.load(_folder(data_dir)))
    report = Report(
        generation=searcher.generation,
        articles=len(articles),
        passages=len(passages),
        change=_change(old, articles),
        problems=reading.problems,
        seconds=time.monotonic() - started,
    )
    return searcher, report


def _articles_on_disk(data_dir: Path) -> tuple[ArticleInfo, ...]:
    try:
        return snapshot.load(_folder(data_dir)).header.articles
    except StaleSnapshot:
        return ()


def _folder(data_dir: Path) -> Path:
    return data_dir / "index"


def _fingerprint(files: Iterable[Path], corpus_dir: Path) -> str:
    """Changes whenever a file comes, goes or is written; cheap, for the files are not read."""
    stats = ((path.relative_to(corpus_dir), path.stat()) for path in files)
    said = "\n".join(f"{name}\t{stat.st_size}\t{stat.st_mtime_ns}" for name, stat in stats)
    return _digest(str(corpus_dir.resolve()), said)


def _info(article: Article, passages: Sequence[Passage]) -> ArticleInfo:
    characters = sum(len(paragraph) for paragraph in article.paragraphs)
    digest = _digest(repr(astuple(article)))
    return ArticleInfo(article.name, article.title, article.date, article.source, len(passages), characters, digest)


def _generation(articles: Iterable[ArticleInfo]) -> str:
    return _digest(snapshot.FORMAT, analysis_version(), *(article.name + article.digest for article in articles))


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
