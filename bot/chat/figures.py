"""/stats and /export: what people ask, for admins."""

import asyncio

from bot import cards
from bot.chat.caller import Caller
from bot.chat.sending import reply, reply_file
from bot.library import Library
from bot.store import Figures, Gaps
from bot.texts import running

_DAYS = 14


class Counting:
    """What is kept of questions and answers, shown and given away; whether somebody is an admin, the handlers have seen."""

    def __init__(self, library: Library, kept: Figures, gaps: Gaps) -> None:
        self._library = library
        self._kept = kept
        self._gaps = gaps

    async def show(self, caller: Caller, text: str) -> None:
        """/stats."""
        days, gaps = await self._kept.days(_DAYS), await self._gaps.listed()
        speed = self._library.answers, tuple(self._library.quicker)
        await reply(caller.message, cards.stats_card(days, gaps, speed, caller.language))

    async def export(self, caller: Caller, text: str) -> None:
        """/export: the questions as a table."""
        rows = await self._kept.rows()
        content = await asyncio.to_thread(cards.questions_table, rows)
        await reply_file(caller.message, "questions.csv", content, running.EXPORTED(caller.language, questions=len(rows)))
