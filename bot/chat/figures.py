"""/stats and /export: what people ask, for admins."""

import asyncio
from pathlib import Path

from bot import cards
from bot.chart import chart
from bot.chat.caller import Caller
from bot.chat.sending import reply, reply_file, reply_picture
from bot.library import Library
from bot.store import Figures, Gaps
from bot.texts import running

_DAYS = 14


class Counting:
    """What is kept of questions and answers, shown and given away; whether somebody is an admin, the handlers have seen.

    `folder` is where what drawing needs again may be kept.
    """

    def __init__(self, library: Library, kept: Figures, gaps: Gaps, folder: Path) -> None:
        self._library = library
        self._kept = kept
        self._gaps = gaps
        self._folder = folder

    async def show(self, caller: Caller, text: str) -> None:
        """/stats: figures, and a picture of them where there is something to see."""
        days, gaps = await self._kept.days(_DAYS), await self._gaps.listed()
        speed = self._library.answers, tuple(self._library.quicker)
        await reply(caller.message, cards.stats_card(days, gaps, speed, caller.language))
        picture = await chart(cards.stats_drawing(days, caller.language), self._folder) if sum(days.asked) else None
        if picture:
            await reply_picture(caller.message, picture)

    async def export(self, caller: Caller, text: str) -> None:
        """/export: the questions as a table."""
        rows = await self._kept.rows()
        content = await asyncio.to_thread(cards.questions_table, rows)
        await reply_file(caller.message, "questions.csv", content, running.EXPORTED(caller.language, questions=len(rows)))
