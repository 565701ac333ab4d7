"""Lines that were broken by hand at a width, joined again; lines that are lines stay.

Evidence is asked of a whole text: some lines near one width, seldom ending where a sentence or a clause does. Poems,
addresses and short records give none.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.lines import width

_NARROWEST = 30  # columns of a line that may have been broken for its length alone; a hanzi takes two
_WIDEST = 200  # characters that are looked at; no one wraps wider
_NEAR = 0.78  # of the widest: how wide a broken line is at least
_SHORT = 0.6  # of the widest: a line that was broken at a width is no shorter
_STOPS = re.compile(r"[。！？!?；;：:，,、…．.][」』”’\"')）】]*$")
_ENDS = re.compile(r"[。！？!?；;：:…．.][」』”’\"')）】]*$")
_CLAUSE = re.compile(r"[。！？!?；;，,、：:](?=.)|\.\s")
_FEW_ENDS = 0.34  # share of broken lines that may end as a sentence does by chance
_FEW_STOPS = 0.5  # and with any mark
_ENOUGH = 3  # broken lines that make evidence


class Line(NamedTuple):
    """A line without the blanks around it; `apart`: an empty line stands before it; `is_indented`: it begins with blanks."""

    text: str
    apart: bool
    is_indented: bool = False


def join_wrapped(lines: Sequence[Line], is_own: Callable[[str], bool]) -> list[Line]:
    """The lines, wrapped ones joined. A line that `is_own` begins something (an item, a label) and joins no line before it."""
    if sum(not line.apart for line in lines) < _ENOUGH:
        return list(lines)
    paragraphs = _paragraphs(lines, is_own)
    if not _is_wrapped(paragraphs):
        return list(lines)
    return [joined for paragraph in paragraphs for joined in _joined(paragraph)]


def _paragraphs(lines: Sequence[Line], is_own: Callable[[str], bool]) -> list[list[Line]]:
    """Lines that would be one paragraph each, were the text wrapped."""
    by_indent = any(line.is_indented for line in lines) and not all(line.is_indented for line in lines)
    widths = [width(line.text[:_WIDEST]) for line in lines]
    widest = max(filter(_may_be_wrap, widths), default=0)
    paragraphs: list[list[Line]] = []
    before = None
    for line in lines:
        starts = before is None or line.apart or (by_indent and line.is_indented) or is_own(line.text)
        if starts or (before and _ends_paragraph(before.text, widest)):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
        before = line
    return paragraphs


def _may_be_wrap(columns: int) -> bool:
    return columns <= _WIDEST


def _ends_paragraph(line: str, widest: int) -> bool:
    """Is the line too short to have been broken for its length? One that ends as a sentence need be less so."""
    columns = width(line[:_WIDEST])
    return columns < (_NEAR if _ENDS.search(line) else _SHORT) * widest


def _is_wrapped(paragraphs: Sequence[Sequence[Line]]) -> bool:
    broken = [line.text for paragraph in paragraphs if _may_be_wrapped(paragraph) for line in paragraph[:-1]]
    if len(broken) < _ENOUGH:
        return False
    widths = sorted(map(width, broken))
    stopped = sum(1 for text in broken if _STOPS.search(text))
    ended = sum(1 for text in broken if _ENDS.search(text))
    is_by_chance = ended <= _FEW_ENDS * len(broken) and stopped <= _FEW_STOPS * len(broken)
    return widths[len(widths) // 10] >= 0.7 * widths[-1] and is_by_chance


def _may_be_wrapped(paragraph: Sequence[Line]) -> bool:
    """Is it prose in lines of like width, the last one no wider than the others?"""
    if len(paragraph) < 2 or any(len(line.text) > _WIDEST for line in paragraph):
        return False
    widths = [width(line.text) for line in paragraph]
    widest = max(widths[:-1])
    alike = min(widths[:-1]) >= _NEAR * widest and widths[-1] <= 1.1 * widest
    has_clauses = any(_CLAUSE.search(line.text) for line in paragraph) or any(line.text[0].islower() for line in paragraph[1:])
    return widest >= _NARROWEST and alike and has_clauses and not all(_STOPS.search(line.text) for line in paragraph[:-1])


def _joined(paragraph: Sequence[Line]) -> list[Line]:
    if not _may_be_wrapped(paragraph):
        return list(paragraph)
    text = paragraph[0].text
    for line in paragraph[1:]:
        text += ("" if _is_wide(text[-1]) or _is_wide(line.text[0]) else " ") + line.text
    return [Line(text, paragraph[0].apart, paragraph[0].is_indented)]


def _is_wide(character: str) -> bool:
    return width(character) == 2 or character in "“”‘’—…·"
