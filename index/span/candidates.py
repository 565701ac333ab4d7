"""Short strings of a sentence that could be the answer, by the type asked for."""

import re
from dataclasses import dataclass

from index.span.lists import SOUND, SPAN_UNITS, UNITS
from index.span.words import PUNCT, Word


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string of a sentence that may be the answer: (start, end) in the sentence, and what tells how well it fits."""

    start: int  # in the sentence
    end: int
    grain: str = ""  # DATE: finest part; NUM, DUR: its unit
    whole: bool = True  # no cut through a longer date or number
    vague: bool = False  # 约, 多, 以上 inside; DATE: a finer part follows
    tail: bool = False  # DATE: ends in 初, 末期, 上旬 …
    group: tuple[int, int] = (0, 0)  # the whole date or number it is part of


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
NUMBER = re.compile(
    r"第?(?:[数几好][十百千万亿]+|百分之[0-9.零一二三四五六七八九十百点]+|[一二三四五六七八九十0-9]+分之[一二三四五六七八九十0-9]+|[0-9]+(?:[,.][0-9]+)*(?:/[0-9]+)?|[零〇一二三四五六七八九十百千万两半]+(?:点[零〇一二三四五六七八九十]+)?)(?:[多余])?[十百千万亿兆]*(?:[多余])?(?:零?[0-9]+[千百万亿]+[0-9]*)*"
)
UNIT = re.compile("|".join(map(re.escape, UNITS)))
PER = re.compile("(?:公里|千米|米|英里|公尺|节)(?:每|/)(?:小时|秒|时)")
DIGIT = re.compile("[0-9零〇一二三四五六七八九十百千万两半]")
NO_NUMBER = re.compile("世(?!纪)|[年月日](?![的多以])")
SPAN_UNIT = re.compile("分(?= ?[0-9]+ ?秒)|" + "|".join(sorted(SPAN_UNITS, key=len, reverse=True)))
SPAN_MORE = re.compile(f"(?: ?零?又?{_N}+ ?(?:{'|'.join(sorted(SPAN_UNITS, key=len, reverse=True))}))+")
ERA = re.compile("[一-鿿]{1,4}(?:时期|时代|王朝|朝代|年间|初期|末期|末年|初年|中期|晚期|早期|[朝代初末])")
SOUNDS = re.compile(f"[{''.join(sorted(SOUND))}]{{2,}}(?:[·•‧・-][{''.join(sorted(SOUND))}]+)*(?:[一二三四五六七八九十]+世)?")
OPEN, CLOSE = '「『“‘《〈(（"', '」』”’》〉)）"'
JOIN = frozenset("·•‧・-")
LONGEST = {"PERS": 16, "LOC": 14, "ORG": 20}
TAIL = re.compile("(?<=[纪代月])(?:份?[初末底]期?|中[叶期]|[前后早晚]期|[上下前后]半叶?|[上中下]旬|中后期|年间)$")


def date_parts(text: str) -> list[tuple[int, int, str]]:
    """(start, end, grain) of every part of a date, from left to right."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        best: tuple[int, int, str] | None = None
        for name, pattern in DATE_PARTS:
            hit = pattern.search(text, at)
            if hit and (best is None or hit.start() < best[0] or (hit.start() == best[0] and hit.end() > best[1])):
                best = (hit.start(), hit.end(), name)
        if best is None:
            break
        found.append(best)
        at = best[1]
    return found


