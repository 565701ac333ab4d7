"""CC-CEDICT turned round: English → Chinese, in one SQLite file that is built once and only read then.

A key is a stem, a phrase of stems, `~root` (what all words of a root translate to, for words without a key of their own), or
`=word` (an English word that can be read as pinyin too, such as he, long, men). Its value is the translations, best first,
with tabs between: a character whose code is 256 + the weight (1 to 255), then the word.
"""

import heapq
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from weakref import finalize

from index.languages import cedict, english
from index.languages.cedict import Entry
from index.question import Translation

_TRANSLATIONS = 40  # most translations a key keeps
_PHRASE = 4  # content words of a gloss that is a key as a whole
_PARTIAL = 0.2  # a word inside a longer gloss against a gloss of its own; also divided by the gloss's length
_GLOSSES = 0.6  # a headword with n glosses counts n^-0.6 for each
_SINGLE = 0.4  # a headword of one hanzi against a longer one
_ROOT = 0.1  # a translation of another word of the same root
_COMMON = 5  # in so many glosses a word that can be read as pinyin is taken for an English one
_CODE = 256  # of a weight of 0, as a character that is no tab
_WHOLE = 255  # the weight of the best translation as it is written
_FLAT = 0.6  # weights, relative to the best, are raised to this

Weights = dict[str, float]


class Dictionary:
    """The file, read as it is asked. Safe to ask from any thread."""

    def __init__(self, path: Path) -> None:
        """Raises OSError, sqlite3.DatabaseError (no dictionary)."""
        if not path.is_file():
            raise FileNotFoundError(path)
        self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._asking = Lock()
        finalize(self, self._file.close)
        self._value("")

    def has(self, key: str) -> bool:
        """Is it a key?"""
        return self._value(key) is not None

    @lru_cache(maxsize=4_096)  # noqa: B019  # one dictionary lives as long as the process
    def translations(self, key: str) -> tuple[Translation, ...]:
        """The key's translations, best first; none if it has none."""
        value = self._value(key)
        words = value.split("\t") if value else []
        return tuple(Translation(word[1:], (ord(word[0]) - _CODE) / _WHOLE) for word in words)

    def _value(self, key: str) -> str | None:
        with self._asking:
            found = self._file.execute("SELECT value FROM translations WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None


def open_dictionary(path: Path) -> Dictionary:
    """The dictionary at `path`, built first if it is not there or damaged. Raises OSError."""
    try:
        return Dictionary(path)
    except (FileNotFoundError, sqlite3.DatabaseError):
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
    return [(word, max(1, round(_WHOLE * (weight / top) ** _FLAT))) for word, weight in ranked]


def _write(path: Path, table: dict[str, list[tuple[str, int]]]) -> None:
    """Beside its place first, so that nobody opens half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".english-") as folder:
        half = Path(folder) / path.name
        with closing(sqlite3.connect(half)) as file, file:
            file.execute("CREATE TABLE translations (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
            rows = ((key, _written(ranked)) for key, ranked in sorted(table.items()))
            file.executemany("INSERT INTO translations VALUES (?, ?)", rows)
        half.replace(path)


def _written(ranked: list[tuple[str, int]]) -> str:
    return "\t".join(chr(_CODE + weight) + word for word, weight in ranked)


def _raise(weights: Weights, chinese: str, weight: float) -> None:
    if weight > weights.get(chinese, 0.0):
        weights[chinese] = weight
