"""Numbered parts of a text: 第十二条, 第12条, 第三步, an item marked 3. — each as such, never inside of another (第二十二条)."""

import re
from collections.abc import Iterator

from index.text.numerals import value

_NUMERAL = "[〇零一二三四五六七八九十百千两\\d]{1,7}"
_ASKED = re.compile(f"第({_NUMERAL})个?([条章节步项点款])(?![件骤目名])")
_ITEMS = "步项点款"  # parts that a list's marks number as well
_LEADS = re.compile(f"[#*\\s]*第({_NUMERAL})([条章节步项点款])")
_MARK = re.compile(r"\s*(?:[(（]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．]|step (\d{1,2})\b)")

Part = tuple[int, str]  # its number and what it is: (12, "条")


def parts_asked(folded: str) -> tuple[Part, ...]:
    """The numbered parts that a folded question names."""
    return tuple((value(found[1]), found[2]) for found in _ASKED.finditer(folded))


def without_parts(folded: str) -> str:
    """A folded question without the numbered parts that it names."""
    return _ASKED.sub(" ", folded)


def parts_begun(line: str) -> Iterator[Part]:
    """What a folded line begins, by its name or by the mark of an item."""
    if found := _LEADS.match(line):
        yield value(found[1]), found[2]
    elif found := _MARK.match(line):
        number = value(found[1] or found[2])
        yield from ((number, what) for what in _ITEMS)


def begins(part: Part, line: str) -> bool:
    """Does the folded line begin this part?"""
    return part in parts_begun(line)
