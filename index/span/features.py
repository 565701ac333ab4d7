"""What tells how well a candidate fits the question."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from index.span.candidate import CLOSE, JOIN, OPEN, SpanCandidate
from index.span.scene import STOP, Query, Scene, common, common_end
from index.text.asked import Asked
from index.text.lists import ACTS, ORG_END, PERS_END, PLACE_END, SOUND, SURNAMES, SURNAMES2, TITLES
from index.text.tags import Word

FEATURES = (
    "left_left",
    "right_left",
    "right_right",
    "same_left",
    "same_right",
    "item_share",
    "second",
    "sentence_gap",
    "start_clause",
    "start_open",
    "start_function",
    "start_de",
    "end_clause",
    "end_close",
    "end_function",
    "end_de",
    "length",
    "verbs",
    "tag",
    "suffix",
    "head",
    "name",
    "sound",
    "title_before",
    "title_after",
    "asked_chars",
    "dangling",
    "unit",
    "grain",
    "cut",
    "vague",
    "tail",
    "repeats",
    "until_next",
    "plain",
    "first_plain",
    "clash",
    "other_tag",
    "fragment",
    "known_before",
)
_OPENING, _CLOSING = "「『《(（“", "」』》)）”"
_BRACKETS = frozenset(_OPENING + _CLOSING)
_TITLE_BEGINNINGS, _TITLE_ENDS = ({title[at] for title in TITLES} for at in (0, -1))  # few characters are, which is seen at once
NUMERAL = frozenset("一二三四五六七八九十")
SUFFIX = {"PERS": PERS_END, "LOC": PLACE_END, "ORG": ORG_END}
TAG = {"PERS": "P", "LOC": "L", "ORG": "O"}


class Edge(NamedTuple):
    """What stands just before or after a candidate."""

    clause: float = 0.0
    quote: float = 0.0
    function: float = 0.0
    de: float = 0.0


_NOTHING_SPECIAL, _CLAUSE, _QUOTE, _FUNCTION, _DE = Edge(), Edge(clause=1.0), Edge(quote=1.0), Edge(function=1.0), Edge(de=1.0)


def edge(word: Word | None, char: str, quotes: str) -> Edge:
    """What stands just before or after the candidate?"""
    if not char or char in ",，。.;；:：!！?？、\n ":
        return _CLAUSE
    if char in quotes:
        return _QUOTE
    if char == "的":
        return _DE
    return _FUNCTION if (word.tag if word else "x") in "fdv" or char in STOP else _NOTHING_SPECIAL


def person(text: str) -> float:
    """1 if the text is a surname with as many characters as names have, else 0."""
    if 2 <= len(text) <= 3 and text[0] in SURNAMES:
        return 1.0
    return 1.0 if 3 <= len(text) <= 4 and text.startswith(SURNAMES2) else 0.0


def features(cand: SpanCandidate, seen: Scene, asks: Query, rank: int, gap: float, other: str, following: float) -> list[float]:
    """The features of a candidate, in the order of `FEATURES`.

    `rank` is its sentence's place among the sentences looked at and `gap` how far behind the first it is, `other` what
    the question's other answers say, `following` the share of matched characters up to the next date or number.
    """
    body = seen.text[cand.start : cand.end]
    named = asks.asked.type in TAG
    sound = _transliterated(body) if named else 0.0
    around = _Around(seen.text[: cand.start], seen.text[cand.end :])
    inside = seen.inside(cand.start, cand.end) if named else ()
    return [
        *_context(cand, seen, asks, around),
        float(rank > 0),
        gap,
        *_edges(cand, seen, around),
        *(_naming(body, inside, asks.asked, sound) if named else _UNNAMED),
        *_titles(around, asks.asked),
        sum(seen.matched[cand.start : cand.end]) / len(body),
        float(dangling(body, around.before, around.after, sound, named)),
        float(_has_unit(cand, body, asks.asked)),
        grain_fit(cand, asks.asked),
        float(not cand.whole),
        float(cand.vague),
        float(cand.tail),
        float(body in other),
        following,
        *_words(body, inside, named),
        clash(body, asks.asked),
        float(named and len(inside) == 1 and inside[0].tag in "PLOT" and inside[0].tag != TAG[asks.asked.type]),
        fragment(seen, cand.start, cand.end) if named else 0.0,
        known_before(seen, cand),
    ]


class _Around(NamedTuple):
    """The sentence before and after a candidate."""

    before: str
    after: str


def _context(cand: SpanCandidate, seen: Scene, asks: Query, around: _Around) -> list[float]:
    """`left_left` … `item_share`: what the sentence shares with the question, near the candidate and in the same order."""
    left, right = seen.left[cand.start], seen.right[cand.end]
    outside = around.before
    if outside[-1:] in CLOSE and outside[:-1]:
        outside = outside[:-1]
    same_left = common_end(asks.left, around.before)
    if outside is not around.before:
        same_left = max(same_left, common_end(asks.left, outside))
    same_right = common(asks.right, around.after.lstrip("」』”)）"))
    return [
        min(left[0] / 8, 1.5),
        min(right[0] / 8, 1.5),
        min(right[1] / 8, 1.5),
        min(same_left, 4) / 4,
        min(same_right, 4) / 4,
        seen.item[cand.start],
    ]


def _edges(cand: SpanCandidate, seen: Scene, around: _Around) -> list[float]:
    """`start_clause` … `end_de`."""
    first = edge(seen.ends.get(cand.start), around.before[-1:], OPEN)
    last = edge(seen.starts.get(cand.end), around.after[:1], CLOSE)
    return [*first, *last]


_UNNAMED = [0.0] * 7


def _naming(body: str, inside: Sequence[Word], asked: Asked, sound: float) -> list[float]:
    """`length` … `sound`: is it built as a name of the kind asked for is?"""
    tag, suffix, head = TAG[asked.type], SUFFIX[asked.type], asked.head
    has_head = bool(head) and len(body) > 1 and (body.endswith(head) or body[-1] == head[-1])
    return [
        math.log(len(body)),
        float(sum(word.tag == "v" for word in inside)),
        float(len(inside) == 1 and inside[0].tag == tag),
        float(body[-1] in suffix),
        float(has_head),
        person(body),
        float(sound >= 0.8 and len(body) > 2),
    ]


def _titles(around: _Around, asked: Asked) -> list[float]:
    """`title_before`, `title_after`: a title or office beside it, or what only people do."""
    before, after = around
    acts = asked.type == "PERS" and after.startswith(ACTS)
    is_titled = before[-1:] in _TITLE_ENDS and before.endswith(TITLES)
    return [float(is_titled), float(acts or (after[:1] in _TITLE_BEGINNINGS and after.startswith(TITLES)))]


def _words(body: str, inside: Sequence[Word], named: bool) -> list[float]:
    """`plain`, `first_plain`: a name is not made of common words."""
    if not named:
        return [0.0, 0.0]
    return [plain(inside, len(body)), float(bool(inside) and inside[0].tag in "vadmT")]


def _transliterated(body: str) -> float:
    """The share of characters that stand for foreign sounds."""
    return sum(char in SOUND or char in JOIN for char in body) / len(body)


def _has_unit(cand: SpanCandidate, body: str, asked: Asked) -> bool:
    """Has it the unit that was asked for?"""
    if asked.units[:1] == ("第",) and body[0] == "第":
        return True
    if "%" in asked.units and "分之" in body:
        return True
    return cand.grain in asked.units or body.endswith(asked.units)


def plain(inside: Sequence[Word], size: int) -> float:
    """Share of the name that is common words."""
    return sum(len(w.text) for w in inside if w.tag in "nvadmqfT") / size


def dangling(body: str, before: str, after: str, sound: float, named: bool) -> bool:
    """Cut through a hyphenated or transliterated name, a regnal number, or a pair of quotes."""
    if before[-1:] in JOIN or after[:1] in JOIN:
        return True
    if sound >= 0.8 and (before[-1:] in SOUND or after[:1] in SOUND):
        return True
    if named and after[:1] in NUMERAL and after[1:2] == "世":
        return True
    return not _BRACKETS.isdisjoint(body) and sum(map(body.count, _OPENING)) != sum(map(body.count, _CLOSING))


KINDS = (
    "国",
    "市城都府京镇",
    "省州邦道",
    "县郡",
    "区",
    "河江溪川水流",
    "山岭峰脉",
    "岛屿",
    "海洋湾",
    "路街道",
    "校学院",
    "社报",
    "军队部",
    "会团织盟",
    "党",
    "司",
)


def clash(body: str, asked: Asked) -> float:
    """Asked for a city, ends like a country."""
    if not asked.head or asked.type not in ("LOC", "ORG"):
        return 0.0
    head = "国" if asked.head.endswith("国家") else asked.head[-1]
    mine = [kind for kind in KINDS if head in kind]
    return float(bool(mine) and any(body[-1] in kind for kind in KINDS) and not any(body[-1] in kind for kind in mine))


def fragment(seen: Scene, start: int, end: int) -> float:
    """A single stray character beside the name often belongs to it: 亨|利八世."""
    before, after = seen.ends.get(start), seen.starts.get(end)
    return float(before is not None and len(before.text) == 1 and before.tag in "nxPLavm") + float(
        after is not None and len(after.text) == 1 and after.tag in "nxPLam"
    )


def known_before(seen: Scene, cand: SpanCandidate) -> float:
    """Share of the up to six characters before, in the same list item, that the question holds: 国内500强|10户, not 世界500强|6户."""
    at = cand.group[0] if cand.group[1] else cand.start
    first = at
    while first and at - first < 6 and seen.text[first - 1] not in ",，、;；:：。":
        first -= 1
    return sum(seen.matched[first:at]) / (at - first) if at > first else 0.0


def neighbours(found: list[SpanCandidate], seen: Scene, kind: str) -> dict[SpanCandidate, float]:
    """Share of the sentence's matched characters between a date or number and the next one: 1955年|去世."""
    if kind not in ("DATE", "NUM", "DUR"):
        return {}
    count = [0]
    for hit in seen.matched:
        count.append(count[-1] + hit)
    whole = max(count[-1], 1)
    starts = {c.group[0] for c in found}
    out = {}
    for cand in found:
        following = min((s for s in starts if s >= cand.group[1]), default=len(seen.text))
        out[cand] = (count[following] - count[cand.group[1]]) / whole
    return out


def grain_fit(cand: SpanCandidate, asked: Asked) -> float:
    """1 if a date is as fine as asked, −1 if not; less for a question that leaves it open."""
    if asked.type != "DATE":
        return 0.0
    if asked.grain == "time":
        return {"day": 0.3, "month": 0.3, "year": 0.0, "era": -0.3}.get(cand.grain, 0.0)
    return 1.0 if cand.grain == asked.grain else -1.0


def known(body: str, question: str, head: str) -> bool:
    """The question says it already, alone or with the noun it asks for."""
    return body in question or (bool(head) and len(body) > len(head) and body.endswith(head) and body[: -len(head)] in question)
