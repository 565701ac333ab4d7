"""What people ask, in figures: for admins, in the chat and as a table."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple
from html import escape

from bot.cards.card import NAME_LIMIT, Card, cut
from bot.chart import Drawing
from bot.condition import SLOW
from bot.store import Days, Gap, Row
from bot.texts import running
from bot.texts.languages import Language

_BARS = "▁▂▃▄▅▆▇█"
_GAPS = 5
_HEADER = ("asked_at", "private", "question", "understood_as", "state", "passage", "good", "bad", "reasons")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run begins with one of these

Speed = tuple[int, tuple[int, ...]]  # how many answers there were, and how many took at most as long as each of `SLOW`


def stats_card(days: Days, gaps: Sequence[Gap], speed: Speed, language: Language) -> Card:
    """What /stats shows."""
    total = sum(days.asked)
    text = running.FIGURES(
        language,
        days=len(days.asked),
        asked=total,
        people=days.people,
        answered=_share(sum(days.states["answered"]), total),
        possible=_share(sum(days.states["possible"]), total),
        not_found=_share(sum(days.states["not_found"]), total),
        bars=_bars(days.asked),
        first=f"{days.first:%m-%d}",
        last=f"{days.dates[-1]:%m-%d}",
        good=days.good,
        bad=days.bad,
        half=_within(speed, 0.5),
        most=_within(speed, 0.95),
    )
    if gaps:
        lines = (
            f"{number}. {escape(cut(gap.question, NAME_LIMIT))}（{gap.times}）" for number, gap in enumerate(gaps[:_GAPS], 1)
        )
        text += "\n\n" + running.FIGURES_GAPS(language) + "\n" + "\n".join(lines)
    return Card(text)


def stats_drawing(days: Days, language: Language) -> Drawing:
    """The same, to be drawn."""
    names = (running.ANSWERED, running.POSSIBLE, running.NOT_FOUND)
    parts = [(name(language), each_day) for name, each_day in zip(names, days.states.values(), strict=True)]
    title = running.QUESTIONS_A_DAY(language)
    return Drawing(title, [f"{day:%m-%d}" for day in days.dates], parts)


def questions_table(rows: Sequence[Row]) -> bytes:
    """A CSV that spreadsheets open as it is, and in which nothing is run."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(_HEADER)
    table.writerows([_cell(value) for value in astuple(row)] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    said = str(value)
    return f"'{said}" if said.startswith(_FORMULAS) else said


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _bars(counts: Sequence[int]) -> str:
    """A bar a day, the highest for the day with most.

    >>> _bars([0, 5, 10])
    '▁▅█'
    """
    most = max(counts, default=0)
    return "".join(_BARS[round(count / most * (len(_BARS) - 1))] if most else _BARS[0] for count in counts)


def _within(speed: Speed, share: float) -> str:
    """Within how many milliseconds so large a share of the answers came."""
    answers, quicker = speed
    for limit, count in zip(SLOW, quicker, strict=True):
        if answers and count >= share * answers:
            return f"≤ {limit * 1_000:.0f}"
    return f"> {SLOW[-1] * 1_000:.0f}" if answers else "–"
