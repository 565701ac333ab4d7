"""Indexes of paragraphs, one passage each, made for measuring."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corpus import Passage
from index.building.segment import Segmenter
from index.building.writer import new_generation
from index.engine.snapshot import ArticleInfo, Header, Snapshot
from index.languages.lexicon import Lexicon, open_lexicon
from index.meaning import nearness
from index.meaning.nearness import Meaning
from index.meaning.vectors import make_vectors
from index.question import Question
from index.searcher import Found, Searcher
from index.text.analysis import Analyzer

CACHE = Path("var")  # keeps the dictionaries between runs


@dataclass(frozen=True, slots=True)
class Reading:
    """What reads texts and questions."""

    analyzer: Analyzer
    lexicon: Lexicon


@cache
def reading() -> Reading:
    """Made once a process; the dictionaries are kept in `var`."""
    analyzer = Analyzer(CACHE)
    return Reading(analyzer, open_lexicon(CACHE, analyzer.tokenizer.words))


def kept() -> list[Path]:
    """The files of the dictionaries."""
    reading()
    return [file for file in CACHE.iterdir() if file.is_file()]


def index_of(passages: Sequence[Passage]) -> Snapshot:
    """An index of these passages; its files go with it."""
    article = ArticleInfo("p", "", "", "", len(passages), 0, "", has_head=False)
    with (  # what is mapped stays readable when its file is gone
        tempfile.TemporaryDirectory() as name,
        new_generation(Path(name)) as writer,
        Segmenter(reading().analyzer, CACHE) as segmenter,
    ):
        writer.add(passages, segmenter.count(passages))
        return writer.publish(Header("measured", "", "", (article,), ()))


def meaning_of(snapshot: Snapshot) -> Meaning:
    """What tells how near its passages are to questions, made here."""
    with tempfile.TemporaryDirectory() as name:
        here = replace(snapshot, folder=Path(name))
        make_vectors(here, lambda done, of: None)
        meaning = nearness.meaning_of(here)  # which maps the vectors
    assert meaning
    return meaning


def searcher_of(snapshot: Snapshot, meaning: Meaning | None = None) -> Searcher:
    """A searcher of it."""
    return Searcher(reading().analyzer, reading().lexicon, snapshot, meaning=meaning)


class WithoutRow(Searcher):
    """A searcher that never finds one passage: what it says when the answer is not there."""

    row = -1

    def search(self, question: Question, k: int, among: Sequence[int] | None = None) -> Found:
        """The k best passages but for the one."""
        found = super().search(question, k + 1, among)
        return replace(found, candidates=tuple(one for one in found.candidates if one.row != self.row)[:k])


def without_row(snapshot: Snapshot, meaning: Meaning | None = None) -> WithoutRow:
    """Such a searcher of it."""
    return WithoutRow(reading().analyzer, reading().lexicon, snapshot, meaning=meaning)
