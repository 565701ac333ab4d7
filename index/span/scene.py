"""A sentence seen from the question: what of the question stands in it, and where."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from index.text.asked import Asked
from index.text.tags import PUNCT, Word

FADE = 0.87  # of a match, with every character
CROSSING = dict.fromkeys(",，;；:：", 0.35) | {"、": 0.6}  # and with every mark between clauses or items
ITEM_MARKS = ",，;；:：、"
STOP = frozenset("的是在了于为被由有和与及之其这那个而也都以又一年月日所中上下时后前里间到从对将把等或及他她它们")
COPULA = (
    "是指",
    "位于",
    "是在",
    "是由",
    "属于",
    "名为",
    "叫做",
    "称为",
    "是",
    "为",
    "叫",
    "在",
    "于",
    "由",
    "被",
    "有",
    "约",
    "了",
    "达",
    "大约",
    "的",
    "就",
    "和",
    "与",
)
_START, _END = attrgetter("start"), attrgetter("end")
_COPULAS = 3  # words that are taken off before the question word: 是位于 is two

Pull = tuple[float, float]  # of the question's units from before and from after its question word


@dataclass(frozen=True, slots=True)
class Query:
    """A question as sentences are compared with it."""

    asked: Asked
    left: str  # before / after the question word
    right: str
    bigrams_left: frozenset[str]
    bigrams_right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scale:
    """What the question's units weigh that stand in any sentence of the passage, and what all of them do together."""

    weights: dict[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence seen from the question."""

    text: str
    words: Sequence[Word]
    ends: dict[int, Word]
    starts: dict[int, Word]
    left: list[Pull]  # of the matches before each offset, faded
    right: list[Pull]  # and of those after it
    matched: list[bool]
    item: list[float]  # share of the sentence's matched weight within the list item of each offset
    coverage: float

    def inside(self, start: int, end: int) -> Sequence[Word]:
        """The words between two offsets."""
        first = bisect_left(self.words, start, key=_START)
        return self.words[first : bisect_right(self.words, end, first, key=_END)]


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, but for punctuation and two stop characters."""
    pairs = []
    for first, second in pairwise(text):
        is_stop = first in STOP and second in STOP
        if not is_stop and first not in PUNCT and second not in PUNCT:
            pairs.append(first + second)
    return frozenset(pairs)


def query(text: str, asked: Asked) -> Query:
    """The question in its parts."""
    left, right = text[: asked.start], text[asked.end :]
    return Query(
        asked,
        left=_without_copula(left).rstrip("?,，？ "),
        right=right.strip("?？ "),
        bigrams_left=bigrams(left),
        bigrams_right=bigrams(right),
    )


def _without_copula(left: str) -> str:
    """What stands before the question word, without the words that lead to it: 台北位于 is 台北."""
    for _ in range(_COPULAS):
        rest = left[2:]  # two characters stay
        tail = next((word for word in COPULA if rest.endswith(word)), "")
        if not tail:
            break
        left = left[: -len(tail)]
    return left


def question_units(asks: Query) -> frozenset[str]:
    """The units of the whole question."""
    return asks.bigrams_left | asks.bigrams_right


def idf(sentences: list[str], units: frozenset[str]) -> Scale:
    """The weights of the units: what few sentences hold weighs more, what none holds counts half in the total."""
    passages = len(sentences)
    weights = {}
    for unit in units:
        found = sum(unit in sentence for sentence in sentences)
        if found:
            weights[unit] = _idf(passages, found)
    missing = len(units) - len(weights)
    total = sum(weights.values()) + _idf(passages, 0) * 0.5 * missing
    return Scale(weights, total)


def _idf(sentences: int, containing: int) -> float:
    return math.log(1 + (sentences + 0.5) / (containing + 0.5))


def scene(text: str, words: Sequence[Word], asks: Query, scale: Scale) -> Scene:
    """The sentence with its matches."""
    hits = [at for at in range(len(text) - 1) if text[at : at + 2] in scale.weights]
    pulls = _pulls(text, hits, asks, scale.weights)
    onwards = range(len(text))
    return Scene(
        text,
        words,
        ends={word.end: word for word in words},
        starts={word.start: word for word in words},
        left=faded(text, pulls, onwards),
        right=faded(text, pulls, onwards[::-1]),
        matched=_matched(hits, len(text)),
        item=shares(text, hits, scale.weights),
        coverage=_coverage(text, hits, scale),
    )


def _pulls(text: str, hits: list[int], asks: Query, weights: dict[str, float]) -> list[Pull]:
    """What each character weighs by the heavier of the units it stands in."""
    pulls = [(0.0, 0.0)] * len(text)
    for hit in hits:
        unit = text[hit : hit + 2]
        left = weights[unit] * (unit in asks.bigrams_left)
        right = weights[unit] * (unit in asks.bigrams_right)
        for at in (hit, hit + 1):
            old_left, old_right = pulls[at]
            pulls[at] = (max(old_left, left), max(old_right, right))
    return pulls


def _matched(hits: list[int], size: int) -> list[bool]:
    """Which characters stand in a unit of the question."""
    matched = [False] * size
    for hit in hits:
        matched[hit] = matched[hit + 1] = True
    return matched


def _coverage(text: str, hits: list[int], scale: Scale) -> float:
    """The share of the question's weight that stands in the sentence."""
    units = {text[hit : hit + 2] for hit in hits}
    held = sum(scale.weights[unit] for unit in units)
    return held / scale.total if scale.total else 0.0


def shares(text: str, hits: list[int], weights: dict[str, float]) -> list[float]:
    """For each offset the share of matched weight that stands in its own item of a list.

    What stands in few items tells more: in 项目三个,储备两个,项目完 it is 储备, which stands in one, and less 项目, in two.
    """
    item, items = 0, []
    for char in text:
        items.append(item)
        item += char in ITEM_MARKS
    found: dict[int, set[str]] = {}
    for hit in hits:
        found.setdefault(items[hit], set()).add(text[hit : hit + 2])
    held_by = Counter(unit for units in found.values() for unit in units)
    telling = {}
    for unit, count in held_by.items():
        telling[unit] = weights[unit] * math.log((item + 2) / count)
    whole = sum(telling.values()) or 1.0
    share = {}
    for number, units in found.items():
        share[number] = sum(telling[unit] for unit in units) / whole
    return [share.get(number, 0.0) for number in items]


def faded(text: str, pulls: list[Pull], order: range) -> list[Pull]:
    """At each offset, the pull of the matches before it (in the given order), fading with distance and at clause marks."""
    out = [(0.0, 0.0)] * (len(text) + 1)
    beyond = max(order.step, 0)  # the offset after a character, in the given order
    left = right = 0.0
    for at in order:
        fade = FADE * CROSSING.get(text[at], 1.0)
        more_left, more_right = pulls[at]
        left = left * fade + more_left
        right = right * fade + more_right
        out[at + beyond] = (left, right)
    return out


def common_end(one: str, other: str) -> int:
    """Length of the common end."""
    return common(one[::-1], other[: -len(one) - 1 : -1])


def common(one: str, other: str) -> int:
    """Length of the common prefix."""
    size = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        size += 1
    return size
