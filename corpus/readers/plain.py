"""Plain text → a draft: lines become blocks; what the marks at their start say is read later, for every format alike."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.blocks import Block, Kind
from corpus.lines import is_day, label_of
from corpus.marks import begins_something
from corpus.readers.captions import Captions, read_captions
from corpus.readers.decoding import UnknownEncoding, decode_damaged
from corpus.readers.draft import Draft, Notice, Unreadable
from corpus.readers.front_matter import split_front_matter
from corpus.readers.wraps import Line, join_wrapped

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_UNDERLINE = re.compile(r"[=\-~─━═＝－_*]{3,}")
_HASHES = re.compile(r"(#{1,6})[ \t\u3000]+(\S.*)")
_SPECIAL = re.compile(r"[#|`~$>\t]|^ {4}")  # what any line of code, of a table, or a heading with # has
_FENCE = re.compile(r"(?:`{3,10}|~{3,10})[ \t]*[\w+#.-]{0,20}")
_INDENT = re.compile(r"(?: {4}|\t)\s{0,40}\S")
_PROMPT = re.compile(r"(?:\$|>>>|PS [A-Z]:\\\S*>|[A-Z]:\\\S*>|[\w.-]{1,30}@[\w.-]{1,30}:\S{1,60}[$#])\s+\S")
_CHINESE = re.compile("[\u3400-\u9fff]")
_CELLS = re.compile(r"(?<![ \t\u3000])[ \t\u3000]*\t[ \t\u3000]*")
_BAR = re.compile(r"(?<!\\)\|")
_BAR_ROW = re.compile(r"\|.*\|")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_HEADING_LENGTH = 40
_CELL = "\u3000"


def read(data: bytes) -> Draft:
    """Read a text file. Raises `Unreadable` for bytes that are no text."""
    try:
        text, is_damaged = decode_damaged(data)
    except UnknownEncoding as error:
        raise Unreadable("encoding") from error
    notices = (Notice.BAD_BYTES,) if is_damaged else ()
    return read_text(text, notices)


def read_text(text: str, notices: tuple[Notice, ...] = ()) -> Draft:
    """Read a text that is decoded already. Any text gives a draft."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\f", "\n\n")
    front = split_front_matter(text)
    captions = read_captions(front.body.split("\n"))
    blocks = tuple(_blocks(captions))
    return Draft(
        (*front.blocks, *blocks),
        front.title,
        front.date,
        front.source,
        front.address,
        (*front.left_out, *captions.left_out),
        notices,
    )


def _blocks(captions: Captions) -> Iterator[Block]:
    """Blocks of the special kinds that lines show by themselves; what is between is prose."""
    lines = captions.lines
    prose: list[Line] = []
    apart, at, is_under_table = True, 0, False
    while at < len(lines):
        end, blocks = _special(
            lines, at, apart or is_under_table
        )  # two tables may have the same header, and are two all the same
        is_under_table = bool(blocks) and blocks[-1].kind is Kind.ROW
        if blocks or end > at + 1:
            yield from _prose(prose)
            yield from blocks
            prose, apart = [], False
        elif not lines[at].strip() or _is_rule(lines[at]):
            apart = True
        else:
            prose.append(Line(lines[at].strip(), apart, lines[at][0].isspace()))
            apart = False
        at = end
    yield from _prose(prose)


def _prose(lines: Sequence[Line]) -> Iterator[Block]:
    for line in join_wrapped(lines, _is_own):
        yield Block(Kind.PARAGRAPH, line.text, apart=line.apart)


def _is_own(line: str) -> bool:
    return begins_something(line) or bool(label_of(line)) or is_day(line)


def _is_rule(line: str) -> bool:
    """Is the line nothing but a rule, such as -----?"""
    return bool(_UNDERLINE.fullmatch(line.strip()))


def _special(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    """The line after a heading, code or a table that begins here, and its blocks, of which an empty one has none."""
    is_underlined = at + 1 < len(lines) and _is_rule(lines[at + 1])
    if not (is_underlined or _SPECIAL.search(lines[at])):
        return at + 1, []
    for read_special in (_fenced, _indented, _prompted, _heading, _bars, _tabs):
        end, blocks = read_special(lines, at, apart)
        if end > at:
            return end, blocks
    return at + 1, []


def _fenced(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    if not _FENCE.fullmatch(lines[at].strip()):
        return at, []
    end = at + 1
    while end < len(lines) and not _FENCE.fullmatch(lines[end].strip()):
        end += 1
    return (end + 1, _code(lines[at + 1 : end], apart)) if end < len(lines) else (at, [])


def _indented(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    """Code is indented and has no Chinese in its first line."""
    if not apart or not _INDENT.match(lines[at]) or _CHINESE.search(lines[at]) or "\t" in lines[at].strip():
        return at, []
    return _run(lines, at, lambda line: bool(_INDENT.match(line)), apart)


def _prompted(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    return _run(lines, at, lambda line: bool(_PROMPT.match(line.strip())), apart)


def _run(lines: Sequence[str], at: int, belongs: Callable[[str], bool], apart: bool) -> tuple[int, list[Block]]:
    end = at
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end, _code(lines[at:end], apart)


def _code(lines: Sequence[str], apart: bool) -> list[Block]:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return [Block(Kind.CODE, text, apart=apart)] if text.strip() else []


def _heading(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    """`# 标题`, or a line above a line of === or ---."""
    line = lines[at].strip()
    hashes = _HASHES.fullmatch(line)
    if hashes:
        text = hashes[2].rstrip("# \t")
        return at + 1, [Block(Kind.HEADING, text, len(hashes[1]), apart=apart)] if text else []
    under = lines[at + 1].strip() if at + 1 < len(lines) else ""
    is_short = 0 < len(line) <= _HEADING_LENGTH and not re.search(r"[。！；，,;]$", line)
    if apart and is_short and _UNDERLINE.fullmatch(under) and not _UNDERLINE.fullmatch(line):
        return at + 2, [Block(Kind.HEADING, line, 1 if under[0] in "=═＝" else 2, apart=apart)]
    return at, []


def _bars(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    """A table as Markdown writes it."""
    end = at
    while end < len(lines) and _BAR_ROW.fullmatch(lines[end].strip()):
        end += 1
    rows = [line.strip() for line in lines[at:end] if not _DELIMITERS.fullmatch(line.strip())]
    if end - at < 2:
        return at, []
    return end, _rows([[cell.strip() for cell in _BAR.split(row)[1:-1]] for row in rows], apart)


def _tabs(lines: Sequence[str], at: int, apart: bool) -> tuple[int, list[Block]]:
    """A table pasted from a sheet: lines with as many tabs each."""
    tabs = lines[at].strip().count("\t")
    end = at
    while tabs and end < len(lines) and lines[end].strip() and lines[end].strip().count("\t") == tabs:
        end += 1
    if end - at < 2:
        return at, []
    return end, _rows([_CELLS.split(line.strip()) for line in lines[at:end]], apart)


def _rows(cells: Sequence[Sequence[str]], apart: bool) -> list[Block]:
    """The rows; the first is the header if there are more and it has no figures."""
    texts = [_CELL.join(row).strip() for row in cells]
    has_header = len(texts) > 1 and bool(texts[0]) and not re.search(r"\d", texts[0])
    header, body = (texts[0], texts[1:]) if has_header else ("", texts)
    return [Block(Kind.ROW, text, header=header, apart=apart and at == 0) for at, text in enumerate(body) if text]
