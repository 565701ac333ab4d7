"""Markdown → a draft. What blocks of text are in it is markdown-it's and our rules' concern; how they are written is HTML's."""

import re
from dataclasses import replace
from typing import Any

from corpus.blocks import Block, Kind
from corpus.readers.decoding import UnknownEncoding, decode_damaged
from corpus.readers.draft import Draft, LeftOut, Notice, Unreadable, Why
from corpus.readers.front_matter import split_front_matter
from corpus.readers.html_blocks import blocks_of
from corpus.readers.html_links import every_target
from corpus.readers.html_measure import is_hidden
from corpus.readers.html_text import cut_before
from corpus.readers.html_tree import parse
from corpus.readers.markdown_render import parser
from corpus.readers.markdown_tables import widened

_MOST_LINES = 100_000  # some 4 seconds
_DEEP_INDENT = re.compile(r"^[ \t]{60,}", re.MULTILINE)
_DEEP_MARKS = re.compile(r"^(?:[ \t]{0,8}(?:[>*+-]|\d{1,9}[.)])){20,}", re.MULTILINE)
_LOOSE_HEADING = re.compile(r"^(#{2,6})(?=[^\s#])", re.MULTILINE)


def read(data: bytes) -> Draft:
    """Read a Markdown file. Raises `Unreadable` for bytes that are no text."""
    try:
        text, is_damaged = decode_damaged(data)
    except UnknownEncoding as error:
        raise Unreadable("encoding") from error
    draft = read_text(text)
    return replace(draft, notices=(Notice.BAD_BYTES, *draft.notices)) if is_damaged else draft


def read_text(text: str) -> Draft:
    """Read Markdown that is decoded already. Any text gives a draft. Of a text with too many lines the first part is read."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    text = cut_before(whole, "\n", _MOST_LINES)
    front = split_front_matter(text)
    env: dict[str, Any] = {}
    tree = parse(parser().render(_tamed(front.body), env))
    out = {element: Why.HIDDEN for element in tree.walk() if is_hidden(element, frozenset())}
    blocks, left_out = blocks_of(tree, out, every_target, "")
    title = front.title or _first_heading(blocks)
    notices = [Notice.FRONT_MATTER] if front.is_broken else []
    notices += [Notice.CUT] if len(text) < len(whole) else []
    left_out = [*front.left_out, *left_out, *_unused(env)]
    return Draft((*front.blocks, *blocks), title, front.date, front.source, front.address, tuple(left_out), tuple(notices))


def _tamed(text: str) -> str:
    """Without the nesting that no person writes, which the parser gives up on; and `##标题` as the heading it is meant to be."""
    text = _DEEP_INDENT.sub(" " * 60, text)
    text = _DEEP_MARKS.sub(lambda marks: marks[0][-8:].lstrip(), text)
    return widened(_LOOSE_HEADING.sub(r"\1 ", text))


def _first_heading(blocks: list[Block]) -> str:
    """The title: the first heading, if it is of the highest rank or stands before all else."""
    for at, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            return block.text if block.level == 1 or at == 0 else ""
    return ""


def _unused(env: dict[str, Any]) -> list[LeftOut]:
    """Addresses that are defined for links but that no link uses."""
    linked = env.get("linked", set())
    left_out = []
    for label, reference in env.get("references", {}).items():
        if reference["href"] not in linked:
            left_out.append(LeftOut(f"[{label}]: {reference['href']} {reference['title']}".rstrip(), Why.METADATA))
    return left_out
