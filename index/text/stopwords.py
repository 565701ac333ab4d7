"""Words that carry no topic, and those that only frame a question or talk to the bot."""

import re
from functools import cache

from index.text.folding import fold
from index.words import word_list

_OPTIONAL = re.compile(r"\(\?:[^)]*\)\?|\(\?![^)]*\)|.\?")  # of a regular expression, what need not stand in what it matches


@cache
def stop_words() -> frozenset[str]:
    """Words without a topic."""
    return frozenset(map(fold, word_list("stopwords.txt")))


@cache
def weak_words() -> frozenset[str]:
    """Stop words, and words that only frame a question."""
    return stop_words() | frozenset(map(fold, word_list("frame_words.txt")))


@cache
def hollow_words() -> frozenset[str]:
    """Words that make no question to the articles: those of small talk, weak ones included."""
    talk = frozenset(fold(word) for line in word_list("chat.txt") for word in line.split())
    return weak_words() | talk


def made_of(term: str, words: frozenset[str]) -> bool:
    """Is the term one of the words, or a pair of two of them?"""
    return term in words or (len(term) == 2 and term[0] in words and term[1] in words)


def has_question_word(text: str) -> bool:
    """Does the text ask by a word, as 多少 does?"""
    return bool(question_words().search(fold(text)))


@cache
def question_words() -> re.Pattern[str]:
    """What asks, in folded text; the longest first, each of which is as long as the characters that it must have."""
    words = sorted(word_list("question_words.txt"), key=lambda word: len(_OPTIONAL.sub("", word)), reverse=True)
    return re.compile("|".join(words))
