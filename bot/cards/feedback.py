"""Votes under an answer; for admins, the questions without one, and the answers they pinned."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from bot.cards.card import NAME_LIMIT, PASSAGE_LINK, Button, Card, Row, cut, digest_of, page_of, pressed, short, turns
from bot.given import Answered
from bot.presses import DropPin, SettleGap, TurnGaps, Vote
from bot.store import Gap, Pin
from bot.texts import feedback
from bot.texts.languages import Language

GAPS_PER_PAGE = 8
_PINS = 20
_COPIED = 110  # characters of a question: Telegram copies 256 units


def votes_row(answer: int, language: Language) -> Row:
    """👍 and 👎."""
    good = pressed(feedback.GOOD_BUTTON(language), Vote(answer, "good"))
    return good, pressed(feedback.BAD_BUTTON(language), Vote(answer, "bad"))


def reasons_row(answer: int, language: Language) -> Row:
    """Why somebody did not like it."""
    return tuple(pressed(saying(language), Vote(answer, reason)) for reason, saying in feedback.REASONS.items())


def reasons_for_votes(answer: int, language: Language) -> Mapping[str, Row]:
    """The same in the place of 👎, and nothing in the place of 👍, by the data of these."""
    good, bad = votes_row(answer, language)
    return {good.data: (), bad.data: reasons_row(answer, language)}


def why_bad_card(given: Answered, language: Language) -> Card:
    """Asks somebody in private why they did not like an answer in a group."""
    return Card(feedback.WHY_BAD(language, question=short(given.asked)), (reasons_row(given.id, language),))


def gaps_card(gaps: Sequence[Gap], page: int, near: Callable[[str], tuple[str, str]], username: str, language: Language) -> Card:
    """A page of what the articles don't answer; `near` gives the title and the reference of a passage, empty if it is gone.

    A link to the bot called `username` opens the passage.
    """
    if not gaps:
        return Card(feedback.NO_GAPS(language))
    shown = page_of(gaps, page, GAPS_PER_PAGE)
    lines = [feedback.GAPS_HEADING(language, gaps=len(gaps))]
    for number, gap in enumerate(shown.items, shown.first):
        counts = "".join(f"　{mark} {count}" for mark, count in (("👎", gap.disliked), ("🙋", gap.wished)) if count)
        lines.append(feedback.GAP(language, number=number, question=short(gap.question, NAME_LIMIT), times=gap.times) + counts)
        title, reference = near(gap.near)
        if title:
            link = f"https://t.me/{username}?start={PASSAGE_LINK}{reference}"
            lines.append(feedback.GAP_NEAR(language, title=f'<a href="{link}">{short(title)}</a>'))
    numbered = enumerate(shown.items, shown.first)
    settling = tuple(pressed(f"✓ {number}", SettleGap(shown.number, digest_of(gap.topic))) for number, gap in numbered)
    pinning = tuple(_pinning(gap, number) for number, gap in enumerate(shown.items, shown.first) if _fits(gap.understood))
    rows = (settling[:4], settling[4:], pinning[:4], pinning[4:], turns(shown, TurnGaps))
    return Card("\n".join(lines), tuple(row for row in rows if row))


def _pinning(gap: Gap, number: int) -> Button:
    """A button that copies the beginning of the command by which an admin answers the question."""
    return Button(f"📌 {number}", copies=f"/pin {gap.understood} | ")


def _fits(question: str) -> bool:
    """Is the question one that the command takes as it is?"""
    return len(question) <= _COPIED and not any(mark in question for mark in "|｜\n")


def pins_card(pins: Sequence[Pin], language: Language, dropped: Pin | None = None) -> Card:
    """The answers that admins pinned, the latest first; for one that was just taken away, the command that puts it back."""
    back = f"/pin {dropped.question} | {dropped.answer}" if dropped else ""
    undo: tuple[Row, ...] = ((Button(feedback.UNDO_BUTTON(language), copies=back),),) if 0 < len(back) <= _COPIED * 2 else ()
    if not pins:
        return Card(feedback.NO_PINS(language), undo)
    lines = [feedback.PINS_HEADING(language, pins=len(pins))]
    for number, pin in enumerate(pins[:_PINS], 1):
        lines.append(f"{number}. {short(pin.question, NAME_LIMIT)} → {short(pin.answer)}")
    drops = [pressed(f"✖ {number}", DropPin(pin.id)) for number, pin in enumerate(pins[:_PINS], 1)]
    return Card("\n".join(lines), (*(tuple(drops[at : at + 5]) for at in range(0, len(drops), 5)), *undo))


def pinned_card(pin: Pin, language: Language, *, asked: str = "") -> Card:
    """An admin's answer; with what somebody had asked, for one who waited."""
    above = feedback.ANSWERED_NOW(language, question=escape(cut(asked, NAME_LIMIT))) + "\n\n" if asked else ""
    return Card(f"{above}{feedback.PINNED_ANSWER(language)}\n{escape(pin.answer)}")
