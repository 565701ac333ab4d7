"""Paragraphs → what they are by the marks they begin with, in every format: headings, items, labels, questions and answers.

No mark is believed for itself: a numbered short line is a heading where text stands under it and under its like, else an item.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from corpus.blocks import Block, Kind
from corpus.lines import asks, is_day, is_sentence, label_of, may_be_heading
from corpus.marks import ANSWER, QUESTION, UNORDERED, Mark, mark_of, stamp_of

_CHAPTERS = ("part", "chapter", "section")
_SAME_LINE = re.compile(r"(?<=[？?。！\s])\s*(?=(?:答|[AＡ])\s?\d{0,3}\s?[：:]|【答】)")
_SPEAKER = re.compile(r"([^\s：:，,。！？?“”]{1,12}|[A-Z][\w. ]{1,20})\s?[：:]\s*(?=\S)")
_BRACKETED = re.compile(r"【[^【】]{1,30}】")
_RECORD_HEAD = 24  # characters of a line over the labels of a record
_QUESTION_LENGTH = 60
_LOOKED_AT = 20  # lines under a heading
_STAMPS = 3  # lines that begin with a time and make a chat or a timetable
_HEAD = 10  # characters of a line that is a heading by its looks
_LOOKS = re.compile(r"[^\W\d_]{2,10}")
_TURNS = 2  # times one must have spoken to be a speaker


def structured(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each paragraph as what its marks say; those that a format has typed already stay as they are."""
    whole = [piece for block in blocks for piece in _parted(block)]
    kinds = _Kinds(whole)
    return tuple(_leveled([kinds.block(at) for at in range(len(whole))], blocks))


def _parted(block: Block) -> Iterator[Block]:
    """`问：甲？答：乙。` in one line is two blocks."""
    if block.kind is not Kind.PARAGRAPH or not QUESTION.match(block.text):
        yield block
        return
    first, *rest = _SAME_LINE.split(block.text, maxsplit=1)
    yield replace(block, text=first.strip())
    yield from (replace(block, text=text.strip(), apart=False) for text in rest)


