"""One thing asked in another language, and all that may stand for it in a passage, scored as one term.

Pirkola's structured query: the weighted frequencies of a set's translations are added, the set has one document
frequency, and BM25 goes on top. A translation's frequency comes from the postings of its hanzi and pairs of hanzi:
nothing is scanned.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats, Rows
from index.engine.bm25 import smoothed_idf
from index.engine.maxscore import PostingList, counts_at
from index.engine.postings import Postings
from index.engine.units import SetParts, Units, parts_of
from index.question import TermSet

_K1, _B = 1.2, 0.85
_RARITY = 0.5  # a unit counts by its idf, scaled to 0..1, to this power: 的 in 目的 is no goal
_SAMPLE = 256  # passages


@dataclass(frozen=True, slots=True)
class HanziWeights:
    """What hanzi add to the sets of a question: hanzi number n adds `weights[starts[n]:starts[n] + sizes[n]]` to those `sets`, of
    `count` in all.
    """

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    sets: NDArray[np.int64]
    weights: Floats
    count: int

    @classmethod
    def of(cls, numbers: Sequence[NDArray[np.int64]], weights: Sequence[Floats], hanzi: int) -> "HanziWeights":
        """Of the hanzi of each set, by their numbers, of so many that the corpus has."""
        every = np.concatenate(numbers)
        order = np.argsort(every, kind="stable")
        sizes = np.bincount(every, minlength=hanzi)
        sets = np.repeat(np.arange(len(numbers)), list(map(len, numbers)))
        return cls(np.cumsum(sizes) - sizes, sizes, sets[order], np.concatenate(weights)[order], len(numbers))


@dataclass(frozen=True, slots=True)
class SetMatches:
    """For each set of a question, the rows that hold a translation or a pair of its hanzi, and how much of it; `hanzi` is what
    each hanzi adds besides; and the idf.
    """

    rows: tuple[NDArray[np.int32], ...]
    counts: tuple[Floats, ...]
    hanzi: HanziWeights
    idf: Floats


@dataclass(frozen=True, slots=True)
class _Hanzi:
    """The hanzi of some passages, one after the other, and whose each is."""

    numbers: NDArray[Any]
    counts: NDArray[np.uint8]
    owners: NDArray[np.int64]
    passages: int

    @classmethod
    def of(cls, characters: Postings, rows: Rows) -> "_Hanzi":
        """Those of these passages."""
        starts, ends = characters.passage_starts[rows], characters.passage_starts[rows + 1]
        slices = list(map(slice, starts.tolist(), ends.tolist())) or [slice(0)]
        numbers = np.concatenate([characters.passage_terms[at] for at in slices])
        counts = np.concatenate([characters.passage_counts[at] for at in slices])
        return cls(numbers, counts, np.repeat(np.arange(len(rows)), ends - starts), len(rows))

    def weigh(self, hanzi: HanziWeights) -> Floats:
        """Passages × sets: the sums of the weights of their hanzi."""
        some = (hanzi.sizes > 0).take(self.numbers).nonzero()[0]  # most weigh nothing
        numbers = self.numbers[some]
        sizes = hanzi.sizes.take(numbers)
        at = _spread(hanzi.starts.take(numbers), sizes)
        cells = np.repeat(self.owners[some] * hanzi.count, sizes) + hanzi.sets.take(at)
        weights = hanzi.weights.take(at) * np.repeat(self.counts[some], sizes)
        return _sums(cells, weights, self.passages * hanzi.count).reshape(self.passages, hanzi.count)


class _Found(NamedTuple):
    """Those of some units that stand in the postings: their numbers, where their postings are, and what each counts by rarity."""

    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    weights: Floats

    def counts_in(self, postings: Postings) -> tuple[Rows, Floats]:
        """The rows of all the postings, as they come, and what each adds."""
        at = _spread(self.starts, self.sizes)
        return postings.rows[at].astype(np.int64), np.repeat(self.weights, self.sizes) * postings.counts[at]


def _found(postings: Postings, units: Sequence[Units]) -> list[_Found]:
    """Each of some groups of units in the postings, all looked up at once."""
    at = postings.find_all(np.concatenate([of.digests for of in units]))
    weights = _by_rarity(np.concatenate([of.weights for of in units]), at.containing, postings.corpus_size)
    there = at.sizes.nonzero()[0]
    ends = np.searchsorted(there, np.cumsum([len(of.digests) for of in units])).tolist()
    numbers, starts, sizes, weights = at.numbers[there], at.starts[there], at.sizes[there], weights[there]
    groups = (slice(start, end) for start, end in pairwise([0, *ends]))
    return [_Found(numbers[of], starts[of], sizes[of], weights[of]) for of in groups]


_NOTHING = np.zeros(0, np.int64)
_NO_HANZI = HanziWeights(_NOTHING, _NOTHING, _NOTHING, np.zeros(0), 0)


class SetScorer:
    """Scores sets in one generation.

    What single hanzi of longer translations add is little, and common hanzi are everywhere: only passages that are in the
    running otherwise are looked into for it, and a sample, by which the sets' document frequencies are estimated. A corpus of up
    to `_SAMPLE` passages is its own sample: there nothing is estimated.
    """

    def __init__(self, characters: Postings, bigrams: Postings) -> None:
        self._characters, self._bigrams = characters, bigrams
        self._rows = len(self._characters.lengths)
        self._passages = self._characters.corpus_size
        self._sample = np.linspace(0, self._rows - 1, min(self._rows, _SAMPLE)).round().astype(np.int64)

    @cached_property
    def _norms(self) -> Floats:
        """BM25's length norm of every passage."""
        norms: Floats = _K1 * (1 - _B + _B * self._characters.lengths / self._characters.average[0])
        return norms

    @cached_property
    def _sampled(self) -> _Hanzi:
        return _Hanzi.of(self._characters, self._sample)

    def match(self, sets: Sequence[TermSet]) -> SetMatches:
        """Where the passages hold the sets of a question."""
        if not sets or not self._rows:
            return SetMatches((), (), _NO_HANZI, np.zeros(len(sets)))
        matched: list[tuple[NDArray[np.int32], Floats]] = []
        sure = np.zeros((len(self._sample), len(sets)))
        parts = [parts_of(terms) for terms in sets]
        hanzi = _found(self._characters, [of.hanzi for of in parts])
        pairs = _found(self._bigrams, [of.pairs for of in parts])
        for number, of in enumerate(zip(parts, hanzi, pairs, strict=True)):
            counts = self._counts(*of)
            rows = np.flatnonzero(counts > 0)
            matched.append((rows.astype(np.int32), counts[rows]))
            sure[:, number] = counts[self._sample]
        surely = np.array([np.minimum(counts, 1).sum() for _, counts in matched])
        inside = _found(self._characters, [of.parts for of in parts])
        weights = HanziWeights.of([of.numbers for of in inside], [of.weights for of in inside], len(self._characters.digests))
        idf = _idf(sets, self._passages, surely + self._more_by_hanzi(sure, weights))
        return SetMatches(tuple(rows for rows, _ in matched), tuple(counts for _, counts in matched), weights, idf)

    def _more_by_hanzi(self, sure: Floats, hanzi: HanziWeights) -> Floats:
        """How many passages more hold each set by single hanzi of its words, as a sample of the passages tells."""
        more = np.minimum(sure + self._sampled.weigh(hanzi), 1) - np.minimum(sure, 1)
        found: Floats = more.mean(axis=0) * self._passages
        return found

    def _counts(self, of: SetParts, hanzi: _Found, pairs: _Found) -> Floats:
        """How much of a set each passage surely holds; its hanzi and pairs are found."""
        rows, held = zip(hanzi.counts_in(self._characters), pairs.counts_in(self._bigrams), strict=True)
        counts = _sums(np.concatenate(rows), np.concatenate(held), self._rows)
        for weight, digests in of.phrases:
            there, least = phrase(self._bigrams, digests)
            counts[there] += weight * least
        return counts

    def lists(self, matches: SetMatches, factor: float) -> list[PostingList]:
        """What the passages get for each set, without what single hanzi add."""
        weights = (factor * (_K1 + 1) * matches.idf).tolist()
        return [
            PostingList(rows, counts, self._norms, weight, weight)
            for rows, counts, weight in zip(matches.rows, matches.counts, weights, strict=True)
        ]

    def scores(self, matches: SetMatches, rows: Rows) -> Floats:
        """What these passages get for all sets."""
        if not matches.rows:
            return np.zeros(len(rows))
        if len(matches.hanzi.weights):
            counts = _Hanzi.of(self._characters, rows).weigh(matches.hanzi)
        else:
            counts = np.zeros((len(rows), len(matches.rows)))  # words that count as wholes have no hanzi of their own
        for number, (held, of) in enumerate(zip(matches.rows, matches.counts, strict=True)):
            if len(held):
                counts[:, number] += counts_at(rows.astype(np.int32), held, of)
        scores: Floats = (counts / (counts + self._norms[rows][:, None])) @ (matches.idf * (_K1 + 1))
        return scores


