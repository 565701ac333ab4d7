"""Which paragraphs are headings, and how deep each stands.

No mark is believed for itself: a numbered short line is a heading where text stands under it and under its like.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from corpus.blocks import Block, Kind
from corpus.lines import asks, is_day, is_sentence, label_of, may_be_heading
from corpus.marked import Marked
from corpus.marks import UNORDERED, Mark, mark_of

_CHAPTERS = ("part", "chapter", "section")
_ALONE = frozenset({"comma", "article"})  # marks that make a heading even where there is only one of them
_BRACKETED = re.compile(r"【[^【】]{1,30}】")
_LOOKS = re.compile(r"[^\W\d_]{2,10}")  # a line that may be a heading without any mark
_LOOKED_AT = 20  # lines under such a line
_RECORD_HEAD = 24  # characters of a line over the labels of a record


def headings_of(document: Marked) -> frozenset[int]:
    """The places of the paragraphs that are headings."""
    found = {at for series in _series(document.marks) for at in _headings(document, series)}
    found |= _ornamented(document)
    found |= _days(document)
    found |= _by_looks(document)
    for at, _ in document.paragraphs():
        if _is_record_head(document, at) or _is_bracketed(document, at):
            found.add(at)
    return frozenset(found)


def with_levels(blocks: Sequence[Block], by_marks: frozenset[int]) -> Iterator[Block]:
    """The blocks with levels for the headings found by marks: below those of the format, each kind as deep as it comes."""
    deepest = max(
        (block.level for at, block in enumerate(blocks) if at not in by_marks and block.kind is Kind.HEADING), default=0
    )
    kinds = [_kind(blocks[at].text) for at in sorted(by_marks)]
    order = [kind for kind in _CHAPTERS if kind in kinds]
    order += [kind for kind in dict.fromkeys(kinds) if kind not in order]
    for at, block in enumerate(blocks):
        if at in by_marks:
            yield replace(block, level=deepest + 1 + order.index(_kind(block.text)))
        else:
            yield block


def _kind(heading: str) -> str:
    """Headings of one kind are equally deep: 一、 and 二、, or 2.1 and 2.2."""
    mark = mark_of(heading)
    if mark:
        return f"{mark.kind}{mark.text.count('.')}" if mark.kind == "decimal" else mark.kind
    if is_day(heading):
        return "day"
    return "bracketed" if heading.startswith("【") else "plain"


def _series(marks: Sequence[Mark | None]) -> Iterator[list[int]]:
    """The places of marks that count on, 一、二、三、; each kind by itself, a new series where the numbers start again."""
    running: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        if not mark:
            continue
        series = running.setdefault(mark.kind, [])
        before = marks[series[-1]] if series else None
        if before and mark.kind not in UNORDERED and mark.number <= before.number:
            yield series
            series = running[mark.kind] = []
        series.append(at)
    yield from (series for series in running.values() if series)


def _headings(document: Marked, series: Sequence[int]) -> list[int]:
    """The members of a series that are headings, with text under each: all or most of it, or none."""
    mark = document.marks[series[0]]
    if not mark or mark.kind in UNORDERED:
        return []
    short = [at for at in series if may_be_heading(document.said(at))]
    if mark.kind in _CHAPTERS:
        return short
    if mark.kind == "bare" and not _counts_from_one(document, series):
        return []
    if len(series) == 1 and mark.kind not in _ALONE and not asks(document.blocks[series[0]].text):
        return []
    members = frozenset(series)
    are_over_text = all(document.has_text_under(at, members) for at in short)
    return short if are_over_text and len(short) * 2 > len(series) else []


def _counts_from_one(document: Marked, series: Sequence[int]) -> bool:
    numbers = [mark.number for at in series if (mark := document.marks[at])]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _ornamented(document: Marked) -> frozenset[int]:
    """The short lines that begin with the same bullet, each over text that does not: ■ 費用 over 每人三百元, ■ 集合 over …"""
    by_bullet: dict[str, list[int]] = {}
    for at, mark in enumerate(document.marks):
        if mark and mark.kind == "bullet":
            by_bullet.setdefault(mark.text, []).append(at)
    found: set[int] = set()
    for places in by_bullet.values():
        are_short = all(may_be_heading(document.said(at)) and not label_of(document.said(at)) for at in places)
        if len(places) > 1 and are_short and all(document.has_text_under(at, places) for at in places):
            found.update(places)
    return frozenset(found)


def _days(document: Marked) -> frozenset[int]:
    """The lines that are days, if there are several, each with text under it, as in a diary."""
    days = frozenset(at for at, block in document.paragraphs() if is_day(block.text))
    are_headings = len(days) > 1 and all(document.has_text_under(at, days) for at in days)
    return days if are_headings else frozenset()


def _by_looks(document: Marked) -> frozenset[int]:
    """Short lines without any mark, if there are several, each over text much longer. The first line is a title, if any."""
    short = 0
    over: list[int] = []
    for at, block in document.paragraphs():
        if at and block.apart and not document.marks[at] and _LOOKS.fullmatch(block.text):
            short += 1
            if _is_over_text(document.blocks, at):
                over.append(at)
    are_headings = len(over) > 1 and len(over) * 3 >= short * 2
    return frozenset(over) if are_headings else frozenset()


def _is_over_text(blocks: Sequence[Block], at: int) -> bool:
    """Does a line that could be a heading stand over a sentence, or over close lines, one of them twice as long?"""
    under: list[Block] = []
    for block in islice(blocks, at + 1, at + 1 + _LOOKED_AT):
        if block.apart and under:
            break
        under.append(block)
    if not under or under[0].kind is Kind.HEADING:
        return False
    longest = max(len(block.text) for block in under)
    is_close = not under[0].apart
    return longest >= 2 * len(blocks[at].text) and (is_close or is_sentence(under[0].text))


def _is_bracketed(document: Marked, at: int) -> bool:
    return bool(_BRACKETED.fullmatch(document.blocks[at].text)) and document.has_text_under(at, [at])


def _is_record_head(document: Marked, at: int) -> bool:
    """Is it a short line right over lines with labels, as a shop's name over its address?"""
    block = document.blocks[at]
    if at + 1 >= len(document.blocks) or not block.apart or document.marks[at] or len(block.text) > _RECORD_HEAD:
        return False
    if label_of(block.text) or is_sentence(block.text) or block.text[-1] in "：:，,、":
        return False
    after = document.blocks[at + 1]
    return not after.apart and after.kind is Kind.PARAGRAPH and bool(label_of(after.text))
