"""What is asked of articles as wholes: what one says in short, and what there is to ask about.

An overview is made of sentences of the article, word for word: the first of each paragraph, as far as it stands by itself. On
encyclopedic texts that holds the most of what people ask in so few characters (`research/levers.md`, measured against LexRank
and others).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from corpus import Passage
from index.answer import HITS, Answer, Form, Hit, State
from index.answering.coverage import sentences_of
from index.answering.layout import CELLS, Line, layout
from index.engine.snapshot import ArticleInfo
from index.searcher import Searcher
from index.text.folding import Text, fold
from index.words import word_list

SENTENCES = 5  # of an overview at most
CHARACTERS = 200  # after which no further sentence is taken
_SHORTEST, _LONGEST = 12, 110  # characters of a sentence that is taken
_ENDED = re.compile("[。！!…][」』”’\"')）】]*$")
_LEANS = re.compile(r"这(?![份篇里])|[此该其他她它但而]|[二三四五]是|第[二三四五]|(?:因此|所以|然而|此外|同时|另外)")
_FEW = 3  # sentences that open paragraphs; with fewer, those behind them are taken, too
_OF_TITLE = 2  # characters of its title by which a question names an article, with a word for an article
_OF_TITLE_ALONE = 4  # the same without one: a name of fewer characters may be somebody who said something


class Wanted(Enum):
    """What is wanted of articles as wholes."""

    OVERVIEW = "overview"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Whole:
    """A question about articles as wholes. `topic`, folded, says which; `names_article` if a word for an article is in it."""

    wanted: Wanted
    topic: str
    names_article: bool


def read_whole(question: Text) -> Whole | None:
    """What is asked of articles as wholes, or None if the question is about what one of them says."""
    folded = question.folded.strip(" ?!。.,，~")
    if any(pattern.fullmatch(folded) for pattern in _patterns()["contents"]):
        return Whole(Wanted.CONTENTS, "", names_article=True)
    if not any(pattern.search(folded) for pattern in _patterns()["summary"]):
        return None
    rest = _without(folded, "summary")
    topic = _without(rest, "document")
    return Whole(Wanted.OVERVIEW, _telling(topic), names_article=topic != rest)


def tell_whole(searcher: Searcher, asked: Text, whole: Whole) -> Answer | None:
    """The overview of the one article that is meant, or the articles to choose from; None if the topic is no article."""
    articles = [at for at in range(len(searcher.articles)) if searcher.rows(at)]
    if whole.topic:
        articles = [at for at in articles if _is_named(whole, searcher.articles[at])]
    if not articles:
        return None
    if whole.wanted is Wanted.OVERVIEW and len(articles) == 1:
        return tell_overview(searcher, asked.written, articles[0])
    firsts = [searcher.passages[searcher.rows(at)[0]] for at in articles[:HITS]]
    hits = tuple(_first(passage) for passage in firsts)
    if whole.wanted is Wanted.CONTENTS:
        return Answer(asked.written, (), State.ANSWERED, 1.0, hits, (), searcher.answers_as, form=Form.CONTENTS)
    return Answer(asked.written, (), State.POSSIBLE, 0.5, hits, (), searcher.answers_as, form=Form.CHOICE)


def tell_overview(searcher: Searcher, question: str, article: int) -> Answer:
    """The overview of the article with this number, as the answer to a question."""
    hits = overview(searcher, article)
    return Answer(question, (), State.ANSWERED, 1.0, hits, (), searcher.answers_as, form=Form.OVERVIEW)


def overview(searcher: Searcher, article: int) -> tuple[Hit, ...]:
    """A hit for each sentence of the overview of the article with this number, in the order of the text."""
    passages = [searcher.passages[row] for row in searcher.rows(article)]
    body = [passage for passage in passages if not passage.is_head] or passages
    every = [_said(passage) for passage in body]
    telling = [hits[0] for hits in every if hits]
    if len(telling) < _FEW:
        telling = [hit for hits in every for hit in hits]
    chosen = _chosen(telling) if telling else [_first(passage) for passage in body[:1]]
    return tuple(sorted(chosen, key=lambda hit: (passages.index(hit.passage), hit.sentence)))


def _chosen(telling: Sequence[Hit]) -> list[Hit]:
    """The first sentence, and as many of the others as there is room for, those with a number before the rest."""
    first, *others = telling
    if len(others) >= SENTENCES:
        others.sort(key=lambda hit: not re.search(r"\d", hit.sentence_text))
    chosen, size = [first], len(first.sentence_text)
    for hit in others:
        if len(chosen) < SENTENCES and size + len(hit.sentence_text) <= CHARACTERS:
            chosen.append(hit)
            size += len(hit.sentence_text)
    return chosen


def _said(passage: Passage) -> list[Hit]:
    """The sentences of a passage that say something by themselves, and briefly."""
    sentences = sentences_of(passage)
    lines = layout(passage, sentences)
    hits = []
    for span, folded, line in zip(sentences.spans, sentences.folded, lines, strict=True):
        is_telling = _SHORTEST <= len(folded) <= _LONGEST and not folded.endswith(("?", ":", ")")) and not _LEANS.match(folded)
        if is_telling and not line.leads and not _is_part(passage.text[slice(*span)], line):
            hits.append(Hit(passage, 0.0, span, ()))
    return hits


def _is_part(written: str, line: Line) -> bool:
    """Is it a row of a table, a signature, or an item that is no sentence? What they say, they say with their neighbours."""
    return CELLS in written or line.signs or line.is_header or (line.is_item and not _ENDED.search(written))


def _first(passage: Passage) -> Hit:
    """A passage with its first sentence."""
    return Hit(passage, 0.0, sentences_of(passage).spans[0], ())


def _is_named(whole: Whole, article: ArticleInfo) -> bool:
    """Does the question say so much of an article's title, or of its file's name, in its order, that it is meant?"""
    enough = _OF_TITLE if whole.names_article else _OF_TITLE_ALONE
    if len(whole.topic) < enough:
        return False
    for name in (article.title, article.name):
        said = iter(_telling(fold(name)))
        if all(character in said for character in whole.topic):
            return True
    return False


def _telling(folded: str) -> str:
    """The letters and digits of a folded text that are not of words which add nothing."""
    return re.sub(r"\W", "", _without(folded, "filler"))


def _without(folded: str, section: str) -> str:
    for pattern in _patterns()[section]:
        folded = pattern.sub(" ", folded)
    return folded


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    lines: dict[str, list[str]] = {}
    for line in word_list("overview.txt"):
        section, _, pattern = line.partition(" ")
        lines.setdefault(section, []).append(pattern.strip())
    return {section: tuple(map(re.compile, patterns)) for section, patterns in lines.items()}
