"""Plain text → a draft: structure as people show it without markup, by marks at the start of a line, blank lines and
line lengths.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.blocks import Block, Kind
from corpus.readers.draft import Draft, LeftOut, Why
from corpus.readers.wrapping import unwrapped

_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")
_UNDERLINE = re.compile(r"[ \t]*([=\-—_*~])\1{2,}[ \t]*")
_TIMES = re.compile(r"\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}.*")
_CUE = re.compile(r"\s*\d{1,6}\s*")
_NUMERAL = "[〇零一二三四五六七八九十百千\\d]"
_HEADINGS = (
    (1, re.compile(r"#[ \t]+\S.{0,78}")),
    (2, re.compile(rf"(?:##[ \t]+\S.{{0,78}}|第{_NUMERAL}{{1,6}}[编編章回卷部]([ \t\u3000:：].{{0,40}})?)")),
    (3, re.compile(rf"(?:#{{3,6}}[ \t]+\S.{{0,78}}|第{_NUMERAL}{{1,6}}[节節篇集]([ \t\u3000:：].{{0,40}})?)")),
    (3, re.compile(r"[一二三四五六七八九十]{1,3}[、.．][^。；;，,：:]{1,40}")),
    (4, re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）][^。；;，,：:]{1,24}")),
    (4, re.compile(r"[【\[〖「][^】\]〗」]{1,20}[】\]〗」]")),
    (5, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[ \t\u3000]+[^。；;，,：:]{1,40}")),
)
_DAY = re.compile(
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日)[ \t\u3000]*"
    r"(?:星期.|周.|[（(].{1,6}[)）])?[ \t\u3000]*[晴阴陰雨雪多云雲]{0,3}"
)
_ITEM = re.compile(
    r"(?P<mark>[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）]|\d{1,3}[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]"
    r"|[-•·*●▪■◆○–—→✓☑☐✔✅][ \t\u3000]*(?=[^\s\-—–*·]))"
)
_QUESTION = re.compile(r"(?:Q|问|問|提问|提問|【问】|【問】)\s*\d{0,3}\s*[:：.、．]|(?:Q\d{1,3})\s|【[问問Q]】", re.IGNORECASE)
_ANSWER = re.compile(r"(?:A|答|回答|答复|答覆)\s*\d{0,3}\s*[:：.、．]|【[答A]】", re.IGNORECASE)
_LABEL = re.compile(r"[^\s:：。，,；;！!？?（()）]{1,12}\s*[:：]\s*\S")
_BRACKETED = re.compile(r"【[^】]{1,12}】\s*\S")
_ENDED = re.compile(r"[。！？!?；;]$")
_CODE = re.compile(r"(?:\t| {4,})\S|(?:[$#>] |>>> )\S|(?:sudo|npm|pip|docker|git|curl|cd|make) [\w./-]")


def read_text(text: str) -> Draft:
    """The draft of a decoded text. Any text gives one."""
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, left_out = _without_time_codes(text.split("\n"))
    blocks = list(_blocks(unwrapped(lines)))
    return Draft(tuple(blocks), left_out=tuple(left_out))


def _without_time_codes(lines: list[str]) -> tuple[list[str], list[LeftOut]]:
    """Subtitles without their numbers and times; any other text as it is."""
    if sum(bool(_TIMES.fullmatch(line)) for line in lines) < 2:
        return lines, []
    kept, left_out = [], []
    for line, following in pairwise([*lines, ""]):
        is_code = _TIMES.fullmatch(line) or (_CUE.fullmatch(line) and _TIMES.fullmatch(following))
        if is_code:
            left_out.append(LeftOut(line.strip(), Why.RUNNING))
        elif line.strip():
            kept.append(line)
    return kept, left_out


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    apart = True
    for line, following in pairwise([*lines, ""]):
        if not line.strip() or _UNDERLINE.fullmatch(line):
            apart = True
        else:
            yield block_of(line, apart=apart, is_underlined=bool(_UNDERLINE.fullmatch(following)))
            apart = False


def block_of(line: str, *, apart: bool, is_underlined: bool = False) -> Block:
    """The block that one line of text is, by how it begins."""
    text = line.strip()
    if is_underlined and len(text) <= 60 and not _ENDED.search(text):
        return Block(Kind.HEADING, text, level=2, apart=apart)
    if level := heading_level(text):
        return Block(Kind.HEADING, text.lstrip("#").strip() if text.startswith("#") else text, level=level, apart=apart)
    if _QUESTION.match(text):
        return Block(Kind.QUESTION, text, apart=apart)
    if _ANSWER.match(text):
        return Block(Kind.ANSWER, text, apart=apart)
    if found := _ITEM.match(text):
        depth = min(3, (len(line) - len(line.lstrip())) // 2) if line[:1] in " \t" else 0
        return Block(Kind.ITEM, text, level=depth, mark=found["mark"].strip(), apart=apart)
    if len(text) <= 200 and (_LABEL.match(text) or _BRACKETED.match(text)) and "://" not in text.split(" ")[0]:
        return Block(Kind.LABEL, text, apart=apart)
    if _CODE.match(line):
        return Block(Kind.CODE, text, apart=apart)
    return Block(Kind.PARAGRAPH, text, apart=apart)


def heading_level(text: str) -> int:
    """1 to 6 for a line that is a heading by its mark, 6 for a bare day as a diary has it; else 0."""
    if len(text) <= 80:
        for level, pattern in _HEADINGS:
            if pattern.fullmatch(text):
                return level
        if _DAY.fullmatch(text):
            return 6
    return 0
