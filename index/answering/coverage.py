"""Which sentence holds which term of a question, and how much of the question that is.

A sentence holds a term that stands in it, spaces aside, or stands in it as a Chinese numeral. Coverage is the share of the terms'
weight that is held: 0 to 1. Unlike scores, coverages of different questions compare.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, sentences
from index.engine.arrays import Floats
from index.question import TermSet, Translation
from index.text.folding import fold
from index.text.numerals import numbers

SureWord = tuple[str, float]  # a word of a set, and how surely what holds it says what the set asks

_CODE = 21  # bits of a character's code
_PLACES, _SPREAD = 1 << 16, 31  # of the table in which pairs are marked, by their codes
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
    """Keys × terms, of which each is given once: 1 where the key holds the term, else 0. Those of many passages take hardly
    longer than those of one.
    """
    held = np.zeros((len(keys), len(terms)))
    whole = "\n".join(keys)
    characters = _codes(whole)
    numbers = np.repeat(np.arange(len(keys)), [len(key) + 1 for key in keys])
    for size, strings in ((1, characters), (2, _paired(characters[:-1], characters[1:]))):
        columns = np.array([at for at, term in enumerate(terms) if len(term) == size], np.int64)
        wanted = _codes("".join(terms[at] for at in columns))
        places, which = _found(strings, wanted if size == 1 else _paired(wanted[::2], wanted[1::2]))
        held[numbers[places], columns[which]] = 1
    for at, term in enumerate(terms):
        if len(term) > 2 and term in whole:
            held[:, at] = [term in key for key in keys]
    return held


def _codes(text: str) -> NDArray[np.uint64]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def _paired(firsts: NDArray[np.uint64], seconds: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Pairs of characters as numbers."""
    return firsts << np.uint64(_CODE) | seconds


def _places(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where characters or pairs are marked in a table; a few fall together."""
    spread = (numbers >> np.uint64(_CODE)) * np.uint64(_SPREAD) + numbers
    return (spread & np.uint64(_PLACES - 1)).astype(np.int64)


def _found(numbers: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where in a text's numbers any of those wanted stand, and which of them does there."""
    marked = np.zeros(_PLACES, np.int16)
    places = _places(wanted)
    marked[places] = np.arange(1, len(wanted) + 1)
    which = marked[_places(numbers)].astype(np.int64) - 1
    at = (which >= 0).nonzero()[0]
    right = wanted[which[at]] == numbers[at]
    found, of = at[right], which[at][right]
    for lost in (marked[places] != np.arange(1, len(wanted) + 1)).nonzero()[0].tolist():  # its place was taken by another
        more = (numbers == wanted[lost]).nonzero()[0]
        found, of = np.append(found, more), np.append(of, np.full(len(more), lost))
    return found, of


def narrowed(sets: Sequence[TermSet], text: str) -> tuple[TermSet, ...]:
    """The same sets without most of the words that don't stand in a folded text: those whose first pair does not."""
    if not sets:
        return ()
    codes = _codes(text)
    marked = np.zeros(_PLACES, np.bool_)
    marked[_places(_paired(codes[:-1], codes[1:]))] = True
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
