"""Paragraphs → what they are by the marks they begin with, in every format: headings, items, labels, questions and answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.blocks import Block, Kind
from corpus.lines import label_of
from corpus.marked import marked
from corpus.marks import QUESTION, Mark
from corpus.outline import headings_of, with_levels
from corpus.questions import Asked, asked_in

_SAME_LINE = re.compile(r"(?:(?<=[？?。！])|(?<!\s)(?=\s))\s*(?=(?:答|[AＡ])\s?\d{0,3}\s?[：:]|【答】)")


def structured(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each paragraph as what its marks say; those that a format has typed already stay as they are."""
    document = marked([piece for block in blocks for piece in _parted(block)])
    headings = headings_of(document)
    asked = asked_in(document, headings)
    headings -= asked.questions | asked.answers
    items = _Items()
    typed: list[Block] = []
    for at, block in enumerate(document.blocks):
        kind = block.kind
        if kind is Kind.PARAGRAPH:
            kind = _kind(at, block, document.marks[at], headings, asked)
        typed.append(items.take(block, kind, document.marks[at]))
    return tuple(with_levels(typed, headings))


def _parted(block: Block) -> Iterator[Block]:
    """`问：甲？答：乙。` in one line is two blocks."""
    if block.kind is not Kind.PARAGRAPH or not QUESTION.match(block.text):
        yield block
        return
    first, *rest = _SAME_LINE.split(block.text, maxsplit=1)
    yield replace(block, text=first.strip())
    for text in rest:
        yield replace(block, text=text.strip(), apart=False)


def _kind(at: int, block: Block, mark: Mark | None, headings: frozenset[int], asked: Asked) -> Kind:
    if at in asked.questions:
        return Kind.QUESTION
    if at in asked.answers:
        return Kind.ANSWER
    if at in headings:
        return Kind.HEADING
    if mark and mark.kind != "bare":
        return Kind.ITEM
    return Kind.LABEL if label_of(block.text) else Kind.PARAGRAPH


class _Items:
    """How deep items nest: an item with a new kind of mark is one deeper than the one before."""

    def __init__(self) -> None:
        self._kinds: list[str] = []

    def take(self, block: Block, kind: Kind, mark: Mark | None) -> Block:
        """The block as this kind; blocks come in the order of their document."""
        if kind is Kind.ITEM and mark:
            return replace(block, kind=kind, level=self._depth(mark.kind), mark=mark.text)
        if kind is not Kind.ITEM and (kind is not Kind.PARAGRAPH or block.apart):
            self._kinds = []
        return block if kind is block.kind else replace(block, kind=kind)

    def _depth(self, kind: str) -> int:
        if kind in self._kinds:
            del self._kinds[self._kinds.index(kind) + 1 :]
        else:
            self._kinds.append(kind)
        return len(self._kinds) - 1
