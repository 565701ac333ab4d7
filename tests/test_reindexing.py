"""/reindex in a chat."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Write
from tests.world import ADMIN, GROUP, WANTED, World, make_settings, text


async def test_reindex_reports_what_changed(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        corpus({"b.txt": "圖書館每天九點開門。", "c.xyz": b"?"})
        assert "九點" not in text(await world.says("圖書館幾點開門"))
        shown = await world.says("/reindex", ADMIN)
        said = await world.rebuilt()
        assert all(word in said for word in ("重建完成", "新增 1", "失敗 1", "c.xyz", ".txt"))
        assert len({seen.message["message_id"] for seen in [*shown, world.shown[-1]]}) == 1
        assert "九點" in text(await world.says("圖書館幾點開門"))


async def test_reindex_runs_once_and_the_bot_answers_meanwhile(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    held, started = asyncio.Event(), asyncio.Event()
    rebuild = world.library.reindex

    async def slow(progress: Callable[[str, int, int], None]) -> object:
        started.set()
        progress("read", 1, 2)
        await held.wait()
        return await rebuild(progress)

    monkeypatch.setattr(world.library, "reindex", slow)
    await world.says("/reindex", ADMIN)
    await started.wait()
    shown = await world.says("力爭引進多少戶500強")  # and, as it happens, edits of the progress message
    held.set()
    assert any(WANTED in seen.message["text"] for seen in shown)
    assert "沒有變化" in await world.rebuilt()


async def test_a_second_reindex_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.library._reindexing = True
    await world.says("/reindex", ADMIN)
    assert "已經在重建" in await world.rebuilt()
    world.library._reindexing = False
    await world.says("/reindex", ADMIN)
    assert "重建完成" in await world.rebuilt()


async def test_a_failed_reindex_says_why_and_answers_on(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        folder.rename(tmp_path / "elsewhere")
        await world.says("/reindex", ADMIN)
        said = await world.rebuilt()
        assert "CORPUS_DIR" in said
        assert str(tmp_path) not in said
        assert "八十度" in text(await world.says("綠茶用幾度的水"))


async def test_reindex_is_for_admins(world: World) -> None:
    assert "admins only" in text(await world.says("/reindex"))
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    assert "in a private chat" in text(await world.says("/reindex", anonymous, GROUP))
