"""Why these passages come first: what was looked for, and what each part of a passage's score is. For an admin who wonders."""

from dataclasses import dataclass

from index.answering.flow import look
from index.searcher import Searcher
from index.text.folding import read_text, well_formed
from index.text.framing import bare_question

_TRANSLATIONS = 3  # of a set


@dataclass(frozen=True, slots=True)
class Place:
    """A passage found: its id and score, what its best sentence covers of the question, and the parts of the score that count."""

    passage: str
    score: float
    cover: float
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of a question; what was looked for in the place of some of them; the passages, best first."""

    words: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    places: tuple[Place, ...]


def explain(searcher: Searcher, text: str) -> Explanation:
    """How a question is read, and what it finds, as `ask` does it. With Milvus, raises Unavailable."""
    question, ranking = look(searcher, bare_question(read_text(well_formed(text))))
    others = {one.asked: tuple(there.word for there in one.translations[:_TRANSLATIONS]) for one in question.sets}
    places = (
        Place(
            passage=one.candidate.passage.id,
            score=one.score,
            cover=max(one.cover, one.sets_cover),
            parts={name: part for name, part in (*one.parts._asdict().items(), ("meaning", one.candidate.nearness)) if part},
        )
        for one in ranking.passages
    )
    return Explanation(question.words, others, tuple(places))
