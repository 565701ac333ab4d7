"""An article → its passages: verbatim pieces of text, small enough for a card, with ids that stay, that know where they stand.

Passage 0 is what the article says of itself (title, date, source); 1, 2, … are its paragraphs, records, lists, answers and
rows in order. What belongs together stays together: a heading goes with what follows it, a list with the line that leads it in, a
question with its answer, rows with their header. What is over the budget is parted between items or rows, each part with its
lead-in, else at sentence ends, then at clause marks, and only a text without either is cut anywhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.blocks import Block, Kind
from corpus.cleaning import is_prose
from corpus.sentences import SENTENCE

BUDGET = 600  # characters a passage may have
_SHORT = 80  # characters of a line that is no paragraph by itself where blank lines part records
_LIST = 320  # characters up to which rows go together
_CLAUSE = re.compile(r"[^，、,：:\s]*[，、,：:\s]?")
_ASKS = re.compile(r"[？?][」』”’\"')）】]*$")
_LEADS = re.compile(r"[:：][」』”’\"')）】]*$")
_ARTICLE_OF_LAW = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,7}[条條](?:之[一二三四五六七八九十])?[ \t\u3000　:：]")
_NAME = re.compile(r"[^:：】]{1,14}[:：】]")


@dataclass(frozen=True, slots=True)
class Passage:
    """`id` is `article#n`; `text` stands word for word in the article, whose title, date and source go with it.

    `headings` are those above it, outermost first, without the title.
    """

    id: str
    article: str
    title: str
    date: str
    source: str
    text: str
    headings: tuple[str, ...] = ()

    @property
    def context(self) -> str:
        """What the title and the headings above say of it, a line each; nothing of what an article says of itself."""
        return "" if self.is_head else "\n".join((self.title, *self.headings))

    @property
    def is_head(self) -> bool:
        """Is it what the article says of itself?"""
        return self.id.endswith("#0")


def split_article(article: Article, budget: int = BUDGET) -> list[Passage]:
    """The passages of `article`, in order."""
    known = article.title != article.name or article.about or _is_words(article.name)
    head = _Piece("\n".join((article.title, *article.about))[:budget] if known else "", ())
    pieces = enumerate([head, *_pieces(article.blocks, budget)])
    said = (article.name, article.title, article.date, article.source)
    return [Passage(f"{article.name}#{number}", *said, piece.text, piece.headings) for number, piece in pieces if piece.text]


def _is_words(name: str) -> bool:
    """Is a file's name a title, as 早餐時間 is?"""
    return bool(re.search("[\u3400-\u9fff]{2}", name))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text, and the headings above it."""

    text: str
    headings: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Blocks that belong together: `lead` is what each part begins with, `lines` what may be parted between them."""

    headings: tuple[str, ...]
    lead: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def pieces(self, budget: int) -> Iterator[_Piece]:
        """The group as one piece, or parted between its lines, each part with the lead."""
        lead = "\n".join(self.lead)
        room = budget - len(lead) - 1 if len(lead) < budget / 2 else budget
        parts = list(_packed(self.lines, room)) or [""]
        for number, part in enumerate(parts):
            text = "\n".join(filter(None, (lead, part))) if number == 0 or len(lead) < budget / 2 else part
            for cut in _cut(text, budget):
                yield _Piece(cut, self.headings)


def _pieces(blocks: Sequence[Block], budget: int) -> Iterator[_Piece]:
    for group in _groups(blocks):
        yield from group.pieces(budget)


def _groups(blocks: Sequence[Block]) -> Iterator[_Group]:
    """What belongs together, in order."""
    above: list[tuple[int, str]] = []
    waiting: list[str] = []  # headings that nothing followed yet
    parted = _has_records(blocks)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind is Kind.HEADING:
            above = [*((level, text) for level, text in above if level < block.level), (block.level, block.text)]
            waiting.append(block.text)
            at += 1
            continue
        end = _end_of_group(blocks, at, parted)
        headings = tuple(text for _, text in above)
        yield from _made(blocks[at:end], headings, waiting)
        waiting, at = [], end
    if waiting:
        yield _Group(tuple(text for _, text in above[:-1]), lines=waiting)


def _has_records(blocks: Sequence[Block]) -> bool:
    """Do blank lines part some lines and not others?"""
    body = [block for block in blocks[1:] if block.kind is not Kind.HEADING]
    return any(block.apart for block in body) and any(not block.apart for block in body)


def _end_of_group(blocks: Sequence[Block], at: int, parted: bool) -> int:
    """Behind the last block that belongs to the one at `at`."""
    first, end = blocks[at], at + 1
    if first.kind is Kind.ROW:
        return _while(blocks, end, lambda block: block.kind is Kind.ROW and block.header == first.header)
    if first.kind is Kind.QUESTION or _is_question(blocks, at):
        return _end_of_answer(blocks, end, parted)
    if _is_law(first):
        return _while(blocks, end, lambda block: block.kind is not Kind.HEADING and not _is_law(block))
    if _leads(first) or (end < len(blocks) and _leads_into(first, blocks[end])):
        return _end_of_lead(blocks, end)
    if parted and len(first.text) <= 2 * _SHORT:
        end = _while(blocks, end, lambda block: not block.apart and _may_join(block))
        return end if sum(len(block.text) for block in blocks[at:end]) <= BUDGET or end == at + 1 else at + 1
    if first.kind is Kind.ITEM:
        return _while(blocks, end, lambda block: block.kind is Kind.ITEM or (block.kind is Kind.CODE and not block.apart))
    if first.kind is Kind.LABEL:
        return _end_of_labels(blocks, at)
    if first.kind is Kind.CODE:
        return _while(blocks, end, lambda block: block.kind is Kind.CODE and not block.apart)
    if not is_prose(first.text):
        return _end_of_short_lines(blocks, at)
    return end


