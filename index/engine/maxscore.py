"""The best rows by a sum of posting lists, reading of the long lists only what can matter: MaxScore (Turtle and Flood, 1995).

(Short lists are read sooner than they are left out: `index.engine.postings`.)

Lists are read whole in the order of the most they can add, until what is left of them can't lift a row that was not met
yet above the k-th best; the rest is looked up for the rows that are still in the running. No row is missed by it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter, neg
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats, Rows
from index.engine.selection import kth_best, nearly_kth_best

_LEFT = 0.2  # of all that can be had: when no more is left, it is time to see whether that still matters
_FEW = 32  # rows that are not worth thinning out
_BLOCK = 16 << 20  # bytes; never touched, so it takes none; glibc learns nothing from blocks of 32 MB and more
_ROUNDING = 2e-7  # of all that can be had, for each addition: by so much sums of 32-bit numbers may be wrong


def keep_freed_memory() -> None:
    """Have the C library keep what a question frees for the next one, instead of giving it back and having every page of it
    fetched anew, which takes as long as the search. (glibc does so once it has freed a block of this size: mallopt(3).)
    """
    np.empty(_BLOCK, np.uint8)


class PostingList(NamedTuple):
    """Some rows, in order, and what each gets: `factor` × count / (count + norm), never above `most`; `norms` are all rows'."""

    rows: NDArray[np.int32]
    counts: NDArray[Any]
    norms: Floats
    factor: float
    most: float

    def at(self, rows: Rows) -> Floats:
        """What these rows get."""
        counts = counts_at(rows.astype(np.int32), self.rows, self.counts)
        weights: Floats = self.factor * counts / (counts + self.norms.take(rows))
        return weights


def counts_at(wanted: NDArray[np.int32], rows: NDArray[np.int32], counts: NDArray[Any]) -> NDArray[Any]:
    """The counts of the wanted rows: 0 for those that are not among `rows`, of which there are some, in order."""
    where = rows.searchsorted(wanted)
    there: NDArray[Any] = counts.take(where, mode="clip") * (rows.take(where, mode="clip") == wanted)
    return there


def promising(lists: Sequence[PostingList], k: int, size: int) -> Rows:
    """Rows, of `size`, among which are the k best of those that the lists hold, in order; some more may be with them."""
    strongest = sorted((one for one in lists if len(one.rows)), key=attrgetter("most"), reverse=True)
    left = _left(strongest)
    wrong = _ROUNDING * len(strongest) * left[0]
    scores = np.zeros(size, np.float32)
    read, least = _read(strongest, left, k, wrong, scores)
    if least > 0:
        rows = np.flatnonzero(scores >= least - left[read])
    else:
        rows = np.flatnonzero(scores)
    return _narrowed(rows, scores, strongest[read:], left[read + 1 :], k, wrong)


def _left(lists: Sequence[PostingList]) -> list[float]:
    """What the lists from each on can add at most: of lists that add 3, 2 and 1 it is [6, 3, 1, 0]."""
    backwards = accumulate((one.most for one in reversed(lists)), initial=0.0)
    return [*backwards][::-1]


def _read(
    lists: Sequence[PostingList], left: Sequence[float], k: int, wrong: float, scores: NDArray[np.float32]
) -> tuple[int, float]:
    """Add lists to the scores until those left can lift no row among the k best; how many, and what the k-th best has."""
    least, read = 0.0, 0
    upto = bisect_left(left, -left[0] * _LEFT, key=neg)
    while read < upto:
        _add(lists[read:upto], scores)
        read = upto
        least = nearly_kth_best(scores, k) - wrong
        upto = len(lists) if least <= 0 else bisect_right(left, -least, key=neg)
    return read, least


def _narrowed(
    rows: Rows, scores: NDArray[np.float32], unread: Sequence[PostingList], left: Sequence[float], k: int, wrong: float
) -> Rows:
    """The rows that may still be among the k best once the lists not read are looked up for them, as long as there are many."""
    totals = scores[rows].astype(np.float64)
    for one, more in zip(unread, left, strict=True):
        if len(rows) <= max(k, _FEW):
            break
        totals += one.at(rows)
        running = totals >= kth_best(totals, k) - wrong - more
        rows, totals = rows[running], totals[running]
    return rows


def _add(lists: Sequence[PostingList], scores: NDArray[np.float32]) -> None:
    """Add to the scores of all rows, those of one field at once. (`add.at` is ten times slower if it has to convert.)"""
    fields: dict[int, list[PostingList]] = defaultdict(list)
    for one in lists:
        fields[id(one.norms)].append(one)
    for some in fields.values():
        rows = np.concatenate([one.rows for one in some], dtype=np.intp)
        counts = np.concatenate([one.counts for one in some])
        factors = np.repeat([one.factor for one in some], [len(one.rows) for one in some])
        np.add.at(scores, rows, (factors * counts / (counts + some[0].norms.take(rows))).astype(np.float32))
