"""The folder of articles → a searcher of its articles: the whole reindex, from top to bottom.

Only files that changed are read and only articles that changed are segmented; the rest is copied from the generation before. Any
failure before the last step leaves the files and the searcher of before as they were.
"""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus import Notice, Problem
from index.building.apart import renew_apart
from index.building.build import Progress, Shrunk, look, version
from index.building.dictionaries import make_dictionaries
from index.building.generation import current_generation, is_heavy, renewed, use_earlier
from index.building.held import earlier_than_current, is_held
from index.building.plan import Listing, make_plan
from index.engine.scoring import Engine
from index.engine.snapshot import ArticleInfo, Snapshot, load
from index.languages.lexicon import Lexicon, open_lexicon
from index.languages.regional import synonyms
from index.meaning.encoder import need_encoder
from index.meaning.nearness import Meaning, meaning_of
from index.places import Places
from index.searcher import Searcher
from index.text.analysis import Analyzer, analysis_version

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """Names of articles that came, differ, or went since the generation before."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """An article that was read, and what an admin should know of its file."""

    article: str
    notice: Notice


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindex did."""

    generation: str
    articles: int
    passages: int
    change: Change
    problems: tuple[Problem, ...]
    seconds: float
    noticed: tuple[Noticed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reads texts and questions, made once and lent from one generation to the next."""

    analyzer: Analyzer
    lexicon: Lexicon


def open_index(places: Places, progress: Progress = lambda step, done, of: None) -> Searcher:
    """The searcher of the articles as they are now, built first if the index is missing or stale.

    A folder from which most articles are gone is taken for a mistake: then they are answered from as they were. Raises NoCorpus,
    OSError, and with Milvus or meaning Unavailable.
    """
    listing, reading, current = look(places.corpus_dir), _open_reading(places), current_generation(places)
    if not (current and _may_answer(places, current.header.made_of, listing, reading.analyzer)):
        try:
            current = renewed(places, make_plan(listing, current, version(reading.analyzer)), reading.analyzer, progress)
        except Shrunk as shrunk:
            current = load(places.index_dir)
            log.warning("%s, so the index stays as it was; if that is right: python -m bot reindex --fewer", shrunk)
    return _searcher(places, reading, current, progress)


def open_last(places: Places) -> Searcher | None:
    """The searcher of the last index, however old, so that there are answers at once; None if there is none that can be used.

    Raises OSError, and with Milvus or meaning Unavailable.
    """
    reading, current = _open_reading(places), current_generation(places)
    if not current or current.header.analysis != version(reading.analyzer):
        return None
    return _searcher(places, reading, current, lambda step, done, of: None)


def is_up_to_date(places: Places, searcher: Searcher) -> bool:
    """Was the searcher's index made of the articles as they are now, or gone back to since? Raises NoCorpus, OSError."""
    return _may_answer(places, searcher.made_of, look(places.corpus_dir), searcher.analyzer)


def reindex(
    places: Places,
    before: Searcher | None,
    progress: Progress = lambda step, done, of: None,
    *,
    may_shrink: bool = False,
) -> tuple[Searcher, Report]:
    """Read, split, index and write; then the new searcher, and what changed since `before`, or else since the index on disk.

    Where `before` answers meanwhile, heavy work is done in a process of its own.

    Raises NoCorpus, OSError, with Milvus or meaning Unavailable, and `Shrunk` if most articles are gone and that was not said to
    be right.
    """
    started = time.monotonic()
    listing, reading = look(places.corpus_dir), _lent(places, before)
    old = current_generation(places, before.snapshot if before else None)
    plan = make_plan(listing, old, version(reading.analyzer))
    if before and is_heavy(plan):
        renew_apart(places, progress, may_shrink=may_shrink)
        opened = load(places.index_dir)
        if opened.header.analysis != version(reading.analyzer):  # an admin's words changed since
            reading = _open_reading(places)
    else:
        opened = renewed(places, plan, reading.analyzer, progress, may_shrink=may_shrink)
    searcher = _searcher(places, reading, opened, progress)
    told_against = before.articles if before else old.header.articles if old else ()
    return searcher, _report(opened, told_against, started)


def roll_back(places: Places, before: Searcher) -> tuple[Searcher, Report]:
    """The searcher of the generation before the current one, and what is other than in `before`. It answers until a reindex is
    wanted, or the files change.

    Raises NoEarlier, NoCorpus, OSError, and with Milvus or meaning Unavailable.
    """
    started = time.monotonic()
    fingerprint, reading = look(places.corpus_dir).fingerprint, _lent(places, before)
    opened = earlier_than_current(places.index_dir, version(reading.analyzer))
    searcher = _searcher(places, reading, opened, lambda step, done, of: None)  # where Milvus is away, all stays as it was
    use_earlier(places, opened, fingerprint)
    return searcher, _report(opened, before.articles, started)


def _may_answer(places: Places, made_of: tuple[str, str], listing: Listing, analyzer: Analyzer) -> bool:
    """Is a generation made of these files by the code of now, or gone back to?"""
    files, analysis = made_of
    if analysis != version(analyzer):
        return False
    return files == listing.fingerprint or is_held(places.index_dir, listing.fingerprint)


def _report(opened: Snapshot, before: Iterable[ArticleInfo], started: float) -> Report:
    return Report(
        generation=opened.header.generation,
        articles=len(opened.header.articles),
        passages=len(opened.passages),
        change=_change(before, opened.header.articles),
        problems=opened.header.problems,
        seconds=time.monotonic() - started,
        noticed=tuple(Noticed(article.name, notice) for article in opened.header.articles for notice in article.notices),
    )


def _searcher(places: Places, reading: _Reading, opened: Snapshot, progress: Progress) -> Searcher:
    return Searcher(reading.analyzer, reading.lexicon, opened, _milvus(places, opened, progress), _meaning(places, opened))


def _meaning(places: Places, opened: Snapshot) -> Meaning | None:
    """What tells of it, if it is to count and is made. Raises Unavailable."""
    if not places.meaning:
        return None
    need_encoder()
    return meaning_of(opened)


def _milvus(places: Places, opened: Snapshot, progress: Progress) -> Engine | None:
    """Milvus, if it is used, which gets the passages first."""
    if not places.milvus_uri:
        return None
    from index.engine.milvus import Milvus, MilvusEngine

    milvus = Milvus(places.milvus_uri)
    milvus.publish(opened, lambda done, of: progress("upload", done, of))
    return MilvusEngine(opened, milvus)


def _open_reading(places: Places) -> _Reading:
    """With the lexicon made: the first English question must not wait for it."""
    make_dictionaries(places.data_dir)
    analyzer = Analyzer(places.data_dir)
    return _Reading(analyzer, open_lexicon(places.data_dir, analyzer.tokenizer.words))


def _lent(places: Places, before: Searcher | None) -> _Reading:
    """What `before` reads with, unless the admin's words changed since."""
    if not before or before.analyzer.version != analysis_version(places.data_dir):
        return _open_reading(places)
    if before.lexicon.synonyms != synonyms(places.data_dir):
        return _Reading(before.analyzer, replace(before.lexicon, synonyms=synonyms(places.data_dir)))
    return _Reading(before.analyzer, before.lexicon)


def _change(before: Iterable[ArticleInfo], after: Iterable[ArticleInfo]) -> Change:
    old = {article.name: article.digest for article in before}
    new = {article.name: article.digest for article in after}
    return Change(
        new=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and old[name] != new[name]),
        gone=tuple(name for name in old if name not in new),
    )
