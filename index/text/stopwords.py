"""Words that carry no topic, and those that only frame a question or talk to the bot."""

import re
from functools import cache

from index.text.folding import fold
from index.words import word_list


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


def made_of(term: str, words: frozenset[str]) -> bool:
    """Is the term one of the words, or a pair of two of them?"""
    return term in words or (len(term) == 2 and term[0] in words and term[1] in words)


def has_question_word(text: str) -> bool:
    """Does the text ask by a word, as 多少 does?"""
    return bool(question_words().search(fold(text)))


@cache
def question_words() -> re.Pattern[str]:
    """What asks, in folded text; the longest first."""
    words = sorted(word_list("question_words.txt"), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _chat_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for line in word_list("chat.txt"):
        section, *entries = line.split()
        words.setdefault(section, set()).update(entries)
    return {section: frozenset(entries) for section, entries in words.items()}
