"""The application: its menus."""

from pathlib import Path

from bot.console.rules import ApiError
from tests.conftest import ARTICLES, Write
from tests.world import ADMIN, MEMBER, WANTED, World, make_settings, text


async def test_menus_differ_by_place_and_person(world: World) -> None:
    def names(key: str) -> list[str]:
        return [command["command"] for command in world.api.menus[key]]

    assert (
        names("all_private_chats::")
        == names("all_group_chats::en")
        == ["ask", "articles", "help", "start", "lang", "settings", "privacy", "forget"]
    )
    assert "reindex" in names("chat:1:")


async def test_who_chooses_a_language_has_the_menu_in_it(world: World) -> None:
    card = (await world.says("/help", MEMBER))[0].message
    await world.presses(card, "简体", MEMBER)
    assert {command["description"] for command in world.api.menus["chat:2:en"]} >= {"怎么用"}
    await world.presses(card, "Automatic", MEMBER)
    assert "怎么用" not in {command["description"] for command in world.api.menus["chat:2:en"]}


async def test_an_admin_who_writes_for_the_first_time_gets_the_admins_menu(world: World) -> None:
    world.api.menus.clear()
    await world.says("/start", ADMIN)
    assert "reindex" in {command["command"] for command in world.api.menus["chat:1:"]}
    assert "怎麼用" in {command["description"] for command in world.api.menus["chat:1:"]}


async def test_failing_menus_cost_no_answer(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    world.api.refuse("setMyCommands", *(ApiError(500, "Internal Server Error") for _ in range(9)))
    async with world.living():
        assert WANTED in text(await world.says("力爭引進多少戶500強"))


async def test_what_we_are_is_described_and_set_again_only_when_it_changed(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})

    def sets(world: World) -> list[str]:
        return [name for name, _ in world.api.calls if name in ("setMyDescription", "setMyCommands")]

    async with World(make_settings(folder, tmp_path)).living() as world:
        assert "1" in world.api.descriptions["en"]
        assert "setMyCommands" in sets(world)
        world.api.calls.clear()
        (folder / "b.txt").write_text("綠茶要用八十度的水泡。", "utf-8")
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        assert "2" in world.api.descriptions["en"]
        descriptions, menus = world.api.descriptions, world.api.menus
    world = World(make_settings(folder, tmp_path))
    world.api.descriptions, world.api.menus = descriptions, menus
    async with world.living():
        assert sets(world) == []
