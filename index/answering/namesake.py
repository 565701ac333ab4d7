"""A namesake is no answer: 雲尖茶 is asked for, no article has it, and the passage speaks of 霧尖茶."""

import re
from collections.abc import Callable, Iterator

from index.text.stopwords import has_question_word, stop_words, weak_words
from index.text.tags import Tagger

_PAIR = 2
_SHORTEST, _LONGEST = 3, 6  # characters; of two, one in common is chance
_TAGS = "nxaPLOTjbzsg"  # of what a name may be made of
_HANZI = "\u4e00-\u9fff"
_ALL_HANZI = re.compile(f"[{_HANZI}]+")


def namesakes(asked: str, said: str, tagger: Tagger, is_known: Callable[[str], bool]) -> Iterator[str]:
    """The names with which a folded question begins and that stand nowhere, where `said` has one that differs in a character.

    `is_known` tells whether some article holds a text.
    """
    name = ""
    for word in tagger.cut(asked):
        if not _may_be_of_name(word.text, word.tag) or len(name) + len(word.text) > _LONGEST:
            return
        name += word.text
        if len(name) >= _SHORTEST and name not in said and _has_namesake(name, said) and not is_known(name):
            yield name
            return


def has_sibling(noun: str, asked: str, said: str, is_noun: Callable[[str], bool]) -> bool:
    """Does a text have a noun of two characters that differs in the first: 紅茶 where 綠茶 is asked for? It may be the same by
    another name (老師, 教師), so that tells no more than that one can't be sure.
    """
    if len(noun) != _PAIR or not _ALL_HANZI.fullmatch(noun):
        return False
    others = (found[0] for found in re.finditer(f"[{_HANZI}]{noun[1]}", said))
    return any(other not in asked and is_noun(other) for other in others)


def _may_be_of_name(word: str, tag: str) -> bool:
    return bool(_ALL_HANZI.fullmatch(word)) and tag[:1] in _TAGS and word not in weak_words() and not has_question_word(word)


def _has_namesake(name: str, said: str) -> bool:
    """Does the text have the name with one character changed, but the last, which says of what kind it is?"""
    between = (_between(name[:at], name[at + 1 :], said) for at in range(len(name) - 1))
    return any(other and other not in stop_words() for other in between)


def _between(before: str, after: str, said: str) -> str:
    """The first hanzi that stands alone between two strings, the first of which may be empty; empty if there is none."""
    at = said.find(after, 1)
    while at > 0:
        if _ALL_HANZI.match(said[at - 1]) and said.endswith(before, 0, at - 1):
            return said[at - 1]
        at = said.find(after, at + 1)
    return ""
