"""What people asked, in figures, and all of it as rows."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.store.database import Database

_STATES = ("answered", "possible", "not_found")
_COUNTED = """
    SELECT date(q.asked_at, 'unixepoch', 'localtime'), a.state, count(*)
    FROM questions q JOIN answers a ON a.question_id = q.id WHERE q.asked_at >= ? GROUP BY 1, 2
"""
_PEOPLE = "SELECT count(DISTINCT user_id) FROM questions WHERE asked_at >= ?"
_VOTES = """
    SELECT count(*) FILTER (WHERE v.is_good), count(*) FILTER (WHERE NOT v.is_good)
    FROM votes v JOIN answers a ON a.id = v.answer_id JOIN questions q ON q.id = a.question_id WHERE q.asked_at >= ?
"""
_ALL = """
    SELECT q.asked_at, q.chat_id > 0, q.text, q.understood, a.state, a.passages,
        (SELECT count(*) FROM votes v WHERE v.answer_id = a.id AND v.is_good),
        (SELECT count(*) FROM votes v WHERE v.answer_id = a.id AND NOT v.is_good),
        (SELECT group_concat(DISTINCT v.reason) FROM votes v WHERE v.answer_id = a.id AND v.reason != '')
    FROM questions q JOIN answers a ON a.question_id = q.id ORDER BY q.id
"""


@dataclass(frozen=True, slots=True)
class Days:
    """The questions of some days, the earliest first: of each state of an answer, how many each day."""

    first: date
    states: dict[str, tuple[int, ...]]
    people: int
    good: int
    bad: int

    @property
    def asked(self) -> tuple[int, ...]:
        """How many questions each day."""
        return tuple(map(sum, zip(*self.states.values(), strict=True)))

    @property
    def dates(self) -> tuple[date, ...]:
        """Each day."""
        return tuple(self.first + timedelta(days=number) for number in range(len(self.asked)))


@dataclass(frozen=True, slots=True)
class Row:
    """A question as it is exported, without who asked it or where: only whether that was in private."""

    asked_at: str
    is_private: bool
    text: str
    understood: str
    state: str
    passage: str
    good: int
    bad: int
    reasons: str


class Figures:
    """Those of the database, which must be open; `now` gives the time in seconds since 1970."""

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._database = database
        self._now = now

    async def days(self, number: int) -> Days:
        """So many days up to today, by the clock of this machine."""
        today = datetime.fromtimestamp(self._now()).date()
        first = today - timedelta(days=number - 1)
        since = datetime.combine(first, datetime.min.time()).timestamp()
        counts = {state: [0] * number for state in _STATES}
        for day, state, count in await self._database.rows(_COUNTED, since):
            counts[state][(date.fromisoformat(day) - first).days] += count
        states = {state: tuple(each_day) for state, each_day in counts.items()}
        people = await self._database.row(_PEOPLE, since)
        votes = await self._database.row(_VOTES, since)
        good, bad = votes or (0, 0)
        return Days(first, states, people[0] if people else 0, good, bad)

    async def rows(self) -> list[Row]:
        """All that is kept, the earliest first; times in UTC."""
        found = []
        for asked_at, is_private, text, understood, state, passages, good, bad, reasons in await self._database.rows(_ALL):
            time = datetime.fromtimestamp(asked_at, UTC).isoformat(timespec="seconds")
            passage = next(iter(json.loads(passages)), "")
            found.append(Row(time, bool(is_private), text, understood, state, passage, good, bad, reasons or ""))
        return found
