"""/status and /debug."""

import time
from collections.abc import Awaitable, Callable

from bot import cards
from bot.cards import Card
from bot.chat.caller import Caller
from bot.chat.sending import reply
from bot.condition import Condition
from bot.given import QUESTION_LIMIT
from bot.library import Library
from bot.store import Collections, Pins
from bot.texts import asking


class Status:
    """How the bot is doing, as `look` sees it, and how it answers."""

    def __init__(self, library: Library, pins: Pins, collections: Collections, look: Callable[[], Awaitable[Condition]]) -> None:
        self._library = library
        self._pins = pins
        self._collections = collections
        self._look = look

    async def show(self, caller: Caller, text: str) -> None:
        """/status."""
        hears_all = bool(caller.context.bot.can_read_all_group_messages)
        generation = self._library.searcher.generation
        await reply(caller.message, cards.status_card(await self._look(), generation, caller.language, hears_all=hears_all))

    async def debug(self, caller: Caller, text: str) -> None:
        """/debug question: answered by the same path, and kept nowhere."""
        if not text or len(text) > QUESTION_LIMIT:
            await reply(caller.message, Card(asking.USAGE(caller.language)))
            return
        began = time.perf_counter()
        chat = caller.message.chat.id
        answer = await self._library.answer(chat, text)
        seconds = time.perf_counter() - began
        pin = await self._pins.find(text, self._collections.pins_of(chat))
        explained = await self._library.explain(chat, text)
        await reply(caller.message, cards.debug_card(answer, explained, pin, seconds, caller.language))
