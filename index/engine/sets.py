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

from index.engine.arrays import Floats, Rows, spread
from index.engine.bm25 import smoothed_idf
from index.engine.field import Field
from index.engine.maxscore import PostingList, counts_at
from index.engine.postings import Located, Postings
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


class LayerMatches(NamedTuple):
    """For each set of a question, the rows of a layer that hold a translation or a pair of its hanzi, and how much of it; `hanzi`
    is what each hanzi adds besides.
    """

    rows: tuple[NDArray[np.int32], ...]
    counts: tuple[Floats, ...]
    hanzi: HanziWeights


class SetMatches(NamedTuple):
    """The sets of a question in each layer; none if it has no sets. And their idf."""

    layers: list[LayerMatches]
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
        starts, sizes = characters.extents(rows)
        slices = list(map(slice, starts.tolist(), (starts + sizes).tolist())) or [slice(0)]
        numbers = np.concatenate([characters.passage_terms[at] for at in slices])
        counts = np.concatenate([characters.passage_counts[at] for at in slices])
        return cls(numbers, counts, np.repeat(np.arange(len(rows)), sizes), len(rows))

    def weigh(self, hanzi: HanziWeights) -> Floats:
        """Passages × sets: the sums of the weights of their hanzi."""
        if not len(hanzi.weights):  # words that count as wholes have no hanzi of their own
            return np.zeros((self.passages, hanzi.count))
        some = (hanzi.sizes > 0).take(self.numbers).nonzero()[0]  # most weigh nothing
        numbers = self.numbers[some]
        sizes = hanzi.sizes.take(numbers)
        at = spread(hanzi.starts.take(numbers), sizes)
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
        at = spread(self.starts, self.sizes)
        return postings.rows[at].astype(np.int64), np.repeat(self.weights, self.sizes) * postings.counts[at]


def _found(field: Field, units: Sequence[Units]) -> list[list[_Found]]:
    """In each layer of a field each of some groups of units, all looked up at once."""
    held = field.find_all(np.concatenate([of.digests for of in units]))
    weights = _by_rarity(np.concatenate([of.weights for of in units]), held.containing, field.corpus_size)
    ends = np.cumsum([len(of.digests) for of in units])
    return [_grouped(at, weights, ends) for at in held.layers]


def _grouped(at: Located, weights: Floats, ends: NDArray[np.int64]) -> list[_Found]:
    """Groups of units, which end there, in one layer."""
    there = at.sizes.nonzero()[0]
    numbers, starts, sizes, weights = at.numbers[there], at.starts[there], at.sizes[there], weights[there]
    groups = (slice(first, last) for first, last in pairwise([0, *np.searchsorted(there, ends).tolist()]))
    return [_Found(numbers[of], starts[of], sizes[of], weights[of]) for of in groups]


