"""Numbers with their units, and durations, as candidates."""

import re

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
    r"^\s*[0-9一二三四五六七八九十]{1,3}[、.](?![0-9])|\([0-9]{1,2}\)(?=[年月日])|(?:周|星期|礼拜)[一二三四五六日0-9]|[0-9]{2,}(?:-[0-9]{2,})+"
)
SPAN_UNIT = re.compile("分(?= ?[0-9]+ ?秒)|" + "|".join(sorted(SPAN_UNITS, key=len, reverse=True)))
SPAN_MORE = re.compile(f"(?: ?零?又?{_N}+ ?(?:{'|'.join(sorted(SPAN_UNITS, key=len, reverse=True))}))+")


def measured(text: str, at: int, units: tuple[str, ...]) -> tuple[int, str]:
    """Where the unit after a number ends, and the unit."""
    skip = at + (text[at : at + 1] == " ")
    asked = next((unit for unit in units if text.startswith(unit, skip)), "")
    found = PER.match(text, skip) or UNIT.match(text, skip)
    name = max(asked, found.group() if found else "", key=len)
    return (skip + len(name), name) if name else (at, "")


def spread(text: str, start: int, end: int, after: int) -> list[tuple[int, int, bool]]:
    """With 约 before, with 以上 after: (start, end, vague)."""
    out = [(start, after, False)]
    if start and text[start - 1] in "约近逾":
        out.append((start - 1, after, True))
    more = re.match("(?:以上|以下|左右|多|之久|半)", text[after:])
    if more and after > end:
        out.append((start, after + more.end(), True))
    return out


def numbers(text: str, words: list[Word], units: tuple[str, ...]) -> list[SpanCandidate]:
    """Numbers with their units, ranges as one."""
    out: list[SpanCandidate] = []
    at_start = {word.start: word for word in words}
    names = [found.span() for found in NO_QUANTITY.finditer(text)]
    hits = [
        hit
        for hit in NUMBER.finditer(text)
        if DIGIT.search(hit.group())
        and not NO_NUMBER.match(text, hit.end())
        and not any(first <= hit.start() < last for first, last in names)
    ]
    seen = [
        (hit.start(), hit.end(), *measured(text, hit.end(), (*units, "大", "高", "长") if hit.group()[0] == "第" else units))
        for hit in hits
    ]
    for i, (start, stop, end, name) in enumerate(seen):
        group = (start, end)
        reach = i + 1 < len(seen) and text[end : seen[i + 1][0]].strip() in ("至", "到", "-", "~", "–", "—")
        back = i > 0 and text[seen[i - 1][2] : start].strip() in ("至", "到", "-", "~", "–", "—")
        if reach:
            out.append(SpanCandidate(start, seen[i + 1][2], seen[i + 1][3], group=(start, seen[i + 1][2])))
        whole = not (reach or back)
        if not name or name in ("分", "代", "世", "军", "国"):
            out.append(SpanCandidate(start, stop, "", whole, group=group))
        if name:
            for a, b, vague in spread(text, start, stop, end):
                out.append(SpanCandidate(a, b, name, whole, vague, group=group))
        after = at_start.get(end)
        if after is not None and after.tag in "nq" and len(after.text) <= 3:
            out.append(SpanCandidate(start, after.end, name or after.text, whole, False, True, group))
    return out


def durations(text: str) -> list[SpanCandidate]:
    """Numbers with a unit of time."""
    out: list[SpanCandidate] = []
    for hit in NUMBER.finditer(text):
        unit = re.compile(" ?").match(text, hit.end())
        unit = SPAN_UNIT.match(text, unit.end() if unit else hit.end())
        if unit is None or (unit.group() == "年" and re.fullmatch("[12][0-9]{3}", hit.group())):
            continue
        more = SPAN_MORE.match(text, unit.end())
        end = more.end() if more else unit.end()
        for a, b, vague in spread(text, hit.start(), hit.end(), end):
            out.append(SpanCandidate(a, b, unit.group(), True, vague, group=(hit.start(), end)))
    return out
