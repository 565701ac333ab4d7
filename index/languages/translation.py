"""The Latin words of a question → sets of Chinese terms: by the dictionary, phrases before words, or as pinyin."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, product

from index.languages import english
from index.languages.dictionary import Dictionary
from index.question import TermSet, Translation

LATIN = re.compile(r"[A-Za-zÀ-ɏ\u0300-\u036f]+(?:'[A-Za-zÀ-ɏ]+)?|\d+(?:[.,:]\d+)*")
_PHRASE = 4  # words
_INSIDE = 0.5  # of a word inside a phrase that the dictionary has: a world cup is no world
_SURE = 0.8  # a translation that lends a hanzi to a shortened word
_LENDERS = 6  # of them
_SHORT = 8  # shortened words for two
_SHORTENED = 0.5  # weight of one against the two words
_MOST = 24  # words of a question that are translated


def english_sets(dictionary: Dictionary, tokens: Sequence[str]) -> list[TermSet]:
    """One set a word, and one more for each phrase that the dictionary has, the longest first."""
    words = [token for token in tokens if english.bare(token) not in english.stop_words()][:_MOST]
    stems = [english.stem(word.lower()) for word in words]
    sets: list[TermSet] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(_PHRASE, 1, -1) if at + n <= len(words) and dictionary.has(" ".join(stems[at : at + n]))), 1
        )
        factor = _INSIDE if size > 1 else 1.0
        sets += [replace(english_set(dictionary, word), factor=factor) for word in words[at : at + size]]
        if size > 1:
            sets.append(TermSet(" ".join(words[at : at + size]), dictionary.translations(" ".join(stems[at : at + size]))))
        at += size
    return sets


def shortened_sets(
    dictionary: Dictionary, tokens: Sequence[str], standing: Callable[[Sequence[str]], list[str]]
) -> list[TermSet]:
    """Two words that follow each other, as one of two hanzi, one of each: domestic (国内) capital (资金) → 内资.

    `standing` gives those of some strings that are words and stand in the corpus.
    """
    sets = []
    for first, second in pairwise(tokens):
        sure = [[one for one in _of_two(dictionary, word) if one.weight >= _SURE][:_LENDERS] for word in (first, second)]
        weights: dict[str, float] = {}
        for one, other in product(*sure):
            for short in map("".join, product(one.word, other.word)):
                weights[short] = max(weights.get(short, 0.0), one.weight * other.weight)
        if there := standing(list(weights)):
            best = sorted(there, key=lambda short: -weights[short])[:_SHORT]
            words = tuple(Translation(short, _SHORTENED * weights[short]) for short in best)
            sets.append(TermSet(f"{first} {second}", words, factor=_INSIDE))
    return sets


def _of_two(dictionary: Dictionary, word: str) -> list[Translation]:
    """The translations of a word, if it has a meaning of its own, that are two hanzi."""
    if word[0].isdigit() or english.bare(word) in english.stop_words():
        return []
    return [one for one in _lookup(dictionary, word) if len(one.word) == 2]


def english_set(dictionary: Dictionary, word: str) -> TermSet:
    """What a word may stand as; a number only as itself."""
    return TermSet(word, () if word[0].isdigit() else _lookup(dictionary, word), literal=english.bare(word))


def _lookup(dictionary: Dictionary, word: str) -> tuple[Translation, ...]:
    stem = english.stem(word.lower())
    return dictionary.translations(stem) or dictionary.translations(f"~{english.root(stem)}")
