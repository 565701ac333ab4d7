"""The application: the order of updates, and the menus."""

import asyncio
from pathlib import Path

from telegram import Update

from bot.chat.app import InOrderPerChat
from bot.console.rules import ApiError
from tests.conftest import ARTICLES
from tests.world import WANTED, World, make_settings, text


async def test_a_slow_chat_holds_up_no_other(world: World) -> None:
    order, slow = InOrderPerChat(world.bot.intake), asyncio.Event()
    seen: list[str] = []

    def update(chat: int) -> Update:
        data = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private", "first_name": "x"}, "text": "x"}
        made = Update.de_json({"update_id": chat, "message": data}, None)
        assert made
        return made

    async def handle(name: str, waits: bool) -> None:
        if waits:
            await slow.wait()
        seen.append(name)

    tasks = [asyncio.create_task(order.process_update(update(1), handle(f"slow {at}", at == 0))) for at in range(200)]
    await asyncio.sleep(0)
    await asyncio.wait_for(order.process_update(update(2), handle("quick", False)), 5)
    assert seen == ["quick"]
    slow.set()
    await asyncio.gather(*tasks)
    assert seen[1:] == [f"slow {at}" for at in range(200)]


async def test_menus_differ_by_place_and_person(world: World) -> None:
    def names(key: str) -> list[str]:
        return [command["command"] for command in world.api.menus[key]]

    assert names("all_private_chats::") == names("all_group_chats::en") == ["ask", "articles", "help", "start"]
    assert "reindex" in names("chat:1:")


async def test_failing_menus_cost_no_answer(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    world.api.refuse("setMyCommands", *(ApiError(500, "Internal Server Error") for _ in range(9)))
    async with world.living():
        assert WANTED in text(await world.says("力爭引進多少戶500強"))
