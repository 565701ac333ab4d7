"""Does a passage tell of another of the kind that a question names: another year, edition, class, building, model or rank?

Then it is none of what is asked, however much of the question it holds: who asks for the sixth edition is not told of the fifth.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus import Passage
from index.answering.missing import whole_text
from index.question import Question
from index.text.numerals import value
from index.text.ordinals import without_parts

_NUMERAL = "[〇零一二三四五六七八九十百两\\d]{1,5}"
_ORDINAL = re.compile(f"第({_NUMERAL})([届期季轮版代号集卷辑批])(?!间)")
_COUNTED = re.compile(f"(?<![第\\d])({_NUMERAL})(年级|周年)")
_ALONE = r"(?<![\d-])(?<!\d[.,])"  # not the end of a longer number
_NO_YEAR = "年人元块个件米克家户本名位套只张次字里公吨多余%"  # behind a number that counts something; 年 is looked for itself
_YEAR = re.compile(
    f"{_ALONE}((?:19|20)\\d\\d|[一二][〇零一二三四五六七八九]{{3}})"
    f"(?=年(?!代)|[./-]\\d{{1,2}}[./-]\\d|(?![\\w.,-])|[\u4e00-\u9fff](?<![{_NO_YEAR}]))"
)
_OF_THE_REPUBLIC = re.compile(_ALONE + r"((?<=民国)\d\d|1[0-4]\d)(?=年(?!代))")
_REPUBLIC = 1911  # the year before its first
_DEPUTY = re.compile("(副)?([\u4e00-\u9fff][长任理事席统记员授师帅])")
_LETTERED = re.compile(r"(?<![a-z\d])([a-z]{1,5})-?(\d{1,4})[a-z]?(?![a-z\d])")  # A3
_LINE = re.compile(r"(?<![a-z\d$.])(\d{1,3})([a-z])(?![a-z\d])")  # 47M
_NAMING = "栋|幢|座|号楼|号线|路(?!口|程|段|线|边|灯)|班(?!次|主|级|车|组)|室(?!内|外|温)|单元|号机|号窗|号店|号馆|号桌|号厅"
_NAMED = re.compile(f"(?<![0-9])((?:[0-9]{{1,4}}(?:{_NAMING})?[、,/和及与~—–至到-]{{1,2}}){{0,12}}[0-9]{{1,4}})({_NAMING})")
_RUNS = re.compile(f"([0-9]{{1,4}})(?:(?:{_NAMING})?[~—–至到-]{{1,2}}([0-9]{{1,4}}))?")

Identified = tuple[str, int | str]  # a kind of things and which of them: ("届", 6)


def names_another(question: Question, passage: Passage) -> bool:
    """Does a question name a thing by a year, number or rank (2025年, 第六届, 5栋, 副市长), where a passage and what stands above
    it have others of that kind only?
    """
    there, wanted = _by_kind(whole_text(passage)), _by_kind(without_parts(question.folded).replace(" ", ""))
    return any(there[kind] and there[kind].isdisjoint(which) for kind, which in wanted.items())


def _by_kind(text: str) -> defaultdict[str, set[int | str]]:
    """What a folded text identifies things by, for each kind of them."""
    found = defaultdict(set)
    for kind, which in _identified(text):
        found[kind].add(which)
    return found


def _identified(text: str) -> Iterator[Identified]:
    yield from (("年", value(year)) for year in _YEAR.findall(text))
    yield from (("年", _REPUBLIC + int(year)) for year in _OF_THE_REPUBLIC.findall(text))
    yield from ((kind, value(number)) for pattern in (_ORDINAL, _COUNTED) for number, kind in pattern.findall(text))
    yield from ((letters, int(number)) for letters, number in _LETTERED.findall(text))
    yield from ((number, letter) for number, letter in _LINE.findall(text))
    yield from ((office, deputy) for deputy, office in _DEPUTY.findall(text))
    for numbers, kind in _NAMED.findall(text):
        yield from ((kind, one) for first, last in _RUNS.findall(numbers) for one in range(int(first), int(last or first) + 1))
