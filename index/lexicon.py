"""What is made once and kept in the data folder: the English dictionary, the readings of hanzi, and regional words."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from index import cedict
from index.dictionary import Dictionary, open_dictionary
from index.files import write_atomically
from index.regional import Variants, regional_variants

Readings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Lexicon:
    """`readings` are the syllables of a hanzi, without tones, commonest first; `regional` are other words for a word."""

    dictionary: Dictionary
    readings: Readings
    regional: Variants

    @cached_property
    def syllables(self) -> dict[str, int]:
        """Every syllable, numbered."""
        every = sorted({syllable for readings in self.readings.values() for syllable in readings})
        return {syllable: number for number, syllable in enumerate(every)}


def open_lexicon(folder: Path, words: Iterable[str]) -> Lexicon:
    """The lexicon kept in a folder, made first if it is not there: some seconds, once. Raises OSError.

    `words` are the tokenizer's.
    """
    return Lexicon(
        open_dictionary(folder / "english-2.dictionary"),
        _kept(folder / "readings-1.json", cedict.readings),
        _kept(folder / "regional-1.json", lambda: regional_variants(chain(words, cedict.headwords()))),
    )


def _kept(path: Path, make: Callable[[], Mapping[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """What was written to a file, or else is made and written to it."""
    try:
        said = json.loads(path.read_text("utf-8"))
        return {word: tuple(of.split()) for word, of in said.items()}
    except (FileNotFoundError, ValueError, AttributeError):
        made = make()
        said = {word: " ".join(of) for word, of in made.items()}
        write_atomically(path, json.dumps(said, ensure_ascii=False).encode())
        return made
