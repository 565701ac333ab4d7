"""Where the passages of a generation are: a reindex leaves them where they were, and what is new stands behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats, Rows

GONE = -1  # the row of a passage that the generation does not have any more


@dataclass(frozen=True, slots=True)
class Order:
    """Row r of a generation is in slot `slots[r]` of its layers, laid end to end; slot s holds row `rows[s]`, or `GONE`.

    The slots of layer n are those from `edges[n]` to before `edges[n + 1]`.
    """

    slots: NDArray[np.int32]
    rows: NDArray[np.int32]
    edges: Rows
    is_plain: bool  # is every row in the slot of its number?

    @classmethod
    def of(cls, slots: NDArray[np.int32], sizes: Sequence[int]) -> "Order":
        """Of the slots of the rows, and how many slots each layer has. Raises IndexError."""
        edges = np.cumsum([0, *sizes])
        rows = np.full(int(edges[-1]), GONE, np.int32)
        plain = np.arange(len(slots), dtype=np.int32)
        rows[slots] = plain
        return cls(slots, rows, edges, len(slots) == len(rows) and bool((slots == plain).all()))

    def of_rows(self, values: Floats) -> Floats:
        """What each slot has, in the order of the rows."""
        return values if self.is_plain else values.take(self.slots)

    def is_whole(self, below: int) -> bool:
        """Has every row a slot of its own, and every slot from `below` on a row?"""
        held = self.rows != GONE
        return len(self.slots) == int(held.sum()) and bool((self.slots >= 0).all()) and bool(held[below:].all())

    def split(self, slots: Rows) -> Iterator[tuple[int, Rows]]:
        """The layers, and which of their rows these slots are, which are in order."""
        ends = slots.searchsorted(self.edges).tolist()
        for layer, (first, last) in enumerate(pairwise(ends)):
            yield layer, slots[first:last] - self.edges[layer]

    def rows_of(self, slots: Rows) -> Rows:
        """The rows in these slots that are not gone, in order."""
        if self.is_plain:
            return slots
        rows: Rows = np.sort(self.rows.take(slots)).astype(np.int64)
        there: Rows = rows[rows != GONE]
        return there

    def joined(self, layers: Sequence[Rows]) -> Rows:
        """The slots of these rows of each layer."""
        return np.concatenate([rows + edge for rows, edge in zip(layers, self.edges.tolist(), strict=False)])

    def best(self, slots: Rows, scores: Floats, k: int) -> Rows:
        """The places, among slots with these scores, of the k best, best first; equal ones in the order of their rows."""
        return np.lexsort((self.rows.take(slots), -scores))[:k]

    def gone(self, first: int, last: int) -> Rows:
        """Of the slots from `first` to before `last`, counted from the first one, those whose passages are gone."""
        return np.flatnonzero(self.rows[first:last] == GONE)
