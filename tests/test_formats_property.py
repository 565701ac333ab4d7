"""Nothing is lost, whatever the format: each word written into a file stands in a block or in what was left out."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import docx
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.readers.draft import Draft
from corpus.readers.formats import read_bytes
from tests.test_formats import pdf_file

HANZI = "甲乙丙丁戊己庚辛天地玄黃宇宙洪荒"
words = st.text(HANZI, min_size=2, max_size=12)
prose = st.lists(words, min_size=1, max_size=4).map(lambda parts: "，".join(parts) + "。")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document: a heading, paragraphs, items, or rows of a table."""

    kind: str
    lines: tuple[tuple[str, ...], ...]


def parts_of(kind: str, line: st.SearchStrategy[tuple[str, ...]], least: int, most: int) -> st.SearchStrategy[Part]:
    return st.lists(line, min_size=least, max_size=most).map(lambda lines: Part(kind, tuple(lines)))


one = st.tuples(words)
documents = st.lists(
    st.one_of(
        parts_of("heading", one, 1, 1),
        parts_of("paragraph", st.tuples(prose), 1, 3),
        parts_of("item", one, 1, 4),
        parts_of("row", st.tuples(words, words, words), 2, 4),
    ),
    min_size=1,
    max_size=8,
)


def as_word(parts: list[Part]) -> bytes:
    document = docx.Document()
    for part in parts:
        if part.kind == "row":
            table = document.add_table(rows=0, cols=3)
            for line in part.lines:
                for cell, text in zip(table.add_row().cells, line, strict=True):
                    cell.text = text
        for line in part.lines if part.kind != "row" else ():
            style = {"heading": "Heading 2", "item": "List Bullet"}.get(part.kind)
            document.add_paragraph(line[0], style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_slides(parts: list[Part]) -> bytes:
    show = pptx.Presentation()
    for part in parts:
        slide = show.slides.add_slide(show.slide_layouts[5])
        if part.kind == "heading":
            slide.shapes.title.text = part.lines[0][0]
        elif part.kind == "row":
            shape = slide.shapes.add_table(len(part.lines), 3, 0, 0, 1_000_000, 1_000_000)
            for at, line in enumerate(part.lines):
                for column, text in enumerate(line):
                    shape.table.cell(at, column).text = text
        elif part.kind == "item":
            slide.notes_slide.notes_text_frame.text = "\n".join(line[0] for line in part.lines)
        else:
            slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "\n".join(line[0] for line in part.lines)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def as_page(parts: list[Part]) -> bytes:
    body = []
    for part in parts:
        cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in line) for line in part.lines]
        match part.kind:
            case "heading":
                body.append(f"<h2>{part.lines[0][0]}</h2>")
            case "paragraph":
                body += [f"<p>{line[0]}</p>" for line in part.lines]
            case "item":
                body.append("<ul>" + "".join(f"<li>{line[0]}</li>" for line in part.lines) + "</ul>")
            case _:
                body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return f"<html><body><article>{''.join(body)}</article></body></html>".encode()


def as_markdown(parts: list[Part]) -> bytes:
    body = []
    for part in parts:
        match part.kind:
            case "heading":
                body.append(f"## {part.lines[0][0]}")
            case "paragraph":
                body += [line[0] for line in part.lines]
            case "item":
                body.append("\n".join(f"- {line[0]}" for line in part.lines))
            case _:
                rows = ["| " + " | ".join(line) + " |" for line in part.lines]
                body.append("\n".join([rows[0], "| --- | --- | --- |", *rows[1:]]))
    return "\n\n".join(body).encode()


def as_book(parts: list[Part]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="book.opf"/></container>')
        items = "".join(f'<item id="c{at}" href="c{at}.xhtml"/>' for at in range(len(parts)))
        spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(parts)))
        archive.writestr("book.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for at, part in enumerate(parts):
            archive.writestr(f"c{at}.xhtml", as_page([part]))
    return out.getvalue()


_LINE = re.compile(r".{1,30}[^\w\s]*")


def as_pages(parts: list[Part]) -> bytes:
    """In lines as they are set: none begins with a mark, and PDFium does not give a mark that stands alone on a line."""
    return pdf_file([[line for row in part.lines for text in row for line in _LINE.findall(text)] for part in parts])


def as_table(parts: list[Part]) -> bytes:
    return "\n".join(",".join(line) for part in parts for line in part.lines).encode()


def _kept(draft: Draft) -> str:
    """All that is known of the file, without what separates it."""
    blocks = (part for block in draft.blocks for part in (block.header, block.text))
    return "".join("".join((draft.title, *blocks, *(piece.text for piece in draft.left_out))).split())


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".docx", as_word),
        (".pptx", as_slides),
        (".html", as_page),
        (".md", as_markdown),
        (".epub", as_book),
        (".pdf", as_pages),
        (".csv", as_table),
    ],
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=documents)
def test_nothing_of_a_file_is_lost(suffix: str, written: Callable[[list[Part]], bytes], parts: list[Part]) -> None:
    kept = _kept(read_bytes(written(parts), suffix))
    assert all(cell in kept for part in parts for line in part.lines for cell in line)
