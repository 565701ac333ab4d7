"""Passages → an immutable searcher: built once, asked from any thread, replaced as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Passage
from index.analysis import Analyzer, Terms
from index.bm25 import SmoothedBM25
from index.postings import Postings, best_rows, compile_postings
from index.snapshot import FIELDS, ArticleInfo, Snapshot

WEIGHTS: Mapping[str, float] = {"words": 1.0, "bigrams": 1.0, "characters": 0.5}


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage that shares a term with the question, and its BM25 score over all fields."""

    row: int
    passage: Passage
    score: float


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
    def passages(self) -> Sequence[Passage]:
        """Every passage, by row."""
        return self.snapshot.passages

    def search(self, terms: Terms, k: int) -> list[Scored]:
        """The k best passages that share a term with the question, best first."""
        scores = np.zeros(len(self.passages))
        for field in FIELDS:
            postings = self.snapshot.postings[field]
            for term in getattr(terms, field):
                postings.add_scores(term, scores, WEIGHTS[field])
        return [Scored(row, self.passages[row], float(scores[row])) for row in best_rows(scores, k)]

    def idf(self, field: str, term: str) -> float:
        """The term's idf in a field; an unseen term has the highest."""
        return self.snapshot.postings[field].idf(term, len(self.passages))


def build_postings(passages: Sequence[Passage], analyzer: Analyzer) -> dict[str, Postings]:
    """The postings of every field."""
    terms = [analyzer.passage(passage.text) for passage in passages]
    return {field: compile_postings(SmoothedBM25([getattr(of, field) for of in terms])) for field in FIELDS}
