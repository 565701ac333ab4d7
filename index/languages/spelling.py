"""A word that no article holds → one that some article does, and that is written or read nearly so: 姜志瑩 for 姜治瑩.

Offered, never taken: what is asked stays as it is. A word of the dictionary is spelt rightly, and other digits are
another number.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from operator import eq
from string import ascii_lowercase

from index.engine.field import Field
from index.engine.sets import phrase
from index.engine.witness import Witness
from index.languages.lexicon import Lexicon
from index.languages.pinyin import Reader
from index.languages.sounds import Sounds
from index.languages.strings import Strings
from index.languages.translation import english_set
from index.text.analysis import Analyzer
from index.text.digests import pairs_of
from index.text.folding import Text

_LETTERS = range(4, 21)  # of a Latin word: with fewer, too many are near
_HANZI = range(2, 6)
_NAME = 3  # hanzi that stand side by side somewhere are no chance
_READINGS = 2  # of a hanzi
_WAYS = 8  # to read a word
_PASSAGES = 20  # looked into for the way a word is written


class Speller:
    """Knows the words of one generation."""

    def __init__(self, analyzer: Analyzer, lexicon: Lexicon, witness: Witness, sounds: Sounds, units: Field) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._witness = witness
        self._sounds = sounds
        self._units = units

    def respelt(self, asked: Text) -> str:
        """The question with another word in the place of the first that stands nowhere; empty if there is none such."""
        for start, end in self._strange(asked.folded):
            word = asked.folded[start:end]
            near = self._near_in_letters(word) if word.isascii() else self._near_in_sound(word)
            if near:
                return asked.written[:start] + near + asked.written[end:]
        return ""

    def _strange(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where words stand that neither an article nor the dictionary has; first those that are cut into several."""
        doubtful: list[tuple[int, int]] = []
        for start, end in self._analyzer.word_spans(folded):
            if end - start > 1 and self._is_known(folded[start:end]):
                continue
            if doubtful and doubtful[-1][1] == start and not folded[start:end].isascii():
                yield doubtful[-1][0], end
            doubtful.append((start, end))
        yield from doubtful

    def _is_known(self, word: str) -> bool:
        if word.isascii():
            return bool(english_set(self._lexicon.dictionary, word).translations)
        return self._analyzer.tokenizer.is_word(word)

    def _near_in_letters(self, word: str) -> str:
        """The commonest word of the articles that differs in one letter, or in two that changed places."""
        if len(word) not in _LETTERS or self._witness.has_unit(word):
            return ""
        others = sorted(_one_letter_off(word))
        holding = self._units.holding(others)
        best = int(holding.argmax()) if others else 0
        return others[best] if others and holding[best] else ""

    def _near_in_sound(self, word: str) -> str:
        """What the articles hold that is read as the word is, as they write it."""
        if len(word) not in _HANZI or self._witness.has_text(word):
            return ""
        reader = Reader(self._sounds, Strings(self._sounds), self._lexicon.dictionary, self._analyzer.tokenizer.is_word)
        readings = [self._lexicon.readings.get(hanzi, ())[:_READINGS] for hanzi in word]
        ways = islice(product(*readings), _WAYS)
        found = {string: _alike(string, word) for syllables in ways for string in reader.standing(syllables)}
        fit = [one for one, alike in found.items() if len(one) >= _NAME or (alike and self._analyzer.tokenizer.is_word(one))]
        return self._as_written(max(fit, key=lambda one: found[one])) if fit else ""

    def _as_written(self, string: str) -> str:
        """A folded text of the articles as one of them has it."""
        for row in islice(phrase(self._sounds.bigrams, pairs_of(string)), _PASSAGES):
            at = self._sounds.text(row).find(string)
            if at >= 0:
                return self._sounds.written(row)[at : at + len(string)]
        return string


def _alike(one: str, other: str) -> int:
    """How many hanzi two words have in the same place."""
    return sum(map(eq, one, other))


def _one_letter_off(word: str) -> set[str]:
    """All that a slip of one letter makes of a word; its digits stay."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    others = {left + letter + right for left, right in cuts for letter in ascii_lowercase}
    letters: Sequence[tuple[str, str]] = [(left, right) for left, right in cuts if right[:1].isalpha()]
    others |= {left + right[1:] for left, right in letters}
    others |= {left + letter + right[1:] for left, right in letters for letter in ascii_lowercase}
    others |= {left + right[1] + right[0] + right[2:] for left, right in letters if right[1:2].isalpha()}
    return others - {word}
