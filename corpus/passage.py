"""An article → its passages: verbatim pieces of text, small enough for a card, that know where they stand, with ids that stay.

Passage 0 is what the article says of itself (title, date, source); 1, 2, … are its text in order. Prose gives one passage a
paragraph. What is understood only together stays together: a short section with its heading, a list with its lead-in, a question
with its answer, a record, an article of a law. What is over the budget is parted between parts, then at sentence ends, then at
clause marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.blocks import Block, Kind
from corpus.groups import Group, groups_of
from corpus.lines import asks, leads_in
from corpus.marks import mark_of

BUDGET = 600  # characters a passage may have
_SECTION = 300  # characters of a section that is one passage
_TABLE = 200  # characters of a passage of rows
_LEAD = 0.5  # share of a passage that a line repeated in each may take

_FULL_STOP = '\\.(?<=[a-z0-9,.%)” ]{2}[a-z0-9)%”"]\\.)(?=\\s+[A-Z“"(\u4e00-\u9fff])'  # in English, not of Dr.
_SENTENCE = re.compile(  # an end mark inside 《》 belongs to a title, not to the sentence
    rf"(?:[^。！？!?；;\n.《]+|《[^《》\n]{{0,40}}》|《|(?!{_FULL_STOP})\.)*"
    rf"(?:[。！？!?；;]+[」』”’\"')）】]*|{_FULL_STOP}|\n|$)"
)
_SAYS = re.compile(r"[^\W_]")
_CLAUSE = re.compile(r"[^，、,：:\s]*[，、,：:\s]?")


@dataclass(frozen=True, slots=True)
class Passage:
    """`id` is `article#n`; each line of `text` stands word for word in the article, whose title, date and source go with it.

    `headings` are those that it stands under, outermost first, without the title.
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


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, all that it stands under with itself, and the blocks under it up to the next one. The first may have none."""

    heading: str
    headings: tuple[str, ...]
    blocks: tuple[Block, ...]


def split_article(article: Article, budget: int = BUDGET) -> list[Passage]:
    """The passages of `article`, in order."""
    head = "\n".join(article.says)
    pieces = [(head, ()), *_pieces(article.blocks, budget)]
    return [
        Passage(f"{article.name}#{number}", article.name, article.title, article.date, article.source, text, headings)
        for number, (text, headings) in enumerate(pieces)
        if text
    ]


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of `text` that say anything, in order, without white space around; none crosses a line."""
    spans = []
    for found in _SENTENCE.finditer(text):
        stripped = found[0].strip()
        if _SAYS.search(stripped):
            start = found.start() + found[0].index(stripped[0])
            spans.append((start, start + len(stripped)))
    return spans or [(0, len(text))]


def _pieces(blocks: Sequence[Block], budget: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Texts with their headings. A heading stands before the first text under it."""
    waiting: list[str] = []
    headings: tuple[str, ...] = ()
    for section in _sections(blocks):
        headings = section.headings
        waiting += [section.heading] if section.heading else []
        if section.blocks:
            for text in _texts(section, "\n".join(waiting), budget):
                yield text, headings
            waiting = []
    for text in _cut("\n".join(waiting), budget):
        yield text, headings


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    above: list[Block] = []
    under: list[Block] = []
    for block in blocks:
        above_it = _above(above, block)
        if block.kind is Kind.HEADING or len(above_it) < len(above):
            if above or under:
                yield _section(above, under)
            above, under = above_it, []
        if block.kind is Kind.HEADING:
            above.append(block)
        else:
            under.append(block)
    yield _section(above, under)


def _above(headings: Sequence[Block], block: Block) -> list[Block]:
    """The headings, of those before it, that a block stands under: an item `四、…` ends the section of a heading `三、…`."""
    if block.kind is Kind.HEADING:
        return [heading for heading in headings if heading.level < block.level]
    mark = mark_of(block.text) if block.kind is Kind.ITEM and headings else None
    for at, heading in enumerate(headings if mark else ()):
        found = mark_of(heading.text)
        if mark and found and found.kind == mark.kind:
            return list(headings[:at])
    return list(headings)


def _section(above: Sequence[Block], under: Sequence[Block]) -> _Section:
    headings = tuple(heading.text for heading in above)
    return _Section(headings[-1] if headings else "", headings, tuple(under))


def _texts(section: _Section, before: str, budget: int) -> Iterator[str]:
    """The texts of a section, the first one with the headings that stand before it."""
    groups = groups_of(section.blocks)
    whole = "\n".join(filter(None, (before, *(group.text for group in groups))))
    records = sum(group.is_record for group in groups)
    if section.heading and records < 2 and len(whole) <= min(_SECTION, budget):
        yield whole
    elif section.heading and asks(section.heading):
        parts = tuple(group.text for group in groups)
        yield from _portions(Group(parts, section.heading), before.removesuffix(section.heading).rstrip("\n"), budget)
    else:
        yield from _packed(groups, before, budget)


def _packed(groups: Sequence[Group], before: str, budget: int) -> Iterator[str]:
    """Each group, with the short lines that stand before it."""
    waiting = before
    for group in groups:
        joined = f"{waiting}\n{group.text}" if waiting else group.text
        is_full = len(joined) > budget and len(group.parts) == 1
        if waiting and (is_full or (leads_in(group.text) and _is_led(waiting))):
            yield from _cut(waiting, budget)
            joined, waiting = group.text, ""
        if group.is_open and len(joined) <= budget:
            waiting = joined
            continue
        yield from _portions(group, waiting, budget)
        waiting = ""
    yield from _cut(waiting, budget)


def _is_led(text: str) -> bool:
    """Is there a line that leads in what stands under it?"""
    return any(map(leads_in, text.split("\n")[:-1]))


def _portions(group: Group, before: str, budget: int) -> Iterator[str]:
    """A group in portions, parted between its parts, each portion with the group's lead; `before` stands before the first."""
    lead = group.lead
    if len(lead) > _LEAD * budget:
        before, lead = f"{before}\n{lead}".lstrip("\n"), ""
    parts = [piece for part in group.parts for piece in _cut(part, budget - len(lead) - bool(lead))]
    if before and len("\n".join((before, lead, *parts[:1]))) > budget:
        yield from _cut(before, budget)
        before = ""
    limit = min(budget, _TABLE) if group.is_table else budget
    portion, taken = [line for line in (before, lead) if line], 0
    for part in parts:
        if taken and len("\n".join((*portion, part))) > limit:
            yield "\n".join(portion)
            portion, taken = [lead] if lead else [], 0
        portion.append(part)
        taken += 1
    if portion:
        yield "\n".join(portion)


def _cut(text: str, budget: int) -> Iterator[str]:
    """`text` in pieces of at most `budget` characters, cut as gently as it allows; none of an empty text."""
    if len(text) <= budget:
        yield from [text] if text else []
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
    for sentence in _SENTENCE.findall(text):
        if len(sentence) <= budget:
            yield sentence
            continue
        for clause in _CLAUSE.findall(sentence):
            yield from (clause[start : start + budget] for start in range(0, len(clause), budget))
