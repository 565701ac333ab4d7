"""What tests of the inbox share: people who ask, a bot that takes updates from its queue, and what is left in its box."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.chat.fetching import Fetching
from bot.console.botapi import Shown
from bot.console.rules import Json
from bot.store import Arrival, Counts, Database, Inbox
from tests.world import MEMBER, World, private

QUESTION = "力爭引進多少戶500強"
GOOD = {"message_id": 1, "date": 1, "chat": private(MEMBER), "from": MEMBER, "text": "x"}


def asked(update_id: int, chat: int, text: str = QUESTION, date: float | None = None, **more: Any) -> Json:
    user = {**MEMBER, "id": chat}
    when = int(time.time() if date is None else date)
    message = {"message_id": update_id, "date": when, "chat": private(user), "from": user, "text": text, **more}
    return {"update_id": update_id, "message": message}


def chats(shown: list[Shown]) -> list[int]:
    return [one.message["chat"]["id"] for one in shown]


@asynccontextmanager
async def running(world: World, *people: int) -> AsyncIterator[World]:
    """A world that takes updates from its queue."""
    world.api.chats.update({number: private({**MEMBER, "id": number}) for number in people})
    async with world.living():
        yield world
        await world.application.update_queue.join()


@asynccontextmanager
async def polling(world: World, *people: int) -> AsyncIterator[World]:
    async with running(world, *people):
        fetching = asyncio.create_task(Fetching(world.application.bot).run())
        yield world
        fetching.cancel()


async def keep(folder: Path, *updates: Json, came_at: float | None = None, attempts: int = 1) -> None:
    """As a process that was killed leaves the inbox."""
    database = Database(folder / "bot.db")
    await database.open()
    inbox = Inbox(database, lambda: time.time() if came_at is None else came_at)
    await inbox.keep([Arrival(update["update_id"], 0, json.dumps(update)) for update in updates])
    for update in updates:
        for _ in range(attempts - 1):
            await inbox.begin(update["update_id"])
    await database.close()


async def counts(folder: Path) -> Counts:
    database = Database(folder / "bot.db")
    await database.open()
    found = await Inbox(database, time.time).counts()
    await database.close()
    return found


async def until(happened: Callable[[], bool]) -> None:
    for _ in range(2_000):
        if happened():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError
