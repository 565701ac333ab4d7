"""Sheets (.xlsx) and tables of text (.csv, .tsv) → a draft: a heading a sheet, a row a row, with the header above it."""

import csv
import datetime
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence

from corpus.blocks import Block, Kind
from corpus.readers.archives import open_archive
from corpus.readers.decoding import UnknownEncoding, decode_damaged
from corpus.readers.draft import Draft, Notice, Unreadable

_CELL = "\u3000"
_ROWS = 100_000  # read of one file
_SAMPLE = 20_000  # characters by which the kind of table is told


def read(data: bytes) -> Draft:
    """Read a sheet or a table of text, told apart by its bytes. Raises `Unreadable`."""
    return _read_workbook(data) if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else _read_text(data)


def _read_workbook(data: bytes) -> Draft:
    import openpyxl

    open_archive(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            (sheet.title, [_cells(row) for row in itertools.islice(sheet.iter_rows(values_only=True), _ROWS)]) for sheet in book
        ]
    except Exception as error:  # whatever a broken workbook makes of the library
        raise Unreadable("damaged") from error
    filled = [(title, rows) for title, rows in sheets if any(any(row) for row in rows)]
    blocks: list[Block] = []
    for title, rows in filled:
        if len(filled) > 1:
            blocks.append(Block(Kind.HEADING, title, level=1))
        blocks += _table(rows)
    return Draft(tuple(blocks), notices=_cut(max((len(rows) for _, rows in sheets), default=0)))


def _read_text(data: bytes) -> Draft:
    try:
        text, is_damaged = decode_damaged(data)
    except UnknownEncoding as error:
        raise Unreadable("encoding") from error
    text = text.lstrip("\ufeff").replace("\x00", "□")
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SAMPLE], ",;\t|")
    except csv.Error:
        dialect = csv.excel_tab if "\t" in text[:_SAMPLE] else csv.excel
    try:
        rows = [_cells(row) for row in itertools.islice(csv.reader(io.StringIO(text), dialect), _ROWS)]
    except csv.Error as error:
        raise Unreadable("damaged") from error
    notices = (*((Notice.BAD_BYTES,) if is_damaged else ()), *_cut(len(rows)))
    return Draft(tuple(_table(rows)), notices=notices)


def _cut(rows: int) -> tuple[Notice, ...]:
    return (Notice.CUT,) if rows == _ROWS else ()


def _table(rows: Iterable[Sequence[str]]) -> Iterator[Block]:
    """The rows that say anything; lines of one cell above the first full one are text, the first full one is the header."""
    header = ""
    for row in rows:
        filled = [cell for cell in row if cell]
        text = _CELL.join(row).rstrip(_CELL)
        if not filled:
            continue
        if not header and len(filled) == 1 and len(row) > 1:
            yield Block(Kind.PARAGRAPH, filled[0])
        elif not header:
            header = text
            waiting = Block(Kind.ROW, text)
        else:
            waiting = Block(Kind.ROW, text, header=header)
            yield waiting
    if header and waiting.text == header and not waiting.header:
        yield waiting  # a header without a row is all there is


def _cells(row: Iterable[object]) -> list[str]:
    """The cells as a person sees them."""
    return [_shown(value) for value in row]


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return " ".join(str(value).split())
