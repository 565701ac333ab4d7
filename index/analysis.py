"""Text → terms, the same way for passages and questions. The only module that calls jieba.

A text gives terms of three fields: jieba's words (search mode) with Chinese numerals as digits beside them; pairs of
neighbouring units; and units, where a unit is one hanzi or a whole number or Latin word. A question loses its
question words first: "what is asked about" matches, "what" does not.
"""

import hashlib
import marshal
import re
import sys
import warnings
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from index.files import write_atomically
from index.folding import fold
from index.lexicon import Lexicon, open_lexicon
from index.numerals import numbers
from index.span import Marker, Words
from index.termset import TermSet
from index.words import FOLDER, word_list

FIELDS = ("words", "bigrams", "characters")
HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\uf900-\ufaff\U00020000-\U0003ffff"
FAR = 99  # a distance beyond which nothing is beside anything

_RUN = re.compile(r"[^\W_]+(?: [^\W_]+)*")  # a single space does not end a run: 第 49 届
_UNIT = re.compile(f"[{HAN}]|[^\\W_{HAN}]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one passage by field, in order of appearance, with repeats."""

    words: list[str]
    bigrams: list[str]
    characters: list[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is matched: each term once, and `sets` for what it says in another language.

    `distances` are those of the terms, in the order of the fields, from the longest question word, in characters; `asking` is
    the question as far as it tells what kind of thing is asked for, in folded Chinese.
    """

    folded: str
    asking: str
    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    characters: tuple[str, ...]
    distances: tuple[int, ...]
    sets: tuple[TermSet, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of all fields, in the order of the fields."""
        return self.words + self.bigrams + self.characters


class Analyzer:
    """The one text pipeline: its own jieba tokenizer, never the shared one; `cache_dir` keeps what is built once."""

    def __init__(self, cache_dir: Path) -> None:
        """Raises OSError."""
        self._cache_dir = cache_dir
        self._tokenizer = _jieba().Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = _dictionary(cache_dir)
        self._tokenizer.initialized = True
        for word in word_list("userdict.txt"):
            self._tokenizer.add_word(fold(word))

    @cached_property
    def lexicon(self) -> Lexicon:
        """English, pinyin and regional words, made at the first use there ever is. Raises OSError."""
        return open_lexicon(self._cache_dir, self._tokenizer.FREQ)

    @cached_property
    def tagged(self) -> Words:
        """Cuts and tags words. Raises OSError."""
        return Words(self._tokenizer, self._cache_dir)

    @cached_property
    def marker(self) -> Marker:
        """Marks short answers. Raises OSError."""
        return Marker(self.tagged)

    def is_word(self, text: str) -> bool:
        """Does jieba know it as a word?"""
        return bool(self._tokenizer.FREQ.get(text))

    def passage(self, text: str) -> Terms:
        """The terms of a passage."""
        folded = fold(text)
        return Terms(self._words(folded), _bigrams(folded), _units(folded))

    def question(self, text: str) -> Question:
        """The terms of a question, without its question words."""
        folded = fold(text)
        asking = _question_words()
        # the gaps are two spaces wide, so that no pair of neighbours crosses them
        rest = asking.sub("  ", folded)
        fields = [tuple(dict.fromkeys(cut(rest))) for cut in (self._words, _bigrams, _units)]
        gaps = [found.span() for found in asking.finditer(folded)]
        gap = max(gaps, key=lambda span: span[1] - span[0], default=(len(folded), len(folded)))
        blanked = asking.sub(lambda found: " " * len(found[0]), folded)
        distances = tuple(_distance(blanked, term, gap) for terms in fields for term in terms)
        return Question(folded, folded, fields[0], fields[1], fields[2], distances)

    def word_spans(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of the words of a text that are not stop words, in order."""
        folded = fold(text)
        return [
            (start, end)
            for word, start, end in self._tokenizer.tokenize(folded)
            if word[0].isalnum() and word not in stop_words()
        ]

    def _words(self, folded: str) -> list[str]:
        return [word for word in self._tokenizer.cut_for_search(folded) if word[0].isalnum()] + numbers(folded)


@cache
def stop_words() -> frozenset[str]:
    """Words without a topic."""
    return frozenset(map(fold, word_list("stopwords.txt")))


@cache
def weak_words() -> frozenset[str]:
    """Stop words, and words that only frame a question."""
    return stop_words() | frozenset(map(fold, word_list("frame_words.txt")))


def hollow_words(folded: str) -> frozenset[str]:
    """Words that make no question to the articles: empty ones, and where the talk is to the bot, those of small talk."""
    lists = _chat_words()
    speaks = any(word in folded for word in lists["toward"] if not word.isascii())
    speaks = speaks or not lists["toward"].isdisjoint(re.findall("[a-z']+", folded))
    return lists["hollow"] | lists["toward"] | (lists["topic"] if speaks else frozenset())


@cache
def _chat_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for line in word_list("chat.txt"):
        section, *entries = line.split()
        words.setdefault(section, set()).update(entries)
    return {section: frozenset(entries) for section, entries in words.items()}


def made_of(term: str, words: frozenset[str]) -> bool:
    """Is the term one of the words, or a pair of two of them?"""
    return term in words or (len(term) == 2 and term[0] in words and term[1] in words)


def has_question_word(text: str) -> bool:
    """Does the text ask by a word, as 多少 does?"""
    return bool(_question_words().search(fold(text)))


@cache
def analysis_version() -> str:
    """A digest of everything that decides which terms a passage has; an index made with another one is stale."""
    digest = hashlib.blake2b(digest_size=8)
    for package in ("jieba", "opencc"):
        digest.update(metadata.version(package).encode())
    here = Path(__file__).parent
    for file in (here / "analysis.py", here / "folding.py", here / "numerals.py", here / "bm25.py", FOLDER / "userdict.txt"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _units(folded: str) -> list[str]:
    return _UNIT.findall(folded)


def _bigrams(folded: str) -> list[str]:
    """Pairs of neighbouring units without the space between; numbers and Latin words once more alone."""
    pairs: list[str] = []
    for run in _RUN.findall(folded):
        units = _UNIT.findall(run)
        if len(units) == 1:
            pairs.append(units[0])
        else:
            pairs += [units[at] + units[at + 1] for at in range(len(units) - 1)]
            pairs += [unit for unit in units if len(unit) > 1]
    return pairs


def _distance(blanked: str, term: str, gap: tuple[int, int]) -> int:
    """Characters between the gap and the term where it is nearest."""
    nearest, at = FAR, blanked.find(term)
    while at >= 0:
        end = at + len(term)
        nearest = min(nearest, gap[0] - end if end <= gap[0] else max(0, at - gap[1]))
        at = blanked.find(term, at + 1)
    return nearest


@cache
def _question_words() -> re.Pattern[str]:
    words = sorted(word_list("question_words.txt"), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _jieba() -> Any:
    """The library, without the warnings that newer Pythons have for its source, and without pkg_resources.

    jieba finds its files by that where it is installed, else by their paths; importing it takes a tenth of `ask`'s time.
    """
    before = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # makes its import an ImportError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        del sys.modules["pkg_resources"]
        if before:
            sys.modules["pkg_resources"] = before
    return jieba


def _dictionary(cache_dir: Path) -> tuple[dict[str, int], int]:
    """jieba's word frequencies and their total, from our own cache once there is one.

    jieba's own cache lies in the shared temporary folder and loads three times slower.
    """
    name = f"jieba-{metadata.version('jieba')}-py{sys.version_info[0]}{sys.version_info[1]}.dictionary"
    path = cache_dir / name
    if path.is_file():
        try:
            frequencies, total = marshal.loads(path.read_bytes())
            if isinstance(frequencies, dict):
                return frequencies, int(total)
        except (EOFError, ValueError, TypeError, AttributeError):
            pass  # a cache cut short is made anew
    frequencies, total = _jieba().Tokenizer.gen_pfdict(_jieba().Tokenizer().get_dict_file())
    write_atomically(path, marshal.dumps((frequencies, total)))
    return frequencies, total
