"""Groups that the bot comes into, and groups whose id changes."""

from pathlib import Path

from bot.console.rules import ApiError
from tests.conftest import ARTICLES
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, text

MOVED = {**GROUP, "id": -1007}


async def test_a_group_is_told_once_how_to_ask(world: World) -> None:
    assert "/ask" in text(await world.gets(world.api.take_in(GROUP, ADMIN)))
    assert await world.gets(world.api.take_in(GROUP, ADMIN)) == []


async def test_a_group_that_we_may_not_write_in_is_no_error(world: World) -> None:
    world.api.refuse("sendMessage", ApiError(400, "Bad Request: not enough rights to send text messages to the chat"))
    assert await world.gets(world.api.take_in(GROUP, ADMIN)) == []


async def test_a_group_that_is_not_ours_is_left_politely(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1")).living() as world:
        assert "not open" in text(await world.gets(world.api.take_in(GROUP, MEMBER)))
        assert world.api.left == {GROUP["id"]}


async def test_a_group_keeps_what_it_may_when_its_id_changes(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        [card] = await world.says("/ask 力爭引進多少戶世界500強", chat=GROUP)
        assert await world.says("/ask 市長是誰", chat=MOVED) == []
        moving = world.api.say(GROUP, ADMIN, "")
        del moving["message"]["text"]
        moving["message"]["migrate_to_chat_id"] = MOVED["id"]
        assert await world.gets(moving) == []
        assert WANTED in text(await world.says("/ask 力爭引進多少戶500強", chat=MOVED))
        assert "🔎" in text(await world.says("國內的呢？", chat=MOVED, reply_to=card.message))
