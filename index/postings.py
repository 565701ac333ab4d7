"""One field's postings: for each term, the passages that hold it, how often, and the weight BM25 gives it there.

Arrays only, mapped from disk: a question touches no more than the rows of its own terms.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.bm25 import SmoothedBM25
from index.forward import Forward, term_digest

_BLOCK = 128  # scores looked at together


@dataclass(frozen=True, slots=True)
class Postings:
    """Term t has the postings `starts[t]:starts[t + 1]` of `rows`, `counts` and `weights`; `digests` is sorted.

    `lengths` are the passages' own, in terms.
    """

    digests: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    weights: NDArray[np.float32]
    lengths: NDArray[np.int32]

    def find(self, term: str) -> slice:
        """Where the postings of `term` are; empty if no passage holds it."""
        digest = np.uint64(term_digest(term))
        at = int(np.searchsorted(self.digests, digest))
        if at == len(self.digests) or self.digests[at] != digest:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))

    def idf(self, term: str, passages: int) -> float:
        """The term's idf; that of an unseen term if no passage holds it."""
        found = self.find(term)
        containing = found.stop - found.start
        return math.log1p((passages - containing + 0.5) / (containing + 0.5))

    def find_all(self, digests: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the postings of many terms start, and how many there are."""
        if not len(self.digests):
            return np.zeros(len(digests), np.int64), np.zeros(len(digests), np.int64)
        at = np.minimum(np.searchsorted(self.digests, digests), len(self.digests) - 1)
        starts = self.starts[at]
        return starts, np.where(self.digests[at] == digests, self.starts[at + 1] - starts, 0)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float64]:
        """The BM25 scores of all passages: those of rank-bm25's `get_scores`."""
        digests = np.fromiter(map(term_digest, terms), np.uint64, len(terms))
        starts, sizes = self.find_all(digests)
        found = [(start, start + size) for start, size in zip(starts.tolist(), sizes.tolist(), strict=True) if size]
        if not found:
            return np.zeros(len(self.lengths))
        rows = np.concatenate([self.rows[start:end] for start, end in found])
        weights = np.concatenate([self.weights[start:end] for start, end in found])
        return np.asarray(np.bincount(rows, weights, len(self.lengths)), np.float64)

    @classmethod
    def load(cls, folder: Path, name: str) -> "Postings":
        """Map the arrays that `write_postings` wrote. Raises OSError, ValueError."""
        return cls(*(map_array(folder / f"{name}.{array.name}.npy") for array in fields(cls)))


def write_postings(forward: Forward, folder: Path, name: str) -> None:
    """Fit the model to a field and write its postings as `<name>.<array>.npy`; summing weights gives rank-bm25's scores.

    Works through the terms piece by piece, so that memory stays bounded. Raises OSError.
    """
    model = SmoothedBM25(forward)
    np.save(folder / f"{name}.digests.npy", model.terms)
    total = len(forward.digests)
    rows = _new(folder, f"{name}.rows", np.int32, total)
    counts = _new(folder, f"{name}.counts", np.uint16, total)
    weights = _new(folder, f"{name}.weights", np.float32, total)
    starts = np.zeros(len(model.terms) + 1, np.int64)
    at = term = 0
    for digests, piece_rows, piece_counts in forward.sorted_by_term():
        changes = np.flatnonzero(digests[1:] != digests[:-1]) + 1
        firsts = np.concatenate((np.zeros(min(1, len(digests)), np.int64), changes))
        sizes = np.diff(np.concatenate((firsts, [len(digests)])))
        idf = np.repeat(model.idf[term : term + len(firsts)], sizes)
        end = at + len(digests)
        rows[at:end] = piece_rows
        counts[at:end] = piece_counts
        weights[at:end] = model.weights(idf, piece_counts, piece_rows)
        starts[term + 1 : term + len(firsts) + 1] = at + np.cumsum(sizes)
        at, term = end, term + len(firsts)
    np.save(folder / f"{name}.starts.npy", starts)
    np.save(folder / f"{name}.lengths.npy", forward.lengths)


def best_rows(scores: NDArray[np.float64], k: int) -> list[int]:
    """The rows of the k best positive scores, best first; equal scores in order of row."""
    rows = _promising(scores, k)
    if len(rows) > k:
        rows = rows[scores[rows] >= np.partition(scores[rows], -k)[-k]]
    return [int(row) for row in rows[np.lexsort((rows, -scores[rows]))][:k]]


def _promising(scores: NDArray[np.float64], k: int) -> NDArray[np.int64]:
    """The rows of positive scores that may be among the k best.

    The k-th highest of the blocks' maxima is a score that k rows reach: what is below it is out. Partitioning all scores
    is several times slower.
    """
    blocks = len(scores) // _BLOCK
    if blocks <= 4 * k:
        return np.flatnonzero(scores > 0)
    maxima = scores[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    least = float(np.partition(maxima, -k)[-k])
    best = np.flatnonzero((maxima >= least) & (maxima > 0))
    rows = (best[:, None] * _BLOCK + np.arange(_BLOCK)).ravel()
    rows = np.concatenate((rows, np.arange(blocks * _BLOCK, len(scores))))
    promising: NDArray[np.int64] = rows[(scores[rows] >= least) & (scores[rows] > 0)]
    return promising


def map_array(path: Path) -> NDArray[Any]:
    """A saved array, mapped, as a plain one: numpy's own class for it takes microseconds for every slice."""
    mapped: NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
    return mapped


def _new(folder: Path, name: str, kind: type, size: int) -> NDArray[Any]:
    """An array on disk to be filled. (An empty file can't be mapped.)"""
    path = folder / f"{name}.npy"
    if size:
        return np.lib.format.open_memmap(path, "w+", kind, (size,))
    np.save(path, np.empty(0, kind))
    return np.empty(0, kind)