class SetScorer:
    """Scores sets in one generation.

    What single hanzi of longer translations add is little, and common hanzi are everywhere: only passages that are in the
    running otherwise are looked into for it, and a sample, by which the sets' document frequencies are estimated. A corpus of up
    to `_SAMPLE` passages is its own sample: there nothing is estimated.
    """

    def __init__(self, characters: Field, bigrams: Field) -> None:
        self._characters, self._bigrams, self._order = characters, bigrams, characters.order
        self._passages = characters.corpus_size
        rows = len(self._order.slots)
        self._sample = np.linspace(0, rows - 1, min(rows, _SAMPLE)).round().astype(np.int64)

    @cached_property
    def _norms(self) -> list[Floats]:
        """BM25's length norm of every passage of each layer."""
        layers = self._characters.layers
        shares: list[Floats] = [layer.lengths / self._characters.average for layer in layers]
        found: list[Floats] = [_K1 * (1 - _B + _B * share) for share in shares]
        for norms, layer in zip(found, layers, strict=True):
            norms[layer.gone] = np.inf
        return found

    @cached_property
    def _sampled(self) -> list[_Hanzi]:
        """The hanzi of the sample, by layer."""
        slots = np.sort(self._order.slots[self._sample].astype(np.int64))
        return [_Hanzi.of(self._characters.layers[layer], rows) for layer, rows in self._order.split(slots)]

    def match(self, sets: Sequence[TermSet]) -> SetMatches:
        """Where the passages hold the sets of a question."""
        if not sets or not len(self._order.slots):
            return SetMatches([], np.zeros(len(sets)))
        parts = [parts_of(terms) for terms in sets]
        hanzi = _found(self._characters, [of.hanzi for of in parts])
        pairs = _found(self._bigrams, [of.pairs for of in parts])
        inside = _found(self._characters, [of.parts for of in parts])
        counted = [self._counted(layer, parts, hanzi[layer], pairs[layer]) for layer in range(len(hanzi))]
        sure = np.zeros((len(self._sample), len(sets)))
        surely = np.zeros(len(sets))
        for number, layers in enumerate(zip(*counted, strict=True)):
            counts = self._order.of_rows(layers[0] if len(layers) == 1 else np.concatenate(layers))
            surely[number] = np.minimum(counts[counts > 0], 1).sum()
            sure[:, number] = counts[self._sample]
        of_layers = zip(counted, inside, self._characters.layers, strict=True)
        matches = [_matched(counts, hanzi, len(layer.digests)) for counts, hanzi, layer in of_layers]
        return SetMatches(matches, _idf(sets, self._passages, surely + self._more_by_hanzi(sure, matches)))

    def _counted(self, layer: int, parts: Sequence[SetParts], hanzi: Sequence[_Found], pairs: Sequence[_Found]) -> list[Floats]:
        """How much of each set each passage of a layer surely holds; their hanzi and pairs are found."""
        characters, bigrams = self._characters.layers[layer], self._bigrams.layers[layer]
        counted = []
        for of, *found in zip(parts, hanzi, pairs, strict=True):
            rows, held = zip(found[0].counts_in(characters), found[1].counts_in(bigrams), strict=True)
            counts = _sums(np.concatenate(rows), np.concatenate(held), len(characters.lengths))
            for weight, digests in of.phrases:
                there, least = _phrase(bigrams, digests)
                counts[there] += weight * least
            counts[characters.gone] = 0
            counted.append(counts)
        return counted

    def _more_by_hanzi(self, sure: Floats, matches: Sequence[LayerMatches]) -> Floats:
        """How many passages more hold each set by single hanzi of its words, as a sample of the passages tells."""
        of_slots = np.concatenate([sampled.weigh(of.hanzi) for sampled, of in zip(self._sampled, matches, strict=True)])
        hanzi = np.empty(sure.shape)
        hanzi[np.argsort(self._order.slots[self._sample])] = of_slots
        more = np.minimum(sure + hanzi, 1) - np.minimum(sure, 1)
        found: Floats = more.mean(axis=0) * self._passages
        return found

    def lists(self, matches: SetMatches, layer: int, factor: float) -> list[PostingList]:
        """What the passages of a layer get for each set, without what single hanzi add."""
        weights = (factor * (_K1 + 1) * matches.idf).tolist()
        of = matches.layers[layer]
        return [
            PostingList(rows, counts, self._norms[layer], weight, weight)
            for rows, counts, weight in zip(of.rows, of.counts, weights, strict=True)
        ]

    def counts(self, matches: SetMatches, slots: Rows) -> Floats:
        """How much of each set these slots hold, without what single hanzi add: slots × sets."""
        counts = np.zeros((len(slots), len(matches.idf)))
        first = 0
        for layer, rows in self._order.split(slots):
            of, wanted = matches.layers[layer], rows.astype(np.int32)
            for number, (held, some) in enumerate(zip(of.rows, of.counts, strict=True)):
                if len(held):
                    counts[first : first + len(rows), number] = counts_at(wanted, held, some)
            first += len(rows)
        return counts

    def hanzi(self, matches: SetMatches, slots: Rows) -> Floats:
        """What single hanzi add to that."""
        split = self._order.split(slots)
        return np.concatenate(
            [_Hanzi.of(self._characters.layers[at], rows).weigh(matches.layers[at].hanzi) for at, rows in split]
        )

    def scores(self, matches: SetMatches, slots: Rows, counts: Floats) -> Floats:
        """What these slots get for all sets, of which they hold so much."""
        norms = np.concatenate([self._norms[layer][rows] for layer, rows in self._order.split(slots)])
        weighed = counts / (counts + norms[:, None]) * (matches.idf * (_K1 + 1))
        scores: Floats = weighed.sum(axis=1)
        return scores


def _matched(sets: Sequence[Floats], inside: Sequence[_Found], hanzi: int) -> LayerMatches:
    """All sets in one layer, which has so many hanzi: how much its passages hold of each, and those inside longer words."""
    rows = [np.flatnonzero(counts > 0) for counts in sets]
    counts = tuple(counts[some] for counts, some in zip(sets, rows, strict=True))
    weights = HanziWeights.of([of.numbers for of in inside], [of.weights for of in inside], hanzi)
    return LayerMatches(tuple(some.astype(np.int32) for some in rows), counts, weights)


def estimated_idf(sets: Sequence[TermSet], characters: Field, bigrams: Field) -> Floats:
    """The idf of sets by how many passages hold each of their units, as if no passage held two of them."""
    containing = np.zeros(len(sets))
    for number, terms in enumerate(sets):
        of = parts_of(terms)
        for field, some in ((characters, of.hanzi), (bigrams, of.pairs), (characters, of.parts)):
            held = field.find_all(some.digests).containing
            containing[number] += float((np.minimum(_by_rarity(some.weights, held, field.corpus_size), 1) * held).sum())
        containing[number] += sum(int(bigrams.find_all(pairs).containing.min()) for _, pairs in of.phrases)
    return _idf(sets, characters.corpus_size, np.minimum(containing, characters.corpus_size))


def _idf(sets: Sequence[TermSet], passages: int, containing: Floats) -> Floats:
    idf: Floats = np.array([terms.factor for terms in sets]) * smoothed_idf(passages, containing)
    return idf


def phrase(bigrams: Field, pairs: Sequence[int]) -> list[int]:
    """The rows of a generation that hold all of these pairs, in order."""
    found = [_phrase(layer, pairs)[0].astype(np.int64) for layer in bigrams.layers]
    rows: list[int] = bigrams.order.rows_of(bigrams.order.joined(found)).tolist()
    return rows


def _phrase(bigrams: Postings, pairs: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
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
