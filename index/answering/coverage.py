"""Which sentence holds which term of a question, and how much of the question that is.

A sentence holds a term that stands in it, spaces aside, or stands in it as a Chinese numeral. Coverage is the share of the terms'
weight that is held: 0 to 1. Unlike scores, coverages of different questions compare.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from corpus import Passage, sentences
from index.engine.arrays import Floats
from index.question import TermSet, Translation
from index.text.folding import fold
from index.text.numerals import numbers

SureWord = tuple[str, float]  # a word of a set, and how surely what holds it says what the set asks

_PLACES, _SPREAD = 1 << 16, 31  # at which pairs are marked, by their codes; where two fall together, a word too many is left
_LONE_HANZI = 0.5  # how surely a sentence that holds a translation of one hanzi means it


@dataclass(frozen=True, eq=False)  # each is itself, so that what is kept of it is found at once
class Sentences:
    """A passage, folded, and its sentences: where they are, folded, and as the keys in which terms are looked up.

    `context` is the key of the title and headings above. What else no question changes is made when it is first asked for.
    """

    passage: str
    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    keys: tuple[str, ...]
    context: str

    @cached_property
    def all_keys(self) -> tuple[str, ...]:
        """Those of the sentences, and of what stands above them."""
        return (*self.keys, self.context)


@lru_cache(maxsize=4_096)
def sentences_of(passage: Passage) -> Sentences:
    """The sentences of a passage, folded once as long as it is asked for again and again."""
    folded, spans = fold(passage.text), tuple(sentences(passage.text))
    parts = tuple(folded[start:end] for start, end in spans)
    keys = tuple(part.replace(" ", "") for part in parts)
    if numbers(folded):
        keys = tuple(" ".join((key, *numbers(part))) for key, part in zip(keys, parts, strict=True))
    context = fold(passage.context)
    return Sentences(folded, spans, parts, keys, " ".join((context.replace(" ", ""), *numbers(context))))


def holding(keys: Sequence[str], terms: Sequence[str]) -> Floats:
    """Keys × terms: 1 where the key holds the term, else 0."""
    held = np.zeros((len(keys), len(terms)))
    whole = "\n".join(keys)
    there = [at for at, term in enumerate(terms) if term in whole]  # most terms are nowhere in most passages
    some = [terms[at] for at in there]
    flags = b"".join(bytes(map(key.__contains__, some)) for key in keys)
    held[:, there] = np.frombuffer(flags, np.uint8).reshape(len(keys), len(there))
    return held


def narrowed(sets: Sequence[TermSet], text: str) -> tuple[TermSet, ...]:
    """The same sets without most of the words that don't stand in a folded text: those whose first pair does not."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    marked = np.zeros(_PLACES, np.bool_)
    marked[(codes[:-1] * _SPREAD + codes[1:]) % _PLACES] = True
    held = marked.tobytes()

    def may_stand(word: str) -> bool:
        return len(word) < 2 or bool(held[(ord(word[0]) * _SPREAD + ord(word[1])) % _PLACES])

    return tuple(replace(one, translations=tuple(of for of in one.translations if may_stand(of.word))) for one in sets)


def sure_words(terms: TermSet, text: str) -> list[SureWord]:
    """The words of a set that stand in a text, surest first."""
    return sorted(((one.word, _sureness(one)) for one in terms.standing(text)), key=lambda one: -one[1])


def holding_sets(keys: Sequence[str], sets: Sequence[Sequence[SureWord]]) -> Floats:
    """Keys × sets: how surely the key says what the set asks, 0 to 1."""
    held = np.zeros((len(keys), len(sets)))
    whole = "\n".join(keys)
    for column, words in enumerate(sets):
        there = [one for one in words if one[0] in whole]
        for row, key in enumerate(keys) if there else ():
            held[row, column] = next((sure for word, sure in there if word in key), 0.0)
    return held


def _sureness(translation: Translation) -> float:
    """One hanzi may be there as a part of any word."""
    return translation.weight * (_LONE_HANZI if len(translation.word) == 1 else 1.0)


def before(held: Floats) -> Floats:
    """What the sentence before each one holds; nothing before the first."""
    shifted = np.zeros_like(held)
    shifted[1:] = held[:-1]
    return shifted


def coverage(held: Floats, weights: Floats) -> Floats:
    """For each row of `held`, the share of the weight it holds."""
    shares: Floats = held @ weights / max(float(weights.sum()), 1e-9)
    return shares