def _while(blocks: Sequence[Block], at: int, belongs: Callable[[Block], bool]) -> int:
    """The first place from `at` on whose block does not belong."""
    while at < len(blocks) and belongs(blocks[at]):
        at += 1
    return at


def _may_join(block: Block) -> bool:
    return block.kind not in (Kind.HEADING, Kind.ROW, Kind.QUESTION) and not _is_law(block)


def _is_law(block: Block) -> bool:
    return bool(_ARTICLE_OF_LAW.match(block.text + " "))


def _is_question(blocks: Sequence[Block], at: int) -> bool:
    """Does a line ask, and the next one answer?"""
    return bool(_ASKS.search(blocks[at].text)) and at + 1 < len(blocks) and blocks[at + 1].kind is Kind.ANSWER


def _end_of_answer(blocks: Sequence[Block], at: int, parted: bool) -> int:
    """Behind the answer to a question: up to the next question or heading; where blank lines part questions, up to one."""
    end = at
    while end < len(blocks) and blocks[end].kind not in (Kind.HEADING, Kind.QUESTION) and not _is_question(blocks, end):
        if end > at and blocks[end].apart and parted and blocks[end].kind is not Kind.ANSWER:
            break
        end += 1
    return end


def _leads(block: Block) -> bool:
    return bool(_LEADS.search(block.text)) or bool(_ASKS.search(block.text) and len(block.text) <= _SHORT)


def _leads_into(block: Block, following: Block) -> bool:
    """A paragraph before the first item of a list, where no blank line parts them."""
    return block.kind is Kind.PARAGRAPH and following.kind is Kind.ITEM and not following.apart and not is_prose(block.text)


def _end_of_lead(blocks: Sequence[Block], at: int) -> int:
    """Behind what a line leads in: a list, lines of code, or the one block that follows."""
    if at == len(blocks) or blocks[at].kind in (Kind.HEADING, Kind.QUESTION):
        return at
    kind = blocks[at].kind
    if kind in (Kind.ITEM, Kind.CODE, Kind.ROW, Kind.LABEL):
        return _while(blocks, at, lambda block: block.kind is kind or (block.kind in (Kind.CODE, Kind.ITEM) and not block.apart))
    return at + 1


def _end_of_labels(blocks: Sequence[Block], at: int) -> int:
    """Behind a record of names and values: before the first name comes again, or another kind of line."""
    names, end = {_name(blocks[at])}, at + 1
    while end < len(blocks) and blocks[end].kind is Kind.LABEL and _name(blocks[end]) not in names:
        if len(blocks[end].text) > _SHORT * 2:
            break
        names.add(_name(blocks[end]))
        end += 1
    return end


def _name(block: Block) -> str:
    found = _NAME.match(block.text)
    return found[0] if found else block.text


def _end_of_short_lines(blocks: Sequence[Block], at: int) -> int:
    """Behind short lines and the paragraph that follows them; before what parts them."""
    end = at + 1
    size = len(blocks[at].text)
    while end < len(blocks) and _may_join(blocks[end]):
        size += len(blocks[end].text)
        if size > BUDGET:
            break
        end += 1
        if is_prose(blocks[end - 1].text):
            break
    return end


def _made(blocks: Sequence[Block], headings: tuple[str, ...], waiting: list[str]) -> Iterator[_Group]:
    """The groups of some blocks that belong together, the first with the headings that wait."""
    texts = [block.text for block in blocks]
    first = blocks[0]
    if first.kind is Kind.ROW:
        header = [first.header] if first.header and first.header != first.text else []
        for number, rows in enumerate(_packed(texts, _LIST)):
            yield _Group(headings, [*(waiting if number == 0 else []), *header], rows.split("\n"))
    elif len(blocks) > 1 and (_leads(first) or first.kind is Kind.QUESTION or _is_law(first) or blocks[1].kind is Kind.ITEM):
        yield _Group(headings, [*waiting, texts[0]], texts[1:])
    else:
        yield _Group(headings, waiting, texts)


def _packed(lines: Sequence[str], room: int) -> Iterator[str]:
    """Lines together, as many as there is room for."""
    packed = ""
    for line in lines:
        if packed and len(packed) + 1 + len(line) > room:
            yield packed
            packed = ""
        packed = f"{packed}\n{line}" if packed else line
    if packed:
        yield packed


def _cut(text: str, budget: int) -> Iterator[str]:
    """`text` in pieces of at most `budget` characters, cut as gently as it allows."""
    if len(text) <= budget:
        yield text
        return
    piece = ""
    for part in _parts(text, budget):
        if len(piece) + len(part) > budget:
            yield piece.strip()
            piece = ""
        piece += part
    if piece.strip():
        yield piece.strip()


def _parts(text: str, budget: int) -> Iterator[str]:
    for sentence in SENTENCE.findall(text):
        if len(sentence) <= budget:
            yield sentence
            continue
        for clause in _CLAUSE.findall(sentence):
            yield from (clause[start : start + budget] for start in range(0, len(clause), budget))
