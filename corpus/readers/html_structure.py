"""How tags that make blocks are written: headings, lists, tables, terms, questions, quotations, code."""

import re

from corpus.blocks import Block, Kind
from corpus.readers.draft import Why
from corpus.readers.html_tables import Row, header_height, is_layout, rows_of
from corpus.readers.html_text import ends_as_question, is_chinese, is_question
from corpus.readers.html_tree import BOLD, CODE, Element
from corpus.readers.html_writer import BLOCKS, BULLET, Handler, Numbers, Writer

CELL = "\u3000"
_HEADING_LENGTH = 30
_NO_HEADING = re.compile(r"[。！!；;，,：:…、]")
_OPENS = re.compile(r"accordion|collaps|faq|question|toggle|expand|spoiler", re.IGNORECASE)
_ASKS = re.compile(r"accordion|faq|question|toggle|(?:^|[\s_-])q(?:$|[\s_-])", re.IGNORECASE)
_TOOL = re.compile(
    r"菜单|選單|展开|展開|收起|更多|分享|复制|複製|关闭|關閉|搜索|搜尋|menu|toggle|more|share|copy|close|search", re.IGNORECASE
)
_OPENING_ATTRIBUTES = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")


def _heading(writer: Writer, element: Element) -> None:
    """A heading; one that only holds a question's button is that question."""
    before = len(writer.blocks)
    if any(child.tag == "button" for child in element.walk()):
        writer.children(element)
        return
    text = writer.line(element)
    if text:
        level = int(element.tag[1])
        mark, writer.mark = writer.mark, None
        number = f"{mark} " if mark and mark != BULLET else ""
        writer.level = level
        writer.asked = None if writer.asked is not None and writer.asked < before - 1 else writer.asked
        writer.add(Block(Kind.HEADING, number + text, level))


def _paragraph(writer: Writer, element: Element) -> None:
    """A paragraph, or what is one in all but its tag: a heading in bold type, or a question of a list of questions."""
    if any(child.tag in BLOCKS for child in element.elements()):
        writer.children(element)
        return
    text = element.text()
    if writer.lists or writer.asked is not None or not text:
        is_heading = is_asked = False
    else:
        is_heading = len(text) <= _HEADING_LENGTH and not _NO_HEADING.search(text) and _is_bold(element)
        is_asked = bool(_ASKS.search(element.names())) and ends_as_question(text) and len(text) <= 80
    if is_asked:
        writer.ask(writer.line(element))
    elif is_heading:
        writer.add(Block(Kind.HEADING, writer.line(element), min(6, writer.level + 1)))
    else:
        writer.children(element)


def _is_bold(element: Element) -> bool:
    """Whether all that the paragraph says is in bold type."""
    waiting: list[Element | str] = list(element.children)
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if node.strip():
                return False
        elif node.tag != BOLD:
            waiting.extend(node.children)
    return True


def _button(writer: Writer, element: Element) -> None:
    """A button that opens an answer is its question; one that does something is none."""
    text = writer.line(element)
    opens = any(name in element.attributes for name in _OPENING_ATTRIBUTES) or _OPENS.search(element.names())
    if is_question(text) or (opens and not _TOOL.search(text)):
        writer.ask(text)
    elif element.attributes.get("role") == "tab":
        writer.pieces.append(text)
    else:
        writer.leave_out(text, Why.FURNITURE)


def _summary(writer: Writer, element: Element) -> None:
    writer.ask(writer.line(element))


def _preformatted(writer: Writer, element: Element) -> None:
    """Code as it stands. Prose that is only kept in its lines is paragraphs."""
    for line_break in element.walk():
        if line_break.tag == "br":
            line_break.children = ["\n"]
    text = "".join(element.texts()).replace("\r\n", "\n").strip("\n").rstrip()
    if not text.strip():
        return
    if not is_chinese(text) or any(child.tag == CODE for child in element.walk()):
        writer.add(Block(Kind.CODE, text))
        return
    apart = True
    for line in text.split("\n"):
        line = line.strip()
        if line:
            writer.add(Block(writer.kind, line, apart=apart))
        apart = not line


def _quote(writer: Writer, element: Element) -> None:
    if writer.kind is Kind.PARAGRAPH:
        writer.kind = Kind.QUOTE
    writer.children(element)


def _bullets(writer: Writer, element: Element) -> None:
    _list(writer, element, Numbers())


def _numbers(writer: Writer, element: Element) -> None:
    backwards = "reversed" in element.attributes
    count = sum(child.tag == "li" for child in element.elements())
    start = re.match(r"\s*(-?\d{1,9})", element.attributes.get("start", ""))
    first = int(start[1]) if start else (count if backwards else 1)
    _list(writer, element, Numbers(first, -1 if backwards else 1))


