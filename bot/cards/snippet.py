"""What somebody chooses in inline mode and sends: a sentence and where it stands."""

from dataclasses import dataclass
from html import escape

from bot.cards.card import cut, source_line
from index import Hit

_TITLE = 100  # characters of a line in the list to choose from


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of the list and the line under it, as text; and as HTML what is sent."""

    title: str
    description: str
    html: str


def snippet(hit: Hit) -> Snippet:
    """A found passage, to be chosen."""
    passage = hit.passage
    description = " · ".join(part for part in (passage.title, passage.date, passage.source) if part)
    said = hit.sentence_text
    return Snippet(cut(said, _TITLE), cut(description, _TITLE), f"{escape(said)}\n{source_line(passage)}")
