"""The relevance model: rank-bm25's Okapi, with an idf that stays positive.

rank-bm25 gives the model and its formula; its two fitting steps are done here on arrays, because its own dictionaries
take kilobytes a passage. Questions never call `get_scores`, which visits every passage for every term, but read the
postings compiled from the fitted model (`index.engine.postings`), with equal scores.
"""

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

K1 = 0.9
B = 0.4


class SmoothedBM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 has no types
    """BM25Okapi with idf = ln(1 + (N − n + ½) / (n + ½)), as Lucene has it: positive for every term of any corpus.

    Fitted to the passages' lengths and to how many passages hold each term. A corpus without a passage or a term is fine.
    """

    corpus_size: int
    avgdl: float
    doc_len: NDArray[np.int32]
    idf: NDArray[np.float64]

    def __init__(self, lengths: NDArray[np.int32], containing: NDArray[np.int64]) -> None:
        super().__init__((lengths, containing), k1=K1, b=B)

    def _initialize(self, corpus: tuple[NDArray[np.int32], NDArray[np.int64]]) -> NDArray[np.int64]:
        self.doc_len, containing = corpus
        self.corpus_size = len(self.doc_len)
        self.avgdl = average_length(int(self.doc_len.sum()), self.corpus_size)
        return containing

    def _calc_idf(self, nd: NDArray[np.int64]) -> None:
        self.idf = smoothed_idf(self.corpus_size, nd)

    @property
    def norms(self) -> NDArray[np.float64]:
        """What `get_scores` adds to a term's count in the denominator, by passage."""
        return length_norms(self.doc_len, self.avgdl)


def average_length(total: int, passages: int) -> float:
    """How many terms a passage has on the average, where all have so many."""
    return total / passages if total else 1.0


def length_norms(lengths: NDArray[np.int32], average: float) -> NDArray[np.float64]:
    """What BM25 adds to a term's count in the denominator, for passages of these lengths."""
    shares: NDArray[np.float64] = lengths / average
    return K1 * (1 - B + B * shares)


def smoothed_idf(passages: int, containing: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.float64]:
    """idf of terms that `containing` of `passages` hold."""
    idf: NDArray[np.float64] = np.log1p((passages - containing + 0.5) / (containing + 0.5))
    return idf
