"""The Latin words of a question → sets of Chinese terms: by the dictionary, phrases before words, or as pinyin."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index import english
from index.dictionary import Dictionary, Translation
from index.termset import TermSet

LATIN = re.compile(r"[A-Za-zÀ-ɏ\u0300-\u036f]+(?:'[A-Za-zÀ-ɏ]+)?|\d+(?:[.,:]\d+)*")
_PHRASE = 4  # words
_INSIDE = 0.5  # of a word inside a phrase that the dictionary has: a world cup is no world
_MOST = 24  # words of a question that are translated

# what an English question asks for, in the words that Chinese asks with
_ASKING = (
    (r"how (?:many|much)|what number", "多少"),
    (r"what (?:percentage|percent|proportion)", "百分之多少"),
    (r"how (?:long|old)", "多长时间"),
    (r"(?:what|which) year", "哪一年"),
    (r"(?:what|which) month", "哪个月"),
    (r"(?:what|which) (?:day|date)", "哪一天"),
    (r"(?:what|which) century", "哪个世纪"),
    (r"when|(?:what|which) (?:time|period|era)", "什么时候"),
    (r"who(?:se|m)?", "谁"),
    (r"where", "哪里"),
    (r"why", "为什么"),
    (r"how (?:far|tall|high|deep|wide|big|large|heavy)", "多大"),
)


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


def english_set(dictionary: Dictionary, word: str) -> TermSet:
    """What a word may stand as; a number only as itself."""
    return TermSet(word, () if word[0].isdigit() else _lookup(dictionary, word), literal=english.bare(word))


def asking(question: str) -> str:
    """The question word of an English question, in Chinese; empty if it has none that tells what is asked for."""
    return next((chinese for words, chinese in _ASKING if re.search(rf"\b(?:{words})\b", question)), "")


def _lookup(dictionary: Dictionary, word: str) -> tuple[Translation, ...]:
    stem = english.stem(word.lower())
    return dictionary.translations(stem) or dictionary.translations(f"~{english.root(stem)}")