def estimated_idf(sets: Sequence[TermSet], characters: Postings, bigrams: Postings) -> Floats:
    """The idf of sets by how many passages hold each of their units, as if no passage held two of them."""
    containing = np.zeros(len(sets))
    for number, terms in enumerate(sets):
        of = parts_of(terms)
        for postings, some in ((characters, of.hanzi), (bigrams, of.pairs), (characters, of.parts)):
            held = postings.find_all(some.digests).containing
            containing[number] += float((np.minimum(_by_rarity(some.weights, held, postings.corpus_size), 1) * held).sum())
        containing[number] += sum(int(bigrams.find_all(pairs).containing.min()) for _, pairs in of.phrases)
    return _idf(sets, characters.corpus_size, np.minimum(containing, characters.corpus_size))


def _idf(sets: Sequence[TermSet], passages: int, containing: Floats) -> Floats:
    idf: Floats = np.array([terms.factor for terms in sets]) * smoothed_idf(passages, containing)
    return idf


def phrase(bigrams: Postings, pairs: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """The rows that hold all of these pairs, and how often the rarest of them stands there."""
    found = sorted(map(bigrams.found, pairs), key=lambda one: one.stop - one.start)
    rows, counts = bigrams.rows[found[0]], bigrams.counts[found[0]]
    for one in found[1:]:
        there = bigrams.rows[one]
        where = np.minimum(np.searchsorted(there, rows), len(there) - 1)
        both = there[where] == rows
        rows, counts = rows[both], np.minimum(counts[both], bigrams.counts[one][where][both])
    return rows, counts


def _by_rarity(counted: Floats, containing: NDArray[np.int64], passages: int) -> Floats:
    """What units weigh that count so much and that so many of the passages hold."""
    rarity = np.log((passages + 1) / (containing + 0.5)).clip(0) / math.log(passages + 1)
    weights: Floats = counted * rarity**_RARITY
    return weights


def _sums(places: NDArray[np.int64], weights: Floats, size: int) -> Floats:
    """The sum of the weights of each of so many places. (Where there are none, numpy counts in whole numbers.)"""
    return np.bincount(places, weights, size).astype(np.float64, copy=False)


def _spread(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """All places of the ranges that start here and are so long."""
    return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
