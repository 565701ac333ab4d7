"""A card: what one message shows, as HTML, and its buttons.

Everything from articles and people is escaped in this room and nowhere else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from bot import buttons
from bot.buttons import AskExample, Press, ShowOverview
from bot.library import Contents
from corpus import Passage
from index import ArticleInfo

NAMES_SHOWN = 10
NAME_LIMIT = 40
COPY_LIMIT = 256  # characters that a button copies at most
_TITLE_LIMIT = 60  # characters, each of which Telegram may count twice; all of a card are to stay below 4,096
_LABEL_LIMIT = 30  # characters of a button
_TAG = re.compile("<[^<>]+>")


@dataclass(frozen=True, slots=True)
class Button:
    """A button's label, and the data that comes back when it is pressed, or the text that it copies."""

    label: str
    data: str = ""
    copies: str = ""


Row = tuple[Button, ...]


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


def titles(listed: Sequence[ArticleInfo]) -> str:
    """The first articles' titles, a line each."""
    return "\n".join(f"・{short(article.title)}" for article in listed[:NAMES_SHOWN])


def title_button(answer: int, article: ArticleInfo) -> Button:
    """A button that shows the overview of an article in the place of an answer."""
    return pressed(f"📄 {cut(article.title, _LABEL_LIMIT)}", ShowOverview(answer, article.digest))


def example_buttons(contents: Contents, most: int) -> list[Row]:
    """Questions that the articles answer; one that is pressed is asked."""
    listed = enumerate(contents.examples[:most])
    return [(pressed(f"💬 {cut(example, _LABEL_LIMIT)}", AskExample(number)),) for number, example in listed]


def joined(*parts: str) -> str:
    """The parts there are, each of a bearable length, in one line."""
    return " · ".join(short(part, NAME_LIMIT) for part in parts if part)


def short(text: str, limit: int = _TITLE_LIMIT) -> str:
    """Of a bearable length, as HTML."""
    return escape(cut(text, limit))


def cut(text: str, limit: int) -> str:
    """At most so many characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
