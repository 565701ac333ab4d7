"""BM25 of a question: jieba's words, pairs of neighbours and single characters, added, and what it says in other languages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from index.analysis import Question
from index.maxscore import Floats, Rows, promising
from index.postings import Matches, Postings
from index.termset import SetMatches, SetScorer

WEIGHTS: Mapping[str, float] = {"words": 1.0, "bigrams": 1.0, "characters": 0.5}
SETS_WEIGHT = 2.0  # of what a question says in another language against what it says in Chinese
DEEP = 256  # passages for which a question's sets are scored to the last hanzi


@dataclass(frozen=True, slots=True)
class Matched:
    """A question's terms, by field, and sets as they stand in the postings."""

    terms: Mapping[str, Matches]
    sets: SetMatches

    @property
    def idf(self) -> Floats:
        """That of all terms, in the order of the fields."""
        return np.concatenate([of.idf for of in self.terms.values()])


@dataclass(frozen=True, slots=True)
class Scores:
    """Of some rows, the weighted score in each field, that of the sets, and all together."""

    fields: Mapping[str, Floats]
    sets: Floats
    total: Floats


class Scorer:
    """Scores questions over the postings of all fields."""

    def __init__(self, postings: Mapping[str, Postings]) -> None:
        self._postings = postings
        self._sets = SetScorer(postings["characters"], postings["bigrams"])

    def match(self, question: Question, sets_idf: Floats | None = None) -> Matched:
        """Where the postings hold the question; `sets_idf` if these postings can't tell it."""
        terms = {field: self._postings[field].look_up(getattr(question, field), weight) for field, weight in WEIGHTS.items()}
        sets = self._sets.match(question.sets)
        return Matched(terms, sets if sets_idf is None else replace(sets, idf=sets_idf))

    def promising(self, matched: Matched, k: int, passages: int) -> Rows:
        """Rows among which are the k best."""
        runs = [run for of in matched.terms.values() for run in of.runs]
        if not matched.sets.rows:
            return promising(runs, k, passages)
        if passages <= DEEP:
            return np.arange(passages)
        return promising(runs + self._sets.runs(matched.sets, SETS_WEIGHT), DEEP, passages)

    def scores(self, matched: Matched, rows: Rows) -> Scores:
        """What these rows get."""
        fields = {field: self._postings[field].scores(of, rows) for field, of in matched.terms.items()}
        sets = self._sets.scores(matched.sets, rows)
        return Scores(fields, sets, sum(fields.values(), SETS_WEIGHT * sets))
