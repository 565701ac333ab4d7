"""Which update is handled when: chats side by side, the updates of one chat in their order, and nobody with too many at once."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Coroutine
from datetime import UTC, datetime
from typing import Any, Protocol

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.chat.allowance import Allowance, Wait
from bot.chat.inbox import Intake
from bot.chat.schedule import Pace

AT_ONCE = 5  # questions of a person that may wait
_LATE = 60.0  # seconds after which a question is none of a flood
_WAITING = 100_000  # updates that may wait for their turn

Chain = tuple[int, bool]  # a chat, and whether buttons or messages: who pressed a button does not wait for answers


class Telling(Protocol):
    """Who tells people that they ask too much."""

    async def on_too_many(self, update: Update) -> None:
        """Somebody who has too many questions waiting is told so."""

    async def on_too_often(self, update: Update, wait: Wait) -> None:
        """Somebody who asks too often in a group is told so."""


class InOrderPerChat(BaseUpdateProcessor):
    """What was handled is marked at the intake. An update that is handled again is alone until it is known to do no harm.

    `arrived` is told of every update, and says who asks something by it, None if nobody does. `exempt` are people who may ask as
    often as they like.
    """

    def __init__(
        self, intake: Intake, arrived: Callable[[Update], int | None], telling: Telling, pace: Pace, exempt: Collection[int]
    ) -> None:
        super().__init__(_WAITING)
        self._intake = intake
        self._arrived = arrived
        self._telling = telling
        self._allowance = Allowance(pace)
        self._exempt = exempt
        self._last: dict[Chain, asyncio.Future[None]] = {}
        self._alone = asyncio.Lock()  # held by an update that is handled again, until it is known to do no harm
        self._waiting: Counter[int] = Counter()  # questions by person
        self._told: set[int] = set()  # those who know that they have too many

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update when those before it in its chat have been."""
        asker = self._arrived(update) if isinstance(update, Update) else None
        if asker is None or not isinstance(update, Update):
            await self._in_turn(update, coroutine)
            return
        wait = self._too_often(update, asker)
        if wait:
            telling = None if wait.is_told else self._telling.on_too_often(update, wait)
            await self._refuse(update, coroutine, telling)
            return
        self._waiting[asker] += 1
        try:
            if self._waiting[asker] > AT_ONCE:
                telling = None if asker in self._told else self._telling.on_too_many(update)
                self._told.add(asker)
                await self._refuse(update, coroutine, telling)
            else:
                await self._in_turn(update, coroutine)
        finally:
            self._waiting[asker] -= 1
            if not self._waiting[asker]:
                del self._waiting[asker]
                self._told.discard(asker)

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        chain = _chain(update)
        before = self._last.get(chain)
        done = asyncio.get_running_loop().create_future()
        self._last[chain] = done
        suspicion = None
        try:
            if before:
                await asyncio.shield(before)
            await self._alone.acquire()
            suspicion = self._intake.suspicion(update)
            if suspicion:
                suspicion.add_done_callback(lambda _: self._alone.release())
            else:
                self._alone.release()
            if self._intake.is_closed:
                raise asyncio.CancelledError
            async with self._intake.handling(update):
                await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # harmless where it ran to its end
            done.set_result(None)
            if suspicion and not suspicion.done():
                suspicion.set_result(None)
            if self._last.get(chain) is done:
                del self._last[chain]

    def _too_often(self, update: Update, asker: int) -> Wait | None:
        chat, message = update.effective_chat, update.effective_message
        if not chat or not message or asker in self._exempt:
            return None
        if (datetime.now(UTC) - message.date).total_seconds() > _LATE:  # asked in peace, while we were away
            return None
        return self._allowance.ask(chat.id, asker, asyncio.get_running_loop().time())

    async def _refuse(self, update: Update, coroutine: Awaitable[Any], telling: Awaitable[None] | None) -> None:
        """One too many: closed; `telling` tells the person, who is told once."""
        if isinstance(coroutine, Coroutine):
            coroutine.close()
        async with self._intake.handling(update):
            if telling:
                await telling

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _chain(update: object) -> Chain:
    """The chat of an update, or who sent one of no chat, and whether it waits for no answer, as a press or inline mode does."""
    if not isinstance(update, Update):
        return 0, False
    where = update.effective_chat or update.effective_user
    return where.id if where else 0, update.callback_query is not None or update.inline_query is not None
