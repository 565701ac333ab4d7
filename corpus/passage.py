"""An article → its passages: verbatim pieces of text, small enough for a card, with ids that stay.

Passage 0 is what the article says of itself (title, date, source); 1, 2, … are its paragraphs in order. A paragraph
over the budget is cut at sentence ends, then at clause marks, and only a text without either is cut anywhere.
A heading, a list or a question goes with what follows it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.cleaning import is_prose

BUDGET = 600  # characters a passage may have

_FULL_STOP = '\\.(?<=[a-z0-9,.%)” ]{2}[a-z0-9)%”"]\\.)(?=\\s+[A-Z“"(\u4e00-\u9fff])'  # in English, not of Dr.
_SENTENCE = re.compile(  # an end mark inside 《》 belongs to a title, not to the sentence
    rf"(?:[^。！？!?；;\n.《]+|《[^《》\n]{{0,40}}》|《|(?!{_FULL_STOP})\.)*"
    rf"(?:[。！？!?；;]+[」』”’\"')）】]*|{_FULL_STOP}|\n|$)"
)
_SAYS = re.compile(r"[^\W_]")
_ASKS = re.compile(r"[？?][」』”’\"')）】]*$")
_CLAUSE = re.compile(r"[^，、,：:\s]*[，、,：:\s]?")


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
    head = "\n".join((article.title, *article.about)) if article.title != article.name or article.about else ""
    texts = enumerate([head[:budget], *_pieces(article.paragraphs, budget)])
    return [
        Passage(f"{article.name}#{number}", article.name, article.title, article.date, article.source, text)
        for number, text in texts
        if text
    ]


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of `text` that say anything, in order, without the white space around them."""
    spans = []
    for found in _SENTENCE.finditer(text):
        stripped = found[0].strip()
        if _SAYS.search(stripped):
            start = found.start() + found[0].index(stripped[0])
            spans.append((start, start + len(stripped)))
    return spans or [(0, len(text))]


def _pieces(paragraphs: Sequence[str], budget: int) -> Iterator[str]:
    """Paragraphs of at most `budget` characters, each with the headings, list lines or questions before it."""
    waiting = ""
    for paragraph in paragraphs:
        joined = f"{waiting}\n{paragraph}" if waiting else paragraph
        if waiting and len(joined) > budget:
            yield waiting
            joined = paragraph
        waiting = ""
        if (is_prose(paragraph) and not _ASKS.search(paragraph)) or len(joined) > budget:
            yield from _cut(joined, budget)
        else:
            waiting = joined
    if waiting:
        yield waiting


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
    for sentence in _SENTENCE.findall(text):
        if len(sentence) <= budget:
            yield sentence
            continue
        for clause in _CLAUSE.findall(sentence):
            yield from (clause[start : start + budget] for start in range(0, len(clause), budget))
