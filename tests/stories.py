"""A world for stories: its updates come by the inbox, and it waits for what people see."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.chat.fetching import Fetching
from bot.console.rules import Json
from tests.conftest import ARTICLES
from tests.world import GROUP, MEMBER, WANTED, World, make_settings, private

ASKED = "力爭引進多少戶500強"
PATIENCE = 20  # seconds that anything may take on a busy machine
FLOOD = "Too Many Requests: retry after 600"
HOURS_AGO = 20 * 3_600
OLD_POLL: Json = {"id": "1", "question": "中午吃什麼", "options": [], "is_anonymous": True, "type": "regular"}
LATEST = {"total_voter_count": 0, "is_closed": False, "allows_multiple_answers": False}  # of which an older server knows less

MOVED: Json = {**GROUP, "id": -1007}
BASIC: Json = {"id": -7, "type": "group", "title": "讀書會"}
FORUM: Json = {**GROUP, "is_forum": True}
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "公告"}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
OTHER_BOT: Json = {"id": 99, "is_bot": True, "first_name": "另一個", "username": "other_bot"}
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FORWARDED: Json = {"type": "user", "date": 1_700_000_000, "sender_user": MEMBER}
POSTED: Json = {"type": "channel", "date": 1_700_000_000, "chat": CHANNEL, "message_id": 5}


def person(number: int) -> Json:
    return {**MEMBER, "id": number}


class Story(World):
    """A world whose updates come by the inbox, as from the network."""

    def __init__(self, folder: Path, corpus: Path = ARTICLES, **more: str) -> None:
        super().__init__(make_settings(corpus, folder, **more), time.time)
        self._news = asyncio.Event()
        self._call = self.api.call
        self.api.call = self.call  # type: ignore[method-assign]

    async def call(self, method: str, parameters: Mapping[str, Any]) -> tuple[int, Json]:
        answered = await self._call(method, parameters)
        self._news.set()
        return answered

    @asynccontextmanager
    async def served(self, *people: int, to_end: float = PATIENCE) -> AsyncIterator["Story"]:
        """From a start to a SIGTERM."""
        self.api.chats.update({number: private(person(number)) for number in people})
        await self.application.initialize()
        async with self.bot.serving(to_end):
            await self.bot.caught_up()
            yield self

    @asynccontextmanager
    async def polled(self, *people: int) -> AsyncIterator["Story"]:
        async with self.served(*people):
            polling = asyncio.create_task(Fetching(self.application.bot, pauses=(0.001,)).run())
            yield self
            polling.cancel()

    async def takes(self, *updates: Json) -> None:
        await self.bot.intake.take(updates)

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until calls of the bot have made it so."""
        async with asyncio.timeout(PATIENCE):
            while not happened():
                self._news.clear()
                await self._news.wait()

    async def idle(self) -> None:
        """Wait until all updates are handled."""
        async with asyncio.timeout(PATIENCE):
            await self.application.update_queue.join()

    def asks(self, number: int, question: str = ASKED) -> Json:
        return self.api.say(private(person(number)), person(number), question)

    def answered(self, chat: int) -> int:
        """How many answers a chat got."""
        return sum(WANTED in one.message["text"] for one in self.shown if one.message and one.message["chat"]["id"] == chat)

    def tries(self, method: str, chat: int) -> int:
        return sum(called == method and int(values["chat_id"]) == chat for called, values in self.api.calls)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR or record.exc_info]