class _Kinds:
    """What each block of a document is, decided with a view to the whole."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._marks = _marks(blocks)
        self._headed = {at for series in _series(self._marks) for at in self._headings(series)}
        self._days = self._heading_days()
        self._looks = self._by_looks()
        self._questions, self._answers = self._asked()
        self._depths: list[str] = []

    def block(self, at: int) -> Block:
        """The block at this place, as what it is. To be called in order, for items nest."""
        block, mark = self._blocks[at], self._marks[at]
        if block.kind is not Kind.PARAGRAPH:
            self._depths = [] if block.kind is not Kind.ITEM else self._depths
            return block
        kind, level = self._kind(at, mark)
        if kind is Kind.ITEM and mark:
            return replace(block, kind=kind, level=self._depth(mark.kind), mark=mark.text)
        if kind is not Kind.PARAGRAPH or block.apart:
            self._depths = []
        return replace(block, kind=kind, level=level)

    def _kind(self, at: int, mark: Mark | None) -> tuple[Kind, int]:
        text = self._blocks[at].text
        if at in self._questions:
            return Kind.QUESTION, 0
        if at in self._answers:
            return Kind.ANSWER, 0
        if at in self._headed or at in self._days or at in self._looks or self._is_record_head(at) or self._is_bracketed(at):
            return Kind.HEADING, _rank(mark)
        if mark and mark.kind != "bare":
            return Kind.ITEM, 0
        return (Kind.LABEL if label_of(text) else Kind.PARAGRAPH), 0

    def _depth(self, kind: str) -> int:
        """How deep an item of this kind of mark stands: a new kind is one deeper than the one before."""
        if kind in self._depths:
            del self._depths[self._depths.index(kind) + 1 :]
        else:
            self._depths.append(kind)
        return len(self._depths) - 1

    def _headings(self, series: Sequence[int]) -> list[int]:
        """The members of a series that are headings, with text under each: all or most of it, or none."""
        kinds = {mark.kind for at in series if (mark := self._marks[at])}
        short = [at for at in series if may_be_heading(self._said(at))]
        if kinds & UNORDERED or not short:
            return []
        if kinds & set(_CHAPTERS):
            return short
        if "bare" in kinds and not self._counts_from_one(series):
            return []
        if len(series) == 1 and not kinds & {"comma", "article"} and not asks(self._blocks[series[0]].text):
            return []
        members = frozenset(series)
        headed = [at for at in short if self._has_text_under(at, members)]
        return headed if len(headed) == len(short) and len(short) * 2 > len(series) else []

    def _counts_from_one(self, series: Sequence[int]) -> bool:
        numbers = [mark.number for at in series if (mark := self._marks[at])]
        return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))

    def _said(self, at: int) -> str:
        """What a block says after its mark; a chapter may say nothing more."""
        mark, text = self._marks[at], self._blocks[at].text
        return text[len(mark.text) :].strip() or mark.text if mark else text

    def _has_text_under(self, at: int, series: Collection[int]) -> bool:
        after = at + 1
        return after < len(self._blocks) and after not in series and self._blocks[after].kind is not Kind.HEADING

    def _heading_days(self) -> frozenset[int]:
        """The lines that are days, if there are several, each with text under it."""
        days = frozenset(at for at, block in enumerate(self._blocks) if block.kind is Kind.PARAGRAPH and is_day(block.text))
        are_headings = len(days) > 1 and all(self._has_text_under(at, days) for at in days)
        return days if are_headings else frozenset()

    def _by_looks(self) -> frozenset[int]:
        """Short lines without any mark, if there are several, each over text that is much longer and looks otherwise."""
        short = [
            at for at, block in self._paragraphs() if at and block.apart and not self._marks[at] and _LOOKS.fullmatch(block.text)
        ]
        over = [at for at in short if self._is_over_text(at)]
        return frozenset(over) if len(over) > 1 and len(over) * 3 >= len(short) * 2 else frozenset()

    def _is_over_text(self, at: int) -> bool:
        """Does a line that could be a heading stand over a sentence, or over close lines, one of them twice as long?"""
        text = self._blocks[at].text
        under: list[Block] = []
        for block in islice(self._blocks, at + 1, at + 1 + _LOOKED_AT):
            if block.apart and under:
                break
            under.append(block)
        if not under or under[0].kind is Kind.HEADING:
            return False
        longest = max(len(block.text) for block in under)
        return longest >= 2 * len(text) and (not under[0].apart or is_sentence(under[0].text))

    def _is_bracketed(self, at: int) -> bool:
        return bool(_BRACKETED.fullmatch(self._blocks[at].text)) and self._has_text_under(at, [at])

    def _is_record_head(self, at: int) -> bool:
        """Is it a short line right over lines with labels, as a shop's name over its address?"""
        block = self._blocks[at]
        if at + 1 >= len(self._blocks) or not block.apart or self._marks[at] or len(block.text) > _RECORD_HEAD:
            return False
        after = self._blocks[at + 1]
        is_plain = not label_of(block.text) and not is_sentence(block.text) and block.text[-1] not in "：:，,、"
        return is_plain and not after.apart and after.kind is Kind.PARAGRAPH and bool(label_of(after.text))

    def _asked(self) -> tuple[frozenset[int], frozenset[int]]:
        """The questions and the answers: by Q： and A：, by who speaks, or by their marks."""
        is_chat = any(mark and mark.kind == "stamp" for mark in self._marks)
        asked = frozenset[int]() if is_chat else self._labelled() or self._spoken() or self._unlabelled()
        return asked, frozenset(self._answers_to(asked))

    def _labelled(self) -> frozenset[int]:
        asked = [at for at, block in self._paragraphs() if QUESTION.match(block.text)]
        answered = [at for at, block in self._paragraphs() if ANSWER.match(block.text)]
        return frozenset(asked) if answered or all(asks(self._blocks[at].text) for at in asked) else frozenset()

    def _spoken(self) -> frozenset[int]:
        """The turns of the one who asks in an interview."""
        turns = [(at, found[1].strip()) for at, block in self._paragraphs() if (found := _SPEAKER.match(block.text))]
        spoke = Counter(name for _, name in turns)
        asking = Counter(name for at, name in turns if asks(self._blocks[at].text))
        askers = {name for name, times in asking.items() if times >= _TURNS and times * 2 >= spoke[name]}
        answerers = {name for name, times in spoke.items() if times >= _TURNS and name not in askers}
        if not askers or not answerers:
            return frozenset()
        return frozenset(at for at, name in turns if name in askers)

    def _unlabelled(self) -> frozenset[int]:
        """Short lines that ask, if there are several, each with an answer under it."""
        asked = frozenset(at for at, block in self._paragraphs() if self._may_ask(at, block))
        are_answered = len(asked) > 1 and all(self._has_text_under(at, asked) for at in asked)
        return asked if are_answered else frozenset()

    def _may_ask(self, at: int, block: Block) -> bool:
        is_short = len(block.text) <= _QUESTION_LENGTH and block.text[0] not in '“「『"—'
        return is_short and asks(block.text) and "。" not in block.text and at not in self._headed

    def _answers_to(self, asked: frozenset[int]) -> Iterator[int]:
        """What stands between questions answers them; after the last one, as much as stands close to it."""
        is_answer = False
        last = max(asked, default=0)
        for at, block in enumerate(self._blocks):
            if at in asked:
                is_answer = True
            elif block.kind not in (Kind.PARAGRAPH, Kind.ANSWER) or at in self._headed:
                is_answer = is_answer and block.kind in (Kind.ITEM, Kind.ROW, Kind.CODE, Kind.QUOTE)
            elif is_answer and (at <= last + 1 or not block.apart or ANSWER.match(block.text) or self._is_close(at, last)):
                yield at
            else:
                is_answer = False

    def _is_close(self, at: int, last: int) -> bool:
        """Does the block follow the last question in the same way as answers follow the others?"""
        return bool(_SPEAKER.match(self._blocks[at].text)) and at == last + 2

    def _paragraphs(self) -> Iterator[tuple[int, Block]]:
        for at, block in enumerate(self._blocks):
            mark = self._marks[at]
            if block.kind is Kind.PARAGRAPH and not (mark and mark.kind == "stamp"):
                yield at, block


