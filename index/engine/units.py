"""What of a set counts where it stands in a passage: hanzi, pairs of them, and words as wholes, each by its digest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats
from index.question import TermSet
from index.text.digests import pairs_of, term_digests

_PAIR = 1.6  # a translation of two hanzi counts this much for each time it stands there
_LONGER = 1.2  # a longer one: this much × the mean count of its pairs
_CHARACTERS = 0.08  # and either × the mean count of its hanzi
_LITERAL = 1.6  # the asked word itself, standing there in Latin letters or digits


class Units(NamedTuple):
    """Hanzi or pairs of them, by digest, and what each counts."""

    digests: NDArray[np.uint64]
    weights: Floats

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "Units":
        """Those of a mapping."""
        return cls(term_digests(tuple(weights)), np.fromiter(weights.values(), np.float64, len(weights)))

    def each(self) -> Iterator[tuple[int, float]]:
        """One after the other."""
        return zip(self.digests.tolist(), self.weights.tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class SetParts:
    """What counts for a set: hanzi (or a literal), pairs of hanzi, and hanzi only found in longer words.

    `phrases` are words that count only as a whole, by their pairs.
    """

    hanzi: Units
    pairs: Units
    parts: Units
    phrases: list[tuple[float, tuple[int, ...]]]


@lru_cache(maxsize=1_024)  # an English question's words come again; some 3 KB each
def parts_of(terms: TermSet) -> SetParts:
    """The parts of a set, to be read only."""
    hanzi: dict[str, float] = defaultdict(float)
    pairs: dict[str, float] = defaultdict(float)
    parts: dict[str, float] = defaultdict(float)
    phrases: list[tuple[float, tuple[int, ...]]] = []
    if terms.literal:
        hanzi[terms.literal] += _LITERAL
    for translation in terms.translations:
        word, weight = translation.word, translation.weight
        if word.isascii():
            hanzi[word] += _LITERAL * weight
        elif len(word) == 1:
            hanzi[word] += weight
        elif terms.exact and len(word) > 2:
            phrases.append((_PAIR * weight, pairs_of(word)))
        else:
            each = (_PAIR if len(word) == 2 else _LONGER / (len(word) - 1)) * weight
            for at in range(len(word) - 1):
                pairs[word[at : at + 2]] += each
            for character in "" if terms.exact else word:
                parts[character] += _CHARACTERS * weight / len(word)
    for character in hanzi.keys() & parts.keys():
        hanzi[character] += parts.pop(character)
    return SetParts(Units.of(hanzi), Units.of(pairs), Units.of(parts), phrases)
