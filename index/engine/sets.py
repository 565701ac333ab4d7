"""One thing asked in another language, and all that may stand for it in a passage, scored as one term.

Pirkola's structured query: the weighted frequencies of a set's translations are added, the set has one document
frequency, and BM25 goes on top. A translation's frequency comes from the postings of its hanzi and pairs of hanzi:
nothing is scanned.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats, Rows
from index.engine.bm25 import smoothed_idf
from index.engine.maxscore import PostingList, counts_at
from index.engine.postings import Postings
from index.question import TermSet
from index.text.digests import pairs_of, term_digest

_K1, _B = 1.2, 0.85
_PAIR = 1.6  # a translation of two hanzi counts this much for each time it stands there
_LONGER = 1.2  # a longer one: this much × the mean count of its pairs
_CHARACTERS = 0.08  # and either × the mean count of its hanzi
_RARITY = 0.5  # a unit counts by its idf, scaled to 0..1, to this power: 的 in 目的 is no goal
_SAMPLE = 256  # passages
_LITERAL = 1.6  # the asked word itself, standing there in Latin letters or digits


@dataclass(frozen=True, slots=True)
class SetMatches:
    """For each set of a question, the rows that hold a translation or a pair of its hanzi, and how much of it; `hanzi` is what
    each hanzi adds besides (by its number in the postings of characters) × sets; and the idf.
    """

    rows: tuple[NDArray[np.int32], ...]
    counts: tuple[Floats, ...]
    hanzi: Floats
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
        starts = characters.passage_starts[rows]
        sizes = characters.passage_starts[rows + 1] - starts
        at = _spread(starts, sizes)
        owners = np.repeat(np.arange(len(rows)), sizes)
        return cls(characters.passage_terms[at], characters.passage_counts[at], owners, len(rows))

    def weigh(self, weights: Floats) -> Floats:
        """Passages × sets: the sums of the weights (hanzi × sets) of their hanzi."""
        sums = np.zeros((self.passages, weights.shape[1]))
        some = np.flatnonzero(weights.any(axis=1).take(self.numbers))  # most weigh nothing
        numbers, counts, owners = self.numbers[some], self.counts[some], self.owners[some]
        for number in range(weights.shape[1]):
            sums[:, number] = np.bincount(owners, weights[:, number].take(numbers) * counts, self.passages)
        return sums


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
            return SetMatches((), (), np.zeros((0, 0)), np.zeros(len(sets)))
        matched: list[tuple[NDArray[np.int32], Floats]] = []
        hanzi = np.zeros((len(self._characters.digests), len(sets)))
        sure = np.zeros((len(self._sample), len(sets)))
        for number, terms in enumerate(sets):
            of = parts_of(terms)
            counts = self._counts(of)
            self._weigh_hanzi(of, hanzi[:, number])
            rows = np.flatnonzero(counts > 0)
            matched.append((rows.astype(np.int32), counts[rows]))
            sure[:, number] = counts[self._sample]
        surely = np.array([np.minimum(counts, 1).sum() for _, counts in matched])
        idf = _idf(sets, self._passages, surely + self._more_by_hanzi(sure, hanzi))
        return SetMatches(tuple(rows for rows, _ in matched), tuple(counts for _, counts in matched), hanzi, idf)

    def _weigh_hanzi(self, of: "SetParts", weights: Floats) -> None:
        """Write what the single hanzi of a set weigh, each at its place among the characters of the corpus."""
        parts = self._characters.find_all(list(of.parts))
        there = parts.sizes > 0
        weights[parts.numbers[there]] = _by_rarity(of.parts, parts.containing, self._passages)[there]

    def _more_by_hanzi(self, sure: Floats, hanzi: Floats) -> Floats:
        """How many passages more hold each set by single hanzi of its words, as a sample of the passages tells."""
        more = np.minimum(sure + self._sampled.weigh(hanzi), 1) - np.minimum(sure, 1)
        found: Floats = more.mean(axis=0) * self._passages
        return found

    def _counts(self, of: "SetParts") -> Floats:
        """How much of a set each passage surely holds."""
        counts = np.zeros(self._rows)
        _add_counts(self._characters, of.hanzi, counts)
        _add_counts(self._bigrams, of.pairs, counts)
        for weight, pairs in of.phrases:
            rows, least = phrase(self._bigrams, pairs)
            counts[rows] += weight * least
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
        counts = _Hanzi.of(self._characters, rows).weigh(matches.hanzi)
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
            held = postings.find_all(list(some)).containing
            containing[number] += float((np.minimum(_by_rarity(some, held, postings.corpus_size), 1) * held).sum())
        containing[number] += sum(int(bigrams.find_all(pairs).containing.min()) for _, pairs in of.phrases)
    return _idf(sets, characters.corpus_size, np.minimum(containing, characters.corpus_size))


def _idf(sets: Sequence[TermSet], passages: int, containing: Floats) -> Floats:
    idf: Floats = np.array([terms.factor for terms in sets]) * smoothed_idf(passages, containing)
    return idf


def phrase(bigrams: Postings, pairs: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """The rows that hold all of these pairs, and how often the rarest of them stands there."""
    of = bigrams.find_all(pairs)
    found = sorted(
        (slice(at, at + size) for at, size in zip(of.starts, of.sizes, strict=True)), key=lambda one: one.stop - one.start
    )
    rows, counts = bigrams.rows[found[0]], bigrams.counts[found[0]]
    for one in found[1:]:
        there = bigrams.rows[one]
        where = np.minimum(np.searchsorted(there, rows), len(there) - 1)
        both = there[where] == rows
        rows, counts = rows[both], np.minimum(counts[both], bigrams.counts[one][where][both])
    return rows, counts


@dataclass(frozen=True, slots=True)
class SetParts:
    """By digest, what each counts for a set: hanzi (or a literal), pairs of hanzi, and hanzi only found in longer words.

    `phrases` are words that count only as a whole, by their pairs.
    """

    hanzi: dict[int, float]
    pairs: dict[int, float]
    parts: dict[int, float]
    phrases: list[tuple[float, tuple[int, ...]]]


@lru_cache(maxsize=1_024)  # an English question's words come again; some 3 KB each
def parts_of(terms: TermSet) -> SetParts:
    """The parts of a set, to be read only."""
    hanzi: dict[int, float] = defaultdict(float)
    pairs: dict[int, float] = defaultdict(float)
    parts: dict[int, float] = defaultdict(float)
    phrases: list[tuple[float, tuple[int, ...]]] = []
    if terms.literal:
        hanzi[term_digest(terms.literal)] += _LITERAL
    for translation in terms.translations:
        word, weight = translation.word, translation.weight
        if word.isascii():
            hanzi[term_digest(word)] += _LITERAL * weight
        elif len(word) == 1:
            hanzi[term_digest(word)] += weight
        elif terms.exact and len(word) > 2:
            phrases.append((_PAIR * weight, pairs_of(word)))
        else:
            each = (_PAIR if len(word) == 2 else _LONGER / (len(word) - 1)) * weight
            for pair in pairs_of(word):
                pairs[pair] += each
            for character in "" if terms.exact else word:
                parts[term_digest(character)] += _CHARACTERS * weight / len(word)
    for digest in hanzi.keys() & parts.keys():
        hanzi[digest] += parts.pop(digest)
    return SetParts(hanzi, pairs, parts, phrases)


def _add_counts(postings: Postings, units: Mapping[int, float], counts: Floats) -> None:
    """Add the weighted counts of all units to the passages that hold them."""
    found = postings.find_all(list(units))
    weights = _by_rarity(units, found.containing, postings.corpus_size)
    at = _spread(found.starts, found.sizes)
    np.add.at(counts, postings.rows[at].astype(np.intp), np.repeat(weights, found.sizes) * postings.counts[at])


def _by_rarity(units: Mapping[int, float], containing: NDArray[np.int64], passages: int) -> Floats:
    """The weights of units that so many of the passages hold."""
    rarity = np.log((passages + 1) / (containing + 0.5)).clip(0) / math.log(passages + 1)
    weights: Floats = np.fromiter(units.values(), np.float64, len(units)) * rarity**_RARITY
    return weights


def _spread(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """All places of the ranges that start here and are so long."""
    return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
