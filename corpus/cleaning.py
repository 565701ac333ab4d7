"""What of a web page's text is the article: notes and furniture out, title, date and source kept as metadata.

The rules are general: they name kinds of lines (a label with a value, a legal notice, a list of links), never a site
or an article. Furniture is cut only at the edges: a line between two paragraphs of prose is always kept. What this
leaves out: joining lines that were wrapped by hand.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_TONES = "\u0300\u0301\u0304\u030c"  # grave, acute, macron, caron: the four tone marks, decomposed
_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|n|r)?")
_NOTE = re.compile(r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])[(（]([^\W\d_]\w{0,5}[\u0300-\u036f]*\w*)[)）]")
_BROKEN_NOTE = re.compile(r"[?？\ufffd]([^\W\d_]\w{0,5}[\u0300-\u036f]*\w*)[)）]")  # hanzi and bracket were lost on the way
_BROKEN_NOTES = re.compile(r"(?:[?？\ufffd][^\W\d_]\w{0,5}[\u0300-\u036f]*\w*[)）])+")
_LOST = "□"  # a hanzi that can't be read

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
    r"^\W*(?:版[权權](?:所有|声明|聲明|及|归|歸)|(?:免[责責]|特[别別]|版[权權])[声聲]明|凡(?:本|注明|註明|[转轉][载載])"
    r"|本(?:网|網|站)(?:声明|聲明|所有|转载|轉載|刊[载載]|不[对對代]|保留)|[转轉][载載](?:请|請|须|須|声明|聲明)"
    r"|copyright\b|©)|ICP[备備]|公[网網]安[备備]|all rights reserved",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^\W*(?:(?:延伸|相[关關]|推[荐薦]|更多|[热熱][点點門门]|[热熱][门門]|精彩|最新|猜你喜[欢歡]|[为為]您推[荐薦]|[编編][辑輯]推[荐薦])"
    r"(?:[阅閱][读讀]|新[闻聞]|文章|推[荐薦]|[视視][频頻]|[链鏈連]接|[舆輿]情|[内內]容|[专專][题題]|[图圖]片)?"
    r"|友情[链鏈]接|上一篇.*|下一篇.*|分享到?.*|字[号號體体].*|打印.*|列印.*|返回.{0,4}|[评評][论論]\W*\d*"
    r"|related (?:articles|stories|links|posts)|read more|share this.*)\W*$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"^[^。！？!?]{1,80}$")
_PROSE_END = re.compile(r"[。！？!?；;…．.][」』”’\"')）】]*$")
_PROSE_LENGTH = 30  # characters a closed sentence needs after a legal notice to count as article text again
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`about` are the metadata lines, word for word; `date` is ISO 8601 (a day) or empty."""

    title: str
    date: str
    source: str
    about: tuple[str, ...]
    paragraphs: tuple[str, ...]


def drop_notes(text: str) -> str:
    """`text` without the readings in brackets after hanzi, such as 長(zhǎng)春.

    A note is one toned pinyin syllable. Toneless ones, 了(le), go only from a text that has toned ones too. Where a wrong
    encoding has eaten hanzi and bracket, `?zhǎng)` is what is left; one □ stands for what is lost in a place, as in print.
    """
    text = _BROKEN_NOTES.sub(_as_lost, text)
    noted = any(_is_note(found[1], toned=True) for found in _NOTE.finditer(text))
    return _NOTE.sub(lambda found: "" if _is_note(found[1], toned=not noted) else found[0], text) if noted else text


def _as_lost(broken: re.Match[str]) -> str:
    return _LOST if all(_is_note(note, toned=True) for note in _BROKEN_NOTE.findall(broken[0])) else broken[0]


def _is_note(inside: str, *, toned: bool) -> bool:
    letters = unicodedata.normalize("NFD", inside)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    syllable = unicodedata.normalize("NFC", plain)
    return bool(_SYLLABLE.fullmatch(syllable)) and (len(plain) < len(letters) or not toned)


def clean(lines: Sequence[str], title: str = "") -> Cleaned:
    """The article in `lines`; `title` where the file's format already named it, else the first line if it is one."""
    kept = [line for line in lines if not _is_crumbs(line)] or list(lines)
    if title:
        body = kept[1:] if kept and kept[0] == title else kept
    else:
        title, body = _take_title(kept)
    body = body[: _tail(body)] or body
    about = tuple(line for line in body if _is_about(line))
    prose = [line for line in body if not _is_about(line)]
    prose = _trim(prose) or prose
    date = next((iso for line in about if (iso := iso_date(line))), "")
    source = next((found for line in about if (found := _value(line, "source"))), "")
    return Cleaned(title, date, source, about, tuple(prose))


def iso_date(text: str) -> str:
    """The first day named in `text` as YYYY-MM-DD, or an empty string."""
    found = DATE.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def is_prose(line: str) -> bool:
    """Does the line end as a sentence does?"""
    return bool(_PROSE_END.search(line))


def _take_title(lines: list[str]) -> tuple[str, list[str]]:
    if len(lines) < 2 or len(lines[0]) > _TITLE_LENGTH or "。" in lines[0] or _is_about(lines[0]):
        return "", lines
    return lines[0], lines[1:]


def _is_crumbs(line: str) -> bool:
    """A path of links, such as Home > News > Text."""
    return bool(_CRUMBS.match(line)) and len(re.findall(r"\s[>»›]\s|\S[>»›]\S", line)) >= 2


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


def _tail(lines: Sequence[str]) -> int:
    """Where the page's foot begins: the first notice or list of links after which no prose comes any more."""
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if _LEGAL.search(line) or _LINKS.match(line):
            end = number
        elif is_prose(line) and len(line) >= _PROSE_LENGTH:
            break
    return end


def _trim(lines: list[str]) -> list[str]:
    """Without share buttons, font sizes and the like before the first and after the last paragraph of prose."""
    prose = [number for number, line in enumerate(lines) if is_prose(line)]
    if not prose:
        return [line for line in lines if not _LINKS.match(line)]
    first, last = prose[0], prose[-1]
    return [line for number, line in enumerate(lines) if first <= number <= last or not _LINKS.match(line)]
