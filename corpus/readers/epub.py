"""EPUB → a draft: its chapters in the order of the book, each read as a page."""

import posixpath
import re
from urllib.parse import unquote

from corpus.blocks import Block
from corpus.readers.archives import member, open_archive
from corpus.readers.draft import Draft, LeftOut, Unreadable
from corpus.readers.html import read_text

_ROOT = re.compile(r'full-path="([^"]{1,500})"')
_ITEM = re.compile(r"<(?:opf:)?item\s([^<>]{1,1000})>")
_SPINE = re.compile(r'<(?:opf:)?itemref\s[^<>]{0,300}?idref="([^"]{1,200})"')
_SAID = {name: re.compile(rf"<dc:{name}[^<>]{{0,300}}>([^<]{{1,500}})<") for name in ("title", "creator", "date")}


def read(data: bytes) -> Draft:
    """Read an EPUB. Raises `Unreadable`."""
    archive = open_archive(data)
    root = _ROOT.search(member(archive, "META-INF/container.xml").decode("utf-8", "replace"))
    if not root:
        raise Unreadable("damaged")
    package = member(archive, root[1]).decode("utf-8", "replace")
    places = dict(filter(None, map(_item, _ITEM.findall(package))))
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    for chapter in _SPINE.findall(package):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(root[1]), unquote(places.get(chapter, ""))))
        if name in archive.namelist():
            draft = read_text(member(archive, name).decode("utf-8", "replace"))
            blocks += draft.blocks
            left_out += draft.left_out
    said = {name: found[1].strip() if (found := pattern.search(package)) else "" for name, pattern in _SAID.items()}
    return Draft(tuple(blocks), said["title"], said["date"][:10], said["creator"], left_out=tuple(left_out))


def _item(attributes: str) -> tuple[str, str] | None:
    """The id and the place of an item of the manifest."""
    name, place = re.search(r'\bid="([^"]+)"', attributes), re.search(r'\bhref="([^"]+)"', attributes)
    return (name[1], place[1]) if name and place else None
