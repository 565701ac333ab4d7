"""The relevance model: rank-bm25's Okapi, with an idf that stays positive.

rank-bm25 gives the model and its formula; its two fitting steps are done here on arrays, because its own dictionaries
take kilobytes a passage. Questions never call `get_scores`, which visits every passage for every term, but read the
postings compiled from the fitted model (`index.postings`), with equal scores.
"""

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.forward import Forward

K1 = 0.9
B = 0.4


class SmoothedBM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 has no types
    """BM25Okapi with idf = ln(1 + (N − n + ½) / (n + ½)), as Lucene has it: positive for every term of any corpus.

    `terms` are the digests of all terms in order, `idf` theirs. A corpus without a passage or a term is fine: nothing matches.
    """

    corpus_size: int
    avgdl: float
    doc_len: NDArray[np.int32]
    terms: NDArray[np.uint64]
    idf: NDArray[np.float64]

    def __init__(self, forward: Forward) -> None:
        super().__init__(forward, k1=K1, b=B)

    def _initialize(self, corpus: Forward) -> NDArray[np.int64]:
        self.corpus_size = len(corpus)
        self.doc_len = corpus.lengths
        self.avgdl = float(corpus.lengths.mean() or 1) if len(corpus) else 1.0
        found = [np.unique(digests, return_counts=True) for digests, _, _ in corpus.sorted_by_term()]
        self.terms = np.concatenate([terms for terms, _ in found])
        return np.concatenate([counts for _, counts in found])

    def _calc_idf(self, nd: NDArray[np.int64]) -> None:
        self.idf = smoothed_idf(self.corpus_size, nd)

    def weights(self, idf: NDArray[np.float64], counts: NDArray[np.uint16], rows: NDArray[np.int32]) -> NDArray[np.float64]:
        """What a term of this idf adds to the scores of the passages that hold it `counts` times."""
        norm = self.k1 * (1 - self.b + self.b * self.doc_len[rows] / self.avgdl)
        weights: NDArray[np.float64] = idf * (counts * (self.k1 + 1.0)) / (counts + norm)
        return weights


def smoothed_idf(passages: int, containing: NDArray[np.int64]) -> NDArray[np.float64]:
    """idf of terms that `containing` of `passages` hold."""
    idf: NDArray[np.float64] = np.log1p((passages - containing + 0.5) / (containing + 0.5))
    return idf
