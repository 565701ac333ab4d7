"""Inline mode: what can be chosen behind the bot's name in any chat."""

from pathlib import Path

from tests.conftest import ARTICLES
from tests.world import ADMIN, MEMBER, World, make_settings, text


async def test_passages_to_choose_from(world: World) -> None:
    [shown] = await world.gets(world.api.type_inline(MEMBER, "力爭引進多少戶500強"))
    assert shown.kind == "inline"
    assert shown.text.startswith("力爭引進世界500強6戶、國內500強10戶。")
    assert "長春掀起新一輪大招商熱潮 · 2013-03-05" in shown.text


async def test_nothing_to_choose_from(world: World) -> None:
    for typed in ("", "五", "蘋果手機多少錢"):
        [shown] = await world.gets(world.api.type_inline(MEMBER, typed))
        assert shown.text == ""


async def test_what_is_not_open_to_all_is_for_admins(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        [members] = await world.gets(world.api.type_inline(MEMBER, "力爭引進多少戶500強"))
        [admins] = await world.gets(world.api.type_inline(ADMIN, "力爭引進多少戶500強"))
        assert not members.text
        assert admins.text


async def test_what_is_typed_is_not_kept(world: World) -> None:
    await world.gets(world.api.type_inline(MEMBER, "力爭引進多少戶500強"))
    assert "0 question" in (await world.says("/privacy"))[0].message["text"]


async def test_a_guest_asks_where_we_are_not(world: World) -> None:
    elsewhere = {"id": -4004, "type": "supergroup", "title": "別處"}
    [shown] = await world.gets(world.api.ask_as_guest(elsewhere, MEMBER, "@chawen_bot 力爭引進多少戶500強"))
    assert shown.kind == "guest"
    assert "力爭引進世界500強6戶" in shown.text
    [no] = await world.gets(world.api.ask_as_guest(elsewhere, MEMBER, "@chawen_bot 蘋果手機多少錢"))
    assert "沒有找到" in no.text
    assert await world.gets(world.api.ask_as_guest(elsewhere, ADMIN, "/reindex@chawen_bot")) == []
    assert "0 question" in text(await world.says("/privacy"))


async def test_a_guest_gets_nothing_where_we_are_not_open(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        asked = world.api.ask_as_guest({"id": -4004, "type": "supergroup", "title": "x"}, MEMBER, "@chawen_bot 市長是誰")
        assert await world.gets(asked) == []
