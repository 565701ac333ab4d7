"""What somebody chooses in inline mode and sends: a sentence and where it stands."""

from dataclasses import dataclass
from html import escape

from bot.cards.answers import possible
from bot.cards.card import cut, source_line
from bot.texts import asking
from bot.texts.languages import Language
from index import Answer, Form, Hit, State

_TITLE = 100  # characters of a line in the list to choose from


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of the list and the line under it, as text; and as HTML what is sent."""

    title: str
    description: str
    html: str


def guests_answer(answer: Answer, language: Language) -> str:
    """What is said in a chat that we are not in, as HTML."""
    if answer.state is State.NOT_FOUND or answer.form is not Form.PASSAGES:
        return asking.NOT_FOUND(language)
    above = f"{escape(possible(answer, language))}\n" if answer.state is State.POSSIBLE else ""
    return above + snippet(answer.hits[0]).html


def snippet(hit: Hit) -> Snippet:
    """A found passage, to be chosen."""
    passage = hit.passage
    description = " · ".join(part for part in (passage.title, passage.date, passage.source) if part)
    said = hit.sentence_text
    return Snippet(cut(said, _TITLE), cut(description, _TITLE), f"{escape(said)}\n{source_line(passage)}")
