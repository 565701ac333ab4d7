"""The postings of a few passages that another engine found, whose terms weigh what they weigh in the whole corpus."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engine.counts import join
from index.engine.postings import Located, Postings


@dataclass(frozen=True, slots=True)
class NearPostings(Postings):
    """The postings of a few passages, whose terms weigh what they weigh in the whole corpus."""

    whole: Postings

    @property
    def corpus_size(self) -> int:
        """How many passages the whole corpus has."""
        return self.whole.corpus_size

    def find_all(self, digests: Sequence[int] | NDArray[np.uint64]) -> Located:
        """The postings of many terms, and how many passages of the whole corpus hold them."""
        return super(NearPostings, self).find_all(digests)._replace(containing=self.whole.find_all(digests).sizes)


def near(whole: Postings, rows: Sequence[int]) -> NearPostings:
    """The postings of these rows, numbered anew from 0."""
    some = join([whole.passages(0, 0), *(whole.passages(row, row + 1) for row in rows)])
    order = np.argsort(some.digests, kind="stable")
    digests, sizes = np.unique(some.digests, return_counts=True)
    terms = np.empty(len(order), np.int32)
    terms[order] = np.repeat(np.arange(len(digests), dtype=np.int32), sizes)
    owners = np.repeat(np.arange(len(some), dtype=np.int32), np.diff(some.starts))
    return NearPostings(
        digests=digests,
        starts=np.concatenate(([0], np.cumsum(sizes))),
        most=np.ones(len(digests)),
        rows=owners[order],
        counts=some.counts[order],
        norms=whole.norms[list(rows)],
        passage_starts=some.starts,
        passage_terms=terms,
        passage_counts=some.counts,
        lengths=some.lengths,
        average=whole.average,
        whole=whole,
    )
