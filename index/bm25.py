"""The relevance model: rank-bm25's Okapi with an idf that stays positive.

rank-bm25 fits the model (term frequencies, lengths, idf); questions never call its `get_scores`, which visits every
passage for every term, but read the postings compiled from it (`index.postings`), with equal scores.
"""

import math
from collections.abc import Mapping, Sequence

from rank_bm25 import BM25Okapi

K1 = 1.5
B = 0.75


class SmoothedBM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 has no types
    """BM25Okapi with idf = ln(1 + (N − n + ½) / (n + ½)), as Lucene has it: positive for every term of any corpus.

    A corpus without a passage or without a term is fine: nothing matches.
    """

    corpus_size: int
    avgdl: float
    doc_freqs: list[dict[str, int]]
    doc_len: list[int]
    idf: dict[str, float]

    def __init__(self, corpus: Sequence[Sequence[str]]) -> None:
        super().__init__(corpus, k1=K1, b=B)

    def _initialize(self, corpus: Sequence[Sequence[str]]) -> Mapping[str, int]:
        if not corpus:
            return {}
        passages_with: Mapping[str, int] = super()._initialize(corpus)
        self.avgdl = self.avgdl or 1.0
        return passages_with

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {term: smoothed_idf(self.corpus_size, count) for term, count in nd.items()}


def smoothed_idf(passages: int, containing: int) -> float:
    """idf of a term that `containing` of `passages` hold."""
    return math.log(1 + (passages - containing + 0.5) / (containing + 0.5))
