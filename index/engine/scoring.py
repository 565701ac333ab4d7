"""BM25 of a question: jieba's words, pairs of neighbours and single characters, added, and what it says in other languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from index.engine.arrays import Floats, Rows
from index.engine.maxscore import promising
from index.engine.postings import FieldMatches, Postings, reading_all_pays
from index.engine.selection import best_rows
from index.engine.sets import SetMatches, SetScorer
from index.question import FIELDS, Question

WEIGHTS: Mapping[str, float] = {"words": 1.0, "bigrams": 1.0, "characters": 0.5, "context": 1.0}
SETS_WEIGHT = 2.0  # of what a question says in another language against what it says in Chinese
DEEP = 256  # passages for which a question's sets are scored to the last hanzi


@dataclass(frozen=True, slots=True)
class QuestionMatches:
    """A question's terms, by field, and sets as they stand in the postings."""

    terms: Mapping[str, FieldMatches]
    sets: SetMatches

    @property
    def idf(self) -> Floats:
        """That of all terms, in the order of the question's fields."""
        return np.concatenate([self.terms[field].idf for field in FIELDS])


@dataclass(frozen=True, slots=True)
class Scores:
    """Of some rows, the weighted score in each field, that of the sets, and all together."""

    fields: Mapping[str, Floats]
    sets: Floats
    total: Floats

    def picked(self, places: Rows) -> "Scores":
        """Those of the rows at these places."""
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
    """Scores questions over the postings of all fields."""

    def __init__(self, postings: Mapping[str, Postings]) -> None:
        self._postings = postings
        self._sets = SetScorer(postings["characters"], postings["bigrams"])

    def match(self, question: Question, sets_idf: Floats | None = None) -> QuestionMatches:
        """Where the postings hold the question; `sets_idf` if these postings can't tell it."""
        terms = {field: self._postings[field].look_up(question.terms_of(field), weight) for field, weight in WEIGHTS.items()}
        sets = self._sets.match(question.sets)
        return QuestionMatches(terms, sets if sets_idf is None else replace(sets, idf=sets_idf))

    def promising(self, matches: QuestionMatches, k: int, passages: int) -> Rows:
        """Rows among which are the k best."""
        lists = [one for field, found in matches.terms.items() for one in self._postings[field].lists(found)]
        if not matches.sets.rows:
            return promising(lists, k, passages)
        if passages <= DEEP:
            return np.arange(passages)
        return promising(lists + self._sets.lists(matches.sets, SETS_WEIGHT), DEEP, passages)

    def all_scores(self, matches: QuestionMatches) -> Scores:
        """What every row gets from the terms; there are no sets."""
        fields = {field: self._postings[field].all_scores(found) for field, found in matches.terms.items()}
        sets = np.zeros(self._postings["words"].corpus_size)
        return Scores(fields, sets, sum(fields.values(), sets))

    def scores(self, matches: QuestionMatches, rows: Rows) -> Scores:
        """What these rows get."""
        fields = {field: self._postings[field].scores(found, rows) for field, found in matches.terms.items()}
        sets = self._sets.scores(matches.sets, rows)
        return Scores(fields, sets, sum(fields.values(), SETS_WEIGHT * sets))


class Embedded:
    """The engine in this process: every posting is at hand."""

    def __init__(self, postings: Mapping[str, Postings]) -> None:
        self._scorer = Scorer(postings)
        self._passages = postings["words"].corpus_size

    def search(self, question: Question, k: int, among: Sequence[int] | Rows | None = None) -> Scored:
        """The k best rows; of these rows, if any are named."""
        matches = self._scorer.match(question)
        if among is None and not matches.sets.rows and reading_all_pays(list(matches.terms.values())):
            scores = self._scorer.all_scores(matches)
            rows = best_rows(scores.total, k)
            return best(matches, rows, scores.picked(rows), k)
        if among is None:
            rows = self._scorer.promising(matches, k, self._passages)
        else:
            rows = np.array(among, np.int64)
        return best(matches, rows, self._scorer.scores(matches, rows), k)


def best(matches: QuestionMatches, rows: Rows, scores: Scores, k: int) -> Scored:
    """The k best of these rows that have any score; equal ones in order."""
    order = np.lexsort((rows, -scores.total))[:k]
    order = order[scores.total[order] > 0]
    return Scored(rows[order], scores.picked(order), matches.idf, matches.sets.idf)
