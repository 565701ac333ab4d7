"""Updates on their way from the network to the handlers, by way of the inbox: none is lost, none is handled twice.

    take      read, kept in the inbox, put into the queue from which the application takes
    handling  around the handlers: when they came to an end, whatever that was, the inbox knows
    replay    at a start: what was not finished before

An update in whose handling the process ended three times is set aside, and whoever asked is told. What counts is the time
until its first call of Telegram's: a process that is killed, or stopped, while a call is under way was not ended by the update.
Until then an update that is handled again is the only one, so that none is blamed for another.

An answer that was sent, where the process was killed before the mark of it was written, is looked for when its question is
handled again, and found where it can be (`recognition.py`). A mark is written as soon as the database is free.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar

from telegram import Bot, Chat, Message, Update

from bot.chat.ledger import Ledger
from bot.chat.raw import Raw, read_update
from bot.chat.recognition import Asked, Recognition
from bot.store import Inbox, Waiting

log = logging.getLogger(__name__)

STALE_SECONDS = 300.0
_DAYS = 7  # for which ids are kept; Telegram gives up after one
_POLL = 100  # updates at most in one answer of getUpdates
_ATTEMPTS = 3  # after these an update is handled no more, and whoever asked is told
_TELLING = 2  # attempts at that
_LONGEST = 3_600.0  # seconds that the handling of an update may have taken
_HANDLED: ContextVar[int] = ContextVar("_HANDLED")  # the update that this task handles


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
        self._again: dict[int, asyncio.Future[None]] = {}  # what is replayed; the future is done at its first call
        self._given_up: set[int] = set()
        self._before: dict[int, int] = {}  # what an earlier process may have answered, above this message
        self._asked: dict[int, Asked] = {}  # what is being handled that came as a message
        self._sent: dict[int, list[int]] = {}  # for it
        self.recognition = Recognition()

    async def take(self, updates: Sequence[object]) -> list[Raw]:
        """Keep and queue what is new of these, as `read_poll` gives them; all that have an id, also what is not new."""
        raws = [raw for update in updates if (raw := read_update(update, self.bot))]
        if len(raws) < len(updates):
            log.error("%d updates without an id were dropped", len(updates) - len(raws))
        new = await self._ledger.keep(raws)
        self.recognition.know((raw.chat, raw.message) for raw in raws)
        self._sort([raw for raw in raws if raw.id in new])
        if len(updates) < _POLL:
            self._release()
            self._catches_up = False
        return raws

    async def replay(self) -> None:
        """Queue what an earlier process did not finish: first buttons, then the rest in order, last what may have ended that."""
        waiting = await self._ledger.waiting()
        if waiting:
            log.info("%d updates wait from before", len(waiting))
        hopeless = {one.id: _blame(one) for one in waiting if one.attempts >= _ATTEMPTS + _TELLING}
        given_up = {one.id: _blame(one) for one in waiting if one.attempts >= _ATTEMPTS and one.id not in hopeless}
        raws = [_read_again(one, self.bot) for one in waiting if one.id not in hopeless]
        unreadable = {raw.id: raw.reason for raw in raws if not raw.update}
        await self._ledger.set_aside(hopeless | unreadable)
        await self._ledger.blame(given_up)
        self._given_up.update(given_up)
        self.recognition.know(await self._ledger.messages(_LONGEST))
        self._before = {one.id: one.sending_above for one in waiting if one.sending_above}
        loop = asyncio.get_running_loop()
        self._again = {raw.id: loop.create_future() for raw in raws if raw.update}
        attempts = {one.id: one.attempts for one in waiting}
        self._sort(sorted([raw for raw in raws if raw.update], key=lambda raw: (attempts[raw.id], not _is_press(raw))))
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
        _HANDLED.set(update.update_id)
        if update.message:
            above = self._before.get(update.update_id, 0)
            number = max(above, update.message.message_id)
            self._asked[update.update_id] = Asked(update.message.chat.id, number, is_again=above > 0)
        try:
            yield
        except Exception:
            self._finish(update.update_id)
            raise
        self._finish(update.update_id)

    async def calls(self) -> None:
        """A call of Telegram's is about to be made: what this task handles was not what ended the process."""
        update = _HANDLED.get(0)
        if update in self._excused:  # the first call is the word of excuse, before anything was done
            self._excused.discard(update)
        elif suspicion := self._again.pop(update, None):
            await self._ledger.outlive(update)
            suspicion.set_result(None)

    def asked(self) -> Asked | None:
        """What this task answers; None where it answers no message."""
        return self._asked.get(_HANDLED.get(0))

    def sends(self) -> None:
        """This task is about to send a message."""
        update = _HANDLED.get(0)
        if (asked := self._asked.get(update)) and not asked.is_sending:
            asked.is_sending = True
            asked.after = max(asked.after, self.recognition.highest(asked.chat))
            self._ledger.sends(update, asked.after)

    def sent(self, chat: int, message: int) -> None:
        """This task sent a message."""
        self.recognition.know([(chat, message)])
        update = _HANDLED.get(0)
        if (asked := self._asked.get(update)) and asked.chat == chat:
            asked.after = max(asked.after, message)
            self._sent.setdefault(update, []).append(message)

    def suspicion(self, update: object) -> asyncio.Future[None] | None:
        """Of an update that is handled again: done when it is cleared. Until then nothing else should be handled."""
        return self._again.get(update.update_id) if isinstance(update, Update) else None

    def is_excused(self, update: Update) -> bool:
        """Is this answered so late that the person is owed a word about it?"""
        return update.update_id in self._excused

    def is_given_up(self, update: Update) -> bool:
        """Is this handled no more, so that all that is left is to tell the person?"""
        return update.update_id in self._given_up

    async def flush(self) -> None:
        """Before the store is closed."""
        await self._ledger.flush()

    async def sweep(self) -> None:
        """Forget the ids of what was handled long ago. Raises what SQLite raises."""
        await self._ledger.sweep(_DAYS)

    def _finish(self, update: int) -> None:
        self._ledger.finish(update, self._sent.pop(update, ()))
        self._asked.pop(update, None)
        self._before.pop(update, None)
        self._again.pop(update, None)
        self._excused.discard(update)
        self._given_up.discard(update)

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
        if not _is_press(raw) and (late := self._late.pop(raw.chat, None)):
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


def _is_press(raw: Raw) -> bool:
    return bool(raw.update and raw.update.callback_query)


def _blame(waiting: Waiting) -> str:
    return f"the process ended {waiting.attempts} times in handling it"


def _read_again(waiting: Waiting, bot: Bot | None) -> Raw:
    """As it was read when it came."""
    return read_update(waiting.body, bot) or Raw(waiting.id, waiting.chat, "", None, "no longer has an id")
