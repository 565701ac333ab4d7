"""Updates on their way from the network to the handlers, by way of the inbox: none is lost, none is handled twice.

    take      read, kept in the inbox, put into the queue from which the application takes
    handling  around the handlers: when they came to an end, whatever that was, the inbox knows
    replay    at a start: what was not finished before

What is left: an answer was sent, and the process was killed before the mark of it was written; then it is given again. A mark
is written as soon as the database is free, so that time is from Telegram's taking the message to the end of the next write.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from telegram import Bot, Chat, Message, Update

from bot.chat.ledger import Ledger
from bot.chat.raw import Raw, read_update
from bot.store import Inbox, Waiting

log = logging.getLogger(__name__)

STALE_SECONDS = 300.0
_DAYS = 7  # for which ids are kept; Telegram gives up after one
_POLL = 100  # updates at most in one answer of getUpdates
_ATTEMPTS = 3  # after these an update is set aside; before the last it is handled with nothing beside it


class Intake(asyncio.Queue[object]):
    """The queue of the application. `bot`, to which the updates belong, is set when that is built."""

    def __init__(self, inbox: Inbox, now: Callable[[], float]) -> None:
        super().__init__()
        self.bot: Bot | None = None
        self.is_closed = False
        self._ledger = Ledger(inbox)
        self._now = now
        self._catches_up = True  # with what people wrote while we were away
        self._late: dict[int, Raw] = {}  # of each private chat the last message that came too late
        self._closed = 0
        self._excused: set[int] = set()
        self._again: dict[int, int] = {}  # attempts of what is replayed

    async def take(self, updates: Sequence[object]) -> list[Raw]:
        """Keep and queue what is new of these, as `read_poll` gives them; all that have an id, also what is not new."""
        raws = [raw for update in updates if (raw := read_update(update, self.bot))]
        if len(raws) < len(updates):
            log.error("%d updates without an id were dropped", len(updates) - len(raws))
        new = await self._ledger.keep(raws)
        self._sort([raw for raw in raws if raw.id in new])
        if len(updates) < _POLL:
            self._release()
            self._catches_up = False
        return raws

    async def replay(self) -> None:
        """Queue what an earlier process did not finish: first what may have ended that, then buttons, then the rest in order."""
        waiting = await self._ledger.waiting()
        if waiting:
            log.info("%d updates wait from before", len(waiting))
        self._again = {one.id: one.attempts for one in waiting}
        raws = [_read_again(one, self.bot) for one in waiting]
        await self._ledger.set_aside({raw.id: raw.reason for raw in raws if not raw.update})
        self._sort(sorted([raw for raw in raws if raw.update], key=self._rank))
        self._release()

    def close(self) -> None:
        """Handle nothing more: what is queued, and what comes, waits for the next start."""
        self.is_closed = True
        while not self.empty():
            self.get_nowait()
            self.task_done()

    @asynccontextmanager
    async def handling(self, update: object) -> AsyncIterator[None]:
        """Around the handling of an update. One that is cancelled, or ends with the process, was not handled."""
        if not isinstance(update, Update):
            yield
            return
        if update.update_id in self._again:
            await self._ledger.begin(update.update_id)
        try:
            yield
        except Exception:
            self._finish(update.update_id)
            raise
        self._finish(update.update_id)

    def is_suspect(self, update: object) -> bool:
        """Did the process end twice while this was handled? Then nothing else should be, beside it."""
        return isinstance(update, Update) and self._again.get(update.update_id, 0) >= _ATTEMPTS - 1

    def is_excused(self, update: Update) -> bool:
        """Is this answered so late that the person is owed a word about it?"""
        return update.update_id in self._excused

    async def flush(self) -> None:
        """Before the store is closed."""
        await self._ledger.flush()

    async def sweep(self) -> None:
        """Forget the ids of what was handled long ago. Raises what SQLite raises."""
        await self._ledger.sweep(_DAYS)

    def _finish(self, update: int) -> None:
        self._ledger.finish(update)
        self._again.pop(update, None)
        self._excused.discard(update)

    def _sort(self, raws: Sequence[Raw]) -> None:
        """Into the queue; but what came too late is held until all of that is here."""
        for raw in raws:
            if raw.update and raw.update.message and self._is_late(raw.update.message):
                self._hold(raw, raw.update.message)
            else:
                self._pass(raw)

    def _is_late(self, message: Message) -> bool:
        return self._catches_up and self._now() - message.date.timestamp() > STALE_SECONDS

    def _hold(self, raw: Raw, message: Message) -> None:
        """Of what is late, the last of each private chat is answered, and nothing in groups: talk there went on."""
        if message.chat.type != Chat.PRIVATE:
            self._close(raw)
            return
        if earlier := self._late.get(raw.chat):
            self._close(earlier)
        self._late[raw.chat] = raw

    def _close(self, raw: Raw) -> None:
        self._closed += 1
        self._ledger.finish(raw.id)

    def _pass(self, raw: Raw) -> None:
        """Into the queue, behind what is late of the same chat."""
        if self.is_closed:
            return
        is_press = raw.update and raw.update.callback_query
        if not is_press and (late := self._late.pop(raw.chat, None)):
            self._excuse(late)
        self.put_nowait(raw.update)

    def _excuse(self, late: Raw) -> None:
        self._excused.add(late.id)
        self.put_nowait(late.update)

    def _release(self) -> None:
        """All that was late is here."""
        for late in self._late.values():
            self._excuse(late)
        self._late.clear()
        if self._closed:
            log.warning("%d messages from before the start were too old to be answered", self._closed)
            self._closed = 0

    def _rank(self, raw: Raw) -> int:
        if self.is_suspect(raw.update):
            return 0
        return 1 if raw.update and raw.update.callback_query else 2


def _read_again(waiting: Waiting, bot: Bot | None) -> Raw:
    """As it was read when it came; without an update where it must not be handled again."""
    if waiting.attempts >= _ATTEMPTS:
        return Raw(waiting.id, waiting.chat, "", None, f"the process ended {waiting.attempts} times in handling it")
    return read_update(waiting.body, bot) or Raw(waiting.id, waiting.chat, "", None, "no longer has an id")
