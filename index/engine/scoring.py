"""BM25 of a question: jieba's words, pairs of neighbours and single characters, added, and what it says in other languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.engine.arrays import Floats, Rows
from index.engine.field import Field
from index.engine.maxscore import PostingList, promising
from index.engine.order import Order
from index.engine.postings import FieldMatches, reading_all_pays
from index.engine.selection import best_rows
from index.engine.sets import SetMatches, SetScorer
from index.question import FIELDS, Question

WEIGHTS: Mapping[str, float] = {"words": 1.0, "bigrams": 1.0, "characters": 0.5, "context": 1.0}
SETS_WEIGHT = 2.0  # of what a question says in another language against what it says in Chinese
DEEP = 256  # passages for which a question's sets are scored to the last hanzi


@dataclass(frozen=True, slots=True)
class QuestionMatches:
    """A question's terms in each layer, by field, and its sets, as they stand in the postings."""

    layers: Sequence[Mapping[str, FieldMatches]]
    sets: SetMatches

    @property
    def idf(self) -> Floats:
        """That of all terms, in the order of the question's fields."""
        return np.concatenate([self.layers[0][field].idf for field in FIELDS])

    @property
    def has_sets(self) -> bool:
        """Are there sets, and passages that may hold them?"""
        return bool(self.sets.layers)


@dataclass(frozen=True, slots=True)
class Scores:
    """Of some passages, the weighted score in each field, that of the sets, and all together."""

    fields: Mapping[str, Floats]
    sets: Floats
    total: Floats

    @classmethod
    def of(cls, fields: Mapping[str, Floats], sets: Floats) -> "Scores":
        """Those in the fields and that of the sets, added."""
        return cls(fields, sets, sum(fields.values(), SETS_WEIGHT * sets))

    def picked(self, places: Rows) -> "Scores":
        """Those at these places."""
        return Scores({field: of[places] for field, of in self.fields.items()}, self.sets[places], self.total[places])


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows that share a term with a question, best first, with their scores; the idf of the question's terms and of its sets."""

    rows: Rows
    scores: Scores
    idf: Floats
    set_idf: Floats

    def picked(self, places: Rows) -> "Scored":
        """The same with the rows at these places alone."""
        return Scored(self.rows[places], self.scores.picked(places), self.idf, self.set_idf)


class Engine(Protocol):
    """Finds the passages of one generation that a question's terms stand in."""

    def search(self, question: Question, k: int, among: Sequence[int] | Rows | None = None) -> Scored:
        """The k best rows; of these rows, if any are named. Raises Unavailable."""