def _marks(blocks: Sequence[Block]) -> list[Mark | None]:
    """The mark of each paragraph; a time is one where several lines begin with one."""
    stamps = [stamp_of(block.text) if block.kind is Kind.PARAGRAPH else None for block in blocks]
    has_stamps = sum(stamp is not None for stamp in stamps) >= _STAMPS
    marks: list[Mark | None] = []
    for block, stamp in zip(blocks, stamps, strict=True):
        if stamp and has_stamps:
            marks.append(stamp)
        else:
            marks.append(mark_of(block.text) if block.kind is Kind.PARAGRAPH else None)
    return marks


def _series(marks: Sequence[Mark | None]) -> Iterator[list[int]]:
    """The places of the marks that count on: 一、二、三、; each kind by itself, a new series where the numbers start again."""
    running: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        if not mark:
            continue
        series = running.setdefault(mark.kind, [])
        before = marks[series[-1]] if series else None
        if before and mark.kind not in UNORDERED and mark.number <= before.number:
            yield series
            series = running[mark.kind] = []
        series.append(at)
    yield from running.values()


def _rank(mark: Mark | None) -> int:
    """A rank for a heading, made a level later; chapters are over sections, and the rest as they come."""
    if mark and mark.kind in _CHAPTERS:
        return -3 + _CHAPTERS.index(mark.kind)
    return 0


def _leveled(blocks: Sequence[Block], formatted: Sequence[Block]) -> Iterator[Block]:
    """The blocks with levels for the headings found by marks: below those of the format, each kind as deep as it comes."""
    deepest = max((block.level for block in formatted if block.kind is Kind.HEADING), default=0)
    was_heading = {id(block) for block in formatted if block.kind is Kind.HEADING}
    order: list[str] = sorted({_CHAPTERS[block.level + 3] for block in blocks if block.level < 0}, key=_CHAPTERS.index)
    for block in blocks:
        if block.kind is not Kind.HEADING or id(block) in was_heading:
            yield block
            continue
        kind = _heading_kind(block)
        if kind not in order:
            order.append(kind)
        yield replace(block, level=deepest + 1 + order.index(kind))


def _heading_kind(block: Block) -> str:
    mark = mark_of(block.text)
    if mark:
        return f"{mark.kind}{mark.text.count('.')}" if mark.kind == "decimal" else mark.kind
    return "day" if is_day(block.text) else "bracketed" if block.text.startswith("【") else "record"
