"""The inbox as far as it can be written: what can't be written now is handled from memory, and nothing is raised."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Sequence

from bot.chat.raw import Raw
from bot.store import Arrival, Inbox, Waiting

log = logging.getLogger(__name__)

_REMEMBERED = 10_000  # ids that are known without the database
_UNWRITTEN = 100_000  # marks that wait for a database that can't be written; more than a day's
_PAUSE = 5.0  # seconds until such a database is tried again


class Ledger:
    """Which updates are new, and which are done.

    Marks go to the database as soon as it is free; those of updates that end while a write is under way go together in the next.
    """

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._known: dict[int, None] = {}  # ids, the latest last
        self._marks: dict[int, tuple[int, ...]] = {}  # what is done, and the messages sent for it
        self._sending: dict[int, int] = {}
        self._marking: asyncio.Task[None] | None = None
        self._failed_at = -_PAUSE
        self._fails = False

    async def keep(self, raws: Sequence[Raw]) -> set[int]:
        """Keep those that can be read, set the others aside; the ids of those that are to be handled."""
        readable = {raw.id: raw for raw in raws if raw.update}
        unreadable = {raw.id: raw.reason for raw in raws if not raw.update and raw.id not in self._known}
        _tell(unreadable)
        new: set[int] | None = None
        if self._may_write():
            try:
                new = await self._inbox.keep([Arrival(raw.id, raw.chat, raw.body, raw.message) for raw in readable.values()])
                await self._inbox.set_aside(unreadable)
                self._works()
            except Exception as error:  # whatever it is, people are answered
                self._broke(error)
        if new is None:
            new = {number for number in readable if number not in self._known}
        self._remember([raw.id for raw in raws])
        return new

    async def waiting(self) -> list[Waiting]:
        """What an earlier process did not finish, in order; from now on known."""
        waiting = await self._inbox.waiting()
        self._remember([one.id for one in waiting])
        return waiting

    async def messages(self, seconds: float) -> list[tuple[int, int]]:
        """(chat, id) of what stands in the chats since so long before the first update that waits. Raises what SQLite raises."""
        return await self._inbox.messages(seconds)

    async def begin(self, update: int) -> None:
        """Count, before it is handled again, that it is."""
        await self._count(self._inbox.begin(update))

    async def outlive(self, update: int) -> None:
        """Count no longer that it was."""
        await self._count(self._inbox.outlive(update))

    async def set_aside(self, reasons: dict[int, str]) -> None:
        """Never to be handled. Raises what SQLite raises."""
        _tell(reasons)
        await self._inbox.set_aside(reasons)

    async def blame(self, reasons: dict[int, str]) -> None:
        """Set aside, though whoever asked is still to be told. Raises what SQLite raises."""
        _tell(reasons)
        for update, reason in reasons.items():
            await self._inbox.blame(update, reason)

    def sends(self, update: int, above: int) -> None:
        """A message is about to be sent for it, to stand above this one: write that at once, though nobody waits until it is."""
        self._sending[update] = above
        self._write()

    def finish(self, update: int, sent: Sequence[int] = ()) -> None:
        """Its handling ended, for which these messages were sent: write that soon."""
        self._marks[update] = tuple(sent)
        self._write()

    def _write(self) -> None:
        if not self._marking or self._marking.done():
            self._marking = asyncio.create_task(self._mark())

    async def flush(self) -> None:
        """Write what is not written yet."""
        if self._marking:
            await self._marking
        self._failed_at = -_PAUSE
        await self._mark()

    async def sweep(self, days: int) -> None:
        """Forget ids that are older. Raises what SQLite raises."""
        await self._inbox.sweep(days)

    async def _count(self, counted: Awaitable[None]) -> None:
        try:
            await counted
        except Exception as error:
            self._broke(error)

    async def _mark(self) -> None:
        while (self._marks or self._sending) and self._may_write():
            sending, self._sending = self._sending, {}
            every = list(self._marks.items())
            batch, self._marks = dict(every[:1_000]), dict(every[1_000:])
            try:
                await self._inbox.sending(sending)
                await self._inbox.done(batch)
                self._works()
            except Exception as error:
                self._marks = dict(list({**batch, **self._marks}.items())[-_UNWRITTEN:])
                self._broke(error)

    def _remember(self, updates: Sequence[int]) -> None:
        self._known.update(dict.fromkeys(updates))
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]

    def _may_write(self) -> bool:
        """Not right after a failure: a locked database takes seconds to say so, and people would wait for it."""
        return time.monotonic() - self._failed_at >= _PAUSE

    def _works(self) -> None:
        if self._fails:
            log.warning("the inbox can be written again")
        self._fails = False

    def _broke(self, error: Exception) -> None:
        if not self._fails:
            log.error("the inbox can't be written, so a crash would lose questions: %s", error)
        self._fails = True
        self._failed_at = time.monotonic()


def _tell(reasons: dict[int, str]) -> None:
    for update, reason in reasons.items():
        log.warning("update %d was set aside: %s", update, reason)
