"""Numbered parts of a text: 第十二条, 第12条, 第三步, an item marked 3., a question Q7 — each as such, never inside of another
(第二十二条).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.text.numerals import value

_NUMERAL = "[〇零一二三四五六七八九十百千万两\\d]{1,7}"
_ASKED = re.compile(f"第 ?({_NUMERAL}) ?个? ?(问题|[条章节步项点款问题])(?![件骤目名线路街河船鱼狗裤裙])")
_ASKED_IN_ENGLISH = re.compile(
    r"\b(note|rule|item|step|clause|article|section|point|question|paragraph|part) (?:\(?(\d{1,2})\)?(?![\w%.:-])|\(([a-j])\))"
)
_ITEMS = "条步项点款"  # parts that a list's marks number as well
_LETTER = "字"  # a part marked with a letter, (b)
_LEADS = re.compile(f"[#*\\s]*第 ?({_NUMERAL}) ?([条章节步项点款])")
_MARK = re.compile(r"\s*(?:[(（]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．]|step (\d{1,2})\b|[(（]([a-j])[)）])")
_QUESTION = re.compile(r"\s*(?:q|问题?) ?(\d{1,3})\s*[:：.、．)）]")

Part = tuple[int, str]  # its number and what it is: (12, "条")


@lru_cache(maxsize=64)  # several steps ask it of one question
def parts_asked(folded: str) -> tuple[Part, ...]:
    """The numbered parts that a folded question names."""
    chinese = ((value(found[1]), "问" if found[2] in "问题" else found[2]) for found in _ASKED.finditer(folded))
    return (*chinese, *map(_in_english, _ASKED_IN_ENGLISH.finditer(folded)))


def _in_english(found: re.Match[str]) -> Part:
    if found[3]:
        return _place(found[3]), _LETTER
    return int(found[2]), "问" if found[1] == "question" else "条"


def questions_written(folded: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each question that is asked for by its number, how that is asked, and how a list numbers it: q3 for 第三问."""
    for found in (*_ASKED.finditer(folded), *_ASKED_IN_ENGLISH.finditer(folded)):
        for number, what in parts_asked(found[0]):
            if what == "问":
                yield found[0], (f"q{number}", f"问{number}", f"问题{number}")


def without_parts(folded: str) -> str:
    """A folded question without the numbered parts that it names."""
    return _ASKED_IN_ENGLISH.sub(" ", _ASKED.sub(" ", folded))


def parts_begun(line: str) -> Iterator[Part]:
    """What a folded line begins, by its name or by the mark of an item."""
    if found := _LEADS.match(line):
        yield value(found[1]), found[2]
    elif found := _QUESTION.match(line):
        yield int(found[1]), "问"
    elif (found := _MARK.match(line)) and found[3]:
        yield _place(found[3]), _LETTER
    elif found:
        number = value(found[1] or found[2])
        yield from ((number, what) for what in _ITEMS)


def begins(part: Part, line: str) -> bool:
    """Does the folded line begin this part?"""
    return part in parts_begun(line)


def is_named_so(line: str) -> bool:
    """Does a folded line call itself a part (第十条), where others have but a mark (10.)?"""
    return bool(_LEADS.match(line))


def _place(letter: str) -> int:
    """The place of a letter in the alphabet."""
    return ord(letter) - ord("a") + 1
