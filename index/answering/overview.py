"""What is asked of articles as wholes: what one says in short, and what there is to ask about.

An overview is made of what the article says, word for word (`outline`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from index.answer import HITS, Answer, Form, Hit, State
from index.answering.outline import first_of, in_short, part_of
from index.searcher import Searcher
from index.text.common import shared
from index.text.folding import Text, fold, read_text
from index.text.ordinals import Part, parts_asked, without_parts
from index.words import word_list

_OF_TITLE = 2  # characters of its title by which a question names an article, with a word for an article
_MOST = 0.6  # of an English topic, what the name of the article says
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
_LATIN = re.compile("[a-z0-9]+")
_HALF = 0.5  # of a topic that can be nothing but an article's, what its name says
_OF_TITLE_ALONE = 4  # the same without one: a name of fewer characters may be somebody who said something


class Wanted(Enum):
    """What is wanted of articles as wholes."""

    OVERVIEW = "overview"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Whole:
    """A question about articles as wholes. `topic`, folded, says which; `names_article` if a word for an article is in it, and
    `is_sure` if it can ask for nothing else; `part` is the numbered part that is meant, None if none is.
    """

    wanted: Wanted
    topic: str
    names_article: bool
    is_sure: bool
    part: Part | None = None


def read_whole(question: Text) -> Whole | None:
    """What is asked of articles as wholes, or None if the question is about what one of them says."""
    folded = question.folded.strip(" ?!。.,，~")
    if any(pattern.fullmatch(folded) for pattern in _patterns()["contents"]):
        return Whole(Wanted.CONTENTS, "", names_article=True, is_sure=True)
    if not any(pattern.search(folded) for pattern in _patterns()["summary"]):
        return None
    rest = without_parts(_without(folded, "summary"))
    topic = _without(rest, "document")
    is_sure = any(pattern.search(folded) for pattern in (*_patterns()["sure"], *_patterns()["kind"]))
    return Whole(Wanted.OVERVIEW, _telling(topic), topic != rest, is_sure, next(iter(parts_asked(folded)), None))


def tell_whole(searcher: Searcher, asked: Text, whole: Whole) -> Answer | None:
    """The overview of the one article that is meant, or of its part, or the articles to choose from; None if the topic is no
    article.
    """
    articles = [at for at in range(len(searcher.articles)) if searcher.rows(at)]
    if whole.topic:
        articles = _named(searcher, whole, articles)
    if not articles or (whole.part and len(articles) > 1):
        return None
    if whole.wanted is Wanted.OVERVIEW and len(articles) == 1:
        return _tell_article(searcher, asked.written, articles[0], whole.part)
    firsts = [searcher.passages[searcher.rows(at)[0]] for at in articles[:HITS]]
    hits = tuple(map(first_of, firsts))
    if whole.wanted is Wanted.CONTENTS:
        return Answer(asked.written, (), State.ANSWERED, 1.0, hits, (), searcher.answers_as, form=Form.CONTENTS)
    return Answer(asked.written, (), State.POSSIBLE, 0.5, hits, (), searcher.answers_as, form=Form.CHOICE)


def _tell_article(searcher: Searcher, question: str, article: int, part: Part | None) -> Answer | None:
    """The overview of an article; of a part only if that is several passages, for one alone is found as any other is."""
    if part is None:
        return tell_overview(searcher, question, article)
    hits = part_of([searcher.passages[row] for row in searcher.rows(article)], part)
    return Answer(question, (), State.ANSWERED, 1.0, hits, (), searcher.generation, form=Form.OVERVIEW) if hits else None


def tell_overview(searcher: Searcher, question: str, article: int) -> Answer:
    """The overview of the article with this number, as the answer to a question."""
    hits = overview(searcher, article)
    return Answer(question, (), State.ANSWERED, 1.0, hits, (), searcher.answers_as, form=Form.OVERVIEW)


def overview(searcher: Searcher, article: int) -> tuple[Hit, ...]:
    """A hit for each thing told of the article with this number, in the order of the text."""
    return in_short([searcher.passages[row] for row in searcher.rows(article)])


def _named(searcher: Searcher, whole: Whole, articles: Sequence[int]) -> list[int]:
    """The articles that are meant by their title or their file's name; else those of which most of a title is said, with what
    stands in them.
    """
    letters = re.sub(r"\W", "", whole.topic)
    if _LATIN.fullmatch(letters):
        return _named_in_english(searcher, whole.topic, articles)
    enough = _OF_TITLE if whole.names_article else _OF_TITLE_ALONE
    names = {at: _names(searcher, at) for at in articles}
    if len(letters) < enough:
        return []
    exact = [at for at in articles if any(shared(letters, name) == len(letters) for name in names[at])]
    least = _OF_TITLE if whole.is_sure else _OF_TITLE_ALONE
    if described := exact or [at for at in articles if _is_described(searcher, letters, names[at], at, least)]:
        return described
    in_common = {at: max(shared(letters, name) for name in names[at]) for at in articles}
    best = max(in_common.values(), default=0)
    articles = [at for at in articles if in_common[at] == best and _has_numbers(letters, names[at])]
    return articles if whole.is_sure and best >= _HALF * len(letters) else []


def _named_in_english(searcher: Searcher, topic: str, articles: Sequence[int]) -> list[int]:
    """Those whose names say the most of an English topic, by translations too, and most of it."""
    sets = searcher.read(read_text(topic)).sets
    said = {at: sum(bool(terms.standing(" ".join(_names(searcher, at)))) for terms in sets) for at in articles}
    best = max(said.values(), default=0)
    return [at for at in articles if said[at] == best] if sets and best >= _MOST * len(sets) else []


def _is_described(searcher: Searcher, letters: str, names: Sequence[str], article: int, least: int) -> bool:
    """Does the end of a topic, of so many letters at least, name an article in which what is before it stands, as 梧桐路 in
    front of 租房合同?
    """
    for at in range(2, len(letters) - least + 1):
        if any(shared(letters[at:], name) == len(letters) - at for name in names):
            before = re.sub(r"(?<=\d)号$", "日", letters[:at])
            return any(before in fold(searcher.passages[row].text) for row in searcher.rows(article))
    return False


def _names(searcher: Searcher, article: int) -> tuple[str, str]:
    """An article's title, and its file's name, without what adds nothing."""
    info = searcher.articles[article]
    return _telling(fold(info.title)), _telling(fold(info.name))


def _has_numbers(letters: str, names: Sequence[str]) -> bool:
    """Do the names of an article hold every number of a topic? Another year's report is another article."""
    told = {number for name in names for number in _NUMBER.findall(name)}
    return told.issuperset(_NUMBER.findall(letters))


def _telling(folded: str) -> str:
    """A folded text without the words that add nothing."""
    return " ".join(re.findall(r"\w+", _without(folded, "filler")))


def _without(folded: str, section: str) -> str:
    for pattern in _patterns()[section]:
        folded = pattern.sub(lambda found: f" {found[1]} " if found.re.groups else " ", folded)
    return folded


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    lines: dict[str, list[str]] = {}
    for line in word_list("overview.txt"):
        section, _, pattern = line.partition(" ")
        lines.setdefault(section, []).append(pattern.strip())
    return {section: tuple(map(re.compile, patterns)) for section, patterns in lines.items()}
