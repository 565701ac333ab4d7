"""Updates that came from Telegram: those not yet handled, and the ids of those that were.

What people wrote stands here only while it waits: an update that is done or set aside leaves ids.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.store.database import Database

_DAY = 86_400  # seconds

_KEEP = """
    INSERT INTO inbox (update_id, chat_id, came_at, message_id, body) VALUES {rows}
    ON CONFLICT (update_id) DO NOTHING
    RETURNING update_id
"""
_DONE = """
    INSERT INTO inbox (update_id, chat_id, came_at, sent) VALUES {rows}
    ON CONFLICT (update_id) DO UPDATE SET body = NULL, sent = excluded.sent
"""
_SENDING = """
    INSERT INTO inbox (update_id, chat_id, came_at, sending_above) VALUES {rows}
    ON CONFLICT (update_id) DO UPDATE SET sending_above = excluded.sending_above
"""
_SET_ASIDE = """
    INSERT INTO inbox (update_id, chat_id, came_at, reason) VALUES {rows}
    ON CONFLICT (update_id) DO UPDATE SET body = NULL, reason = excluded.reason
"""
_WAITING = """
    SELECT update_id, chat_id, came_at, attempts, body, sending_above FROM inbox
    WHERE body IS NOT NULL ORDER BY came_at, update_id
"""
_MESSAGES = """
    SELECT chat_id, message_id, sent FROM inbox
    WHERE came_at >= (SELECT min(came_at) FROM inbox WHERE body IS NOT NULL) - ?
"""
_COUNTS = "SELECT count(body), count(reason) FROM inbox WHERE body IS NOT NULL OR reason IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came: its id, its chat and the message it brings (0 where it has none), its JSON."""

    id: int
    chat: int
    body: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that was not handled to the end: when it came (seconds since 1970), and how often handling it was begun.

    A beginning that `outlive` took back is not counted. `sending_above`, if not 0: a
    message was about to be sent for it, and may stand above the one with this id.
    """

    id: int
    chat: int
    came_at: float
    attempts: int
    body: str
    sending_above: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many updates wait, and how many were set aside."""

    waiting: int
    set_aside: int


class Inbox:
    """That in the database, which must be open; `now` gives the time in seconds since 1970.

    Every write is one statement, and so is kept as a whole or not at all.
    """

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._database = database
        self._now = now

    async def keep(self, arrivals: Sequence[Arrival]) -> set[int]:
        """Keep what was never seen before; the ids of that. Their handling counts as begun once."""
        if not arrivals:
            return set()
        now = self._now()
        values = [(one.id, one.chat, now, one.message, one.body) for one in arrivals]
        new = await self._database.run(_KEEP.format(rows=_rows(values)), *_flat(values))
        return {row[0] for row in new}

    async def waiting(self) -> list[Waiting]:
        """Those not handled to the end, in the order in which they came."""
        return [Waiting(*row) for row in await self._database.rows(_WAITING)]

    async def begin(self, update: int) -> None:
        """Count that its handling is begun once more."""
        await self._database.run("UPDATE inbox SET attempts = attempts + 1 WHERE update_id = ?", update)

    async def outlive(self, update: int) -> None:
        """Take back what `begin` counted: it did the process no harm."""
        await self._database.run("UPDATE inbox SET attempts = attempts - 1 WHERE update_id = ?", update)

    async def sending(self, above: Mapping[int, int]) -> None:
        """A message is about to be sent for each of these updates, and will stand above the one with this id."""
        if above:
            now = self._now()
            values = [(update, 0, now, message) for update, message in above.items()]
            await self._database.run(_SENDING.format(rows=_rows(values)), *_flat(values))

    async def done(self, handled: Mapping[int, Collection[int]]) -> None:
        """Handled to the end: of each only the id stays, also of one that could not be kept when it came, and the ids of the
        messages that were sent for it.
        """
        if handled:
            now = self._now()
            values = [(update, 0, now, " ".join(map(str, sent))) for update, sent in handled.items()]
            await self._database.run(_DONE.format(rows=_rows(values)), *_flat(values))

    async def messages(self, seconds: float) -> list[tuple[int, int]]:
        """(chat, id) of the messages that came and were sent since so long before the first update that waits."""
        rows = await self._database.rows(_MESSAGES, seconds)
        return [(chat, number) for chat, came, sent in rows for number in (came, *map(int, sent.split())) if number]

    async def set_aside(self, reasons: Mapping[int, str]) -> None:
        """Never to be handled: of each the id stays, and the reason, which must not quote what people wrote."""
        if reasons:
            now = self._now()
            values = [(update, 0, now, reason) for update, reason in reasons.items()]
            await self._database.run(_SET_ASIDE.format(rows=_rows(values)), *_flat(values))

    async def blame(self, update: int, reason: str) -> None:
        """Keep the reason why it is not handled as it should be. It waits on, until it is done."""
        await self._database.run("UPDATE inbox SET reason = ? WHERE update_id = ?", reason, update)

    async def counts(self) -> Counts:
        """How many wait, how many were set aside."""
        row = await self._database.row(_COUNTS)
        return Counts(*row) if row else Counts(0, 0)

    async def sweep(self, days: int) -> None:
        """Forget the ids of those that came so many days ago and no longer wait."""
        await self._database.run("DELETE FROM inbox WHERE body IS NULL AND came_at < ?", self._now() - days * _DAY)


def _rows(values: Sequence[tuple[object, ...]]) -> str:
    """Room for values in a statement: two of three → `(?, ?, ?), (?, ?, ?)`."""
    row = ", ".join("?" * len(values[0]))
    return ", ".join([f"({row})"] * len(values))


def _flat(values: Sequence[tuple[object, ...]]) -> list[object]:
    return [value for row in values for value in row]
