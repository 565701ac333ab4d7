"""What is made once from CC-CEDICT and kept in the data folder: the English dictionary and the readings of hanzi."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index import cedict
from index.dictionary import Dictionary, open_dictionary
from index.files import write_atomically

Readings = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Lexicon:
    """`readings` are the syllables of a hanzi, without tones, commonest first."""

    dictionary: Dictionary
    readings: Readings

    @cached_property
    def syllables(self) -> dict[str, int]:
        """Every syllable, numbered."""
        every = sorted({syllable for readings in self.readings.values() for syllable in readings})
        return {syllable: number for number, syllable in enumerate(every)}


def open_lexicon(folder: Path) -> Lexicon:
    """The lexicon kept in a folder, made first if it is not there: some seconds, once. Raises OSError."""
    return Lexicon(open_dictionary(folder / "english-2.dictionary"), _open_readings(folder / "readings-1.json"))


def _open_readings(path: Path) -> Readings:
    try:
        said = json.loads(path.read_text("utf-8"))
        return {hanzi: tuple(syllables.split()) for hanzi, syllables in said.items()}
    except (FileNotFoundError, ValueError, AttributeError):
        readings = cedict.readings()
        said = {hanzi: " ".join(syllables) for hanzi, syllables in readings.items()}
        write_atomically(path, json.dumps(said, ensure_ascii=False).encode())
        return readings
