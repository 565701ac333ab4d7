"""What a text tells things of a kind apart by: years, editions, classes, buildings, rooms, models, versions, ranks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from index.text.numerals import value

_NUMERAL = "[〇零一二三四五六七八九十百两\\d]{1,5}"
_EDITIONS = "届期季轮版代号集卷辑批"
ORDINAL = re.compile(f"第({_NUMERAL})([{_EDITIONS}])(?!间)")
NAMED_IN_PASSING = frozenset(f"年{_EDITIONS}")  # kinds of which a story names others too: a record of the 33rd, of ten years ago
_COUNTED = re.compile(f"(?<![第\\d])({_NUMERAL})(年级|周年)")
_ALONE = r"(?<![\d-])(?<!\d[.,])"  # not the end of a longer number
_NO_YEAR = "年人元块个件米克家户本名位套只张次字里公吨多余%"  # behind a number that counts something; 年 is looked for itself
_YEAR = re.compile(
    f"{_ALONE}((?:19|20)\\d\\d|[一二][〇零一二三四五六七八九]{{3}})"
    f"(?=年(?!代)|[./-]\\d{{1,2}}[./-]\\d|(?![\\w.,'’-])|[\u4e00-\u9fff](?<![{_NO_YEAR}]))"
)
_YEARS = re.compile(_ALONE + r"((?:19|20)\d\d)[-–—~/至到]((?:19|20)?\d\d)(?![\d./-])")  # 2001-02, 2001至2003
_OF_THE_REPUBLIC = re.compile(_ALONE + r"((?<=民国)\d\d|1[0-4]\d)(?=年(?!代))")
BEFORE_THE_REPUBLIC = 1911  # the year before its first
_DEPUTY = re.compile("(副)?([\u4e00-\u9fff][长任理事席统记员授师帅])")
_LETTERED = re.compile(r"(?<![a-z\d])([a-z]{1,5})-?(\d{1,4})[a-z]?(?![a-z\d])")  # A3
_VERSION = re.compile(
    r"(?:(?<![a-z\d])v ?|版本 ?)(\d{1,3}(?:\.\d{1,3}){1,3})(?![\d.]*\d)"
    r"|(?<![\d.])(\d{1,3}(?:\.\d{1,3}){1,3}(?= ?版)|\d{1,2}(?:\.\d{1,2}){2})(?![\d.])"
)
_LINE = re.compile(r"(?<![a-z\d$.])(\d{1,3})([a-z])(?![a-z\d])")  # 47M
_NAMING = "栋|幢|座|号楼|号线|路(?!口|程|段|线|边|灯)|班(?!次|主|级|车|组)|室(?!内|外|温)|单元|号机|号窗|号店|号馆|号桌|号厅"
_NAMED = re.compile(f"(?<![0-9])((?:[0-9]{{1,4}}(?:{_NAMING})?[、,/和及与~—–至到-]{{1,2}}){{0,12}}[0-9]{{1,4}})({_NAMING})")
_RUNS = re.compile(f"([0-9]{{1,4}})(?:(?:{_NAMING})?[~—–至到-]{{1,2}}([0-9]{{1,4}}))?")

Identified = tuple[str, int | str]  # a kind of things and which of them: ("届", 6)


def identified(text: str) -> Mapping[str, Set[int | str]]:
    """What a folded text without blanks (but between letters or digits) tells things apart by, for each kind of them."""
    found = defaultdict[str, set[int | str]](set)
    for kind, which in _identified(text):
        found[kind].add(which)
    return found


def years(text: str) -> set[int]:
    """The years that a folded text names, western or of the Republic of China."""
    named = {value(year) for year in _YEAR.findall(text)}
    named |= {BEFORE_THE_REPUBLIC + int(year) for year in _OF_THE_REPUBLIC.findall(text)}
    for first, last in _YEARS.findall(text):
        named |= {int(first), *range(int(first), int(first[: -len(last)] + last) + 1)}
    return named


def _identified(text: str) -> Iterator[Identified]:
    yield from (("年", year) for year in years(text))
    yield from ((kind, value(number)) for pattern in (ORDINAL, _COUNTED) for number, kind in pattern.findall(text))
    yield from ((letters, int(number)) for letters, number in _LETTERED.findall(text))
    yield from ((number, letter) for number, letter in _LINE.findall(text))
    yield from ((office, deputy) for deputy, office in _DEPUTY.findall(text))
    for before, behind in _VERSION.findall(text):
        parts = (before or behind).split(".")
        yield from ((f"版本{length}", ".".join(parts[:length])) for length in range(2, len(parts) + 1))  # 2.4.1 is one of 2.4
    for numbers, kind in _NAMED.findall(text):
        yield from ((kind, one) for first, last in _RUNS.findall(numbers) for one in range(int(first), int(last or first) + 1))
