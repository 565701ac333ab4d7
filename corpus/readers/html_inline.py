"""How tags within a line are written: breaks, links, images, powers, notes."""

import re

from corpus.readers.draft import Why
from corpus.readers.html_links import image_text
from corpus.readers.html_text import BREAK, starts_with_label
from corpus.readers.html_tree import Element
from corpus.readers.html_writer import Handler, Writer

_BASE = re.compile(r"[0-9A-Za-z)）]")
_POWER = re.compile(r"[-+−]?[0-9a-zA-Z]{1,4}")
_ENDINGS = frozenset(("st", "nd", "rd", "th", "tm", "r"))
_NOTE = re.compile(r"[\[［【〔].{1,12}[\]］】〕]|[*†‡]+")
_IS_OVER = re.compile(r"\s*[（(]?(?:现|現|均|都)?(?:已|不再|停止|停用|取消|下架|废|廢|關閉|关闭)")
_NEAR = 50  # pieces of a line, or siblings, that are looked at
_NUMBER = re.compile(r"\d{1,3}")


def _line_break(writer: Writer, element: Element) -> None:
    writer.pieces.append(BREAK)
    writer.children(element)


def _span(writer: Writer, element: Element) -> None:
    """Labels side by side are kept apart, as style sheets do: `<span>时间：9点</span><span>来源：本报</span>`."""
    follows_span = writer.pieces and writer.span_end == len(writer.pieces)
    if follows_span and writer.pieces[-1][-1:] not in f" \n\u3000{BREAK}" and starts_with_label(element.text()):
        writer.pieces.append(" ")
    writer.children(element)
    writer.span_end = len(writer.pieces)


def _link(writer: Writer, element: Element) -> None:
    href = element.attributes.get("href", "")
    if href.startswith("#") and _NOTE.fullmatch(element.text()):
        writer.leave_out(element.text(), Why.FURNITURE)
        return
    start = len(writer.pieces)
    writer.children(element)
    text = "".join(writer.pieces[start:])
    address = writer.target(element, text) if text.strip() else ""
    if address:
        writer.pieces.append(f"（{address}）")


def _image(writer: Writer, element: Element) -> None:
    text = image_text(element)
    if text and text not in "".join(writer.pieces[-_NEAR:]):
        writer.pieces.append(f" {text} ")
    else:
        writer.leave_out(element.attributes.get("alt", ""), Why.METADATA)


def _superscript(writer: Writer, element: Element) -> None:
    """10⁸ is 10^8; a note's number is no part of the text."""
    text = element.text()
    before = "".join(writer.pieces[-2:])[-1:]
    is_power = _BASE.fullmatch(before) and _POWER.fullmatch(text) and text.lower() not in _ENDINGS
    if _NOTE.fullmatch(text) or _points_to_note(element) or (_NUMBER.fullmatch(text) and not is_power):
        writer.leave_out(text, Why.FURNITURE)
        return
    if is_power:
        writer.pieces.append("^")
    writer.children(element)


def _points_to_note(element: Element) -> bool:
    return any(link.attributes.get("href", "").startswith("#") for link in element.walk() if link.tag == "a")


def _struck(writer: Writer, element: Element) -> None:
    """What is struck out is out, unless the sentence is about it: `<s>二号馆</s>已关闭`."""
    begins_line = not any(piece.strip() for piece in writer.pieces)
    if begins_line and _IS_OVER.match(_text_after(element)):
        writer.children(element)
    else:
        writer.leave_out(element.text(), Why.STRUCK)


def _text_after(element: Element) -> str:
    siblings = element.parent.children if element.parent else []
    if len(siblings) > _NEAR:
        return ""
    after = siblings[siblings.index(element) + 1 :]
    return next((sibling for sibling in after if isinstance(sibling, str) and sibling.strip()), "")


INLINE: dict[str, Handler] = {"br": _line_break, "span": _span, "a": _link, "img": _image, "sup": _superscript, "del": _struck}