def _list(writer: Writer, element: Element, numbers: Numbers) -> None:
    mark = writer.mark
    writer.starts = writer.starts or not writer.lists
    writer.lists.append(numbers)
    writer.children(element)
    writer.flush()
    writer.lists.pop()
    writer.mark = mark if mark != BULLET else None


def _item(writer: Writer, element: Element) -> None:
    if not writer.lists:
        _list(writer, Element("ul", children=[element]), Numbers())
        return
    writer.mark = element.attributes.get("data-mark") or _next_mark(writer.lists[-1], element)
    writer.children(element)
    writer.flush()
    writer.mark = None


def _next_mark(numbers: Numbers, element: Element) -> str:
    if numbers.next is None:
        return BULLET
    value = re.fullmatch(r"\s*(-?\d{1,9})\s*", element.attributes.get("value", ""))
    number = int(value[1]) if value else numbers.next
    numbers.next = number + numbers.step
    return f"{number}."


def _terms(writer: Writer, element: Element) -> None:
    around, said = writer.term, writer.term_is_said
    writer.term, writer.term_is_said = "", True
    writer.children(element)
    writer.flush()
    _end_term(writer)
    writer.term, writer.term_is_said = around, said


def _term(writer: Writer, element: Element) -> None:
    if writer.term is None:
        writer.children(element)
        return
    _end_term(writer)
    writer.term, writer.term_is_said = writer.line(element), False


def _definition(writer: Writer, element: Element) -> None:
    """`dt：dd` in a line; a question and its answer; or the term, then what it holds, if that is more than a line."""
    term = writer.term
    if not term or ends_as_question(term):
        _end_term(writer)
        writer.children(element)
        return
    inner = writer.inner()
    inner.children(element)
    inner.flush()
    writer.term_is_said = True
    if len(inner.blocks) == 1 and inner.blocks[0].kind is Kind.PARAGRAPH:
        colon = "" if term.endswith(("：", ":")) else "："
        writer.add(Block(Kind.LABEL, f"{term}{colon}{inner.blocks[0].text}", apart=not _is_label_above(writer)))
    else:
        writer.add(Block(Kind.LABEL, term))
        writer.blocks.extend(inner.blocks)


def _end_term(writer: Writer) -> None:
    """A term of which nothing was said stands by itself, or asks."""
    term = writer.term
    if term and not writer.term_is_said:
        writer.term_is_said = True
        if ends_as_question(term):
            writer.ask(term)
        else:
            writer.add(Block(Kind.PARAGRAPH, term))


def _is_label_above(writer: Writer) -> bool:
    return bool(writer.blocks) and writer.blocks[-1].kind is Kind.LABEL


def _table(writer: Writer, element: Element) -> None:
    rows = rows_of(element)
    if is_layout(element, rows):
        writer.children(element)
        return
    loose = Element("div", children=[child for child in element.children if not _is_row_group(child)])
    writer.children(loose)
    writer.flush()
    _write_rows(writer, rows)


def _is_row_group(node: Element | str) -> bool:
    return isinstance(node, Element) and node.tag in ("tr", "thead", "tbody", "tfoot")


def _write_rows(writer: Writer, rows: list[Row]) -> None:
    said = {id(cell): cell for row in rows for cell in row.cells}
    lines = {key: writer.line(cell).replace(CELL, " ") for key, cell in said.items()}
    texts = [[lines[id(cell)] for cell in row.cells] for row in rows]
    height = header_height(rows, texts)
    header = _header(texts[:height])
    for at, row in enumerate(rows[height:], height):
        whole = row.is_one_cell
        text = texts[at][0] if whole else CELL.join(texts[at]).rstrip(CELL)
        if text.strip(CELL):
            writer.add(Block(Kind.ROW, text, header="" if whole else header, apart=at == height))


def _header(rows: list[list[str]]) -> str:
    """The header rows as one: under 价格 and 价格, 中杯 and 大杯 are 价格 中杯 and 价格 大杯."""
    width = max(map(len, rows), default=0)
    cells = []
    for column in range(width):
        parts = dict.fromkeys(row[column] for row in rows if column < len(row))
        cells.append(" ".join(filter(None, parts)))
    return CELL.join(cells).rstrip(CELL)


STRUCTURE: dict[str, Handler] = {
    **{f"h{level}": _heading for level in range(1, 7)},
    **dict.fromkeys(("p", "div"), _paragraph),
    **dict.fromkeys(("pre", "listing", "xmp"), _preformatted),
    **dict.fromkeys(("ul", "menu", "dir"), _bullets),
    "ol": _numbers,
    "li": _item,
    "dl": _terms,
    "dt": _term,
    "dd": _definition,
    "table": _table,
    "blockquote": _quote,
    "button": _button,
    "summary": _summary,
}
