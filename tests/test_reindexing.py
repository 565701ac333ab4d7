"""/reindex in a chat."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import bot.library
from bot.console.botapi import buttons
from index import Places, Searcher, ask, open_index, reindex
from tests.conftest import Write
from tests.world import ADMIN, GROUP, WANTED, World, make_settings, text


async def test_reindex_reports_what_changed(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        corpus({"b.txt": "圖書館每天九點開門。", "c.xyz": b"?"})
        assert "九點" not in text(await world.says("圖書館幾點開門"))
        await world.says("/reindex", ADMIN)
        said = await world.rebuilt()
        assert all(word in said for word in ("重建完成", "新增 1", "失敗 1", "c.xyz", ".txt"))
        texts = [message["text"] for message in world.api.messages.values()]
        assert not [text for text in texts if "開始重建" in text]  # how far it is stands nowhere any more
        assert "九點" in text(await world.says("圖書館幾點開門"))


async def test_reindex_runs_once_and_the_bot_answers_meanwhile(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    held, started = asyncio.Event(), asyncio.Event()
    rebuild = world.library.reindex

    async def slow(progress: Callable[[str, int, int], None], *, may_shrink: bool = False) -> object:
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
    world.library._is_idle.clear()
    await world.says("/reindex", ADMIN)
    assert "已經在重建" in await world.rebuilt()
    world.library._is_idle.set()
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


async def test_a_rebuild_can_be_cancelled(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        corpus({"b.txt": "圖書館每天九點開門。"})
        goes_on = threading.Event()

        def slow(places: Places, before: Searcher, progress: Callable[[str, int, int], None], *, may_shrink: bool) -> object:
            goes_on.wait()
            return reindex(places, before, progress, may_shrink=may_shrink)

        monkeypatch.setattr(bot.library, "reindex", slow)
        await world.says("/reindex", ADMIN)
        note = await world.sees("開始重建")
        [stopping] = await world.presses(note, "取消", ADMIN)
        goes_on.set()
        assert "停下來" in stopping.text
        assert "已取消" in await world.rebuilt()
        assert "九點" not in text(await world.says("圖書館幾點開門"))
        [toast] = await world.gets(world.api.press(note, ADMIN, buttons(note)[0]["callback_data"]))
        assert "沒有在重建" in toast.text


async def test_an_empty_folder_is_taken_over_only_if_an_admin_says_so(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        (folder / "a.txt").unlink()
        await world.says("/reindex", ADMIN)
        assert "沒有換上" in await world.rebuilt()
        warned = world.shown[-1].message
        assert "八十度" in text(await world.says("綠茶用幾度的水"))
        [toast] = await world.presses(warned, "換上")
        assert "admins" in toast.text
        await world.presses(warned, "換上", ADMIN)
        assert "0 篇" in await world.rebuilt()
        assert "還沒有任何文章" in text(await world.says("綠茶用幾度的水"))


async def test_a_folder_that_is_empty_at_a_start_costs_no_answer(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living():
        pass
    (folder / "a.txt").unlink()
    async with World(make_settings(folder, tmp_path)).living() as world:
        assert "没有换上" in world.shown[-1].message["text"]
        assert world.shown[-1].message["chat"]["id"] == ADMIN["id"]
        assert "八十度" in text(await world.says("綠茶用幾度的水"))
    folder.rmdir()
    async with World(make_settings(folder, tmp_path)).living() as world:
        assert "CORPUS_DIR" in world.shown[-1].message["text"]
        assert "八十度" in text(await world.says("綠茶用幾度的水"))


async def test_what_changed_while_the_bot_was_away_is_taken_in(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living():
        pass
    corpus({"b.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        assert "九點" in text(await world.says("圖書館幾點開門"))
        assert not [shown for shown in world.shown if shown.message["chat"]["id"] == ADMIN["id"]]


async def test_a_group_gets_a_line_and_the_admin_the_report(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        corpus({"秘密名單.txt": "圖書館每天九點開門。"})
        await world.says("/reindex", ADMIN, GROUP)
        assert "秘密名單" in await world.rebuilt()
        assert world.shown[-1].message["chat"]["id"] == ADMIN["id"]
        public = [shown.message["text"] for shown in world.shown if shown.message["chat"]["id"] == GROUP["id"]]
        assert "重建完成" in public[-1]
        assert "秘密名單" not in "".join(public)


async def test_a_report_names_articles_by_their_titles(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館須知\n\n圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        (folder / "zz01.txt").write_text("泡茶的方法\n\n綠茶要用八十度的水泡。", "utf-8")
        await world.says("/reindex", ADMIN)
        assert "泡茶的方法" in await world.rebuilt()


async def test_a_rebuild_that_was_cut_off_is_settled_at_the_next_start(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        await world.says("市長是誰", ADMIN)
        left = next(number for chat, number in world.api.messages if chat == ADMIN["id"] and number > 1)
        await world.bot.handlers.rebuilding._settings.set(ADMIN["id"], "progress", str(left))
        kept = world.api.messages
    world = World(make_settings(folder, tmp_path))
    world.api.messages.update(kept)
    async with world.living():
        assert "中斷" in kept[ADMIN["id"], left]["text"]
    world = World(make_settings(folder, tmp_path))
    async with world.living():
        assert world.shown == []


async def test_an_admin_goes_back_to_the_index_before_and_it_stays_so_until_a_reindex(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    settings = make_settings(folder, tmp_path)
    asked = "圖書館幾點開門"
    async with World(settings).living() as world:
        (folder / "a.txt").write_text("圖書館每天三點開門。", "utf-8")
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        assert "三點" in text(await world.says(asked))
        report = world.shown[-2].message
        [toast] = await world.presses(report, "↩")
        assert toast.kind == "toast"  # who is no admin goes nowhere
        [told] = await world.presses(report, "↩", ADMIN)
        assert "用回上一版" in told.message["text"]
        [toast] = await world.presses(report, "↩", ADMIN)  # a second tap does not go forward again
        assert toast.kind == "toast"
        assert "九點" in text(await world.says(asked))
    async with World(settings).living() as world:
        assert "九點" in text(await world.says(asked))
        assert ask(open_index(settings.places), asked).hits[0].sentence_text == "圖書館每天九點開門。"
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        assert "三點" in text(await world.says(asked))
    (folder / "b.txt").write_text("火車站在城市的東邊。", "utf-8")
    async with World(settings).living() as world:
        assert "三點" in text(await world.says(asked))


async def test_where_there_is_no_index_before_that_is_said(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus({"a.txt": "圖書館每天九點開門。"}), tmp_path)).living() as world:
        [card] = await world.says("市長是誰", ADMIN)
        [told] = await world.gets(world.api.press(card.message, ADMIN, f"v1:b:{world.library.searcher.generation}"))
        assert "沒有上一版" in told.message["text"]
        assert "九點" in text(await world.says("圖書館幾點開門"))
