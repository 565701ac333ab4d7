"""CC-CEDICT turned round: English → Chinese, in one file that is built once and mapped, never parsed.

A key is a stem, a phrase of stems, `~root` (what all words of a root translate to, for words without a key of their own), or
`=word` (an English word that can be read as pinyin too, such as he, long, men). The file: magic; the number of keys and the
sizes of the keys' and values' bytes as uint32; offsets of keys and of values (uint32, one more than keys); key bytes in
order; value bytes. A value is one byte k, k weights (1 to 255), then k words, tab-separated.
"""

import heapq
import mmap
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from index import cedict, english
from index.cedict import Entry
from index.files import write_atomically

_MAGIC = b"CWENZH02"
_TRANSLATIONS = 40  # most translations a key keeps
_PHRASE = 4  # content words of a gloss that is a key as a whole
_PARTIAL = 0.2  # a word inside a longer gloss against a gloss of its own; also divided by the gloss's length
_GLOSSES = 0.6  # a headword with n glosses counts n^-0.6 for each
_SINGLE = 0.4  # a headword of one hanzi against a longer one
_ROOT = 0.1  # a translation of another word of the same root
_COMMON = 5  # in so many glosses a word that can be read as pinyin is taken for an English one
_FLAT = 0.6  # weights, relative to the best, are raised to this

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Translation:
    """A Chinese word and how sure it is, 0 to 1."""

    word: str
    weight: float


class Dictionary(Sequence[bytes]):
    """The mapped file, as the sequence of its keys. Safe to ask from any thread."""

    def __init__(self, path: Path) -> None:
        """Raises OSError, ValueError (not a dictionary of this version)."""
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = len(_MAGIC) + 12
        if self._data[: len(_MAGIC)] != _MAGIC or len(self._data) < header:
            raise ValueError(f"{path} is not a dictionary of this version")
        self._size, key_bytes, value_bytes = np.frombuffer(self._data, np.uint32, 3, len(_MAGIC)).tolist()
        offsets = 4 * (self._size + 1)
        self._key_base = header + 2 * offsets
        self._value_base = self._key_base + key_bytes
        if len(self._data) != self._value_base + value_bytes:
            raise ValueError(f"{path} is cut short")
        view = memoryview(self._data)
        self._keys = view[header : header + offsets].cast("I")
        self._values = view[header + offsets : header + 2 * offsets].cast("I")

    def __len__(self) -> int:
        return int(self._size)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]  # keys one by one, for bisecting: nobody slices
        return self._data[self._key_base + self._keys[at] : self._key_base + self._keys[at + 1]]

    def has(self, key: str) -> bool:
        """Is it a key?"""
        return self._find(key) is not None

    @lru_cache(maxsize=4_096)  # noqa: B019  # one dictionary lives as long as the process
    def translations(self, key: str) -> tuple[Translation, ...]:
        """The key's translations, best first; none if it has none."""
        at = self._find(key)
        if at is None:
            return ()
        value = self._data[self._value_base + self._values[at] : self._value_base + self._values[at + 1]]
        count = value[0]
        words = value[1 + count :].decode().split("\t") if count else []
        return tuple(Translation(word, weight / 255) for word, weight in zip(words, value[1 : 1 + count], strict=True))

    def _find(self, key: str) -> int | None:
        wanted = key.encode()
        at: int = bisect_left(self, wanted)
        return at if at < self._size and self[at] == wanted else None


def open_dictionary(path: Path) -> Dictionary:
    """The dictionary at `path`, built first if it is not there or of another version. Raises OSError."""
    try:
        return Dictionary(path)
    except (FileNotFoundError, ValueError):
        entries = list(cedict.entries())
        table = {key: _flattened(_best(weights)) for key, weights in _with_roots(_collect(entries))}
        table |= {f"={word}": [] for word in _also_pinyin(entries)}
        _write(path, table)
        return Dictionary(path)


def _collect(entries: Iterable[Entry]) -> dict[str, Weights]:
    """English key → Chinese → weight; the best gloss of a headword counts."""
    table: dict[str, Weights] = defaultdict(dict)
    for entry in entries:
        base = (_SINGLE if len(entry.word) == 1 else 1.0) * max(len(entry.glosses), 1) ** -_GLOSSES
        for words in map(english.content_words, entry.glosses):
            if words and len(words) <= _PHRASE:
                _raise(table[" ".join(words)], entry.word, base / len(words))
            for word in set(words) if len(words) > 1 else ():
                _raise(table[word], entry.word, _PARTIAL * base / len(words))
    return table


def _with_roots(own: dict[str, Weights]) -> Iterator[tuple[str, Weights]]:
    """Each key with the translations of its root's other words; and each root."""
    families: dict[str, list[str]] = defaultdict(list)
    for key in own:
        if " " not in key and not key[0].isdigit():
            families[english.root(key)].append(key)
        else:
            yield key, own[key]
    for root, family in families.items():
        shared: Weights = {}
        for key in family:
            for chinese, weight in own[key].items():
                _raise(shared, chinese, _ROOT * weight)
        for key in family:
            yield key, shared | own[key] if len(family) > 1 else own[key]
        if root not in own or len(family) > 1:
            yield f"~{root}", shared


def _also_pinyin(entries: Sequence[Entry]) -> set[str]:
    """Words of English that can be read as pinyin too: in lower case in the glosses of words that are read otherwise."""
    syllables = {syllable for entry in entries if len(entry.word) == 1 for syllable in entry.syllables}
    spelt = "|".join(sorted(filter(cedict.SYLLABLE.fullmatch, syllables), key=len, reverse=True))
    pinyin = re.compile(f"(?:{spelt})+")
    seen: Counter[str] = Counter()
    for entry in entries:
        own = "".join(entry.syllables)
        words = {word for gloss in entry.glosses for word in re.findall(r"(?<![A-Za-z'-])[a-z]+(?![A-Za-z'-])", gloss)}
        seen.update(word for word in words if word not in own)
    return {word for word, count in seen.items() if count >= _COMMON and pinyin.fullmatch(word)}


def _best(weights: Weights) -> list[tuple[str, float]]:
    """The best translations; of equal ones the longer, then the first in order of code."""
    return heapq.nsmallest(_TRANSLATIONS, weights.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))


def _flattened(ranked: Sequence[tuple[str, float]]) -> list[tuple[str, int]]:
    top = ranked[0][1]
    return [(word, max(1, round(255 * (weight / top) ** _FLAT))) for word, weight in ranked]


def _write(path: Path, table: dict[str, list[tuple[str, int]]]) -> None:
    keys = sorted(table, key=str.encode)
    key_bytes = [key.encode() for key in keys]
    values = [_value(table[key]) for key in keys]
    offsets = [np.cumsum([0, *map(len, part)]).astype(np.uint32).tobytes() for part in (key_bytes, values)]
    sizes = np.array([len(keys), sum(map(len, key_bytes)), sum(map(len, values))], np.uint32).tobytes()
    write_atomically(path, b"".join([_MAGIC, sizes, *offsets, *key_bytes, *values]))


def _value(ranked: list[tuple[str, int]]) -> bytes:
    return bytes([len(ranked), *(weight for _, weight in ranked)]) + "\t".join(word for word, _ in ranked).encode()


def _raise(weights: Weights, chinese: str, weight: float) -> None:
    if weight > weights.get(chinese, 0.0):
        weights[chinese] = weight
