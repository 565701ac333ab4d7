"""PowerPoint → a draft: each slide's title a heading, then its texts and tables, and what the speaker noted.

Read with the standard library: python-pptx brings 30 MB with it (lxml, Pillow, XlsxWriter) to write slides, and what is needed
here is their text in order.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from corpus.blocks import Block, Kind
from corpus.readers.archives import member, open_archive, refuse_entities
from corpus.readers.draft import Draft, Unreadable

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLES = ("title", "ctrTitle")
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")  # date, foot, number and head of a slide: the same on each
_CELL = "\u3000"


def read(data: bytes) -> Draft:
    """Read a .pptx file. Raises `Unreadable`."""
    archive = open_archive(data)
    blocks: list[Block] = []
    for slide in _slides(archive):
        shown = list(_blocks(_tree(archive, slide)))
        said = [block for note in _related(archive, slide, "notesSlide") for block in _blocks(_tree(archive, note))]
        # a heading takes what follows it along, so a slide's title stands first, wherever it was drawn
        blocks += sorted(shown, key=lambda block: block.kind is not Kind.HEADING)
        blocks += said
    return Draft(tuple(blocks))


def _slides(archive: zipfile.ZipFile) -> list[str]:
    """The slides' members, in the order in which they are shown."""
    presentation = "ppt/presentation.xml"
    places = _relations(archive, presentation)
    listed = _tree(archive, presentation).iter(f"{_SLIDES}sldId")
    return [places[number][1] for one in listed if (number := one.get(_RELATION, "")) in places]


def _related(archive: zipfile.ZipFile, name: str, kind: str) -> list[str]:
    """The members of a kind to which another one refers."""
    return [place for found, place in _relations(archive, name).values() if found == kind]


def _relations(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """What a member refers to: by id, its kind and the member's name."""
    folder, file = posixpath.split(name)
    listing = f"{folder}/_rels/{file}.rels"
    if listing not in archive.namelist():
        return {}
    found = {}
    for relation in _tree(archive, listing):
        place = posixpath.normpath(posixpath.join(folder, relation.get("Target", "").lstrip("/")))
        if place in archive.namelist():
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], place)
    return found


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A member's XML. Raises `Unreadable`."""
    xml = member(archive, name)
    refuse_entities(xml.decode("utf-8", "replace"))
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise Unreadable("damaged") from error


def _blocks(slide: ElementTree.Element) -> Iterator[Block]:
    """What stands on a slide or in its notes, in the order of the file."""
    for shape in slide.iter():
        if shape.tag == f"{_DRAWING}tbl":
            yield from _rows(shape)
        if shape.tag != f"{_SLIDES}sp":
            continue
        place = shape.find(f"{_SLIDES}nvSpPr/{_SLIDES}nvPr/{_SLIDES}ph")
        kind = place.get("type", "") if place is not None else ""
        if kind in _FURNITURE:
            continue
        lines = list(filter(None, map(_text, shape.iter(f"{_DRAWING}p"))))
        if kind in _TITLES and lines:
            yield Block(Kind.HEADING, " ".join(lines), level=2)
        else:
            yield from (Block(Kind.PARAGRAPH, line) for line in lines)


def _rows(table: ElementTree.Element) -> Iterator[Block]:
    """A table's rows with their header; a table of one row is that row."""
    rows = []
    for row in table.iter(f"{_DRAWING}tr"):
        cells = (" ".join(map(_text, cell.iter(f"{_DRAWING}p"))) for cell in row.iter(f"{_DRAWING}tc"))
        rows.append(_CELL.join(cells).rstrip(_CELL))
    header, *others = rows or [""]
    if not others and header:
        yield Block(Kind.ROW, header)
    yield from (Block(Kind.ROW, row, header=header) for row in others if row)


def _text(paragraph: ElementTree.Element) -> str:
    """A paragraph's text in one line."""
    parts = []
    for part in paragraph.iter():
        if part.tag == f"{_DRAWING}t":
            parts.append(part.text or "")
        elif part.tag == f"{_DRAWING}br":
            parts.append(" ")
    return re.sub(r"\s+", " ", "".join(parts)).strip()
