"""HTML → a draft: the main text of a page in typed blocks, the page around it left out by name."""

import re
from dataclasses import replace

from corpus.blocks import Block
from corpus.readers.decoding import Decoded, UnknownEncoding, decode_damaged
from corpus.readers.draft import Draft, LeftOut, Notice, Unreadable, Why
from corpus.readers.front_matter import FrontMatter, split_front_matter
from corpus.readers.html_blocks import blocks_of, line_of, with_title
from corpus.readers.html_furniture import Page, left_out_of
from corpus.readers.html_head import Head, date_of, head_of, title_element, title_of
from corpus.readers.html_links import host_of, pointing_targets
from corpus.readers.html_text import cut_before
from corpus.readers.html_tree import Element, parse

_MOST_TAGS = 400_000  # some 8 MB of a page, 6 seconds
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def read(data: bytes) -> Draft:
    """Read a page. Raises `Unreadable` for bytes that are no text."""
    text, is_damaged = _decoded(data)
    front = split_front_matter(text)  # of a site generator
    draft = _with_front(read_text(front.body), front)
    return replace(draft, notices=(Notice.BAD_BYTES, *draft.notices)) if is_damaged else draft


def _with_front(draft: Draft, front: FrontMatter) -> Draft:
    return replace(
        draft,
        blocks=(*front.blocks, *draft.blocks),
        title=front.title or draft.title,
        date=front.date or draft.date,
        source=front.source or draft.source,
        address=front.address or draft.address,
        left_out=(*front.left_out, *draft.left_out),
        notices=(*draft.notices, Notice.FRONT_MATTER) if front.is_broken else draft.notices,
    )


def read_text(text: str) -> Draft:
    """Read a page that is decoded already. Any text gives a draft. Of a page with too many tags the first part is read."""
    whole, text = text, cut_before(text, "<", _MOST_TAGS)
    tree = parse(text)
    head = head_of(tree, text)
    top, body = _parts(tree)
    shown = title_element(body, head)
    host = host_of(head.address)
    out = left_out_of(Page(body, shown, host))
    title_line = line_of(shown, out) if shown else ""
    blocks, left_out = blocks_of(body, out, pointing_targets(host), title_line)
    title = title_of(head, title_line, blocks)
    blocks = with_title(blocks, title)
    date = date_of(head, body, _linked_data(tree))
    left_out = [*_of_head(head, top, title, blocks), *left_out]
    notices = (Notice.CUT,) if len(text) < len(whole) else ()
    return Draft(tuple(blocks), title, date, head.source, head.address, tuple(left_out), notices)


def _decoded(data: bytes) -> Decoded:
    """The text, by its bytes; what the page says of its encoding is believed where the bytes leave it open."""
    try:
        return decode_damaged(data)
    except UnknownEncoding as error:
        said = _CHARSET.search(data[:4096])
        try:
            return Decoded(data.decode(said[1].decode("ascii") if said else "ascii"), is_damaged=False)
        except (LookupError, UnicodeError):
            raise Unreadable("encoding") from error


def _parts(tree: Element) -> tuple[Element, Element]:
    """The head and the body, which any page has once it is parsed."""
    parts = {element.tag: element for element in tree.elements()}
    return parts.get("head") or Element("head"), parts.get("body") or Element("body")


def _linked_data(tree: Element) -> str:
    scripts = (element for element in tree.walk() if element.tag == "script" and "ld+json" in element.attributes.get("type", ""))
    return "".join("".join(script.texts()) for script in scripts)


def _of_head(head: Head, top: Element, title: str, blocks: list[Block]) -> list[LeftOut]:
    """What the head holds beyond the title: the <title> with the site's name, a description, styles and scripts."""
    left_out = []
    for text in dict.fromkeys((head.title, head.said.get("og:site_name", ""), head.said.get("description", ""))):
        if text and text not in (title, head.source):
            left_out.append(LeftOut(text, Why.METADATA))
    if title and not any(title == block.text for block in blocks) and title == head.title:
        left_out.append(LeftOut(title, Why.METADATA))
    for element in top.elements():
        text = "" if element.tag == "title" else " ".join("".join(map(str, element.children)).split())
        if text:
            left_out.append(LeftOut(text, Why.HIDDEN))
    return left_out
