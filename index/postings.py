"""One field's postings: for each term, the passages that hold it, how often, and the weight BM25 gives it there.

Arrays only, so that they can be mapped from disk and a question touches no more than the rows of its own terms. A
term is found by a 64-bit digest in a sorted array: no dictionary of all terms has to be in memory.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.bm25 import SmoothedBM25, smoothed_idf


class DigestClash(ValueError):
    """Two terms of one field have the same digest (never seen; the build stops rather than mix them up)."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Term t has the postings `starts[t]:starts[t + 1]` of `rows`, `counts` and `weights`; `digests` is sorted."""

    digests: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]
    weights: NDArray[np.float32]

    def find(self, term: str) -> slice:
        """Where the postings of `term` are; empty if no passage holds it."""
        digest = _digest(term)
        at = int(np.searchsorted(self.digests, digest))
        if at == len(self.digests) or self.digests[at] != digest:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))

    def idf(self, term: str, passages: int) -> float:
        """The term's idf; that of an unseen term if no passage holds it."""
        found = self.find(term)
        return smoothed_idf(passages, found.stop - found.start)

    def add_scores(self, term: str, scores: NDArray[np.float64], factor: float = 1.0) -> None:
        """Add `factor` × the term's weights to the scores of the passages that hold it."""
        found = self.find(term)
        scores[self.rows[found]] += factor * self.weights[found]

    def save(self, folder: Path, name: str) -> None:
        """Write the arrays as `<name>.<array>.npy`."""
        for array in fields(self):
            np.save(folder / f"{name}.{array.name}.npy", getattr(self, array.name))

    @classmethod
    def load(cls, folder: Path, name: str) -> "Postings":
        """Map the arrays that `save` wrote. Raises OSError, ValueError."""
        return cls(*(np.load(folder / f"{name}.{array.name}.npy", mmap_mode="r") for array in fields(cls)))


def compile_postings(model: SmoothedBM25) -> Postings:
    """The postings of a fitted model; summing their weights gives `model.get_scores`. Raises `DigestClash`."""
    terms = list(model.idf)
    number = {term: at for at, term in enumerate(terms)}
    lengths = [len(frequencies) for frequencies in model.doc_freqs]
    total = sum(lengths)
    ids = np.fromiter(_ids(model, number), np.int64, total)
    counts = np.fromiter((n for frequencies in model.doc_freqs for n in frequencies.values()), np.float64, total)
    rows = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)

    digests = np.array([_digest(term) for term in terms], np.uint64)
    by_digest = np.argsort(digests, kind="stable")
    if len(digests) and np.any(np.diff(digests[by_digest]) == 0):
        raise DigestClash
    rank = np.empty(len(terms), np.int64)
    rank[by_digest] = np.arange(len(terms))
    order = np.lexsort((rows, rank[ids]))

    idf = np.array([model.idf[term] for term in terms], np.float64)
    length = np.array(model.doc_len, np.float64)
    weights = idf[ids] * (counts * (model.k1 + 1)) / (counts + model.k1 * (1 - model.b + model.b * length[rows] / model.avgdl))
    sizes = np.bincount(rank[ids], minlength=len(terms)) if total else np.zeros(len(terms), np.int64)
    return Postings(
        digests=digests[by_digest],
        starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        rows=rows[order],
        counts=np.minimum(counts[order], 255).astype(np.uint8),
        weights=weights[order].astype(np.float32),
    )


def best_rows(scores: NDArray[np.float64], k: int) -> list[int]:
    """The rows of the k best positive scores, best first; equal scores in order of row."""
    matched = np.flatnonzero(scores)
    if len(matched) > k:
        threshold = np.partition(scores[matched], -k)[-k]
        matched = matched[scores[matched] >= threshold]
    return [int(row) for row in matched[np.lexsort((matched, -scores[matched]))][:k]]


def _ids(model: SmoothedBM25, number: dict[str, int]) -> Iterable[int]:
    return (number[term] for frequencies in model.doc_freqs for term in frequencies)


def _digest(term: str) -> np.uint64:
    return np.uint64(int.from_bytes(hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"))
