"""Writes blocks from a tree of HTML: keeps the line being written, and where in lists, quotations and answers it stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from corpus.blocks import Block, Kind
from corpus.readers.draft import LeftOut, Why
from corpus.readers.html_links import Target
from corpus.readers.html_text import BREAK, joined, own_mark, words
from corpus.readers.html_tree import COMMENT, HIDDEN, Element

BULLET = "•"
BLOCKS = words(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol"
    " p pre search section summary table tbody td tfoot th thead title tr ul xmp"
)
_UNSEEN = {
    **dict.fromkeys(
        words("script style noscript x-template iframe object embed video audio canvas svg map annotation datalist"), Why.HIDDEN
    ),
    **dict.fromkeys((HIDDEN, COMMENT), Why.HIDDEN),
    **dict.fromkeys(("select", "textarea", "option", "progress", "meter"), Why.FURNITURE),
    **dict.fromkeys(("rt", "rp", "rtc"), Why.READING),
}
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_ASKS = re.compile(r"(?:Q\s?\d{0,3}|问|問)\s?[：:]", re.IGNORECASE)
_ANSWERS = re.compile(r"(?:A\s?\d{0,3}|答)\s?[：:]", re.IGNORECASE)
_ANSWERS_WITHIN = re.compile(r"答\s?[：:]")
_CARD_LINE = 40  # characters of a line that may belong to the one above, as in an address

Handler = Callable[["Writer", Element], None]


@dataclass(slots=True)
class Numbers:
    """How the items of a list are marked: the next one's number, None for bullets, and how numbers go on."""

    next: int | None = None
    step: int = 1


@dataclass(slots=True)
class Writer:
    """Writes elements into `blocks` and `left_out`.

    `handlers` are how tags are written; others are only gone through. `out` tells which elements are left out and why;
    `target` which address is put behind a link; a line that is the `title` is a heading.
    """

    handlers: Mapping[str, Handler]
    target: Target
    out: Mapping[Element, Why] = field(default_factory=dict)
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # of the line being written
    span_end: int = 0  # how many pieces there were when the last <span> ended
    lists: list[Numbers] = field(default_factory=list)  # the lists around it
    mark: str | None = None  # of the item whose first line is to come
    starts: bool = False  # whether that item is the first of a list in no other
    kind: Kind = Kind.PARAGRAPH  # of a line that says nothing else of itself
    level: int = 1  # of the last heading
    term: str | None = None  # of the <dl> being written; empty before its first
    term_is_said: bool = False
    asked: int | None = None  # the block with the question that is being answered
    depth: int = 0  # the lists around that question
    tight: bool = False  # whether only a line break parts the next line from the one before

    def inner(self) -> "Writer":
        """A writer for a part whose text is needed by itself. What it leaves out is left out here."""
        return Writer(self.handlers, self.target, self.out, left_out=self.left_out)

    def line(self, element: Element) -> str:
        """All that an element says, in one line."""
        inner = self.inner()
        inner.children(element)
        inner.flush()
        return " ".join(" ".join(block.text.removeprefix(f"{BULLET} ").split("\n")) for block in inner.blocks)

    def children(self, element: Element) -> None:
        """Write what stands in the element."""
        for child in element.children:
            if isinstance(child, str):
                self.pieces.append(child.replace(BREAK, " "))
            else:
                self.element(child)

    def element(self, element: Element) -> None:
        """Write an element, or leave it out."""
        why = self.out.get(element) or _why_unseen(element)
        if why is not None:
            self._skip(element, why)
        elif element.tag in BLOCKS:
            self._block(element)
        else:
            self._handle(element)

    def leave_out(self, text: str, why: Why) -> None:
        """Note a text that is no part of the article."""
        text = " ".join(text.split())
        if text:
            self.left_out.append(LeftOut(text, why))

    def add(self, block: Block) -> None:
        """Add a block that is written already."""
        self.blocks.append(block)
        self.tight = False

    def ask(self, question: str) -> None:
        """Add a question; what follows in the element that holds it is its answer."""
        if question:
            self.add(Block(Kind.QUESTION, question))
            self.asked, self.depth, self.mark = len(self.blocks) - 1, len(self.lists), None

    def flush(self) -> None:
        """End the line being written. Its <br>s part blocks: one by a line, two by more."""
        if not self.pieces:
            return
        text = joined(self.pieces)
        self.pieces.clear()
        apart = not self.tight
        for line in text.split(BREAK):
            if line:
                self._add_line(line, apart)
            apart = not line

    def _handle(self, element: Element) -> None:
        handler = self.handlers.get(element.tag)
        if handler:
            handler(self, element)
        else:
            self.children(element)

    def _skip(self, element: Element, why: Why) -> None:
        if element.tag in BLOCKS:
            self.flush()
        self.leave_out(str(element.children[0]) if element.tag == COMMENT else _spaced(element), why)

    def _block(self, element: Element) -> None:
        self.flush()
        self.tight = self.tight and element.tag == "div"
        before, kind = len(self.blocks), self.kind
        self._handle(element)
        self.flush()
        self.kind = kind
        if self.asked is not None and before <= self.asked < len(self.blocks) - 1:
            self.asked = None  # the element held the question and some of its answer: the answer ends with it
        is_line = len(self.blocks) == before + 1 and len(self.blocks[-1].text) <= _CARD_LINE
        self.tight = element.tag == "div" and is_line

    def _add_line(self, text: str, apart: bool) -> None:
        is_answer = self.asked is not None and len(self.lists) <= self.depth
        if self.lists and not is_answer:
            self.add(self._item(text))
            return
        if text.strip(" \u200b\ufeff") == self.title:
            self.add(Block(Kind.HEADING, text, 1))
            return
        kind = self._kind_of(text)
        self.add(Block(kind, text, apart=apart))
        if kind is Kind.QUESTION:
            self.asked = None

    def _kind_of(self, text: str) -> Kind:
        if _ASKS.match(text) and not _ANSWERS_WITHIN.search(text):
            return Kind.QUESTION
        if _ANSWERS.match(text):
            return Kind.ANSWER
        if self.asked is not None and self.kind is Kind.PARAGRAPH:
            return Kind.ANSWER
        return self.kind

    def _item(self, text: str) -> Block:
        """A line of an item: the first one has the item's mark, unless the text brings its own."""
        mark, self.mark = self.mark or "", None
        own = own_mark(text)
        level = len(self.lists) - 1
        apart, self.starts = self.starts, False
        if not mark or (own and (mark == BULLET or own.strip("（()）、.．") == mark.strip("."))):
            return Block(Kind.ITEM, text, level, own if mark else "", apart=apart)
        return Block(Kind.ITEM, f"{mark} {text}", level, mark, apart=apart)


def _spaced(element: Element) -> str:
    """The text of an element that is not written, with blanks where its blocks part."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif node.tag != COMMENT:
            space = [" "] if node.tag in BLOCKS or node.tag in ("br", "a") else []
            waiting.extend([*space, *reversed(node.children), *space])
    return "".join(pieces)


def _why_unseen(element: Element) -> Why | None:
    why = _UNSEEN.get(element.tag)
    if why is None and _STRUCK.search(element.attributes.get("style", "")):
        return Why.STRUCK
    return why
