"""The blocks of a document with the mark that each paragraph begins with: what its structure is read from."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.blocks import Block, Kind
from corpus.marks import Mark, mark_of, stamp_of

_STAMPS = 3  # lines that begin with a time and make a chat or a timetable


@dataclass(frozen=True, slots=True)
class Marked:
    """`marks` has an entry a block, None where it begins with none or is typed by its format already."""

    blocks: Sequence[Block]
    marks: Sequence[Mark | None]

    @property
    def is_chat(self) -> bool:
        """Do lines begin with the times at which something was said?"""
        return any(mark and mark.kind == "stamp" for mark in self.marks)

    def paragraphs(self) -> Iterator[tuple[int, Block]]:
        """The paragraphs with their places."""
        for at, block in enumerate(self.blocks):
            if block.kind is Kind.PARAGRAPH:
                yield at, block

    def said(self, at: int) -> str:
        """What a block says after its mark, or all of it where it says nothing more: `第三章`."""
        mark, text = self.marks[at], self.blocks[at].text
        after = text[len(mark.text) :].strip() if mark else ""
        return after or text

    def has_text_under(self, at: int, others: Collection[int]) -> bool:
        """Is the next block none of these others and no heading?"""
        after = at + 1
        return after < len(self.blocks) and after not in others and self.blocks[after].kind is not Kind.HEADING


def marked(blocks: Sequence[Block]) -> Marked:
    """The blocks with their marks; a time is a mark where several lines begin with one."""
    stamps = [_of_paragraph(stamp_of, block) for block in blocks]
    found = sum(stamp is not None for stamp in stamps)
    marks = [_of_paragraph(mark_of, block) for block in blocks]
    if found >= _STAMPS:
        marks = [stamp or mark for stamp, mark in zip(stamps, marks, strict=True)]
    return Marked(blocks, marks)


def _of_paragraph(read: Callable[[str], Mark | None], block: Block) -> Mark | None:
    return read(block.text) if block.kind is Kind.PARAGRAPH else None
