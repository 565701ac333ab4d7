"""A card: what one message shows, as HTML, and its buttons.

Everything from articles and people is escaped in this room and nowhere else.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape, unescape
from typing import Generic, TypeVar

from bot import buttons
from bot.given import Contents
from bot.presses import AskExample, Press, ShowOverview
from bot.texts import articles
from bot.texts.languages import Language
from corpus import Passage
from index import ArticleInfo

NAMES_SHOWN = 10
NAME_LIMIT = 40
COPY_LIMIT = 256  # characters that a button copies at most
_TITLE_LIMIT = 60  # characters, each of which Telegram may count twice; all of a card are to stay below 4,096
LABEL_LIMIT = 30  # characters of a button
_FAR = 10  # pages
PASSAGE_LINK = "p_"  # before the reference of a passage, in what a link gives to /start
ANSWER_LINK = "a_"  # before the token of an answer
_TAG = re.compile("<[^<>]+>")


@dataclass(frozen=True, slots=True)
class Button:
    """A button's label, and the data that comes back when it is pressed, or the text that it copies."""

    label: str
    data: str = ""
    copies: str = ""


Row = tuple[Button, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Card:
    """A message: HTML, and its buttons row by row."""

    html: str
    buttons: tuple[Row, ...] = ()


def plain(card: Card) -> str:
    """The card's text."""
    return unescape(_TAG.sub("", card.html))


def pressed(label: str, press: Press) -> Button:
    """A button that tells us of its press."""
    return Button(label, buttons.write(press))


def source_line(passage: Passage) -> str:
    """Where a passage stands: title and the last heading above it, date, source."""
    place = " › ".join((passage.title, *passage.headings[-1:]))
    return f"<i>{joined(place, passage.date, passage.source)}</i>"


def titles(listed: Sequence[ArticleInfo], language: Language) -> str:
    """The first articles' titles, a line each, and where the others are."""
    lines = [f"・{short(article.title)}" for article in listed[:NAMES_SHOWN]]
    if len(listed) > NAMES_SHOWN:
        lines.append(articles.OTHERS(language, more=len(listed) - NAMES_SHOWN))
    return "\n".join(lines)


def title_button(answer: int, article: ArticleInfo) -> Button:
    """A button that shows the overview of an article in the place of an answer."""
    return pressed(f"📄 {cut(article.title, LABEL_LIMIT)}", ShowOverview(answer, article.digest))


def example_buttons(contents: Contents, most: int) -> list[Row]:
    """Questions that the articles answer; one that is pressed is asked."""
    listed = enumerate(contents.examples[:most])
    return [(pressed(f"💬 {cut(example, LABEL_LIMIT)}", AskExample(number)),) for number, example in listed]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A page of a list: its items, the number of the first (from 1), the page's own (from 0), and how many there are."""

    items: Sequence[Item]
    first: int
    number: int
    pages: int


def page_of(listed: Sequence[Item], number: int, size: int) -> Page[Item]:
    """The page with this number, or the last one if there are not so many; of a list that is not empty."""
    pages = -(-len(listed) // size)
    number = min(number, pages - 1)
    return Page(listed[number * size : (number + 1) * size], number * size + 1, number, pages)


def turns(page: Page[Item], press: Callable[[int], Press]) -> Row:
    """Back and forth, where there is somewhere to go, also ten at once."""
    row = [pressed("«", press(page.number - _FAR))] if page.number >= _FAR else []
    if page.number:
        row.append(pressed("◀", press(page.number - 1)))
    if page.pages > 1:
        row.append(pressed(f"{page.number + 1}/{page.pages}", press(page.number)))
    if page.number < page.pages - 1:
        row.append(pressed("▶", press(page.number + 1)))
    if page.number + _FAR < page.pages:
        row.append(pressed("»", press(page.number + _FAR)))
    return tuple(row)


def joined(*parts: str) -> str:
    """The parts there are, each of a bearable length, in one line."""
    return " · ".join(short(part, NAME_LIMIT) for part in parts if part)


def short(text: str, limit: int = _TITLE_LIMIT) -> str:
    """Of a bearable length, as HTML."""
    return escape(cut(text, limit))


def digest_of(name: str) -> str:
    """What tells a topic or a collection from others, and fits on a button."""
    return blake2b(name.encode(), digest_size=6).hexdigest()


def cut(text: str, limit: int) -> str:
    """At most so many characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