def dates(text: str, words: list[Word]) -> list[Candidate]:
    """Runs of consecutive parts of dates."""
    parts = date_parts(text)
    out: list[Candidate] = []
    first = 0
    before = {word.end: word for word in words}
    for i, (start, _, name) in enumerate(parts):
        joined = i > 0 and text[parts[i - 1][1] : start] in ("", " ")
        first = first if joined else i
        for j in range(i, min(i + 4, len(parts))):
            if j > i and text[parts[j - 1][1] : parts[j][0]] not in ("", " "):
                break
            more = j + 1 < len(parts) and text[parts[j][1] : parts[j + 1][0]] in ("", " ")
            end, grain = parts[j][1], parts[j][2]
            bare = name == "year" and not joined and len(text[start:end].rstrip("年度").strip()) < 3 and "年" in text[start:end]
            group = (parts[first][0], end)
            suffix = TAIL.search(text[:end], start)
            if suffix:
                out.append(Candidate(start, suffix.start(), grain, not joined and not bare, more, False, group))
            out.append(Candidate(start, end, grain, not joined and not bare, more, bool(suffix), group))
            if not joined and name == "year" and text[start] not in "公西12前" and start in before:
                era = before[start]
                if era.tag in "TnPxL" and len(era.text) <= 3 and era.text[0] not in PUNCT:
                    out.append(Candidate(era.start, end, grain, True, more, bool(suffix), group))
    return out


INDEFINITE = frozenset(
    [
        "当时",
        "一时",
        "从前",
        "最初",
        "年代",
        "时代",
        "时期",
        "此时",
        "同时",
        "以前",
        "以后",
        "之前",
        "之后",
        "后来",
        "目前",
        "现在",
        "今后",
        "当天",
        "当年",
        "同年",
        "次年",
        "当代",
        "后期",
        "前期",
        "王朝",
        "朝",
        "代",
        "期间",
    ]
)
DYNASTIES = frozenset(
    [
        "夏朝",
        "商朝",
        "西周",
        "东周",
        "春秋",
        "战国",
        "秦朝",
        "西汉",
        "东汉",
        "三国",
        "西晋",
        "东晋",
        "南朝",
        "北朝",
        "南北朝",
        "北魏",
        "东魏",
        "西魏",
        "北齐",
        "北周",
        "刘宋",
        "南齐",
        "南梁",
        "南陈",
        "隋朝",
        "唐朝",
        "五代",
        "北宋",
        "南宋",
        "辽朝",
        "金朝",
        "元朝",
        "明朝",
        "清朝",
        "民国",
        "中世纪",
        "古代",
        "近代",
        "现代",
        "汉",
        "唐",
        "宋",
        "元",
        "明",
        "清",
        "隋",
        "秦",
        "晋",
        "辽",
        "金",
        "汉代",
        "唐代",
        "宋代",
        "元代",
        "明代",
        "清代",
        "隋唐",
        "宋元",
        "明清",
        "夏商周",
        "秦汉",
        "史前",
    ]
)


def eras(words: list[Word], text: str) -> list[Candidate]:
    """Dynasties, periods and the like."""
    out = []
    for i, word in enumerate(words):
        if word.text in INDEFINITE:
            continue
        if (
            word.tag == "T"
            or word.text in DYNASTIES
            or (word.text[-1] in "朝代初末" and len(word.text) > 1)
            or word.text in ("时期", "时代", "王朝", "年间", "初期", "末期", "末年", "初年", "中期", "晚期", "早期", "朝", "代")
        ):
            longer = i + 1 < len(words) and words[i + 1].text[:2] in (
                "时期",
                "时代",
                "年间",
                "王朝",
                "初期",
                "末期",
                "中期",
                "晚期",
                "早期",
                "末年",
                "初年",
            )
            out.append(Candidate(word.start, word.end, "era", whole=not longer, group=(word.start, word.end)))
            for back in (1, 2):
                if i >= back and all(w.tag in "nTPLxavO" for w in words[i - back : i]):
                    out.append(Candidate(words[i - back].start, word.end, "era", whole=not longer, group=(word.start, word.end)))
                else:
                    break
            if i + 1 < len(words) and words[i + 1].tag in "Tn" and words[i + 1].text[-1] in "期代朝间初末年":
                out.append(Candidate(word.start, words[i + 1].end, "era", group=(word.start, words[i + 1].end)))
    return out


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


