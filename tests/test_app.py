"""The application: its menus."""

from pathlib import Path

from bot.console.rules import ApiError
from tests.conftest import ARTICLES
from tests.world import WANTED, World, make_settings, text


async def test_menus_differ_by_place_and_person(world: World) -> None:
    def names(key: str) -> list[str]:
        return [command["command"] for command in world.api.menus[key]]

    assert (
        names("all_private_chats::") == names("all_group_chats::en") == ["ask", "articles", "help", "start", "privacy", "forget"]
    )
    assert "reindex" in names("chat:1:")


async def test_failing_menus_cost_no_answer(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    world.api.refuse("setMyCommands", *(ApiError(500, "Internal Server Error") for _ in range(9)))
    async with world.living():
        assert WANTED in text(await world.says("力爭引進多少戶500強"))
