"""The words that admins taught the bot."""

from collections.abc import Sequence

from bot.cards.card import Card, short

_SHOWN = 25  # lines, the last ones: more would not fit one message


def lines_card(usage: str, lines: Sequence[str]) -> Card:
    """How to teach, and the lines there are, each with its number."""
    numbered = [f"{number}. {short(line)}" for number, line in enumerate(lines, 1)]
    before = ["…"] if len(numbered) > _SHOWN else []
    return Card("\n".join((usage, *([""] if numbered else []), *before, *numbered[-_SHOWN:])))
