"""Dates and eras in a sentence, as candidates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.span.candidate import SpanCandidate
from index.text.lists import DYNASTIES, INDEFINITE
from index.text.tags import PUNCT, Word

_T = "(?:[初末]期?|中[叶期]|前期|后期|早期|晚期|上半叶|下半叶|前半叶?|后半叶?|中后期|年间)?"
_N = "[0-9零〇○一二三四五六七八九十百千廿卅]"
DATE_PARTS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("century", f"(?:公元|西元)?前?{_N}{{1,3}} ?世纪{_T}"),
        ("decade", f"{_N}{{1,4}} ?年代{_T}"),
        (
            "year",
            f"(?:(?:公元|西元|民国)?前?(?:{_N}{{3,4}} ?年(?!代)度?|(?:{_N}{{1,2}}|元) ?年(?!级|代|间|来|后|前|之久|的?时间|历史)度?)|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|(?<![0-9.,])[12][0-9]{{3}}(?![0-9.,%a-z年人元]))",
        ),
        ("season", "(?:[春夏秋冬][季天]|年初|年底|年末|年中)"),
        ("month", f"闰?{_N}{{1,3}}[ ]?月份?(?:[初底末]|上旬|中旬|下旬)?"),
        ("day", f"[12][0-9]{{3}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])|初?{_N}{{1,3}} ?[日号](?![路线楼])"),
        ("time", f"(?:上午|下午|凌晨|晚上|早上|中午)?{_N}{{1,3}}[时点](?:{_N}{{1,3}}分|半|整)?"),
    )
)
TAIL = re.compile("(?<=[纪代月])(?:份?[初末底]期?|中[叶期]|[前后早晚]期|[上下前后]半叶?|[上中下]旬|中后期|年间)$")
_PARTS = 4  # of one date
_BEFORE_YEAR = "TnPxL"  # tags of what may name an era, as 贞观 in 贞观十年
_BEFORE_ERA = "nTPLxavO"  # tags of words that may belong to an era's name, as 罗马 in 罗马时代
_PERIODS = ("时期", "时代", "王朝", "年间", "初期", "末期", "末年", "初年", "中期", "晚期", "早期")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A part of a date: (start, end) in the text, and how fine it is, as "year" or "day"."""

    start: int
    end: int
    grain: str


def date_parts(text: str) -> Iterator[DatePart]:
    """Every part of a date, from left to right."""
    found = _next_part(text, 0)
    while found:
        yield found
        found = _next_part(text, found.end)


def _next_part(text: str, at: int) -> DatePart | None:
    """The first part of a date from `at` on; of those that begin there, the longest."""
    best: DatePart | None = None
    for grain, pattern in DATE_PARTS:
        hit = pattern.search(text, at)
        if not hit:
            continue
        start, end = hit.span()
        if best is None or (start, -end) < (best.start, -best.end):
            best = DatePart(start, end, grain)
    return best


def dates(text: str, words: Sequence[Word]) -> list[SpanCandidate]:
    """Parts of dates that follow each other, up to four: 1955年4月18日 gives 1955年, 1955年4月, 1955年4月18日, 4月, 4月18日, 18日."""
    before = {word.end: word for word in words}
    out: list[SpanCandidate] = []
    for run in _runs(text):
        for first in range(len(run)):
            for last in range(first, min(first + _PARTS, len(run))):
                out += _dates_between(text, run, first, last, before)
    return out


def _runs(text: str) -> list[list[DatePart]]:
    """The parts of dates, those that follow each other together."""
    runs: list[list[DatePart]] = []
    end = 0
    for part in date_parts(text):
        gap = text[end : part.start]
        if not runs or gap not in ("", " "):
            runs.append([])
        runs[-1].append(part)
        end = part.end
    return runs


def whole_date(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a date with all that follows it in the same one: 5月 of 5月20日 is no answer to when."""
    for run in _runs(text):
        if run[0].start <= start and end <= run[-1].end:
            return start, max(end, run[-1].end)
    return start, end


def _dates_between(text: str, run: list[DatePart], first: int, last: int, before: dict[int, Word]) -> list[SpanCandidate]:
    """What may be the answer from one part of a run to another: the date, without its 初 or 末, and with the era before it."""
    start, end = run[first].start, run[last].end
    is_cut = first > 0 or _is_bare_year(run[0], text[start:end])
    date = SpanCandidate(
        start,
        end,
        grain=run[last].grain,
        whole=not is_cut,
        vague=last + 1 < len(run),
        group=(run[0].start, end),
    )
    found = []
    suffix = TAIL.search(text[:end], start)
    if suffix:
        found.append(date._replace(end=suffix.start()))
        date = date._replace(tail=True)
    found.append(date)
    era = _era_before(text, run[0], before) if first == 0 else None
    if era:
        found.append(date._replace(start=era.start, whole=True))
    return found


def _is_bare_year(part: DatePart, body: str) -> bool:
    """Does the date begin with a year of one or two figures, as 十年, which may be a part of 贞观十年, or no date?"""
    if part.grain != "year" or "年" not in body:
        return False
    figures = body.rstrip("年度").strip()
    return len(figures) < 3


def _era_before(text: str, part: DatePart, before: dict[int, Word]) -> Word | None:
    """The word before a year that may name its era, if there is one."""
    if part.grain != "year" or text[part.start] in "公西12前":
        return None
    era = before.get(part.start)
    if era is None or era.tag not in _BEFORE_YEAR or len(era.text) > 3:
        return None
    return era if era.text[0] not in PUNCT else None


def eras(words: Sequence[Word]) -> list[SpanCandidate]:
    """Dynasties, periods and the like: 唐朝, 文艺复兴时期."""
    out: list[SpanCandidate] = []
    for at, word in enumerate(words):
        if _is_era(word):
            following = words[at + 1] if at + 1 < len(words) else None
            out += _eras_at(words, at, following)
    return out


def _is_era(word: Word) -> bool:
    if word.text in INDEFINITE:
        return False
    if word.tag == "T" or word.text in DYNASTIES:
        return True
    if len(word.text) == 1:
        return word.text in "朝代"
    return word.text[-1] in "朝代初末" or word.text in _PERIODS


def _eras_at(words: Sequence[Word], at: int, following: Word | None) -> Iterator[SpanCandidate]:
    """The word itself, with one or two words before it, and with the one after it."""
    word = words[at]
    whole = following is None or following.text[:2] not in _PERIODS
    alone = SpanCandidate(word.start, word.end, "era", whole, group=(word.start, word.end))
    yield alone
    for back in (1, 2):
        if at < back or words[at - back].tag not in _BEFORE_ERA:
            break
        yield alone._replace(start=words[at - back].start)
    if following and following.tag in "Tn" and following.text[-1] in "期代朝间初末年":
        yield SpanCandidate(word.start, following.end, "era", group=(word.start, following.end))
