"""A tree of HTML → typed blocks. Every text of the tree comes into a block or into what is left out."""

import re
from collections.abc import Mapping

from corpus.blocks import Block, Kind
from corpus.readers.draft import LeftOut, Why
from corpus.readers.html_inline import INLINE
from corpus.readers.html_links import Target
from corpus.readers.html_structure import STRUCTURE
from corpus.readers.html_tree import Element
from corpus.readers.html_writer import Writer

_NUMBER = re.compile(r"(?:(?:part|no|step)[.\s]*)?\d{1,2}", re.IGNORECASE)
_HEADING_LENGTH, _FIRST_LINES = 25, 8
_NO_HEADING = re.compile(r"[。！!；;，,：:…？?]")


def blocks_of(root: Element, out: Mapping[Element, Why], target: Target, title: str) -> tuple[list[Block], list[LeftOut]]:
    """The blocks below `root`, and what is left out there: `out`, and what no reader sees."""
    writer = Writer({**INLINE, **STRUCTURE}, target, out, title)
    writer.children(root)
    writer.flush()
    return _with_numbered_headings(writer.blocks), writer.left_out


def with_title(blocks: list[Block], title: str) -> list[Block]:
    """The blocks, the title a heading if it is a line at the top of the text."""
    for at, block in enumerate(blocks[:_FIRST_LINES]):
        if block.text == title and block.kind is Kind.PARAGRAPH:
            return [*blocks[:at], Block(Kind.HEADING, title, 1), *blocks[at + 1 :]]
    return blocks


def line_of(element: Element, out: Mapping[Element, Why]) -> str:
    """What an element says to a reader, in one line."""
    return Writer({**INLINE, **STRUCTURE}, lambda link, text: "", out).line(element).strip(" \u200b\ufeff")


def _with_numbered_headings(blocks: list[Block]) -> list[Block]:
    """`01` and `白鹭沟` under it are a heading, 01 白鹭沟, drawn with numbers."""
    written: list[Block] = []
    for block in blocks:
        number = written[-1] if written else None
        if number and number.kind is Kind.PARAGRAPH and _NUMBER.fullmatch(number.text) and _may_head(block):
            written[-1] = Block(Kind.HEADING, f"{number.text} {block.text}", 2)
        else:
            written.append(block)
    return written


def _may_head(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and len(block.text) <= _HEADING_LENGTH and not _NO_HEADING.search(block.text)
