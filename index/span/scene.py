"""A sentence seen from the question: what of the question stands in it, and where."""

import math
from collections import Counter
from dataclasses import dataclass

from index.text.asked import Asked
from index.text.tags import PUNCT, Tagger, Word

FADE, CROSS = 0.87, 0.35
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


@dataclass(frozen=True, slots=True)
class Query:
    """A question as sentences are compared with it."""

    asked: Asked
    left: str  # before / after the question word
    right: str
    bigrams_left: frozenset[str]
    bigrams_right: frozenset[str]
    breaks: frozenset[int]  # where words of the question begin


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence seen from the question."""

    text: str
    words: list[Word]
    ends: dict[int, Word]
    starts: dict[int, Word]
    left: list[tuple[float, float]]  # faded weight of (left, right) question units before each offset
    right: list[tuple[float, float]]
    matched: list[bool]
    item: list[float]  # share of the sentence's matched weight within the list item of each offset
    coverage: float


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, but for punctuation and two stop characters."""
    return frozenset(
        text[i : i + 2]
        for i in range(len(text) - 1)
        if not (text[i] in PUNCT or text[i + 1] in PUNCT or (text[i] in STOP and text[i + 1] in STOP))
    )


def query(text: str, asked: Asked, words: Tagger) -> Query:
    """The question in its parts."""
    left, right = text[: asked.start], text[asked.end :]
    for _ in range(3):
        tail = next((word for word in COPULA if left.endswith(word) and len(left) > len(word) + 1), "")
        if not tail:
            break
        left = left[: -len(tail)]
    return Query(
        asked,
        left.rstrip("?,，？ "),
        right.strip("?？ "),
        bigrams(text[: asked.start]),
        bigrams(right),
        frozenset(w.start for w in words.cut(left)),
    )


def idf(sentences: list[str], units: frozenset[str]) -> dict[str, float]:
    """The weight of the units that stand in any sentence: what few sentences hold weighs more."""
    total = len(sentences)
    out = {}
    for unit in units:
        found = sum(unit in sentence for sentence in sentences)
        if found:
            out[unit] = math.log(1 + (total + 0.5) / (found + 0.5))
    return out


def shares(text: str, hits: list[tuple[int, str]], weights: dict[str, float], marks: str) -> list[float]:
    """For each offset the share of matched weight that stands in its own part."""
    part, parts = 0, []
    for char in text:
        parts.append(part)
        part += char in marks
    found: dict[int, set[str]] = {}
    for at, unit in hits:
        found.setdefault(parts[at], set()).add(unit)
    spread = Counter(unit for units in found.values() for unit in units)  # in how many parts: 项目 in all three, 储备 in one
    telling = {unit: weights[unit] * math.log((part + 2) / count) for unit, count in spread.items()}
    whole = sum(telling.values()) or 1.0
    share = {key: sum(telling[unit] for unit in units) / whole for key, units in found.items()}
    return [share.get(key, 0.0) for key in parts]


def faded(text: str, pull: list[tuple[float, float]], order: range) -> list[tuple[float, float]]:
    """At each offset, the pull of the matches before it (in the given order), fading with distance and at clause marks."""
    out = [(0.0, 0.0)] * (len(text) + 1)
    a = b = 0.0
    step = order.step
    for at in order:
        fade = FADE * (CROSS if text[at] in ",，;；:：" else 0.6 if text[at] == "、" else 1.0)
        a, b = a * fade + pull[at][0], b * fade + pull[at][1]
        out[at + 1 if step > 0 else at] = (a, b)
    return out


def scene(text: str, words: list[Word], asks: Query, weights: dict[str, float], total: float) -> Scene:
    """The sentence with its matches."""
    hits: list[tuple[int, str]] = []
    pull = [(0.0, 0.0)] * len(text)
    matched = [False] * len(text)
    for at in range(len(text) - 1):
        unit = text[at : at + 2]
        weight = weights.get(unit)
        if weight is None:
            continue
        hits.append((at, unit))
        a, b = weight * (unit in asks.bigrams_left), weight * (unit in asks.bigrams_right)
        for place in (at, at + 1):
            matched[place] = True
            old = pull[place]
            pull[place] = (max(old[0], a), max(old[1], b))
    size = len(text)
    return Scene(
        text,
        words,
        {w.end: w for w in words},
        {w.start: w for w in words},
        faded(text, pull, range(size)),
        faded(text, pull, range(size - 1, -1, -1)),
        matched,
        shares(text, hits, weights, ",，;；:：、"),
        sum(weights[unit] for unit in {unit for _, unit in hits}) / total if total else 0.0,
    )


def common(a: str, b: str) -> int:
    """Length of the common prefix."""
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


def question_units(asks: Query) -> frozenset[str]:
    """The units of the whole question."""
    return asks.bigrams_left | asks.bigrams_right