class Scorer:
    """Scores questions over the postings of all fields, in all layers. Passages go by their slots, in order."""

    def __init__(self, postings: Mapping[str, Field]) -> None:
        self._postings = postings
        self._order = postings["words"].order
        self._sets = SetScorer(postings["characters"], postings["bigrams"])

    def match(self, question: Question, sets_idf: Floats | None = None) -> QuestionMatches:
        """Where the postings hold the question; `sets_idf` if these postings can't tell it."""
        terms = {field: self._postings[field].look_up(question.terms_of(field), weight) for field, weight in WEIGHTS.items()}
        layers = [dict(zip(terms, found, strict=True)) for found in zip(*terms.values(), strict=True)]
        sets = self._sets.match(question.sets)
        return QuestionMatches(layers, sets if sets_idf is None else sets._replace(idf=sets_idf))

    def promising(self, matches: QuestionMatches, k: int) -> Rows:
        """Slots among which are the k best."""
        if matches.has_sets and len(self._order.slots) <= DEEP:
            return np.sort(self._order.slots).astype(np.int64)
        most = DEEP if matches.has_sets else k
        return self._order.joined([promising(self._lists(matches, at), most, size) for at, size in self._sizes()])

    def _sizes(self) -> Iterable[tuple[int, int]]:
        """How many slots each layer has."""
        return enumerate(np.diff(self._order.edges).tolist())

    def _lists(self, matches: QuestionMatches, layer: int) -> list[PostingList]:
        found = matches.layers[layer].items()
        lists = [one for field, of in found for one in self._postings[field].layers[layer].lists(of)]
        return lists + self._sets.lists(matches.sets, layer, SETS_WEIGHT) if matches.has_sets else lists

    def best_of_all(self, matches: QuestionMatches, k: int) -> tuple[Rows, Scores]:
        """Slots among which are the k best, and what they get, by reading all postings; there are no sets."""
        slots, scores = [], []
        for layer, found in enumerate(matches.layers):
            fields = {field: self._postings[field].layers[layer].all_scores(of) for field, of in found.items()}
            of_all = Scores.of(fields, np.zeros(len(fields["words"])))
            slots.append(best_rows(of_all.total, k))
            scores.append(of_all.picked(slots[-1]))
        return self._order.joined(slots), joined(scores)

    def scores(self, matches: QuestionMatches, slots: Rows) -> Scores:
        """What these slots get, but for what single hanzi of sets add."""
        split = self._order.split(slots)
        parts = [self._fields(matches, layer, rows) for layer, rows in split]
        fields = {field: np.concatenate([part[field] for part in parts]) for field in WEIGHTS}
        if not matches.has_sets:
            return Scores.of(fields, np.zeros(len(slots)))
        return Scores.of(fields, self._sets.scores(matches.sets, slots, self._sets.counts(matches.sets, slots)))

    def _fields(self, matches: QuestionMatches, layer: int, rows: Rows) -> dict[str, Floats]:
        return {field: self._postings[field].layers[layer].scores(of, rows) for field, of in matches.layers[layer].items()}

    def deep(self, matches: QuestionMatches, slots: Rows, scores: Scores) -> Scores:
        """The same scores with what single hanzi add."""
        if not matches.has_sets:
            return scores
        counts = self._sets.counts(matches.sets, slots) + self._sets.hanzi(matches.sets, slots)
        return Scores.of(scores.fields, self._sets.scores(matches.sets, slots, counts))


class Embedded:
    """The engine in this process: every posting is at hand."""

    def __init__(self, postings: Mapping[str, Field]) -> None:
        self._scorer = Scorer(postings)
        self._order = postings["words"].order

    def search(self, question: Question, k: int, among: Sequence[int] | Rows | None = None) -> Scored:
        """The k best rows; of these rows, if any are named."""
        matches = self._scorer.match(question)
        if among is None:
            slots, scores = self._found(matches, k)
        else:
            slots = np.sort(self._order.slots.take(np.asarray(among, np.int64))).astype(np.int64)
            scores = self._scorer.scores(matches, slots)
        return best(matches, self._order, slots, self._scorer.deep(matches, slots, scores), k)

    def _found(self, matches: QuestionMatches, k: int) -> tuple[Rows, Scores]:
        """Slots among which are the k best, and what they get, but for what single hanzi of sets add."""
        if not matches.has_sets and reading_all_pays([of for layer in matches.layers for of in layer.values()]):
            return self._scorer.best_of_all(matches, k)
        slots = self._scorer.promising(matches, k)
        scores = self._scorer.scores(matches, slots)
        if not matches.has_sets or len(slots) <= DEEP:
            return slots, scores
        places = np.sort(self._order.best(slots, scores.total, DEEP))
        return slots[places], scores.picked(places)


def joined(parts: Sequence[Scores]) -> Scores:
    """The scores of all parts, one after the other."""
    if len(parts) == 1:
        return parts[0]
    fields = {field: np.concatenate([part.fields[field] for part in parts]) for field in WEIGHTS}
    return Scores(fields, np.concatenate([part.sets for part in parts]), np.concatenate([part.total for part in parts]))


def best(matches: QuestionMatches, order: Order, slots: Rows, scores: Scores, k: int) -> Scored:
    """The k best of these slots that have any score; equal ones in the order of their rows."""
    places = order.best(slots, scores.total, k)
    places = places[scores.total[places] > 0]
    rows = order.rows.take(slots[places]).astype(np.int64)
    return Scored(rows, scores.picked(places), matches.idf, matches.sets.idf)
