"""The corpus as a witness of strings: does some passage hold these hanzi beside each other?"""

from index.engine.sets import phrase
from index.languages.sounds import Sounds
from index.text.digests import pairs_of

_WITNESSES = 20  # passages looked into for one string
_PASSAGES_READ = 400  # passages looked into for one question: bounds the time of nonsense


class Strings:
    """Tells for one question what stands in the passages, of which it keeps those that it has read."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._texts: dict[int, str] = {}

    def has(self, word: str) -> bool:
        """Does some passage hold the word? (Its pairs tell which to look into.)"""
        for row in phrase(self._sounds.bigrams, pairs_of(word))[:_WITNESSES]:
            if row not in self._texts:
                if len(self._texts) >= _PASSAGES_READ:
                    return False
                self._texts[row] = self._sounds.text(row)
            if word in self._texts[row]:
                return True
        return False
