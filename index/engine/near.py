"""The postings of a few passages that another engine found, whose terms weigh what they weigh in the whole corpus."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engine.counts import join
from index.engine.field import Field, Held
from index.engine.order import Order
from index.engine.postings import Postings


@dataclass(frozen=True, slots=True)
class NearField(Field):
    """The postings of a few passages, whose terms weigh what they weigh in the whole corpus."""

    whole: Field

    def find_all(self, digests: Sequence[int] | NDArray[np.uint64]) -> Held:
        """The postings of many terms, and how many passages of the whole corpus hold them."""
        return Held([self.layers[0].find_all(digests)], self.whole.find_all(digests).containing)


def near(whole: Field, slots: Sequence[int]) -> NearField:
    """The postings of these slots, numbered anew from 0."""
    where = [(whole.layers[layer], row) for layer, row in map(whole.at, slots)]
    some = join([whole.layers[0].passages(0, 0), *(layer.passages(row, row + 1) for layer, row in where)])
    by_term = np.argsort(some.digests, kind="stable")
    digests, sizes = np.unique(some.digests, return_counts=True)
    terms = np.empty(len(by_term), np.int32)
    terms[by_term] = np.repeat(np.arange(len(digests), dtype=np.int32), sizes)
    owners = np.repeat(np.arange(len(some), dtype=np.int32), np.diff(some.starts))
    found = Postings(
        digests=digests,
        starts=np.concatenate(([0], np.cumsum(sizes))),
        most=np.ones(len(digests)),
        rows=owners[by_term],
        counts=some.counts[by_term],
        passage_starts=some.starts,
        passage_terms=terms,
        passage_counts=some.counts,
        lengths=some.lengths,
        average=np.array([whole.average]),
        norms=np.array([layer.norms[row] for layer, row in where], np.float64),
        slack=1.0,
        gone=np.empty(0, np.int64),
    )
    order = Order.of(np.arange(len(some), dtype=np.int32), [len(some)])
    return NearField((found,), order, whole.gone[:0], whole.corpus_size, whole.average, whole)
