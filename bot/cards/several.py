"""Several questions of one message, answered in one: what a group reads once."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.cards.answers import answer_card, possible
from bot.cards.card import NAME_LIMIT, Card, cut, plain, pressed, short
from bot.given import Answered, Contents
from bot.presses import OpenAnswer
from bot.store import Pin
from bot.texts import asking, feedback
from bot.texts.languages import Language
from index import Form, State

_SAID = 170  # characters of an answer: with all around, five of them stay below 4,096 units even where each character is two
_ASKED = 60  # of a question


def several_card(
    questions: Sequence[str], found: Sequence[Pin | Answered], contents: Contents, language: Language, *, private: bool
) -> Card:
    """Each question with its answer in short; a button opens the card of one that the store keeps."""
    parts, opening = [], []
    for number, (question, one) in enumerate(zip(questions, found, strict=True), 1):
        said = _pinned(one, language) if isinstance(one, Pin) else _answered(one, contents, language, private=private)
        parts.append(f"<b>{number}. {short(question, _ASKED)}</b>\n{said}")
        if isinstance(one, Answered) and one.is_kept:
            opening.append(pressed(f"📖 {number}", OpenAnswer(one.id)))
    return Card("\n\n".join(parts), (tuple(opening),) if opening else ())


def _pinned(pin: Pin, language: Language) -> str:
    return f"{feedback.PINNED_ANSWER(language)}\n{short(pin.answer, _SAID)}"


def _answered(given: Answered, contents: Contents, language: Language, *, private: bool) -> str:
    """The short answer, or else the sentence, and where it stands; of what is no passage, how its card begins. Above it, how the
    question was understood, where that is not what was said.
    """
    answer = given.answer
    read_as = f"<i>{asking.UNDERSTOOD(language, question=short(answer.question, _ASKED))}</i>\n"
    return (read_as if answer.question != given.asked else "") + _said(given, contents, language, private=private)


def _said(given: Answered, contents: Contents, language: Language, *, private: bool) -> str:
    answer = given.answer
    if answer.form is not Form.PASSAGES or answer.state is State.NOT_FOUND or not answer.hits:
        as_asked = replace(given, asked=answer.question)
        return escape(cut(_beginning(answer_card(as_asked, 0, contents, language, private=private)), _SAID))
    hit = answer.hits[0]
    said = hit.passage.text[slice(*hit.span)] if hit.span else hit.sentence_text
    above = f"{escape(cut(possible(answer, language), _ASKED))}\n" if answer.state is State.POSSIBLE else ""
    return f"{above}{short(said, _SAID)}\n<i>{short(hit.passage.title, NAME_LIMIT)}</i>"


def _beginning(card: Card) -> str:
    """The first two lines, one behind the other."""
    return " ".join(plain(card).split("\n")[:2])