def numbers(text: str, words: list[Word], units: tuple[str, ...]) -> list[Candidate]:
    """Numbers with their units, ranges as one."""
    out: list[Candidate] = []
    at_start = {word.start: word for word in words}
    hits = [hit for hit in NUMBER.finditer(text) if DIGIT.search(hit.group()) and not NO_NUMBER.match(text, hit.end())]
    seen = [
        (hit.start(), hit.end(), *measured(text, hit.end(), (*units, "大", "高", "长") if hit.group()[0] == "第" else units))
        for hit in hits
    ]
    for i, (start, stop, end, name) in enumerate(seen):
        group = (start, end)
        reach = i + 1 < len(seen) and text[end : seen[i + 1][0]].strip() in ("至", "到", "-", "~", "–", "—")
        back = i > 0 and text[seen[i - 1][2] : start].strip() in ("至", "到", "-", "~", "–", "—")
        if reach:
            out.append(Candidate(start, seen[i + 1][2], seen[i + 1][3], group=(start, seen[i + 1][2])))
        whole = not (reach or back)
        if not name or name in ("分", "代", "世", "军", "国"):
            out.append(Candidate(start, stop, "", whole, group=group))
        if name:
            for a, b, vague in spread(text, start, stop, end):
                out.append(Candidate(a, b, name, whole, vague, group=group))
        after = at_start.get(end)
        if after is not None and after.tag in "nq" and len(after.text) <= 3:
            out.append(Candidate(start, after.end, name or after.text, whole, False, True, group))
    return out


def durations(text: str) -> list[Candidate]:
    """Numbers with a unit of time."""
    out: list[Candidate] = []
    for hit in NUMBER.finditer(text):
        unit = re.compile(" ?").match(text, hit.end())
        unit = SPAN_UNIT.match(text, unit.end() if unit else hit.end())
        if unit is None or (unit.group() == "年" and re.fullmatch("[12][0-9]{3}", hit.group())):
            continue
        more = SPAN_MORE.match(text, unit.end())
        end = more.end() if more else unit.end()
        for a, b, vague in spread(text, hit.start(), hit.end(), end):
            out.append(Candidate(a, b, unit.group(), True, vague, group=(hit.start(), end)))
    return out


NO_NAME = re.compile("[0-9.,]+[年月日]?$|[两各该此本诸某每数几].{1,2}$|[0-9]+[年月日]")


def content(word: Word) -> bool:
    """May the word be part of a name?"""
    return word.tag in "PLOTnxvaq" and not (word.tag == "v" and len(word.text) == 1)


def runs(words: list[Word], kind: str) -> list[Candidate]:
    """Every run of words inside one clause that may be a name."""
    out: list[Candidate] = []
    longest = LONGEST[kind]
    edge = "PLOnxavqm"
    for i, first in enumerate(words):
        if first.tag not in edge or first.tag in "q" or (first.tag in "m" and kind != "ORG"):
            continue
        for j in range(i, min(i + 9, len(words))):
            last = words[j]
            if (last.tag == "w" and last.text not in JOIN) or last.end - first.start > longest:
                break
            if (last.tag in "f" and not (kind == "ORG" and last.text in ("和", "与"))) or last.text in ("的", "之", "了", "等"):
                break
            body = "".join(word.text for word in words[i : j + 1])
            if NO_NAME.match(body):
                continue
            if last.tag in "PLOnxavqm" and last.end - first.start > 1:
                out.append(Candidate(first.start, last.end))
    return out


def sounds(text: str) -> list[Candidate]:
    """Whole transliterated names, wherever jieba cuts them."""
    out = []
    for hit in SOUNDS.finditer(text):
        out.append(Candidate(hit.start(), hit.end()))
    return out


def candidates(kind: str, text: str, words: list[Word], units: tuple[str, ...], grain: str) -> list[Candidate]:
    """The candidates of a sentence for a type of answer."""
    if kind == "DATE":
        return dates(text, words) + (eras(words, text) if grain in ("era", "time") else [])
    if kind == "NUM":
        return numbers(text, words, units)
    if kind == "DUR":
        return durations(text)
    return runs(words, kind) + (sounds(text) if kind != "ORG" else [])
