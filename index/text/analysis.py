"""Text → terms, the same way for passages and questions.

A text gives terms of three fields: jieba's words (search mode) with Chinese numerals as digits beside them; pairs of
neighbouring units; and units, where a unit is one hanzi or a whole number or Latin word: 长春500强 has the units 长 春 500 强
and the pairs 长春 春500 500强, and 500 once more alone. A question loses its question words first: "what is asked about"
matches, "what" does not.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from index.question import Question
from index.text.expected import expected
from index.text.folding import fold
from index.text.numerals import numbers
from index.text.stopwords import question_words, stop_words
from index.text.tokenizer import Tokenizer
from index.words import own_word_list

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
    context: list[str]


class Analyzer:
    """The one text pipeline. `version` names everything that decides which terms a passage has."""

    def __init__(self, folder: Path, words: Iterable[str] | None = None) -> None:
        """`folder` keeps what is built once, and may hold a `userdict.txt`; `words` stand in the place of all such lists, for an
        index that is only tried. Raises OSError.
        """
        self.version = analysis_version(folder)
        self.tokenizer = Tokenizer(folder, words)

    def passage(self, text: str, context: str = "") -> Terms:
        """The terms of a passage, and of the title and headings above it."""
        folded = fold(text)
        return Terms(self._words(folded), _bigrams(folded), _units(folded), _bigrams(fold(context)))

    def question(self, folded: str) -> Question:
        """The terms of a folded question, without its question words."""
        asking = question_words()
        # the gaps are two spaces wide, so that no pair of neighbours crosses them
        rest = asking.sub("  ", folded)
        fields = [tuple(dict.fromkeys(cut(rest))) for cut in (self._words, _bigrams, _units)]
        gaps = [found.span() for found in asking.finditer(folded)]
        gap = max(gaps, key=lambda span: span[1] - span[0], default=(len(folded), len(folded)))
        blanked = asking.sub(lambda found: " " * len(found[0]), folded)
        distances = tuple(_distance(blanked, term, gap) for terms in fields for term in terms)
        return Question(folded, expected(folded), fields[0], fields[1], fields[2], distances)

    def word_spans(self, folded: str) -> list[tuple[int, int]]:
        """(start, end) of the words of a folded text that are not stop words, in order."""
        spans = self.tokenizer.spans(folded)
        return [(start, end) for word, start, end in spans if word[0].isalnum() and word not in stop_words()]

    def _words(self, folded: str) -> list[str]:
        return [word for word in self.tokenizer.cut_for_search(folded) if word[0].isalnum()] + numbers(folded)


def analysis_version(folder: Path) -> str:
    """A digest of everything that decides which terms a passage has; an index made with another one is stale.

    That is the code of this room, the libraries it uses, and the words that jieba is told besides its own.
    """
    digest = hashlib.blake2b(digest_size=8)
    for package in ("jieba", "opencc", "rank-bm25"):
        digest.update(metadata.version(package).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    digest.update("\n".join(own_word_list("userdict.txt", folder)).encode())
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
