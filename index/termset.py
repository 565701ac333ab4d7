"""One thing asked in another language, and all that may stand for it in a passage, scored as one term.

Pirkola's structured query: the weighted frequencies of a set's translations are added, the set has one document
frequency, and BM25 goes on top. A translation's frequency comes from the postings of its hanzi and pairs of hanzi:
nothing is scanned.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.coverage import Floats, Sentences
from index.dictionary import Translation
from index.forward import term_digest
from index.postings import Postings

_K1, _B = 1.2, 0.85
_PAIR = 1.6  # a translation of two hanzi counts this much for each time it stands there
_LONGER = 1.2  # a longer one: this much × the mean count of its pairs
_CHARACTERS = 0.08  # and either × the mean count of its hanzi
_RARITY = 0.5  # a unit counts by its idf, scaled to 0..1, to this power: 的 in 目的 is no goal
_LONE_HANZI = 0.5  # how surely a sentence that holds a translation of one hanzi means it
_LITERAL = 1.6  # the asked word itself, standing there in Latin letters or digits


@dataclass(frozen=True, slots=True)
class TermSet:
    """`literal`: what was asked, as it would stand in a passage; `exact`: a translation counts only where all of it stands."""

    asked: str
    translations: tuple[Translation, ...]
    literal: str = ""
    factor: float = 1.0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class SetScores:
    """BM25 of the sets together, by row, and each set's idf."""

    total: Floats
    idf: Floats


def score_sets(postings: Mapping[str, Postings], sets: Sequence[TermSet], passages: int) -> SetScores:
    """The scores of all passages."""
    characters, bigrams = postings["characters"], postings["bigrams"]
    total, idfs = np.zeros(passages), np.zeros(len(sets))
    norm = _K1 * (1 - _B + _B * characters.lengths / max(float(characters.lengths.mean()), 1.0)) if passages else total
    for number, terms in enumerate(sets):
        units = _units(terms)
        counts = np.zeros(passages)
        _add_counts(characters, units[1], counts)
        _add_counts(bigrams, units[2], counts)
        for translation in terms.translations if terms.exact else ():
            if len(translation.word) > 2:
                rows, least = phrase(bigrams, translation.word)
                counts[rows] += _PAIR * translation.weight * least
        containing = float(np.minimum(counts, 1).sum())
        idfs[number] = terms.factor * math.log1p((passages - containing + 0.5) / (containing + 0.5))
        total += idfs[number] * counts * (_K1 + 1) / (counts + norm)
    return SetScores(total, idfs)


def phrase(bigrams: Postings, word: str) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
    """The rows that hold all pairs of a word, and how often the rarest of them stands there."""
    found = sorted((bigrams.find(word[at : at + 2]) for at in range(len(word) - 1)), key=lambda one: one.stop - one.start)
    rows, counts = bigrams.rows[found[0]], bigrams.counts[found[0]]
    for one in found[1:]:
        there = bigrams.rows[one]
        where = np.minimum(np.searchsorted(there, rows), len(there) - 1)
        both = there[where] == rows
        rows, counts = rows[both], np.minimum(counts[both], bigrams.counts[one][where][both])
    return rows, counts


def holding_sets(passage: Sentences, sets: Sequence[TermSet]) -> Floats:
    """Sentences × sets: how surely the sentence says what the set asks, 0 to 1."""
    held = np.zeros((len(passage.keys), len(sets)))
    whole = "\n".join(passage.keys)
    for column, terms in enumerate(sets):
        there = standing(terms, whole)
        for row, key in enumerate(passage.keys):
            held[row, column] = max((_sureness(one) for one in there if one.word in key), default=0.0)
    return held


def _sureness(translation: Translation) -> float:
    """One hanzi may be there as a part of any word."""
    return translation.weight * (_LONE_HANZI if len(translation.word) == 1 else 1.0)


def standing(terms: TermSet, text: str) -> list[Translation]:
    """Those of a set's words, the asked one included, that stand in the text, surest first."""
    literal = (Translation(terms.literal, 1.0),) if terms.literal else ()
    return [translation for translation in (*literal, *terms.translations) if translation.word in text]


def _units(terms: TermSet) -> dict[int, dict[int, float]]:
    """The weight of each unit of a set, by length (1 is a hanzi or a literal, 2 a pair) and digest."""
    units: dict[int, dict[int, float]] = {1: defaultdict(float), 2: defaultdict(float)}
    if terms.literal:
        units[1][term_digest(terms.literal)] += _LITERAL
    for translation in terms.translations:
        word, weight = translation.word, translation.weight
        if len(word) == 1:
            units[1][term_digest(word)] += weight
        elif not terms.exact or len(word) == 2:
            each = (_PAIR if len(word) == 2 else _LONGER / (len(word) - 1)) * weight
            for at in range(len(word) - 1):
                units[2][term_digest(word[at : at + 2])] += each
            for character in "" if terms.exact else word:
                units[1][term_digest(character)] += _CHARACTERS * weight / len(word)
    return units


def _add_counts(postings: Postings, units: Mapping[int, float], counts: Floats) -> None:
    """Add the weighted counts of all units to the passages that hold them."""
    if not units or not len(counts):
        return
    starts, sizes = postings.find_all(np.fromiter(units.keys(), np.uint64, len(units)))
    passages = len(counts)
    rarity = np.log((passages + 1) / (sizes + 0.5)).clip(0) / math.log(passages + 1)
    weights = np.fromiter(units.values(), np.float64, len(units)) * rarity**_RARITY
    at = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
    counts += np.bincount(postings.rows[at], np.repeat(weights, sizes) * postings.counts[at], passages)
