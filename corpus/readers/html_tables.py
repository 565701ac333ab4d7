"""A table of HTML → its rows, each saying all: cells that span rows or columns are repeated, and the header is found."""

import re
from dataclasses import dataclass

from corpus.readers.html_tree import BOLD, Element

_COLUMNS = 200  # beyond which no cell spans any more
_WIDEST, _TALLEST = 60, 500  # how far a cell may span: hostile files ask for 65,534 rows
_HEADER_LENGTH = 15
_DIGIT = re.compile(r"\d")
_LAYS_OUT = frozenset(("table", "h1", "h2", "h3", "h4", "h5", "h6", "form", "article", "section"))
_PROSE = 200  # characters of a cell that reads as a page, not as an entry


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and whether each is a header cell."""

    cells: tuple[Element, ...]

    @property
    def is_header(self) -> bool:
        """Whether all of its cells are header cells."""
        return all(cell.tag == "th" for cell in self.cells)

    @property
    def is_one_cell(self) -> bool:
        """Whether one cell takes the whole width."""
        return len(set(map(id, self.cells))) == 1


def rows_of(table: Element) -> list[Row]:
    """The rows in order, with spanning cells repeated in each place that they cover."""
    rows: list[Row] = []
    hanging: dict[int, tuple[int, Element]] = {}  # column → how many rows more the cell covers
    for element in _row_elements(table):
        cells = _fill(element, hanging)
        if cells:
            rows.append(Row(tuple(cells)))
    return rows


def is_layout(table: Element, rows: list[Row]) -> bool:
    """Whether the table only lays out a page: it holds headings, tables or whole texts, or has no second cell beside or below."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    widest = max((len(row.cells) for row in rows), default=0)
    if widest < 2:
        return True
    return any(_is_page(cell) for row in rows for cell in row.cells)


def header_height(rows: list[Row], texts: list[list[str]]) -> int:
    """How many rows at the top are the header: those of <th> or <thead>, or a first row that reads as one."""
    height = 0
    for row in rows[:4]:
        if not (row.is_header or _in_head(row)) or row.is_one_cell:
            break
        height += 1
    if height == len(rows):
        return 1 if len(rows) > 1 and not _in_head(rows[0]) else 0
    if height or any(cell.tag == "th" for row in rows for cell in row.cells):
        return height
    return 1 if len(rows) > 1 and _reads_as_header(rows, texts) else 0


def _row_elements(table: Element) -> list[Element]:
    rows = []
    for child in table.elements():
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in child.elements() if row.tag == "tr")
    return rows


def _fill(row: Element, hanging: dict[int, tuple[int, Element]]) -> list[Element]:
    cells: list[Element] = []
    for cell in (cell for cell in row.elements() if cell.tag in ("td", "th")):
        _take_hanging(cells, hanging)
        spans = len(cells) < _COLUMNS
        span, tall = (_span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)) if spans else (1, 1)
        for _ in range(span):
            if tall > 1:
                hanging[len(cells)] = (tall - 1, cell)
            cells.append(cell)
    _take_hanging(cells, hanging)
    return cells


def _take_hanging(cells: list[Element], hanging: dict[int, tuple[int, Element]]) -> None:
    """Put what hangs down into this row's next columns."""
    while len(cells) in hanging:
        column = len(cells)
        left, cell = hanging.pop(column)
        if left > 1:
            hanging[column] = (left - 1, cell)
        cells.append(cell)


def _span(cell: Element, name: str, most: int) -> int:
    found = re.match(r"\s*(\d{1,5})", cell.attributes.get(name, ""))
    return max(1, min(most, int(found[1]))) if found else 1


def _in_head(row: Row) -> bool:
    return all(
        cell.parent is not None and cell.parent.parent is not None and cell.parent.parent.tag == "thead" for cell in row.cells
    )


def _is_page(cell: Element) -> bool:
    if any(element.tag in _LAYS_OUT for element in cell.walk() if element is not cell):
        return True
    paragraphs = sum(element.tag in ("p", "div", "br", "li") for element in cell.walk())
    return paragraphs >= 3 and len(cell.text()) > _PROSE


def _reads_as_header(rows: list[Row], texts: list[list[str]]) -> bool:
    first = texts[0]
    short = all(0 < len(cell) <= _HEADER_LENGTH and not _DIGIT.search(cell) for cell in first)
    if not short or len(set(first)) < len(first):
        return False
    return len(first) > 2 or _is_bold_alone(rows) or any(_measures(texts, column) for column in range(1, len(first)))


def _is_bold_alone(rows: list[Row]) -> bool:
    bold = [all(any(element.tag == BOLD for element in cell.walk()) for cell in row.cells) for row in rows]
    return bold[0] and not any(bold[1:])


def _measures(texts: list[list[str]], column: int) -> bool:
    """Whether all that stands below the first row is numbers of one unit: 60元, 200元, 600元."""
    below = [row[column] for row in texts[1:] if len(row) > column]
    return (
        len(below) > 1 and all(map(_DIGIT.search, below)) and len({re.sub(r"[\d.,:–—-]", "", cell)[-1:] for cell in below}) == 1
    )
