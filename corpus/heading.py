"""What a document says of itself at its head and its foot: its title, and the lines with its date, source and authors.

These lines are read, not removed: they stand in the article's first passage. The same kind of line anywhere else is text.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.blocks import Block, Kind
from corpus.lines import DATE, asks, is_day, is_fact, is_sentence, iso_date, leads_in

_NAMES = {
    "date": r"(?:(?:发布|發布|發佈|发表|發表|更新|刊登|刊发|刊發|发文|發文|撰写|撰寫)?(?:时间|時間|日期))|date|published|updated",
    "source": r"(?:文章|新闻|新聞|信息|資訊|稿件)?(?:来源|來源)|稿源|出处|出處|source",
    "other": r"作者|撰文|文|[图圖]|记者|記者|通[讯訊][员員]|编辑|編輯|(?:责任|責任)(?:编辑|編輯)|责编|責編|责任校对|審核|审核"
    r"|摄影|攝影|(?:[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊])(?:次?[数數]|量)?|author|by|editor",
}
_LABELLED = re.compile(
    r"(?:^|(?<=[\s|｜（(\[【]))(?:" + "|".join(f"(?P<{kind}>{names})" for kind, names in _NAMES.items()) + r")\s*[:：/／]\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:T|\b)?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_AFTER_VALUE = re.compile(r"[\u3000|｜【\[]|\s{2,}")
_AROUND = " \t\u3000|｜-:：()（）[]【】"
_AUTHOR = re.compile(r"[（(\[【〔]?[^\W\d_]{1,3}[\s·）)\]】〕]{0,2}[^\W\d_]{2,4}|[^\W\d_]{2,4}")
_EDITORIAL = re.compile(r"\W*(?:责任|責任|编辑|編輯|责编|責編|记者|記者|来源|來源|稿源|发布|發布|發佈|审核|審核|校对|校對)")
_NAMED_TITLE = re.compile(r"[^：:。，,]{2,20}[：:]\s*[^\d。：:]{4,40}[^\d。，,；;：:]")  # 專訪李秋雲：泥土不會騙人
_BYLINE_LENGTH = 120
_TITLE_LENGTH = 80
_BODY_LENGTH = 30  # characters of a line that is text, not one of several notes
_HEAD_LINES = 8  # lines under the title that may speak of the document


class Heading(NamedTuple):
    """What a document says of itself. `about` are the lines that do, word for word; `body` is the rest; `date` is ISO 8601."""

    title: str
    date: str
    source: str
    about: tuple[str, ...]
    body: tuple[Block, ...]


def read_heading(blocks: Sequence[Block], title: str) -> Heading:
    """The heading of a document; `title` where its format names one, else the first block if it is one."""
    body = list(blocks)
    if title:
        body = _without_title(body, title)
    elif _is_title(body):
        title, body = body[0].text, body[1:]
    head = _head(body)
    foot = _foot(body[head:]) if title or head else 0
    about = [block.text for block in body[:head]] + [block.text for block in body[len(body) - foot :]]
    rest = body[head : len(body) - foot]
    if not rest:
        about, rest = [], body
    return Heading(title, _first(map(iso_date, about)), _first(_value(line) for line in about), tuple(about), tuple(rest))


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    """Without the block that is the title, if it stands among the first; the title has a passage of its own."""
    for at, block in enumerate(blocks[:3]):
        if block.text == title and block.kind in (Kind.HEADING, Kind.PARAGRAPH):
            return blocks[:at] + blocks[at + 1 :]
    return blocks


def _is_title(blocks: Sequence[Block]) -> bool:
    """Does the first block look like a title, and what follows like its body?"""
    if len(blocks) < 2 or not _may_be_title(blocks[0]):
        return False
    first, second, rest = blocks[0], blocks[1], blocks[1:]
    if first.kind is Kind.HEADING:
        return not any(block.kind is Kind.HEADING and block.level <= first.level for block in rest)
    if _is_over_author(blocks):
        return True
    if first.kind is Kind.LABEL and (second.kind is Kind.LABEL or not second.apart):
        return False
    if any(block.kind is not Kind.PARAGRAPH for block in rest[:3]) or _is_byline(second.text):
        return True
    if second.apart:
        return True
    is_longer = len(second.text) >= min(2 * len(first.text), max(_BODY_LENGTH, len(first.text)))
    is_over_prose = is_longer and is_sentence(second.text)
    is_over_facts = not re.search(r"\d", first.text) and any(is_fact(block.text) for block in rest)
    return is_over_prose or is_over_facts


def _is_over_author(blocks: Sequence[Block]) -> bool:
    """Is it a title over a name alone, with the text apart from both, as over a poem?"""
    return len(blocks) > 2 and not blocks[1].apart and blocks[2].apart and bool(_AUTHOR.fullmatch(blocks[1].text))


def _may_be_title(block: Block) -> bool:
    text = block.text
    if block.kind is Kind.HEADING:
        return len(text) <= _TITLE_LENGTH
    if block.kind is Kind.LABEL:
        return bool(_NAMED_TITLE.fullmatch(text))
    if block.kind is not Kind.PARAGRAPH or len(text) > _TITLE_LENGTH or "。" in text or _is_byline(text):
        return False
    is_closed = (is_sentence(text) and not asks(text) and text[-1] not in "！!…") or leads_in(text) or text[-1] in "，,、；;：:"
    return not (is_closed or is_fact(text) or is_day(text))


def _head(body: Sequence[Block]) -> int:
    """How many lines at the head speak of the document: bylines with text after them that is none of their kind."""
    count = 0
    while (
        count < min(len(body), _HEAD_LINES) and _is_byline(body[count].text) and body[count].kind in (Kind.PARAGRAPH, Kind.LABEL)
    ):
        count += 1
    if count and count < len(body) and _goes_on(body[count - 1], body[count]):
        return 0  # 时间： with 地点： under it says when something is, not when it was written
    return count


def _goes_on(line: Block, after: Block) -> bool:
    is_entry = after.kind is Kind.LABEL and not is_sentence(after.text)
    return is_entry and not _is_published(line.text)


def _foot(body: Sequence[Block]) -> int:
    """How many lines at the foot do, parted from the text before them."""
    count = 0
    while count < len(body) - 1 and _is_byline(body[-1 - count].text) and not DATE.fullmatch(body[-1 - count].text):
        count += 1
    while count and not body[-count].apart and not _EDITORIAL.match(body[-count].text):
        count -= 1
    return count


def _is_published(line: str) -> bool:
    return bool(re.match(r"\W*(?:发|發|更新|刊|来源|來源|撰|published|updated)", line, re.IGNORECASE))


def _is_byline(line: str) -> bool:
    """Nothing but labels with their short values, and a date."""
    if len(line) > _BYLINE_LENGTH or "。" in line:
        return False
    labels = list(_LABELLED.finditer(line))
    before = line[: labels[0].start()] if labels else line
    rest = _CLOCK.sub("", DATE.sub("", before)).strip(_AROUND)
    if rest or not (labels or DATE.search(before)):
        return False
    return all(_is_value(found, line) for found in labels)


def _is_value(label: re.Match[str], line: str) -> bool:
    """Is what follows a label for dates a date?"""
    return label.lastgroup != "date" or bool(DATE.match(line, label.end()))


def _value(line: str) -> str:
    """The source that a line names, or an empty string."""
    labels = list(_LABELLED.finditer(line))
    for number, label in enumerate(labels):
        if label.lastgroup == "source":
            end = labels[number + 1].start() if number + 1 < len(labels) else len(line)
            value = DATE.split(line[label.end() : end])[0].strip(_AROUND)
            return _AFTER_VALUE.split(value)[0].strip(_AROUND)
    return ""
