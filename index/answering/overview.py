"""What is asked of articles as wholes: what one says in short, and what there is to ask about.

An overview is made of what the article says, word for word (`outline`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from corpus import Passage
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
_LONGEST = 40  # letters of a topic that is looked for: a longer one tells a story
_OPENING = 3  # passages with which an article opens
_OF_TITLE_ALONE = 4  # the same without one: a name of fewer characters may be somebody who said something


class Wanted(Enum):
    """What is wanted of articles as wholes."""

    OVERVIEW = "overview"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Whole:
    """A question about articles as wholes. `topic`, folded, says which; `names_article` if a word for an article is in it,
    `names_kind` if one for a kind of document is, and `is_sure` if it can ask for nothing else; `part` is the numbered part that
    is meant, None if none is.
    """

    wanted: Wanted
    topic: str
    names_article: bool
    names_kind: bool
    is_sure: bool
    part: Part | None = None

    @property
    def letters(self) -> str:
        """The letters and digits of the topic."""
        return re.sub(r"\W", "", self.topic)


def read_whole(question: Text) -> Whole | None:
    """What is asked of articles as wholes, or None if the question is about what one of them says."""
    folded = question.folded.strip(" ?!。.,，~")
    if any(pattern.fullmatch(folded) for pattern in _patterns()["contents"]):
        return Whole(Wanted.CONTENTS, "", names_article=True, names_kind=True, is_sure=True)
    if not _says(folded, "summary") or _says(folded, "inside"):
        return None
    rest = without_parts(_without(folded, "summary"))
    topic = _without(rest, "document")
    names_kind, is_sure = _says(folded, "kind"), _says(folded, "sure")
    if _says(folded, "speaks") and not (topic != rest or names_kind or is_sure):
        return None  # who said something is nobody's article
    return Whole(Wanted.OVERVIEW, _telling(topic), topic != rest, names_kind, is_sure, next(iter(parts_asked(folded)), None))


def tell_whole(searcher: Searcher, asked: Text, whole: Whole) -> Answer | None:
    """The overview of the one article that is meant, or of its part, or the articles to choose from; None if the topic is no
    article.
    """
    every = [at for at in range(len(searcher.articles)) if searcher.rows(at)]
    named = _named(searcher, whole, every) if whole.topic else every
    is_near = not named and (whole.is_sure or whole.names_kind)
    articles = _nearly_named(searcher, whole, every) if is_near else named
    if not articles or (whole.part and len(named) > 1):
        return None
    if whole.wanted is Wanted.OVERVIEW and len(articles) == 1:
        told = _tell_article(searcher, asked.written, articles[0], whole.part)
        return replace(told, state=State.POSSIBLE, confidence=0.5) if told and is_near else told
    hits = tuple(first_of(searcher.passages[searcher.rows(at)[0]]) for at in articles[:HITS])
    if whole.wanted is Wanted.CONTENTS:
        return _told(searcher, asked.written, hits, Form.CONTENTS)
    return replace(_told(searcher, asked.written, hits, Form.CHOICE), state=State.POSSIBLE, confidence=0.5)


def tell_overview(searcher: Searcher, question: str, article: int) -> Answer:
    """The overview of the article with this number, as the answer to a question."""
    return _told(searcher, question, in_short(_passages(searcher, article)), Form.OVERVIEW)


def _tell_article(searcher: Searcher, question: str, article: int, part: Part | None) -> Answer | None:
    """The overview of an article; of a part only if that is several passages, for one alone is found as any other is."""
    if part is None:
        return tell_overview(searcher, question, article)
    hits = part_of(_passages(searcher, article), part)
    return _told(searcher, question, hits, Form.OVERVIEW) if hits else None


def _told(searcher: Searcher, question: str, hits: tuple[Hit, ...], form: Form) -> Answer:
    return Answer(question, (), State.ANSWERED, 1.0, hits, (), searcher.answers_as, form=form)


def _passages(searcher: Searcher, article: int) -> list[Passage]:
    return [searcher.passages[row] for row in searcher.rows(article)]


def _named(searcher: Searcher, whole: Whole, articles: Sequence[int]) -> list[int]:
    """The articles that are meant by their title or their file's name, or by the end of it behind what opens them."""
    letters = whole.letters
    if len(letters) > _LONGEST:
        return []
    if _LATIN.fullmatch(letters):
        return _named_in_english(searcher, whole.topic, articles)
    if len(letters) < (_OF_TITLE if whole.names_article or whole.names_kind else _OF_TITLE_ALONE):
        return []
    exact = [at for at in articles if any(_is_in(letters, name) for name in _names(searcher, at))]
    least = _OF_TITLE if whole.names_kind else _OF_TITLE_ALONE
    return exact or [at for at in articles if _is_described(searcher, letters, at, least)]


def _nearly_named(searcher: Searcher, whole: Whole, articles: Sequence[int]) -> list[int]:
    """Those whose names say the most of a topic, and half of it."""
    letters = whole.letters
    said: dict[int, int] = {}
    for at in articles if len(letters) <= _LONGEST else ():
        names = [name for name in _names(searcher, at) if len(set(letters) & set(name)) >= _HALF * len(set(letters))]
        if names and _has_numbers(letters, names):
            said[at] = max(shared(letters, name) for name in names)
    best = max(said.values(), default=0)
    return [at for at in said if said[at] == best and best >= _HALF * len(letters)]


def _named_in_english(searcher: Searcher, topic: str, articles: Sequence[int]) -> list[int]:
    """Those whose names say the most of an English topic, by translations too, and most of it."""
    sets = searcher.read(read_text(topic)).sets
    said = {at: sum(terms.stands_in(" ".join(_names(searcher, at))) for terms in sets) for at in articles}
    best = max(said.values(), default=0)
    return [at for at in articles if said[at] == best] if sets and best >= _MOST * len(sets) else []


def _is_described(searcher: Searcher, letters: str, article: int, least: int) -> bool:
    """Does the end of a topic, of so many letters at least, name an article, and what is before it stand where that opens, as
    梧桐路 in front of 租房合同?
    """
    for at in range(2, len(letters) - least + 1):
        if any(_is_in(letters[at:], name) for name in _names(searcher, article)):
            before = re.sub(r"(?<=\d)号$", "日", letters[:at])
            return any(before in fold(passage.text) for passage in _passages(searcher, article)[:_OPENING])
    return False


def _names(searcher: Searcher, article: int) -> tuple[str, str]:
    """An article's title, and its file's name, without what adds nothing."""
    info = searcher.articles[article]
    return _name(info.title), _name(info.name)


@lru_cache(maxsize=1 << 14)
def _name(written: str) -> str:
    return _telling(fold(written))


def _is_in(letters: str, name: str) -> bool:
    """Do the letters stand in the name, in their order?"""
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _has_numbers(letters: str, names: Sequence[str]) -> bool:
    """Do the names of an article hold every number of a topic? Another year's report is another article."""
    told = {number for name in names for number in _NUMBER.findall(name)}
    return told.issuperset(_NUMBER.findall(letters))


def _telling(folded: str) -> str:
    """A folded text without the words that add nothing."""
    return " ".join(re.findall(r"\w+", _without(folded, "filler")))


def _says(folded: str, section: str) -> bool:
    return any(pattern.search(folded) for pattern in _patterns()[section])


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
