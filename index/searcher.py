"""Passages → an immutable searcher: built once, asked from any thread, replaced as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, Problem
from index.analysis import FIELDS, Analyzer, Question
from index.postings import best_rows
from index.snapshot import ArticleInfo, Passages, Snapshot

WEIGHTS: Mapping[str, float] = {"words": 1.0, "bigrams": 1.0, "characters": 0.5}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that shares a term with the question, and its BM25 score in each field."""

    row: int
    passage: Passage
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Searcher:
    """One generation of the index, open for questions."""

    analyzer: Analyzer
    snapshot: Snapshot

    @property
    def generation(self) -> str:
        """The name of this built index; the same articles read by the same version give the same name."""
        return self.snapshot.header.generation

    @property
    def articles(self) -> tuple[ArticleInfo, ...]:
        """What is indexed, by name."""
        return self.snapshot.header.articles

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that gave no article."""
        return self.snapshot.header.problems

    @property
    def passages(self) -> Passages:
        """Every passage, by row."""
        return self.snapshot.passages

    def search(self, question: Question, k: int) -> list[Candidate]:
        """The k best passages that share a term with the question, best first."""
        scores = {field: self._scores(field, getattr(question, field)) for field in FIELDS}
        total = sum((WEIGHTS[field] * of for field, of in scores.items()), np.zeros(len(self.passages)))
        return [
            Candidate(row, self.passages[row], {field: float(of[row]) for field, of in scores.items()})
            for row in best_rows(total, k)
        ]

    def idf(self, field: str, term: str) -> float:
        """The term's idf in a field; an unseen term has the highest."""
        return self.snapshot.postings[field].idf(term, len(self.passages))

    def _scores(self, field: str, terms: tuple[str, ...]) -> NDArray[np.float64]:
        scores = np.zeros(len(self.passages))
        for term in terms:
            self.snapshot.postings[field].add_scores(term, scores)
        return scores
