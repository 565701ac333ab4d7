"""Lines wrapped by hand at one width → the paragraphs they were."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

_NARROW, _WIDE = 24, 160  # columns between which people wrap
_ROOM = 0.2  # of the width, what a wrapped line may stay under it: a mark or a word did not fit
_SHARE = 0.75  # of a paragraph's lines but the last, those that are as long as wrapped ones are
_ENDED = re.compile(r"[。！？!?；;：:…][」』”’\"')）】]*$")
_STARTS = re.compile(
    r"[ \t\u3000]{2,}|\u3000|[-•·*●▪■#>|]|\d{1,3}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|第[\d一二三四五六七八九十百]{1,5}[条條章节節款]|[QA问答問][:：]|【"
)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines, those of a wrapped paragraph as one: in Chinese without, between Latin words with a blank."""
    joined: list[str] = []
    for is_blank, some in groupby(lines, key=lambda line: not line.strip()):
        chunk = list(some)
        joined += chunk if is_blank or not _is_wrapped(chunk) else _paragraphs(chunk)
    return joined


def _is_wrapped(chunk: Sequence[str]) -> bool:
    """Do nearly all lines but the last end near one width, and few of them with a sentence?"""
    if len(chunk) < 2:
        return False
    widths = [_width(line.rstrip()) for line in chunk]
    width = max(widths)
    body = [(line.rstrip(), size) for line, size in zip(chunk[:-1], widths[:-1], strict=True)]
    full = [line for line, size in body if size >= width * (1 - _ROOM)]
    inside = [line for line in full if not _ENDED.search(line)]
    return _NARROW <= width <= _WIDE and len(full) >= _SHARE * len(body) and len(inside) >= max(1, len(body) / 2)


def _paragraphs(chunk: Sequence[str]) -> list[str]:
    """A line goes on with the next unless it stops short of the width, or the next begins something."""
    width = max(_width(line.rstrip()) for line in chunk)
    paragraphs = [chunk[0].rstrip()]
    last = chunk[0]
    for line in chunk[1:]:
        stops = _width(last.rstrip()) < width * (1 - _ROOM)
        if stops or _STARTS.match(line):
            paragraphs.append(line.rstrip())
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.strip())
        last = line
    return paragraphs


def _joined(first: str, second: str) -> str:
    if first.endswith("-") and first[-2:-1].isalpha() and second[:1].islower():
        return first[:-1] + second
    latin = first[-1:].isascii() and second[:1].isascii() and first[-1:] != " "
    return f"{first} {second}" if latin else first + second


def _width(text: str) -> int:
    """Columns: a wide character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
