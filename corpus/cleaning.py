"""What a captured page says of its article, and the page around it.

The rules are general: they name kinds of lines (a label with a value, a legal notice, a list of links), never a site or an
article. Furniture is left out only on the evidence of a page: at the end, where legal notices and lists of links stand
together and no sentence comes any more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import Block, Kind

_LABELS = {
    "date": "(?:发布|發布|發佈|发表|發表|更新)?(?:时间|時間|日期)|date|published|updated",
    "source": "(?:文章|新闻|新聞|信息|資訊)?(?:来源|來源)|稿源|出处|出處|source",
    "other": "作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|責編|责任校对|摄影|攝影|author|by|editor",
}
_LABELLED = re.compile(
    r"(?:^|(?<=[\s|｜]))(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items()) + r")\s*[:：]\s*",
    re.IGNORECASE,
)
DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-/.]|年)\s*(1[0-2]|0?[1-9])\s*(?:[-/.]|月)\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*日?")
_CLOCK = re.compile(r"(?:T|\b)?\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d\d:?\d\d)?")

_LEGAL = re.compile(
    r"^\W*(?:版[权權](?:所有|声明|聲明|及|归|歸)|(?:免[责責]|特[别別]|版[权權])[声聲]明|凡(?:本[网網站]|注明|註明|[转轉][载載])"
    r"|本(?:网|網|站)(?:声明|聲明|所有|转载|轉載|刊[载載]|不[对對代]|保留)|[转轉][载載](?:请|請|须|須|声明|聲明)"
    r"|copyright\b|©)|ICP[备備]\d|公[网網]安[备備]\d|all rights reserved",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^\W*(?:(?:延伸|相[关關]|推[荐薦]|更多|[热熱][点點門门]|[热熱][门門]|精彩|最新|猜你喜[欢歡]|[为為]您推[荐薦]|[编編][辑輯]推[荐薦])"
    r"(?:[阅閱][读讀]|新[闻聞]|文章|推[荐薦]|[视視][频頻]|[链鏈連]接|[舆輿]情|[内內]容|[专專][题題]|[图圖]片)"
    r"|友情[链鏈]接|上一篇.*|下一篇.*|分享到.{0,20}|related (?:articles|stories|links|posts)|read more|share this.*)\W*$",
    re.IGNORECASE,
)
_PROSE_END = re.compile(r"[。！？!?；;…．.][」』”’\"')）】]*$")
_PROSE_LENGTH = 30  # characters that a closed sentence needs after a legal notice to count as text of the article again
_EVIDENCE = 2  # lines of a page's foot, a legal notice among them, that make a page


@dataclass(frozen=True, slots=True)
class Byline:
    """What stands under a title: the lines, word for word; the day in ISO 8601 or empty; the source or empty."""

    lines: tuple[str, ...] = ()
    date: str = ""
    source: str = ""


def read_byline(blocks: Sequence[Block]) -> Byline:
    """The lines at the head of a body that name nothing but its date, source and makers;
    none where the body goes on with labels.
    """
    lines: list[str] = []
    for block in blocks:
        if not _is_about(block.text):
            break
        lines.append(block.text)
    after = blocks[len(lines)] if len(lines) < len(blocks) else None
    if not lines or after is None or after.kind is Kind.LABEL:
        return Byline()
    return _byline(lines)


def read_signature(blocks: Sequence[Block], *, is_page: bool) -> Byline:
    """The same of the last line of a body: on a captured page its source or day, elsewhere a line that says both."""
    last = blocks[-1].text if blocks else ""
    if not last or not _is_about(last):
        return Byline()
    said = _byline([last])
    return said if is_page or (said.date and said.source) else Byline()


def _byline(lines: list[str]) -> Byline:
    date = next((iso for line in lines if (iso := iso_date(line))), "")
    source = next((found for line in lines if (found := _value(line, "source"))), "")
    return Byline(tuple(lines), date, source)


def page_foot(blocks: Sequence[Block]) -> int:
    """Where the foot of a captured page begins: legal notices and lists of links after which no sentence comes; else the end."""
    end, legal, furniture = len(blocks), 0, 0
    for number in range(len(blocks) - 1, -1, -1):
        text = blocks[number].text
        if _LEGAL.search(text):
            end, legal, furniture = number, legal + 1, furniture + 1
        elif _LINKS.match(text):
            end, furniture = number, furniture + 1
        elif is_prose(text) and len(text) >= _PROSE_LENGTH:
            break
    return end if legal and furniture >= _EVIDENCE else len(blocks)


def is_link_line(line: str) -> bool:
    """Does the line only lead elsewhere, as 分享到 and 相關閱讀 do?"""
    return bool(_LINKS.match(line))


def iso_date(text: str) -> str:
    """The first day named in `text` as YYYY-MM-DD, or an empty string."""
    found = DATE.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def is_prose(line: str) -> bool:
    """Does the line end as a sentence does?"""
    return bool(_PROSE_END.search(line))


def _is_about(line: str) -> bool:
    """Nothing but labels with their short values, and a date."""
    if len(line) > 120 or "。" in line:
        return False
    labels = list(_LABELLED.finditer(line))
    before = line[: labels[0].start()] if labels else line
    rest = _CLOCK.sub("", DATE.sub("", before)).strip(" \t\u3000|｜-:：()（）[]【】")
    return not rest and bool(labels or DATE.search(before))


def _value(line: str, kind: str) -> str:
    labels = list(_LABELLED.finditer(line))
    for number, label in enumerate(labels):
        if label.lastgroup == kind:
            end = labels[number + 1].start() if number + 1 < len(labels) else len(line)
            value = DATE.split(line[label.end() : end])[0]
            return value.strip(" \t\u3000|｜()（）[]【】")
    return ""
