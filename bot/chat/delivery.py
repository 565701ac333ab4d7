"""Every call to Telegram that a person waits for: in its turn, and again until it has gone through.

A call that fails because of the network or of Telegram's own trouble is made again, later and later, until it is an hour old;
one that Telegram refuses is not. Whoever awaits the call waits so long, and its update stays in the inbox: a crash loses nothing.
After a time-out, or where a process was killed, the message may have arrived. It is looked for, and turned into this one; where
it is not found it is sent again, for one too many is better than none, and counted.
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot.chat.network import Broken
from bot.chat.recognition import Asked, Recognition
from bot.chat.schedule import Pace, Schedule, Ticket

log = logging.getLogger(__name__)

GIVEN_UP = 3_600.0  # seconds after which a call is made no more
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds before the next try, the last one again and again
_JITTER = 0.25  # of a pause, more or less, so that not all chats try again at once
_LONG = 30  # seconds of a pause that the log is told of
_OURS = "no caption in the message to edit"  # so Telegram says of a text of ours, and of nothing else
_EDITABLE = ("chat_id", "text", "parse_mode", "entities", "reply_markup", "link_preview_options")
_PRESS = ("answerCallbackQuery", "answerInlineQuery")  # nobody waits for these for long
_PRESS_GIVEN_UP = 3.0  # seconds

Result = Any  # what Telegram said: a flag, an object or a list
Call = Callable[..., Coroutine[Any, Any, Result]]


class Handling(Protocol):
    """The update that a call is made for."""

    recognition: Recognition

    async def calls(self) -> None:
        """A call is about to be made."""

    def asked(self) -> Asked | None:
        """The message that is answered, if one is."""

    def sends(self) -> None:
        """A message is about to be sent."""

    def sent(self, chat: int, message: int) -> None:
        """One was."""


class Stopping(asyncio.CancelledError):
    """The bot ends and the call was not made. Nothing catches it: the update counts as not handled, and waits in the inbox."""


class Delivery(BaseRateLimiter[None]):
    """python-telegram-bot asks it before each call, and it tells `handling`. Edits, which answer a button, overtake what is new.

    `tried_again` counts the calls that were made again, `doubtful` those among them that Telegram may have done before.
    """

    def __init__(self, pace: Pace, handling: Handling, pauses: tuple[float, ...] = _PAUSES) -> None:
        self._schedule = Schedule(pace)
        self._handling = handling
        self._pauses = pauses
        self._turns: dict[Ticket, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._stopping = asyncio.Event()
        self.doubtful = 0
        self.tried_again = 0

    @property
    def waiting(self) -> int:
        """Calls that wait for their turn."""
        return len(self._schedule)

    def stop(self) -> None:
        """Make no more calls: whoever waits gets `Stopping`."""
        self._stopping.set()
        for turn in self._turns.values():
            if not turn.done():
                turn.set_exception(Stopping("the bot is ending"))

    async def initialize(self) -> None:
        """Calls may be made."""
        self._stopping.clear()

    async def shutdown(self) -> None:
        """Nothing waits any more."""
        self.stop()
        if self._timer:
            self._timer.cancel()

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Result:
        """Make the call when it is its turn. Raises what Telegram refuses, `Stopping`, and the last failure of the last hour."""
        clock = asyncio.get_running_loop()
        began = clock.time()
        last = _PRESS_GIVEN_UP if endpoint in _PRESS else GIVEN_UP
        tries = 0
        await self._handling.calls()
        asked = self._handling.asked() if endpoint == "sendMessage" else None
        may_stand = asked is not None and asked.is_again
        while True:
            chat = _chat(data)
            if chat:
                await self._turn(Ticket(chat, endpoint.startswith("edit")))
            try:
                there = await self._there(asked, callback, kwargs, data) if asked and may_stand else None
                if there is None and asked:
                    self._handling.sends()
                return self._told(there or await callback(*args, **kwargs), chat)
            except ChatMigrated as moved:
                data["chat_id"] = moved.new_chat_id
            except RetryAfter as refused:
                pause = _seconds(refused)
                if not chat or clock.time() - began + pause > last:
                    raise
                self._pause(chat, pause)
            except TelegramError as error:
                pause = self._before_next(tries)
                if not _may_pass(error) or not _is_worth_it(endpoint, chat) or clock.time() - began + pause > last:
                    raise
                self.doubtful += isinstance(error, TimedOut) and endpoint.startswith("send")
                may_stand = may_stand or isinstance(error, TimedOut | Broken)
                await self._rest(pause)
            tries += 1
            self.tried_again += 1

    async def _there(self, asked: Asked, callback: Call, kwargs: dict[str, Any], data: dict[str, Any]) -> Result:
        """The message that was sent already, turned into this one; None if none is found, or can be."""

        async def is_ours(number: int) -> bool:
            try:
                await callback("editMessageCaption", {"chat_id": asked.chat, "message_id": number}, **kwargs)
            except BadRequest as error:
                return _OURS in str(error).lower()
            return False

        number = await self._handling.recognition.find(asked, is_ours) if _chat(data) == asked.chat else None
        if number is None:
            return None
        changed = {name: value for name, value in data.items() if name in _EDITABLE} | {"message_id": number}
        try:
            there = await callback("editMessageText", changed, **kwargs)
        except BadRequest as error:
            if "not modified" not in str(error).lower():
                return None
            kind = "private" if asked.chat > 0 else "supergroup"
            there = {"message_id": number, "date": int(time.time()), "chat": {"id": asked.chat, "type": kind}}
        return there

    def _told(self, result: Result, chat: int) -> Result:
        """What Telegram gave back; a message that it is of is one sent."""
        if isinstance(result, dict) and "message_id" in result:
            self._handling.sent(chat, result["message_id"])
        return result

    async def _turn(self, ticket: Ticket) -> None:
        """Wait until a message may go out."""
        if self._stopping.is_set():
            raise Stopping("the bot is ending")
        turn = self._turns[ticket] = asyncio.get_running_loop().create_future()
        self._schedule.add(ticket)
        self._serve()
        try:
            await turn
        finally:
            del self._turns[ticket]
            self._schedule.drop(ticket)

    def _serve(self) -> None:
        """Let those go whose turn it is, and look again when the next one's is."""
        loop = asyncio.get_running_loop()
        if self._timer:
            self._timer.cancel()
        going, soonest = self._schedule.take(loop.time())
        for ticket in going:
            turn = self._turns[ticket]
            if not turn.done():
                turn.set_result(None)
        self._timer = loop.call_at(soonest, self._serve) if soonest is not None else None

    def _pause(self, chat: int, seconds: float) -> None:
        """Write nothing to a chat for so long."""
        if seconds > _LONG:
            log.warning("Telegram wants nothing more for one chat for %.0f s; the others go on", seconds)
        self._schedule.pause(chat, asyncio.get_running_loop().time() + seconds)

    def _before_next(self, tries: int) -> float:
        pause = self._pauses[min(tries, len(self._pauses) - 1)]
        return pause * random.uniform(1 - _JITTER, 1 + _JITTER)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
        raise Stopping("the bot is ending")


def _may_pass(error: TelegramError) -> bool:
    """Is it trouble of the network or of Telegram? What can't be read as an answer of Telegram's has no class of its own."""
    is_network = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    return is_network or type(error) is TelegramError


def _is_worth_it(endpoint: str, chat: int) -> bool:
    """Is a call made again if it fails? Those without a chat are of nobody who waits, but the press of a button is."""
    return bool(chat) or endpoint in _PRESS


def _chat(data: dict[str, Any]) -> int:
    """The chat that a call writes to; 0 if none."""
    chat = data.get("chat_id")
    return chat if isinstance(chat, int) else 0


def _seconds(asked: RetryAfter) -> float:
    """How long Telegram asks to wait; python-telegram-bot gives a number or, in time to come, a duration."""
    pause = asked.retry_after
    return pause if isinstance(pause, int | float) else pause.total_seconds()
