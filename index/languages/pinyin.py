"""Pinyin without tones in a question → the hanzi of the corpus that are read so.

The corpus is the witness: what no passage holds as neighbouring hanzi is no pinyin, so "he" and "long" in an English
question stay English.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.languages import english
from index.languages.dictionary import Dictionary
from index.languages.sounds import Sounds
from index.languages.strings import Strings
from index.question import TermSet, Translation
from index.words import word_list

_HOMOPHONES = 40  # strings one sound may stand for
_NOT_A_WORD = 0.3  # weight of a string of two hanzi that is no word
_CUTS = 12  # ways to cut one token into syllables that are looked at
_READINGS = 8  # and one question
_SYLLABLES = 24  # syllables of a question that are looked at
_LONGEST = 8  # syllables of one string
_NAME = 4  # tokens of one name
_LONE = 0.5  # a syllable alone
_TOKEN = 60  # letters; longer is no pinyin
_LEVEL = 40  # strings followed at once


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a question in pinyin: `words` are what it may be, none for a question word or a syllable left out."""

    start: int
    end: int
    words: tuple[str, ...]
    value: float


class Reader:
    """Reads the Latin words of one question as pinyin, as far as the corpus bears it out."""

    def __init__(self, sounds: Sounds, strings: Strings, dictionary: Dictionary, is_word: Callable[[str], bool]) -> None:
        self._sounds = sounds
        self._corpus = strings
        self._dictionary = dictionary
        self._is_word = is_word

    def read(self, tokens: Sequence[str], english_set: Callable[[str], TermSet]) -> tuple[list[TermSet], list[str]]:
        """The sets that are pinyin, and the tokens left for English."""
        letters = [token for token in tokens if not token[0].isdigit()]
        spelt = {token for token in letters if not token.endswith("'s") and self._cuts(token)}
        sure = {token for token in spelt if not self._is_english(token)}
        if letters and spelt.issuperset(letters):
            if sure and (sets := self._sentence(letters)):
                return sets, [token for token in tokens if token[0].isdigit()]
            if not sure and (both := self._whole(letters)):
                return [both], list(tokens)
        return self._names(tokens, spelt, sure, english_set)

    def standing(self, syllables: Sequence[str]) -> list[str]:
        """The corpus' strings that are read as these syllables."""
        return self._strings(syllables).get(len(syllables), [])

    def _names(
        self, tokens: Sequence[str], spelt: set[str], sure: set[str], english_set: Callable[[str], TermSet]
    ) -> tuple[list[TermSet], list[str]]:
        """Names inside an English question."""
        sets: list[TermSet] = []
        left: list[str] = []
        at = 0
        while at < len(tokens):
            found, size = self._longest_name(tokens[at : at + _NAME], spelt, sure)
            if not found:
                left.append(tokens[at])
            elif size == 1:
                also = english_set(tokens[at]).translations
                sets.append(replace(found, translations=(*found.translations, *also), exact=False))
            else:
                sets.append(found)
            at += size
        return sets, left

    def _longest_name(self, tokens: Sequence[str], spelt: set[str], sure: set[str]) -> tuple[TermSet | None, int]:
        """The most tokens from the first on that read as one string of the corpus, one of them no English word."""
        for size in range(len(tokens), 0, -1):
            group = tokens[:size]
            if sure.isdisjoint(group) or not all(token in spelt and (token in sure or token[0].isupper()) for token in group):
                continue
            if "v" in "".join(group).lower():  # ü is not typed so inside English
                continue
            found = self._whole(group)
            if found and (size > 1 or any(len(one.word) > 2 or self._is_word(one.word) for one in found.translations)):
                return found, size
        return None, 1

    def _whole(self, tokens: Sequence[str]) -> TermSet | None:
        """All tokens together as one string of the corpus."""
        words = [word for reading, _ in self._readings_of(tokens) for word in self._strings(reading).get(len(reading), ())]
        return TermSet(" ".join(tokens), self._weighted(words), exact=True) if words else None

    def _sentence(self, tokens: Sequence[str]) -> list[TermSet]:
        """A question all in pinyin, cut into strings of the corpus, question words and single syllables: the best cut."""
        best: tuple[float, list[TermSet]] = (float("-inf"), [])
        for syllables, edges in self._readings_of(tokens):
            value, pieces = self._best_cut(syllables[:_SYLLABLES], edges if len(tokens) > 1 else frozenset())
            value -= 0.9 * len(syllables)  # fewer syllables for the same letters
            if value > best[0]:
                sets = [self._piece_set(syllables, piece) for piece in pieces]
                best = value, [one for one in sets if one]
        return best[1]

    def _best_cut(self, syllables: Sequence[str], edges: frozenset[int]) -> tuple[float, list[_Piece]]:
        ahead: list[tuple[float, list[_Piece]]] = [(0.0, [])] * (len(syllables) + 1)
        for at in range(len(syllables) - 1, -1, -1):
            options = ((piece.value + ahead[piece.end][0], piece) for piece in self._pieces(syllables, at, edges))
            value, first = max(options, key=lambda option: option[0])
            ahead[at] = value, [first, *ahead[first.end][1]]
        return ahead[0]

    def _pieces(self, syllables: Sequence[str], at: int, edges: frozenset[int]) -> list[_Piece]:
        """What may begin at a syllable; `edges` are where the tokens that were typed end."""
        pieces = [_Piece(at, at + 1, (), 0.0)]
        for asking in _asking():
            if len(asking) > 1 and tuple(syllables[at : at + len(asking)]) == asking:
                pieces.append(_Piece(at, at + len(asking), (), len(asking) - 0.5))
        for length, words in self._strings(tuple(syllables[at : at + _LONGEST])).items():
            inside = sum(end not in edges for end in (at, at + length)) if edges else 0
            strange = length == 2 and not any(map(self._is_word, words))
            pieces.append(_Piece(at, at + length, tuple(words), length - 0.6 - 0.5 * inside - 0.5 * strange))
        return pieces

    def _piece_set(self, syllables: Sequence[str], piece: _Piece) -> TermSet | None:
        asked = tuple(syllables[piece.start : piece.end])
        if piece.words:
            return TermSet(" ".join(asked), self._weighted(piece.words), factor=len(asked) / 2, exact=True)
        if len(asked) > 1 or asked in _asking():
            return None
        hanzi = tuple(Translation(one, 1.0) for one in self._sounds.singles(asked[0]))
        return TermSet(asked[0], hanzi, factor=_LONE, exact=True) if hanzi else None

    def _strings(self, syllables: Sequence[str]) -> dict[int, list[str]]:
        """For each length from two on: the corpus' strings that are read as the first so many syllables."""
        found: dict[int, list[str]] = {}
        level = self._sounds.pairs(syllables[0], syllables[1]) if len(syllables) > 1 else []
        for length in range(2, len(syllables) + 1):
            if not level:
                break
            found[length] = level
            if length < len(syllables):
                following: dict[str, list[str]] = defaultdict(list)
                for pair in self._sounds.pairs(syllables[length - 1], syllables[length]):
                    following[pair[0]].append(pair[1])
                longer = (head + last for head in level[:_LEVEL] for last in following[head[-1]])
                level = [word for word in longer if self._corpus.has(word)]
        return found

    def _weighted(self, words: Sequence[str]) -> tuple[Translation, ...]:
        weighed = [(1.0 if len(word) > 2 or self._is_word(word) else _NOT_A_WORD, word) for word in set(words)]
        weighed.sort(key=lambda one: (-one[0], one[1]))
        return tuple(Translation(word, weight) for weight, word in weighed)[:_HOMOPHONES]

    def _readings_of(self, tokens: Sequence[str]) -> list[tuple[tuple[str, ...], frozenset[int]]]:
        """Ways to read all tokens as syllables, and after which syllables a token ends."""
        ways: list[tuple[tuple[str, ...], frozenset[int]]] = [((), frozenset((0,)))]
        for token in tokens:
            ways = [((*way, *cut), ends | {len(way) + len(cut)}) for way, ends in ways for cut in self._cuts(token)][:_READINGS]
        return ways

    def _cuts(self, token: str) -> list[tuple[str, ...]]:
        return _cuts(without_tones(token), self._sounds.syllables)

    def _is_english(self, token: str) -> bool:
        word = english.bare(token)
        return word in english.stop_words() or self._dictionary.has(f"={word}")


def without_tones(token: str) -> str:
    """Lower case, tone marks off, ü as v."""
    text = re.sub("[ǖǘǚǜü]", "v", unicodedata.normalize("NFC", token.lower()))
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _cuts(token: str, syllables: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Ways to read the whole token as syllables, fewest syllables first; none if it is not pinyin."""
    if len(token) > _TOKEN:
        return []
    ways: dict[int, list[tuple[str, ...]]] = {len(token): [()]}
    for at in range(len(token) - 1, -1, -1):
        if token[at] == "'":
            ways[at] = ways.get(at + 1, [])
            continue
        ends = (end for end in range(at + 1, min(at + 6, len(token)) + 1) if token[at:end] in syllables)
        ways[at] = sorted(((token[at:end], *rest) for end in ends for rest in ways.get(end, ())), key=len)[:_CUTS]
    return ways.get(0, [])


@lru_cache(maxsize=1)
def _asking() -> tuple[tuple[str, ...], ...]:
    """Question words as syllables, longest first."""
    words = (tuple(line.split()) for line in word_list("pinyin_question_words.txt"))
    return tuple(sorted(words, key=len, reverse=True))
