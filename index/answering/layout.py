"""How the sentences of a passage stand: which of them lead to others, and which are items of a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus import Passage
from index.answering.coverage import Sentences
from index.text.folding import fold

_ITEM = re.compile(
    r"[(（【\[]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）】\].、,](?!\d)|[-•·*●▪■◆○–—・‧∙◦★☆※✓✔✅👉📌] ?"
    r"|[(（][a-j][)）]|第[一二三四五六七八九十\d]{1,3}[,、:：步]|其[一二三四五六][,、是]|[一二三四五六]是"
)
_CIRCLED = re.compile("[①-⑳❶-❿➊-➓]")  # folded, digits like others
_ENDED = re.compile(r"[。.！!？?；;…][」』”’\"')）】]*$")
_LEADS = re.compile(r"[:：][」』”’\"')）】]*$")
_MOTION = re.compile("(?:案由|议题|提案|事由|动议)[一二三四五六七八九十\\d]{0,3} ?:")  # what is decided on it follows
_LABEL = re.compile(
    r"(?:第\S{1,5}条\s*|[(（]?[\d一二三四五六七八九十]{1,3}[)）、.]\s*|[•\-·]\s*|【)?(?P<label>[^\s:：】。，,]{2,8})\s*[:：】]\s*\S"
)
_NUMBERED = re.compile("[壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛]、")
_NUMBER = "[0-9〇零一二三四五六七八九十]"
_MARK = re.compile(f" ?(?:第(?:{_NUMBER}|百){{1,4}}[条章节项款]|[(（]?{_NUMBER}{{1,3}}[)）.、．]|[•·*◎-]) ?")
_DATE = re.compile(rf"(?:{_NUMBER}{{2,4}} ?[年./-] ?)?{_NUMBER}{{1,3}} ?[月./-] ?{_NUMBER}{{1,3}} ?[日号]?")
_SIGNED = 3  # sentences at least of a passage that is signed
_SIGNER = 20  # characters at most of who signs
_DIGITS = re.compile(r"[\d.,:]+")
_KEPT = 16_384  # lines whose label and item are kept: those of some 3,000 passages, whose sentences are kept too
CELLS = "\u3000"  # stands between the cells of a row; folded, a blank


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as a part of its passage: does it lead to what follows, is it an item of a list, is it a row of a table, or its
    header, does it sign what stands above?
    """

    leads: bool
    is_item: bool
    is_row: bool = False
    is_header: bool = False
    signs: bool = False

    @property
    def is_one_of_many(self) -> bool:
        """Does it stand in a list or a table?"""
        return self.is_item or self.is_row


@lru_cache(maxsize=4_096)  # like the sentences
def layout(passage: Passage, sentences: Sentences) -> tuple[Line, ...]:
    """How each sentence of a passage stands in it."""
    text, lines = passage.text, list[Line]()
    headings = {fold(heading) for heading in passage.headings}
    signature = _signature(sentences)
    written = [text[start:end] for start, end in sentences.spans]
    rows = [CELLS in line and not _ITEM.match(line) for line in written]
    for number, (start, end) in enumerate(sentences.spans):
        begins = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        following = sentences.spans[number + 1][0] if number + 1 < len(rows) else end
        ends = "\n" in text[end:following]
        folded = sentences.folded[number]
        if rows[number]:
            is_header = sum(rows[:number]) == 0 and sum(rows) > 2 and not _is_like(written[number], written[number + 1])
            lines.append(Line(is_header, is_item=False, is_row=True, is_header=is_header))
            continue
        if number >= signature:
            lines.append(Line(leads=False, is_item=False, signs=True))
            continue
        if folded in headings:
            lines.append(Line(ends, is_item=False))
            continue
        named = _NUMBERED.sub("", folded)
        is_heading = begins and ends and not _ENDED.search(folded) and not re.search("[:：,，、]", named[:-1])
        leads = (ends and (is_heading or folded.endswith("?") or bool(_MOTION.match(folded)))) or bool(_LEADS.search(folded))
        lines.append(Line(leads, begins and bool(_ITEM.match(folded) or _CIRCLED.match(written[number]))))
    return tuple(lines)


def _signature(sentences: Sentences) -> int:
    """The number of the sentence with which a signature begins, a date by itself and who writes above it; without one, how many
    sentences there are.
    """
    count = len(sentences.folded)
    if count < _SIGNED or not _DATE.fullmatch(sentences.folded[-1]):
        return count
    above = sentences.folded[-2]
    return count - 1 - (len(above) <= _SIGNER and not re.search("[。!?;:,]", above))


def _is_like(row: str, other: str) -> bool:
    """Does a row hold the same kind of value in some column as another, as 280元 and 300元? Then it is no header."""
    columns = zip(row.split(CELLS)[1:], other.split(CELLS)[1:], strict=False)
    return any(_DIGITS.search(one) and _DIGITS.sub("", one) == _DIGITS.sub("", two) for one, two in columns)


@lru_cache(_KEPT)
def label_of(folded: str) -> str:
    """The name that a folded line gives to its value, as 租金 in 第三条 租金:每月五千元; empty if it has none."""
    found = _LABEL.match(folded)
    return found["label"] if found else ""


@lru_cache(maxsize=4_096)
def row_names(text: str) -> tuple[str, ...]:
    """The first cells of the rows of a passage's tables, folded: what each row is about."""
    rows = [line for line in text.split("\n") if CELLS in line]
    return tuple(fold(row.partition(CELLS)[0]) for row in rows if not row.startswith(CELLS))


def item_of(folded: str) -> str:
    """What stands behind the number or mark of a folded line, as 租金五千元 in 第三条 租金五千元; empty if it has none."""
    found = _MARK.match(folded)
    return folded[found.end() :] if found else ""


def leads_of(lines: Sequence[Line]) -> list[int]:
    """For each sentence the place of the last one before it that leads, or -1; those that lead have none."""
    found, last = [], -1
    for number, line in enumerate(lines):
        found.append(-1 if line.leads else last)
        last = number if line.leads else last
    return found
