"""jieba's own words and the coarse tag of each. Tags: P person, L place, O organisation, T time, n noun, v verb, f function word,
m number, q measure, a adjective, d adverb, x unknown, w punctuation.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import metadata
from pathlib import Path

from index.files import write_atomically
from index.text.digests import term_digest
from index.text.tokenizer import Tokenizer

PUNCT = frozenset("，,。、；;：:！!？?（）()[]【】「」『』“”‘’\"'《》〈〉<>…—-~～·•‧. \t\n\r/|")
_COARSE = {
    "nr": "P",
    "ns": "L",
    "nt": "O",
    "t": "T",
    "tg": "T",
    "n": "n",
    "nz": "n",
    "nl": "n",
    "ng": "n",
    "vn": "n",
    "an": "n",
    "j": "n",
    "l": "n",
    "i": "n",
    "s": "n",
    "v": "v",
    "vd": "v",
    "vg": "v",
    "p": "f",
    "c": "f",
    "u": "f",
    "r": "f",
    "y": "f",
    "e": "f",
    "o": "f",
    "f": "f",
    "m": "m",
    "q": "q",
    "a": "a",
    "ad": "d",
    "d": "d",
    "b": "a",
    "z": "a",
}
_WORDS, _TEXTS = 4_096, 1_024  # of which the tag and the words are kept, 5 MB: several steps ask it of one question
TIME_END = frozenset("年月日代朝期初末天时夜晨晚午季春夏秋冬世古今前后汉国唐宋元明清晋魏齐梁陈隋周商")
LEAD = frozenset("如因在与及为是被把由将或而并则即皆均就其该此各每某另驻至")
TRAIL = frozenset("在是为与和及于被将则也都曾皆均所的了")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, and its coarse tag."""

    start: int
    end: int
    text: str
    tag: str


def coarse(tag: str) -> str:
    """One letter for a tag of jieba's."""
    if tag.startswith("nr"):
        return "P"
    return _COARSE.get(tag) or _COARSE.get(tag[:1], "n")


class Tags:
    """The tags of jieba's dictionary that are not just "noun": the words' digests in order, then a letter for each."""

    def __init__(self, data: bytes) -> None:
        size = len(data) // 9
        self._digests = memoryview(data)[: 8 * size].cast("Q")
        self._letters = data[8 * size :].decode("ascii")

    def get(self, word: str) -> str:
        """The tag of a word; empty if it has none."""
        digest = term_digest(word)
        at = bisect_left(self._digests, digest)
        return self._letters[at] if at < len(self._digests) and self._digests[at] == digest else ""

    @classmethod
    def load(cls, folder: Path) -> "Tags":
        """From our own cache, once it is there. Raises OSError."""
        path = folder / f"jieba-{metadata.version('jieba')}-2.tags"
        try:
            return cls(path.read_bytes())
        except FileNotFoundError:
            tagged = sorted((term_digest(word), tag) for word, tag in dict(_read_tags()).items())
            digests, letters = zip(*tagged, strict=True)
            data = array("Q", digests).tobytes() + "".join(letters).encode()
            write_atomically(path, data)
            return cls(data)


def _read_tags() -> Iterator[tuple[str, str]]:
    from importlib.resources import files

    for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, _, tag = line.split(" ")
        kind = coarse(tag)
        kind = "x" if kind == "T" and word[-1] not in TIME_END else kind
        if kind != "n":
            yield word, kind


class Tagger:
    """Cuts and tags words as jieba does."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Raises OSError."""
        # no methods of its own are kept: a circle would hold the files that tags and words are mapped from
        self._tag = lru_cache(_WORDS)(partial(_tag, tokenizer, Tags.load(tokenizer.folder)))
        self._cut = lru_cache(_TEXTS)(partial(_cut, tokenizer, self._tag))

    def tag(self, text: str) -> str:
        """The coarse tag of a word."""
        return self._tag(text)

    def cut(self, text: str) -> tuple[Word, ...]:
        """The words of a text."""
        return self._cut(text)


def _tag(tokenizer: Tokenizer, tags: Tags, text: str) -> str:
    if text[0] in PUNCT or text.isspace():
        return "w"
    if found := tags.get(text):
        return found
    if tokenizer.is_word(text):
        return "n"
    return "m" if text[0].isdigit() else "x"


def _cut(tokenizer: Tokenizer, tag: Callable[[str], str], text: str) -> tuple[Word, ...]:
    words: list[Word] = []
    at = 0
    for whole in tokenizer.cut(text):
        for piece in _trimmed(tokenizer, whole):
            words.append(Word(at, at + len(piece), piece, tag(piece)))
            at += len(piece)
    return tuple(words)


def _trimmed(tokenizer: Tokenizer, text: str) -> list[str]:
    """A word that only the hidden Markov model knows loses a function character at either end."""
    if len(text) < 2 or tokenizer.is_word(text) or not "一" <= text[0] <= "鿿":
        return [text]
    if text[0] in LEAD:
        return [text[0], text[1:]]
    return [text[:-1], text[-1]] if text[-1] in TRAIL else [text]
