"""Blocks → groups of what is understood only together: a list with its lead-in, a question with its answer, rows with
their header.

A group comes in parts, none of which is torn unless it is larger than a passage, and has a lead that goes before each portion
of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.blocks import Block, Kind
from corpus.lines import is_sentence, leads_in
from corpus.marks import mark_of

_TEXT = (Kind.PARAGRAPH, Kind.LABEL, Kind.QUOTE, Kind.ANSWER)
_ITEM_LENGTH = 25  # characters from which an item that is a sentence stands by itself


@dataclass(frozen=True, slots=True)
class Group:
    """`lead` goes before each portion of the parts, and may be empty.

    `is_open`: it waits for the text after it, as a short line does. `is_record`: it is understood without what is around it.
    """

    parts: tuple[str, ...]
    lead: str = ""
    is_open: bool = False
    is_record: bool = False
    is_table: bool = False

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join((self.lead, *self.parts) if self.lead else self.parts)


def groups_of(blocks: Sequence[Block]) -> list[Group]:
    """The groups of blocks among which there is no heading, in order. Nothing is left out; a lead is written once."""
    groups: list[Group] = []
    has_sections = _has_sections(blocks)
    at = 0
    while at < len(blocks):
        end = _end(blocks, at, has_sections)
        taken = blocks[at:end]
        lead = _lead(groups, blocks, at)
        groups.extend(_group(taken, lead))
        at = end
    return groups


def _end(blocks: Sequence[Block], at: int, has_sections: bool) -> int:
    """The end of what belongs to the block at this place by its kind."""
    first = blocks[at]
    if first.kind is Kind.ROW:
        return _while(blocks, at + 1, lambda block: block.kind is Kind.ROW and block.header == first.header and not block.apart)
    if first.kind is Kind.QUESTION:
        return _answered(blocks, at)
    if _is_article(first):
        return _while(blocks, at + 1, lambda block: not _is_article(block))
    if first.kind is Kind.ITEM:
        return _while(blocks, at + 1, lambda block: _continues_list(block) and not _is_article(block))
    if first.kind in _TEXT:
        return _stanza(blocks, at, has_sections)
    return at + 1


def _answered(blocks: Sequence[Block], at: int) -> int:
    """The end of the answer to the question here; what is no answer by itself belongs to it if it is led in or stands close."""
    end = at + 1
    while end < len(blocks) and blocks[end].kind is not Kind.QUESTION:
        block = blocks[end]
        is_led = end == at + 1 or leads_in(blocks[end - 1].text) or not block.apart
        if block.kind is not Kind.ANSWER and not is_led:
            break
        end += 1
    return end


def _while(blocks: Sequence[Block], at: int, belongs: Callable[[Block], bool]) -> int:
    while at < len(blocks) and belongs(blocks[at]):
        at += 1
    return at


def _continues_list(block: Block) -> bool:
    return block.kind is Kind.ITEM or (not block.apart and block.kind in (*_TEXT, Kind.CODE))


def _is_article(block: Block) -> bool:
    """Is it an article of a law or of a contract?"""
    mark = mark_of(block.text) if block.kind is Kind.ITEM else None
    return mark is not None and mark.kind == "article"


def _stanza(blocks: Sequence[Block], at: int, has_sections: bool) -> int:
    """The end of the lines that stand close under the one at this place."""

    def belongs(block: Block) -> bool:
        is_section = has_sections and block.text.startswith("【")
        return block.kind in _TEXT and not block.apart and not is_section

    return _while(blocks, at + 1, belongs)


def _is_record(lines: Sequence[Block]) -> bool:
    """Lines under each other with labels among them are a record, as a motion with its decision is; other lines stand for
    themselves.
    """
    has_label = any(line.kind is Kind.LABEL for line in lines)
    is_told = all(is_sentence(line.text) for line in lines) and not leads_in(lines[0].text)
    return len(lines) > 1 and has_label and not is_told


def _has_sections(blocks: Sequence[Block]) -> bool:
    """Do labels in 【】 name sections, each once, and not the fields of records?"""
    names = [block.text.partition("】")[0] for block in blocks if block.text.startswith("【")]
    return len(names) == len(set(names)) > 2


def _lead(groups: list[Group], blocks: Sequence[Block], at: int) -> str:
    """The line that leads in what begins here, taken from the groups before."""
    kinds = (Kind.ITEM, Kind.ROW, Kind.CODE)
    if blocks[at].kind not in kinds or _is_article(blocks[at]) or not groups or groups[-1].is_record:
        return ""
    last = groups[-1]
    if (
        last.lead
        or len(last.parts) > 1
        or "\n" in last.text
        or not (leads_in(last.text) or (last.is_open and not blocks[at].apart))
    ):
        return ""
    groups.pop()
    return last.text


def _group(blocks: Sequence[Block], lead: str) -> Iterator[Group]:
    first = blocks[0]
    if first.kind is Kind.ROW:
        header = "\n".join(filter(None, (lead, first.header)))
        yield Group(tuple(block.text for block in blocks), header, is_table=True)
    elif first.kind is Kind.QUESTION:
        yield _with_lead(blocks)
    elif _is_article(first):
        yield _with_lead(blocks) if len(blocks) > 1 and leads_in(first.text) else _article(blocks)
    elif first.kind is Kind.ITEM:
        yield from _list(blocks, lead)
    elif _is_record(blocks):
        yield Group(tuple(block.text for block in blocks), is_record=True)
    else:
        yield from (_alone(block, lead) for block in blocks)


def _alone(block: Block, lead: str) -> Group:
    return Group((block.text,), lead, is_open=block.kind is not Kind.CODE and not is_sentence(block.text))


def _with_lead(blocks: Sequence[Block]) -> Group:
    """A question or an article of a law, before each portion of what is under it."""
    return Group(tuple(group.text for group in groups_of(blocks[1:])), blocks[0].text, is_record=True)


def _article(blocks: Sequence[Block]) -> Group:
    """An article with its paragraphs, none of which stands for the others."""
    return Group((blocks[0].text, *(group.text for group in groups_of(blocks[1:]))), is_record=True)


def _list(blocks: Sequence[Block], lead: str) -> Iterator[Group]:
    """A list whole; items without a lead-in that are sentences of some length stand by themselves, as paragraphs do."""
    parts = tuple(_parts(blocks))
    is_prose = all(is_sentence(part) and len(part) >= _ITEM_LENGTH and part[-1] not in "；;" for part in parts)
    if lead or not is_prose or not all(block.apart for block in blocks):
        yield Group(parts, lead)
    else:
        yield from (Group((part,)) for part in parts)


def _parts(blocks: Sequence[Block]) -> Iterator[str]:
    """The items of the outermost level, each with what is under it."""
    outermost = min(block.level for block in blocks if block.kind is Kind.ITEM)
    lines: list[str] = []
    for block in blocks:
        if block.kind is Kind.ITEM and block.level == outermost and lines:
            yield "\n".join(lines)
            lines = []
        lines.append(block.text)
    yield "\n".join(lines)
