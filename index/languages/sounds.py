"""The corpus by its sound: which neighbouring hanzi it holds that are read as two syllables."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.engine.field import Field
from index.languages.lexicon import Lexicon, Numbers
from index.text.digests import pairs_of_digests
from index.text.folding import fold

_SINGLE = 0xFFFF  # in place of a second syllable
_SYLLABLE = 16  # bits of a syllable's number
_HANZI = 21  # bits of a hanzi's code


class Sounds:
    """The corpus by its sound: which neighbouring hanzi it holds that are read as two syllables."""

    def __init__(self, bigrams: Field, passages: Sequence[Passage], lexicon: Lexicon) -> None:
        self.syllables = lexicon.syllables
        self.bigrams = bigrams
        self._passages = passages
        self._lexicon = lexicon

    @cached_property
    def _index(self) -> tuple[NDArray[np.uint32], Numbers]:
        """Codes of two syllables, or one and `_SINGLE`, in order, and the hanzi each stands for, two in a number.

        With zhong as syllable 3 and guo as 1, 中国 gives the code 3 << 16 | 1 and the number 中 << 21 | 国; 中 alone the code
        3 << 16 | 0xFFFF and the number 中 << 21. In arrays, for a generation is opened while others are asked.
        """
        firsts, seconds = pairs_of_digests(self.bigrams.digests())
        stands = np.zeros(1 << _HANZI, np.bool_)  # quicker than to sort them
        stands[firsts] = stands[seconds] = True
        singles = np.flatnonzero(stands)
        read = self._lexicon.numbered
        of_first, syllable, first = read.each(firsts)
        of_second, other, second = read.each(seconds[of_first])
        _, alone, single = read.each(singles)
        codes = np.concatenate((syllable[of_second] << _SYLLABLE | other, alone << _SYLLABLE | _SINGLE))
        hanzi = np.concatenate((first[of_second] << _HANZI | second, single << _HANZI))
        order = np.lexsort((hanzi, codes))
        return codes[order].astype(np.uint32), hanzi[order]

    def singles(self, syllable: str) -> list[str]:
        """The hanzi of the corpus that are read so."""
        return self._coded(self.syllables[syllable] << _SYLLABLE | _SINGLE)

    def pairs(self, first: str, second: str) -> list[str]:
        """The neighbouring hanzi of the corpus that are read so."""
        return self._coded(self.syllables[first] << _SYLLABLE | self.syllables[second])

    def neighbours(self, hanzi: Sequence[str]) -> list[str]:
        """Of these hanzi, the pairs that stand beside each other somewhere."""
        pairs = [first + second for first in hanzi for second in hanzi]
        return [pairs[at] for at in self.bigrams.holding(pairs).nonzero()[0].tolist()]

    def _coded(self, code: int) -> list[str]:
        codes, hanzi = self._index
        start, end = np.searchsorted(codes, [code, code + 1])
        both = ((one >> _HANZI, one & (1 << _HANZI) - 1) for one in hanzi[start:end].tolist())
        return [chr(first) + (chr(second) if second else "") for first, second in both]

    def text(self, row: int) -> str:
        """A passage, folded."""
        return fold(self.written(row))

    def written(self, row: int) -> str:
        """A passage as it is."""
        return self._passages[row].text
