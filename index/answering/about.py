"""Questions about an article itself: when it was published, where it comes from, what its title is.

Its first passage answers them, which is what the article says of itself.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from corpus import DATE, Passage, sentences
from index.answer import Mark
from index.text.folding import Text
from index.words import word_list

_ARTICLE = re.compile(
    "文章|新闻|报道|稿子?|原文|本文|[这那该][篇则条]"
    r"|\b(?:the|this|that) (?:article|news|story|report|piece|publication)|\bwas it\b|\bis it\b"
)


_SUBJECT = re.compile(  # in English the subject stands inside of what is asked: when was the poem written
    r"\b(?!(?:when|was|is|did|were|the|it|this|that|a|an|date|of|who|which|what|published?|publish\w*|posted|released?|written|dated|come|out"
    r"|appear\w*|source|title|headline|publication|website|site|media|paper|newspaper|where|does|from|s)\b)[a-z]{3,}"
)


class Datum(Enum):
    """What is asked of an article; the value is the section of `index/words/about.txt`."""

    DATE = "date"
    SOURCE = "source"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class About:
    """`asked` are the words for the datum; `topic` is what the question says besides, by which the article is found.

    `is_of_article`: the question names an article as such, or nothing else; else it may ask about something in the text.
    """

    datum: Datum
    asked: str
    topic: Text
    is_of_article: bool


def read_about(question: Text) -> About | None:
    """What is asked of an article, or None if the question is about its contents."""
    for datum in Datum:
        for pattern in _patterns()[datum.value]:
            found = pattern.search(question.folded)
            if found:
                asked = question.part(*found.span())
                topic = _topic(question.with_part(*found.span(), " "))
                of_article = bool(_ARTICLE.search(question.folded)) or not (topic.folded or _SUBJECT.search(asked.folded))
                return About(datum, asked.written, topic, of_article)
    return None


def head_span(passage: Passage, datum: Datum) -> tuple[Mark, Mark] | None:
    """The line of an article's first passage that holds the datum, and where in it; None if it has none."""
    value = {Datum.DATE: passage.date, Datum.SOURCE: passage.source, Datum.TITLE: passage.title}[datum]
    if not value:
        return None
    for start, end in sentences(passage.text):
        line = passage.text[start:end]
        found = DATE.search(line) if datum is Datum.DATE else re.search(re.escape(value), line)
        if found:
            return (start, end), (start + found.start(), start + found.end())
    return None


def _topic(rest: Text) -> Text:
    """The text without the words that only say "this article"."""
    for found in reversed(list(_patterns()["this"][0].finditer(rest.folded))):
        rest = rest.with_part(*found.span(), " ")
    return rest.stripped()


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    lines: dict[str, list[str]] = {}
    for line in word_list("about.txt"):
        section, _, pattern = line.partition(" ")
        lines.setdefault(section, []).append(pattern.strip())
    return {section: tuple(map(re.compile, patterns)) for section, patterns in lines.items()}
