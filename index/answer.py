"""A question → its answer: the passages found, the sentence to show of each, and how far to trust them.

Trust is coverage, not score: the share of the question's terms, weighted by idf, that the best passage holds. Scores of
different questions do not compare; coverage does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus import Passage, sentences
from index.analysis import Terms
from index.fold import fold
from index.searcher import Scored, Searcher

HITS = 10  # passages an answer carries
ANSWERED = 1.0  # coverage of words + coverage of bigrams (0 to 2) from which a passage is taken to answer
POSSIBLE = 0.7  # and from which it is worth showing


class State(StrEnum):
    """How far to trust an answer."""

    ANSWERED = "answered"
    POSSIBLE = "possible"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Match:
    """A term of the question that the best passage holds; `translation` where it was met in another language."""

    term: str
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `sentence` and `marks` are (start, end) in its text: what to show of it, and the matched words in that."""

    passage: Passage
    score: float
    sentence: tuple[int, int]
    marks: tuple[tuple[int, int], ...]
    span: tuple[int, int] | None = None

    @property
    def sentence_text(self) -> str:
        """The sentence, word for word."""
        return self.passage.text[slice(*self.sentence)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question: passages best first; with `not_found`, only the nearest ones."""

    question: str
    state: State
    confidence: float
    hits: tuple[Hit, ...]
    why: tuple[Match, ...]
    generation: str


def answer(searcher: Searcher, question: str) -> Answer:
    """The answer of this generation. Equal questions have equal answers."""
    terms = searcher.analyzer.question(question)
    found = searcher.search(terms, HITS)
    if not found:
        return Answer(question, State.NOT_FOUND, 0.0, (), (), searcher.generation)
    hits = tuple(_hit(searcher, terms, scored) for scored in found)
    best = fold(hits[0].passage.text)
    why = tuple(Match(word) for word in dict.fromkeys(terms.words) if word in best)
    confidence = _confidence(searcher, terms, best)
    return Answer(question, _state(confidence), confidence, hits, why, searcher.generation)


def _confidence(searcher: Searcher, terms: Terms, folded: str) -> float:
    coverage = sum(_coverage(searcher, field, getattr(terms, field), folded) for field in ("words", "bigrams"))
    return coverage if terms.bigrams else 2 * coverage


def _state(confidence: float) -> State:
    if confidence >= ANSWERED:
        return State.ANSWERED
    return State.POSSIBLE if confidence >= POSSIBLE else State.NOT_FOUND


def _coverage(searcher: Searcher, field: str, terms: Iterable[str], folded: str) -> float:
    """Share of the terms that stand in the text, by idf: 0 to 1."""
    weights = {term: searcher.idf(field, term) for term in terms}
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in folded) / total if total else 0.0


def _hit(searcher: Searcher, terms: Terms, scored: Scored) -> Hit:
    text = scored.passage.text
    folded = fold(text)
    units = {*terms.words, *terms.bigrams, *terms.characters}
    sentence = max(sentences(text), key=lambda span: sum(len(unit) for unit in units if unit in folded[slice(*span)]))
    return Hit(scored.passage, scored.score, sentence, _marks(terms, folded, sentence))


def _marks(terms: Terms, folded: str, sentence: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Where the question's words stand in the sentence: runs of characters, in order, apart from each other."""
    start, end = sentence
    marked = [False] * (end - start)
    for word in {*terms.words, *terms.bigrams}:
        at = folded.find(word, start, end)
        while at >= 0:
            marked[at - start : at - start + len(word)] = [True] * len(word)
            at = folded.find(word, at + 1, end)
    edges = [at for at in range(len(marked) + 1) if (at < len(marked) and marked[at]) != (at > 0 and marked[at - 1])]
    return tuple((start + first, start + last) for first, last in zip(edges[::2], edges[1::2], strict=True))
