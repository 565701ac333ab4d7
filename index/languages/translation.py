"""The Latin words of a question → sets of Chinese terms: by the dictionary, phrases before words, or as pinyin."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.languages import english
from index.languages.dictionary import Dictionary
from index.question import TermSet, Translation

LATIN = re.compile(  # A380, 5G and H2O are one token, as they are one term of a passage; 20th is 20
    r"[A-Za-z]+\d[A-Za-z\d]*|\d+(?!(?:st|nd|rd|th|s)\b)[A-Za-z][A-Za-z\d]*|[A-Za-zÀ-ɏ\u0300-\u036f]+(?:'[A-Za-zÀ-ɏ]+)?|\d+(?:[.,:]\d+)*"
)
_PHRASE = 4  # words
_INSIDE = 0.5  # of a word inside a phrase that the dictionary has: a world cup is no world
_LIGHT = 0.5  # of a word that hardly has a topic
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
        inside = _INSIDE if size > 1 else 1.0
        sets += [replace(english_set(dictionary, word), factor=inside * _weight(word)) for word in words[at : at + size]]
        if size > 1:
            phrase = words[at : at + size]
            translations = dictionary.translations(" ".join(stems[at : at + size]))
            sets.append(TermSet(" ".join(phrase), translations, literal="".join(map(english.bare, phrase))))
        at += size
    return sets


def _weight(word: str) -> float:
    return _LIGHT if english.bare(word) in english.light_words() else 1.0


def english_set(dictionary: Dictionary, word: str) -> TermSet:
    """What a word may stand as; a number only as itself."""
    return TermSet(word, () if word[0].isdigit() else _lookup(dictionary, word), literal=english.bare(word))


def _lookup(dictionary: Dictionary, word: str) -> tuple[Translation, ...]:
    stem = english.stem(word.lower())
    return dictionary.translations(stem) or dictionary.translations(f"~{english.root(stem)}")
