"""The corpus by its sound: which neighbouring hanzi it holds that are read as two syllables."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.engine.postings import Postings
from index.languages.lexicon import Lexicon
from index.text.digests import pairs_of_digests
from index.text.folding import fold

_SINGLE = 0xFFFF  # in place of a second syllable
_SYLLABLE = 16  # bits of a syllable's number
_HANZI = 21  # bits of a hanzi's code


class Sounds:
    """The corpus by its sound: which neighbouring hanzi it holds that are read as two syllables."""

    def __init__(self, bigrams: Postings, passages: Sequence[Passage], lexicon: Lexicon) -> None:
        self.syllables = lexicon.syllables
        self.bigrams = bigrams
        self._passages = passages
        self._readings = lexicon.readings

    @cached_property
    def _index(self) -> tuple[NDArray[np.uint32], NDArray[np.uint64]]:
        """Codes of two syllables, or one and `_SINGLE`, in order, and the hanzi each stands for, two in a number.

        With zhong as syllable 3 and guo as 1, 中国 gives the code 3 << 16 | 1 and the number 中 << 21 | 国; 中 alone the code
        3 << 16 | 0xFFFF and the number 中 << 21.
        """
        pairs = list(pairs_of_digests(self.bigrams.digests))
        coded: list[int] = []
        for first, second in pairs:
            coded += self._codes(first, second)
        for hanzi in {hanzi for pair in pairs for hanzi in pair}:
            coded += self._codes(hanzi, "")
        coded.sort()
        codes = np.fromiter((one >> 2 * _HANZI for one in coded), np.uint32, len(coded))
        return codes, np.fromiter((one & (1 << 2 * _HANZI) - 1 for one in coded), np.uint64, len(coded))

    def _codes(self, first: str, second: str) -> list[int]:
        """For each way to read one or two hanzi, the code and the hanzi in one number."""
        hanzi = ord(first) << _HANZI | (ord(second) if second else 0)
        seconds = [self.syllables[one] for one in self._readings.get(second, ())] if second else [_SINGLE]
        codes = []
        for one in self._readings.get(first, ()):
            for other in seconds:
                syllables = self.syllables[one] << _SYLLABLE | other
                codes.append(syllables << 2 * _HANZI | hanzi)
        return codes

    def singles(self, syllable: str) -> list[str]:
        """The hanzi of the corpus that are read so."""
        return self._coded(self.syllables[syllable] << _SYLLABLE | _SINGLE)

    def pairs(self, first: str, second: str) -> list[str]:
        """The neighbouring hanzi of the corpus that are read so."""
        return self._coded(self.syllables[first] << _SYLLABLE | self.syllables[second])

    def _coded(self, code: int) -> list[str]:
        codes, hanzi = self._index
        start, end = np.searchsorted(codes, [code, code + 1])
        both = ((one >> _HANZI, one & (1 << _HANZI) - 1) for one in hanzi[start:end].tolist())
        return [chr(first) + (chr(second) if second else "") for first, second in both]

    def text(self, row: int) -> str:
        """A passage, folded."""
        return fold(self._passages[row].text)
