"""Dates and eras in a sentence, as candidates."""

import re

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


def dates(text: str, words: list[Word]) -> list[SpanCandidate]:
    """Runs of consecutive parts of dates."""
    parts = date_parts(text)
    out: list[SpanCandidate] = []
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
                out.append(SpanCandidate(start, suffix.start(), grain, not joined and not bare, more, False, group))
            out.append(SpanCandidate(start, end, grain, not joined and not bare, more, bool(suffix), group))
            if not joined and name == "year" and text[start] not in "公西12前" and start in before:
                era = before[start]
                if era.tag in "TnPxL" and len(era.text) <= 3 and era.text[0] not in PUNCT:
                    out.append(SpanCandidate(era.start, end, grain, True, more, bool(suffix), group))
    return out


def eras(words: list[Word], text: str) -> list[SpanCandidate]:
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
            out.append(SpanCandidate(word.start, word.end, "era", whole=not longer, group=(word.start, word.end)))
            for back in (1, 2):
                if i >= back and all(w.tag in "nTPLxavO" for w in words[i - back : i]):
                    out.append(
                        SpanCandidate(words[i - back].start, word.end, "era", whole=not longer, group=(word.start, word.end))
                    )
                else:
                    break
            if i + 1 < len(words) and words[i + 1].tag in "Tn" and words[i + 1].text[-1] in "期代朝间初末年":
                out.append(SpanCandidate(word.start, words[i + 1].end, "era", group=(word.start, words[i + 1].end)))
    return out
