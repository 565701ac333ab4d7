"""Numbers with their units, and durations, as candidates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.span.candidate import SpanCandidate
from index.text.lists import SPAN_UNITS, UNITS
from index.text.tags import Word

_N = "[0-9零〇○一二三四五六七八九十百千廿卅]"
NUMBER = re.compile(
    r"第?(?:[数几好][十百千万亿]+|百分之[0-9.零一二三四五六七八九十百点]+|[一二三四五六七八九十0-9]+分之[一二三四五六七八九十0-9]+|[0-9]+(?:[,.][0-9]+)*(?:/[0-9]+)?|[零〇一二三四五六七八九十百千万两半]+(?:点[零〇一二三四五六七八九十]+)?)(?:[多余])?[十百千万亿兆]*(?:[多余])?(?:零?[0-9]+[千百万亿]+[0-9]*)*"
)
UNIT = re.compile("|".join(map(re.escape, UNITS)))
PER = re.compile("(?:公里|千米|米|英里|公尺|节)(?:每|/)(?:小时|秒|时)")
DIGIT = re.compile("[0-9零〇一二三四五六七八九十百千万两半]")
NO_NUMBER = re.compile("世(?!纪)|[年月日](?![的多以])")
NO_QUANTITY = re.compile(  # the number of an item, 昨(3)日, a day of the week, a telephone number or a date
    r"^\s*[0-9一二三四五六七八九十]{1,3}[、.](?![0-9])|\([0-9]{1,2}\)(?=[年月日])|(?:周|星期|礼拜)[一二三四五六日0-9]|(?<![0-9-])[0-9]{2,}(?:-[0-9]{2,})+"
)
_SPAN_UNITS = "|".join(sorted(SPAN_UNITS, key=len, reverse=True))
SPAN_UNIT = re.compile("分(?= ?[0-9]+ ?秒)|" + _SPAN_UNITS)
SPAN_MORE = re.compile(f"(?: ?零?又?{_N}+ ?(?:{_SPAN_UNITS}))+")
YEAR = re.compile("[12][0-9]{3}")
MORE = re.compile("以上|以下|左右|多|之久|半")
RANGE = ("至", "到", "-", "~", "–", "—")
NO_UNIT = ("分", "代", "世", "军", "国")  # words that stand after a number without counting anything
_OF_ORDINALS = ("大", "高", "长")  # 第二大, 第三高: what an ordinal is followed by


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `start` to `stop`, and its unit, which ends at `end`; no unit ends where the number does."""

    start: int
    stop: int
    end: int
    unit: str


def measured(text: str, start: int, stop: int, units: tuple[str, ...]) -> Number:
    """A number with the unit after it: the longest of those asked for and those of the lists."""
    skip = stop + 1 if text.startswith(" ", stop) else stop
    asked = next((unit for unit in units if text.startswith(unit, skip)), "")
    found = PER.match(text, skip) or UNIT.match(text, skip)
    unit = found.group() if found else ""
    if len(asked) >= len(unit):
        unit = asked
    return Number(start, stop, skip + len(unit) if unit else stop, unit)


def spread(text: str, number: Number) -> Iterator[SpanCandidate]:
    """A number with its unit, then with 约 before, then with 以上 after."""
    exact = SpanCandidate(number.start, number.end, number.unit)
    yield exact
    if number.start and text[number.start - 1] in "约近逾":
        yield exact._replace(start=number.start - 1, vague=True)
    more = MORE.match(text, number.end)
    if more and number.unit:
        yield exact._replace(end=more.end(), vague=True)


def numbers(text: str, words: Sequence[Word], units: tuple[str, ...]) -> list[SpanCandidate]:
    """Numbers with their units, ranges as one."""
    out: list[SpanCandidate] = []
    starts = {word.start: word for word in words}
    seen = _numbers_in(text, units)
    is_after_range = False
    for at, number in enumerate(seen):
        group = (number.start, number.end)
        following = seen[at + 1] if at + 1 < len(seen) else None
        is_range = following is not None and text[number.end : following.start].strip() in RANGE
        if following and is_range:
            both = (number.start, following.end)
            out.append(SpanCandidate(*both, following.unit, group=both))
        whole = not (is_range or is_after_range)
        for cand in _forms(text, number, starts.get(number.end)):
            out.append(cand._replace(whole=whole, group=group))
        is_after_range = is_range
    return out


def _forms(text: str, number: Number, after: Word | None) -> Iterator[SpanCandidate]:
    """A number alone where no unit counts it, with its unit, and with the word after that."""
    if not number.unit or number.unit in NO_UNIT:
        yield SpanCandidate(number.start, number.stop)
    if number.unit:
        yield from spread(text, number)
    if after and after.tag in "nq" and len(after.text) <= 3:
        yield SpanCandidate(number.start, after.end, number.unit or after.text, tail=True)


def _numbers_in(text: str, units: tuple[str, ...]) -> list[Number]:
    """The numbers that say how many, with the units after them."""
    others = [found.span() for found in NO_QUANTITY.finditer(text)]
    found = []
    for hit in NUMBER.finditer(text):
        if not DIGIT.search(hit.group()) or NO_NUMBER.match(text, hit.end()):
            continue
        if _is_inside(hit.start(), others):
            continue
        own = (*units, *_OF_ORDINALS) if text[hit.start()] == "第" else units
        found.append(measured(text, *hit.span(), own))
    return found


def _is_inside(at: int, places: list[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in places)


def durations(text: str) -> list[SpanCandidate]:
    """Numbers with a unit of time: 3年, 2小时30分, but no year."""
    out: list[SpanCandidate] = []
    for hit in NUMBER.finditer(text):
        start, stop = hit.span()
        unit = SPAN_UNIT.match(text, stop + 1 if text.startswith(" ", stop) else stop)
        if unit is None or (unit.group() == "年" and YEAR.fullmatch(hit.group())):
            continue
        more = SPAN_MORE.match(text, unit.end())
        end = more.end() if more else unit.end()
        for cand in spread(text, Number(start, stop, end, unit.group())):
            out.append(cand._replace(group=(start, end)))
    return out
