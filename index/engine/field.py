"""One field of a generation: its postings in each layer, and what a term weighs in all of them together.

All weights are those of one index of the same passages, bit for bit: the idf counts the passages that there are, and the norm of
one that is gone is infinite, so that it has no score.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import spread
from index.engine.bm25 import average_length, length_norms, smoothed_idf
from index.engine.order import Order
from index.engine.postings import FieldMatches, Located, Postings, weighed
from index.text.digests import term_digest


class Held(NamedTuple):
    """Some terms in each layer, with postings of passages that are gone, and how many passages hold each."""

    layers: list[Located]
    containing: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Field:
    """`gone[t]` passages that hold term t of the lowest layer are not there any more; empty where all are."""

    layers: tuple[Postings, ...]
    order: Order
    gone: NDArray[np.int64]
    corpus_size: int
    average: float

    @classmethod
    def of(cls, layers: Sequence[Postings], order: Order) -> "Field":
        """The field whose passages are in this order; only the lowest layer may hold some that are gone."""
        lowest = layers[0]
        away = order.gone(0, len(lowest.lengths))
        corpus_size = len(order.slots)
        total = sum(int(layer.lengths.sum()) for layer in layers) - int(lowest.lengths[away].sum())
        average = average_length(total, corpus_size)
        weighing = [_in_all(layer, average) for layer in layers]
        if not len(away):
            return cls(tuple(weighing), order, np.empty(0, np.int64), corpus_size, average)
        weighing[0].norms[away] = np.inf
        held = lowest.passage_terms[spread(*lowest.extents(away))]
        gone = np.bincount(held, minlength=len(lowest.digests))
        return cls((replace(weighing[0], gone=away), *weighing[1:]), order, gone, corpus_size, average)

    def find_all(self, digests: Sequence[int] | NDArray[np.uint64]) -> Held:
        """The postings of many terms."""
        found = [layer.find_all(digests) for layer in self.layers]
        containing = found[0].sizes
        if len(self.gone):
            containing = containing - self.gone.take(found[0].numbers) * (containing > 0)
        for more in found[1:]:
            containing = containing + more.sizes
        return Held(found, containing)

    def holding(self, terms: Sequence[str]) -> NDArray[np.int64]:
        """How many passages hold each of these terms."""
        return self.find_all(list(map(term_digest, terms))).containing

    def holds(self, term: str) -> bool:
        """Does some passage hold this term? (For one, numpy takes ten times as long.)"""
        if len(self.gone):
            return bool(self.holding([term])[0])
        digest = term_digest(term)
        found = (layer.found(digest) for layer in self.layers)
        return any(one.start < one.stop for one in found)

    def look_up(self, terms: Sequence[str], factor: float) -> list[FieldMatches]:
        """What the terms add to the scores of rank-bm25's `get_scores`, times `factor`, in each layer."""
        found = self.find_all(list(map(term_digest, terms)))
        idf = smoothed_idf(self.corpus_size, found.containing)
        return [weighed(one, idf, factor) for one in found.layers]

    def at(self, slot: int) -> tuple[int, int]:
        """The layer of a slot, and the row there."""
        number = 0
        while slot >= len(self.layers[number].lengths):
            slot -= len(self.layers[number].lengths)
            number += 1
        return number, slot

    def digests(self) -> NDArray[np.uint64]:
        """All terms that some passage holds, in order."""
        lowest, *upper = self.layers
        found = lowest.digests
        if len(self.gone):
            found = found[np.diff(lowest.starts) > self.gone]
        for layer in upper:
            where = found.searchsorted(layer.digests)
            there = found.take(where, mode="clip") == layer.digests if len(found) else np.zeros(len(where), np.bool_)
            found = np.insert(found, where[~there], layer.digests[~there])
        return found


def _in_all(layer: Postings, average: float) -> Postings:
    """A layer's postings, weighed by the average length in all layers. (A norm shrinks at most as the average grows, and the
    quotient grows at most as much.)
    """
    slack = max(1.0, average / float(layer.average[0]))
    return replace(layer, norms=length_norms(layer.lengths, average), slack=slack)
