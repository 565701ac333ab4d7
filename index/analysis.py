"""Text → terms, the same way for passages and questions. The only module that calls jieba.

A text gives terms of three fields: jieba's words (search mode), pairs of neighbouring hanzi, and single hanzi. Latin
words and numbers are whole terms of the first field. A question loses its question words first ("what is asked about"
matches, "what" does not).
"""

import hashlib
import marshal
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from index.files import write_atomically
from index.fold import fold

WORDS = Path(__file__).parent / "words"
FIELDS = ("words", "bigrams", "characters")
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_HAN_RUN = re.compile(f"[{HAN}]+")
_TERM = re.compile(rf"[{HAN}]+|\d+(?:[.,:]\d+)*|[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text by field, in order of appearance, with repeats."""

    words: list[str]
    bigrams: list[str]
    characters: list[str]


class Analyzer:
    """The one text pipeline: its own jieba tokenizer (never the shared one) and the word lists of `index/words/`."""

    def __init__(self, cache_dir: Path | None = None) -> None:
        self._tokenizer = _jieba().Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = _dictionary(cache_dir)
        self._tokenizer.initialized = True
        for word in word_list("userdict.txt"):
            self._tokenizer.add_word(fold(word))
        self._stop_words = frozenset(fold(word) for word in word_list("stopwords.txt"))

    def passage(self, text: str) -> Terms:
        """The terms of a passage."""
        return self._terms(fold(text))

    def question(self, text: str) -> Terms:
        """The terms of a question, without its question words unless nothing else is there."""
        folded = fold(text)
        asked = self._terms(_question_words().sub(" ", folded))
        return asked if asked.words or asked.characters else self._terms(folded)

    def word_spans(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of the words of a text that are not stop words, in order."""
        folded = fold(text)
        spans = ((start, end) for word, start, end in self._tokenizer.tokenize(folded) if word not in self._stop_words)
        return [(start, end) for start, end in spans if _TERM.fullmatch(folded[start:end])]

    def _terms(self, folded: str) -> Terms:
        runs = _HAN_RUN.findall(folded)
        return Terms(
            words=[word for word in self._words(folded) if word not in self._stop_words],
            bigrams=[run[at : at + 2] for run in runs for at in range(len(run) - 1)],
            characters=[character for run in runs for character in run],
        )

    def _words(self, folded: str) -> Iterator[str]:
        for piece in _TERM.findall(folded):
            if _HAN_RUN.match(piece):
                yield from self._tokenizer.cut_for_search(piece)
            else:
                yield piece


def has_question_word(text: str) -> bool:
    """Does the text ask by a word, as 多少 or "how" do?"""
    return bool(_question_words().search(fold(text)))


def word_list(name: str) -> list[str]:
    """The entries of a file in `index/words/`: one a line, `#` starts a comment."""
    lines = (WORDS / name).read_text("utf-8").splitlines()
    return [entry for line in lines if (entry := line.partition("#")[0].strip())]


@cache
def analysis_version() -> str:
    """A digest of everything that decides which terms a text has; an index made with another one is stale."""
    digest = hashlib.blake2b(digest_size=8)
    for package in ("jieba", "opencc"):
        digest.update(metadata.version(package).encode())
    for file in (Path(__file__), Path(__file__).with_name("fold.py"), WORDS / "userdict.txt", WORDS / "stopwords.txt"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def _question_words() -> re.Pattern[str]:
    words = sorted(word_list("question_words.txt"), key=len, reverse=True)
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words))


def _jieba() -> Any:
    """The library, without the warnings that newer Pythons have for its source."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    return jieba


def _dictionary(cache_dir: Path | None) -> tuple[dict[str, int], int]:
    """jieba's word frequencies and their total, from our own cache where there is one.

    jieba's own cache lies in the shared temporary folder and loads three times slower.
    """
    name = f"jieba-{metadata.version('jieba')}-py{sys.version_info[0]}{sys.version_info[1]}.dictionary"
    path = cache_dir / name if cache_dir else None
    if path and path.is_file():
        try:
            frequencies, total = marshal.loads(path.read_bytes())
            return frequencies, total
        except (EOFError, ValueError, TypeError):
            pass  # a cache cut short is made anew
    frequencies, total = _jieba().Tokenizer.gen_pfdict(_jieba().Tokenizer().get_dict_file())
    if path:
        write_atomically(path, marshal.dumps((frequencies, total)))
    return frequencies, total
