"""English text → stems, the same for the glosses of the dictionary and for questions."""

import re
from functools import cache, lru_cache

from index.words import word_list

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,:]\d+)*")

_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "'s")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april june july august september october november december"
_SHORT = {name[:3]: name for name in f"{_DAYS} {_MONTHS}".split()} | {"tues": "tuesday", "thurs": "thursday", "sept": "september"}
_VOWEL = re.compile("[aeiouy]")


@cache
def stop_words() -> frozenset[str]:
    """English words without a topic, question words among them."""
    return frozenset(word for line in word_list("english_stopwords.txt") for word in line.split())


@cache
def light_words() -> frozenset[str]:
    """English words that hardly have a topic in a question."""
    return frozenset(word for line in word_list("english_lightwords.txt") for word in line.split())


@cache
def _suffixes() -> tuple[str, ...]:
    suffixes = (suffix for line in word_list("english_suffixes.txt") for suffix in line.split())
    return tuple(sorted(suffixes, key=len, reverse=True))


@cache
def _irregular() -> dict[str, str]:
    return dict(pair.split(":") for line in word_list("english_irregular.txt") for pair in line.split())


def bare(word: str) -> str:
    """Lower case, without the genitive."""
    return word.lower().removesuffix("'s")


def content_words(text: str) -> list[str]:
    """The stems of the words that carry the topic."""
    return [stem(word) for word in WORD.findall(text.lower()) if word not in stop_words()]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A light stem of a lower-case word: irregulars, plural, -ed, -ing; only ever compared with other stems."""
    word = word.removesuffix("'s").replace("'", "")
    word = _verb(_singular(_irregular().get(word, word)))
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verb(word: str) -> str:
    if len(word) > 5 and word.endswith("ing") and _VOWEL.search(word[:-3]):
        return _DOUBLED.sub(r"\1", word[:-3])
    if len(word) > 4 and word.endswith("ied"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("ed") and _VOWEL.search(word[:-2]):
        return _DOUBLED.sub(r"\1", word[:-2])
    return word


@lru_cache(maxsize=1 << 12)
def forms(word: str) -> tuple[str, ...]:
    """The other forms of a lower-case word, real ones and such as might be: dogs, dogging, … for dog; those with its stem."""
    shared = stem(word)
    bases = {word, shared, _irregular().get(word, word)}
    bases |= {base[:-1] for base in bases if base.endswith("e")} | {f"{base}e" for base in bases}
    bases |= {f"{base[:-1]}y" for base in bases if base.endswith("i")} | {f"{base[:-1]}i" for base in bases if base.endswith("y")}
    found = {f"{base}{ending}" for base in bases for ending in _ENDINGS}
    found |= {f"{base}{base[-1:]}{ending}" for base in bases for ending in ("ed", "ing")}
    found |= {form for form, base in _irregular().items() if base in bases}
    return tuple(sorted(form for form in found if form != word and stem(form) == shared))


def other_names(word: str) -> tuple[str, ...]:
    """Of a day or a month: sun for sunday, and sunday for sun."""
    whole = _SHORT.get(word, word)
    return tuple(sorted({whole, *(short for short, name in _SHORT.items() if name == whole)} - {word}))


@lru_cache(maxsize=1 << 16)
def root(stemmed: str) -> str:
    """A heavier stem: endings that make new words go too (product, producer, production)."""
    for _ in range(2):
        suffix = next((one for one in _suffixes() if stemmed.endswith(one) and len(stemmed) - len(one) >= 4), "")
        stemmed = stemmed[: len(stemmed) - len(suffix)]
    return stemmed
