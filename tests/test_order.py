"""The order of updates: each chat in its own, presses past answers, and nobody with more than five questions at once."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from telegram import Update

from bot.console.rules import Json
from tests.conftest import ARTICLES
from tests.world import GROUP, MEMBER, WANTED, World, make_settings, private


class Telegram:
    """Holds up each message to a chat until `open` is set, as Telegram does in a flood."""

    def __init__(self, world: World, chat: int) -> None:
        self.open = asyncio.Event()
        self._call, self._chat = world.api.call, chat
        world.api.call = self.call  # type: ignore[method-assign]

    async def call(self, method: str, parameters: Mapping[str, Any]) -> tuple[int, Json]:
        if method == "sendMessage" and int(parameters["chat_id"]) == self._chat:
            await self.open.wait()
        return await self._call(method, parameters)


def given(world: World, update: Json) -> asyncio.Task[None]:
    """An update on its way through the application, as from the network."""
    read = Update.de_json(update, world.application.bot)
    processor = world.application.update_processor
    return asyncio.create_task(processor.process_update(read, world.application.process_update(read)))


def texts(world: World) -> list[str]:
    return [str(shown.message["text"]) for shown in world.shown]


async def test_a_slow_chat_holds_up_no_other(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        telegram = Telegram(world, GROUP["id"])
        slow = [given(world, world.api.say(GROUP, {**MEMBER, "id": 50 + at}, "/ask 力爭引進多少戶500強")) for at in range(100)]
        await asyncio.wait_for(given(world, world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")), 20)
        assert [shown.message["chat"]["id"] for shown in world.shown] == [MEMBER["id"]]
        telegram.open.set()
        await asyncio.gather(*slow)
        answered = [shown.message["reply_to_message"]["message_id"] for shown in world.shown[1:]]
        assert answered == sorted(answered)
        assert len(answered) == 100


async def test_who_presses_a_button_does_not_wait_for_answers(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        card = (await world.says("招商引資工作"))[0].message
        telegram = Telegram(world, MEMBER["id"])
        waiting = given(world, world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強"))
        pressed = await asyncio.wait_for(asyncio.ensure_future(world.presses(card, "📖")), 20)
        assert [shown.kind for shown in pressed] == ["edited"]
        assert not waiting.done()
        telegram.open.set()
        await waiting


async def test_the_sixth_question_gets_one_notice_and_the_five_their_answers(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        telegram = Telegram(world, MEMBER["id"])
        tasks = [given(world, world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")) for _ in range(9)]
        await asyncio.sleep(0)
        telegram.open.set()
        await asyncio.gather(*tasks)
        assert sum(WANTED in text for text in texts(world)) == 5
        assert sum("五個問題" in text for text in texts(world)) == 1
        await given(world, world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強"))
        assert sum(WANTED in text for text in texts(world)) == 6


async def test_talk_in_a_group_is_no_question(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        talk = [given(world, world.api.say(GROUP, MEMBER, f"大家好 {at}")) for at in range(20)]
        asked = given(world, world.api.say(GROUP, MEMBER, "/ask 力爭引進多少戶500強"))
        await asyncio.gather(*talk, asked)
        assert [WANTED in text for text in texts(world)] == [True]
