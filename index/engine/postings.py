"""One field of one layer: for each term, the passages that hold it, and how often. A row is one of the layer's from here on.

Arrays only, mapped from disk: a question touches no more than the rows of its own terms.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats, Rows, map_array
from index.engine.bm25 import K1, length_norms
from index.engine.counts import Counts
from index.engine.maxscore import PostingList

ARRAYS = (  # on disk
    *("digests", "starts", "most", "rows", "counts"),
    *("passage_starts", "passage_terms", "passage_counts", "lengths", "average"),
)
_SHORT = 2_000  # postings of a term on the average, read as fast as MaxScore finds out that they don't matter


class Located(NamedTuple):
    """Of some terms: where their postings start and how many there are; their numbers, if any."""

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    numbers: NDArray[np.int64]


class FieldMatches(NamedTuple):
    """A question's terms in one field: of those that some passage holds their numbers, where the postings start, how many they
    are and the factor; of all terms the idf.
    """

    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    factors: Floats
    idf: Floats

    @property
    def slices(self) -> list[slice]:
        """Where the postings of each term are."""
        return list(map(slice, self.starts.tolist(), (self.starts + self.sizes).tolist()))


def weighed(found: Located, idf: Floats, factor: float) -> FieldMatches:
    """Terms that were found, of this idf, whose scores count `factor` times."""
    there = found.sizes.nonzero()[0]
    factors = factor * (K1 + 1) * idf[there]
    return FieldMatches(found.numbers[there], found.starts[there], found.sizes[there], factors, idf)


def reading_all_pays(matches: Sequence[FieldMatches]) -> bool:
    """Are all the postings of a question read sooner than one finds out which of them don't matter?"""
    return sum(sum(of.sizes.tolist()) for of in matches) <= _SHORT * sum(len(of.sizes) for of in matches)


@dataclass(frozen=True, slots=True)
class Postings:
    """Term t has the postings `starts[t]:starts[t + 1]` of `rows` and `counts`; `digests` is sorted.

    BM25 gives its idf × (k₁ + 1) × counts / (counts + norms[rows]); the last quotient is at most `slack` × `most[t]`. Passage p,
    the other way round, has the terms `passage_starts[p]:passage_starts[p + 1]` of `passage_terms` and `passage_counts`, and
    `lengths[p]` in all; `average` is the mean of that. `gone` are the rows whose passages are not there any more.
    """

    digests: NDArray[np.uint64]
    starts: NDArray[np.int64]
    most: NDArray[np.float64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]
    passage_starts: NDArray[np.int64]
    passage_terms: NDArray[np.int32] | NDArray[np.uint16]
    passage_counts: NDArray[np.uint8]
    lengths: NDArray[np.int32]
    average: NDArray[np.float64]
    norms: Floats
    slack: float
    gone: Rows

    def is_whole(self, passages: int) -> bool:
        """Do the arrays fit each other, and so many passages?"""
        terms, postings = len(self.digests), int(self.starts[-1])
        by_term, by_passage = (self.starts[1:], self.most), (self.passage_starts[1:], self.lengths)
        by_posting = (self.rows, self.counts, self.passage_terms, self.passage_counts)
        wanted = ((by_term, terms), (by_passage, passages), (by_posting, postings), ((self.average,), 1))
        return int(self.passage_starts[-1]) == postings and all(len(one) == size for arrays, size in wanted for one in arrays)

    def found(self, digest: int) -> slice:
        """Where the postings of the term with this digest are; empty if no passage holds it."""
        digests = self.digests.data  # numpy takes ten times as long for one
        number = bisect_left(digests, digest)
        if number == len(digests) or digests[number] != digest:
            return slice(0, 0)
        return slice(*self.starts[number : number + 2].tolist())

    def find_all(self, digests: Sequence[int] | NDArray[np.uint64]) -> Located:
        """The postings of many terms."""
        wanted = np.array(digests, np.uint64)
        if not len(self.digests):
            nothing = np.zeros(len(wanted), np.int64)
            return Located(nothing, nothing, nothing)
        numbers = np.minimum(self.digests.searchsorted(wanted), len(self.digests) - 1)
        starts = self.starts.take(numbers)
        sizes = self.starts.take(numbers + 1) - starts
        sizes *= self.digests.take(numbers) == wanted
        return Located(starts, sizes, numbers)

    def lists(self, matches: FieldMatches) -> list[PostingList]:
        """The postings of each of the terms."""
        most = (matches.factors * self.slack * self.most.take(matches.numbers)).tolist()
        of = zip(matches.slices, matches.factors.tolist(), most, strict=True)
        return [PostingList(self.rows[at], self.counts[at], self.norms, *rest) for at, *rest in of]

    def scores(self, matches: FieldMatches, rows: Rows) -> Floats:
        """What these rows get from all the terms."""
        if not len(matches.sizes):
            return np.zeros(len(rows))
        if len(rows) == 1:  # of one column alone numpy adds the terms in another order
            return self.scores(matches, np.repeat(rows, 2))[:1]
        wanted = rows.astype(np.int32)
        where = np.empty((len(matches.sizes), len(rows)), np.int64)
        for number, at in enumerate(matches.slices):
            where[number] = self.rows[at].searchsorted(wanted)
        inside = where < matches.sizes[:, None]
        where += matches.starts[:, None]
        there = inside & (self.rows.take(where, mode="clip") == wanted)
        counts = self.counts.take(where, mode="clip") * there
        scores: Floats = (matches.factors[:, None] * counts / (counts + self.norms.take(rows))).sum(axis=0)
        return scores

    def all_scores(self, matches: FieldMatches) -> Floats:
        """What every row gets from all the terms, by reading all of their postings: bit for bit what `scores` gives, for the same
        quotients are added in the same order.
        """
        if not len(matches.sizes):
            return np.zeros(len(self.norms))
        slices = matches.slices
        rows = np.concatenate([self.rows[at] for at in slices], dtype=np.intp)
        counts = np.concatenate([self.counts[at] for at in slices], dtype=np.float64)
        weights, norms = np.repeat(matches.factors, matches.sizes), self.norms.take(rows)
        weights *= counts  # in place, for every array more is memory that has to be fetched
        norms += counts
        weights /= norms
        scores: NDArray[Any] = np.bincount(rows, weights, len(self.norms))
        return scores

    def passages(self, first: int, last: int) -> Counts:
        """The counted terms of the passages from `first` to before `last`."""
        start, end = int(self.passage_starts[first]), int(self.passage_starts[last])
        starts = self.passage_starts[first : last + 1] - start
        digests = self.digests[self.passage_terms[start:end]]
        return Counts(starts, digests, self.passage_counts[start:end], self.lengths[first:last])

    def extents(self, rows: Rows) -> tuple[Rows, Rows]:
        """Where the terms of these passages start, and how many each has."""
        starts = self.passage_starts[rows]
        return starts, self.passage_starts[rows + 1] - starts

    @classmethod
    def load(cls, folder: Path, name: str) -> "Postings":
        """Map the arrays that `write_postings` wrote, as those of a layer by itself. Raises OSError, ValueError, IndexError."""
        arrays = {array: map_array(folder / f"{name}.{array}.npy") for array in ARRAYS}
        norms = length_norms(arrays["lengths"], float(arrays["average"][0]))
        return cls(**arrays, norms=norms, slack=1.0, gone=np.empty(0, np.int64))
