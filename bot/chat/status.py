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
from bot.texts import asking


class Status:
    """How the bot is doing, as `look` sees it, and how it answers."""

    def __init__(self, library: Library, look: Callable[[], Awaitable[Condition]]) -> None:
        self._library = library
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
        answer = await self._library.answer(caller.message.chat.id, text)
        await reply(caller.message, cards.debug_card(answer, time.perf_counter() - began, caller.language))
