"""A passage in its place: what was found, with what stands before and behind it a press away."""

from html import escape

from bot.cards.card import COPY_LIMIT, PASSAGE_LINK, Button, Card, Row, cut, pressed, source_line
from bot.given import Reading
from bot.presses import ReadPassage, TurnAnswer
from bot.texts import asking
from bot.texts.languages import Language
from corpus import Passage


def reading_card(reading: Reading, username: str, language: Language) -> Card:
    """A passage whole, the sentence that was shown in bold, the way on and back, and a link by which this bot shows it."""
    html = f"{_text(reading)}\n\n{source_line(reading.passage)}"
    if reading.address:
        html += f'\n<a href="{escape(reading.address)}">{asking.ORIGINAL(language)}</a>'
    turns = []
    if reading.has_before:
        turns.append(pressed(asking.BEFORE_BUTTON(language), _beside(reading, -1)))
    if reading.has_after:
        turns.append(pressed(asking.AFTER_BUTTON(language), _beside(reading, 1)))
    back = pressed(asking.BACK_BUTTON(language), TurnAnswer(reading.answer, reading.place))
    link = f"https://t.me/{username}?start={PASSAGE_LINK}{reading.reference}"
    last: Row = (
        back,
        Button(asking.COPY_BUTTON(language), copies=_quotation(reading)),
        Button(asking.LINK_BUTTON(language), copies=link),
    )
    return Card(html, (tuple(turns), last) if turns else (last,))


def passage_card(passage: Passage) -> Card:
    """A passage to which a link led."""
    return Card(f"{escape(passage.text)}\n\n{source_line(passage)}")


def _text(reading: Reading) -> str:
    text = reading.passage.text
    if not reading.sentence:
        return escape(text)
    start, end = reading.sentence
    return f"{escape(text[:start])}<b>{escape(text[start:end])}</b>{escape(text[end:])}"


def _quotation(reading: Reading) -> str:
    """The sentence, or else the passage, between quotation marks, and where it is from; as much of it as can be copied."""
    passage = reading.passage
    said = passage.text[slice(*reading.sentence)] if reading.sentence else passage.text
    source = f"——《{cut(passage.title, 40)}》{passage.date}"
    return f"「{cut(said, COPY_LIMIT // 2 - len(source))}」{source}"


def _beside(reading: Reading, step: int) -> ReadPassage:
    return ReadPassage(reading.answer, reading.place, reading.offset + step)
