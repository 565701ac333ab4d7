"""Files that admins send: shown, put in, put back."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
from bot.console.botapi import Shown
from bot.console.rules import Json
from bot.drop import fit_name
from tests.conftest import Write
from tests.world import ADMIN, MEMBER, World, make_settings, private, text

TEA = "綠茶要用八十度的水泡，三分鐘就好。"


async def sends(world: World, name: str, content: bytes, user: Json = ADMIN, caption: str = "") -> list[Shown]:
    return await world.gets(world.api.send_file(private(user), user, name, content, caption))


async def test_a_file_becomes_an_article_and_goes_again(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [preview] = await sends(world, "泡茶.txt", TEA.encode())
        assert "八十度" in preview.message["text"]
        assert not (folder / "泡茶.txt").exists()
        put = await world.presses(preview.message, "放進去", ADMIN)
        await world.rebuilt()
        assert (folder / "泡茶.txt").read_text("utf-8") == TEA
        assert "八十度" in text(await world.says("綠茶用幾度的水"))
        await world.presses(put[0].message, "復原", ADMIN)
        await world.rebuilt()
        assert not (folder / "泡茶.txt").exists()
        assert "八十度" not in text(await world.says("綠茶用幾度的水"))


async def test_what_is_replaced_comes_back(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。", "b.txt": "紅茶。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [preview] = await sends(world, "a.txt", "圖書館每天十點開門。".encode())
        assert "取代" in preview.message["text"]
        put = await world.presses(preview.message, "放進去", ADMIN)
        await world.rebuilt()
        assert "十點" in text(await world.says("圖書館幾點開門"))
        await world.presses(put[0].message, "復原", ADMIN)
        await world.rebuilt()
        assert "九點" in text(await world.says("圖書館幾點開門"))


async def test_a_file_takes_the_place_of_its_namesake_in_a_folder(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"內部/薪資.txt": "店長月薪五萬元。", "公開/泡茶.txt": TEA})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [preview] = await sends(world, "薪資.txt", "店長月薪六萬元。".encode())
        assert "內部/薪資.txt" in preview.message["text"]
        assert "取代" in preview.message["text"]
        put = await world.presses(preview.message, "放進去", ADMIN)
        await world.rebuilt()
        assert not (folder / "薪資.txt").exists()
        assert (folder / "內部" / "薪資.txt").read_text("utf-8") == "店長月薪六萬元。"
        await world.presses(put[0].message, "復原", ADMIN)
        await world.rebuilt()
        assert (folder / "內部" / "薪資.txt").read_text("utf-8") == "店長月薪五萬元。"


async def test_an_older_file_is_not_put_back_over_a_newer_one(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        puts = []
        for hour in ("十點", "三點"):
            [preview] = await sends(world, "a.txt", f"圖書館每天{hour}開門。".encode())
            puts.append(await world.presses(preview.message, "放進去", ADMIN))
            await world.rebuilt()
        await world.presses(puts[0][0].message, "復原", ADMIN)
        await world.rebuilt()
        assert (folder / "a.txt").read_text("utf-8") == "圖書館每天三點開門。"
        await world.presses(puts[1][0].message, "復原", ADMIN)
        await world.rebuilt()
        assert (folder / "a.txt").read_text("utf-8") == "圖書館每天十點開門。"


async def test_a_caption_names_the_folder(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"內部/薪資.txt": "店長月薪五萬元。", "公開/薪資.txt": "工讀生時薪兩百元。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [preview] = await sends(world, "保險.txt", "團體保險每年一千元。".encode())
        assert "到處都能問" in preview.message["text"]
        [preview] = await sends(world, "保險.txt", "團體保險每年一千元。".encode(), caption="內部")
        await world.presses(preview.message, "放進去", ADMIN)
        await world.rebuilt()
        assert (folder / "內部" / "保險.txt").exists()
        [which] = await sends(world, "薪資.txt", "店長月薪六萬元。".encode())
        assert "公開/薪資.txt" in which.message["text"]
        assert "reply_markup" not in which.message
        [preview] = await sends(world, "薪資.txt", "店長月薪六萬元。".encode(), caption="../內部")
        assert "reply_markup" not in preview.message


async def test_a_second_press_changes_nothing_and_what_was_there_still_comes_back(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [preview] = await sends(world, "a.txt", "圖書館每天十點開門。".encode())
        put = await world.presses(preview.message, "放進去", ADMIN)
        await world.rebuilt()
        [again] = await world.presses(preview.message, "放進去", ADMIN)
        assert (again.kind, again.text) == ("toast", "已經做好了")
        await world.presses(put[0].message, "復原", ADMIN)
        await world.rebuilt()
        assert "九點" in (folder / "a.txt").read_text("utf-8")


async def test_files_put_in_while_a_rebuild_is_under_way_are_taken_in_by_the_next(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        began, held, loop = asyncio.Event(), threading.Event(), asyncio.get_running_loop()
        runs: list[str] = []

        def slow(*args: Any, **kwargs: Any) -> object:
            runs.append("run")
            done = index.reindex(*args, **kwargs)
            loop.call_soon_threadsafe(began.set)
            held.wait()
            return done

        monkeypatch.setattr("bot.library.reindex", slow)
        for name, said in (("b.txt", "紅茶用沸水泡。"), ("c.txt", "白茶用溫水泡。"), ("d.txt", "花茶用熱水泡。")):
            shown = await sends(world, name, said.encode())  # and, as it happens, of the progress
            preview = next(one for one in shown if name in one.message["text"])
            await world.presses(preview.message, "放進去", ADMIN)
            await began.wait()
        held.set()
        await world.rebuilt()
        assert len(runs) == 2
        for asked, wanted in (("紅茶用什麼水泡", "沸水"), ("白茶用什麼水泡", "溫水"), ("花茶用什麼水泡", "熱水")):
            assert wanted in text(await world.says(asked))


async def test_a_file_that_is_not_wanted_leaves_nothing(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [preview] = await sends(world, "泡茶.txt", TEA.encode())
        assert "什麼都沒有變" in (await world.presses(preview.message, "不要", ADMIN))[-1].message["text"]
        assert [path.name for path in folder.iterdir()] == ["a.txt"]
        assert not list((tmp_path / "uploads").iterdir())


async def test_what_cant_be_read_is_named(world: World) -> None:
    assert "讀不了" in text(await sends(world, "空.txt", b" "))
    assert "讀不了" in text(await sends(world, "x.exe", b"MZ"))


async def test_a_members_file_is_no_article(world: World) -> None:
    assert "only read text" in text(await sends(world, "泡茶.txt", TEA.encode(), MEMBER))
    [preview] = await sends(world, "泡茶.txt", TEA.encode())
    [refused] = await world.presses(preview.message, "放進去", MEMBER)
    assert "admins only" in refused.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("../../etc/passwd", "_.._etc_passwd"), (".hidden.txt", "hidden.txt"), ("a/b.txt", "a_b.txt"), ("茶.md", "茶.md")],
)
def test_a_name_is_no_path(sent: str, kept: str) -> None:
    assert fit_name(sent) == kept


@given(st.text(max_size=300))
def test_any_name_becomes_one(name: str) -> None:
    fit = fit_name(name)
    assert fit not in ("", ".", "..")
    assert "/" not in fit
    assert not fit.startswith(".")
    assert len(fit.encode("utf-8", "replace")) <= 255


async def test_an_article_is_taken_out_and_comes_back(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。", "規則/停車.txt": "停車須知\n\n訪客停車每小時二十元，過夜不准。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        asked = (await world.says("/remove 停車", user=ADMIN))[0]
        assert "停車須知" in asked.message["text"]
        assert (folder / "規則" / "停車.txt").exists()
        out = await world.presses(asked.message, "移除", ADMIN)
        await world.rebuilt()
        assert not (folder / "規則" / "停車.txt").exists()
        assert "二十元" not in text(await world.says("訪客停車多少錢"))
        await world.presses(out[0].message, "復原", ADMIN)
        await world.rebuilt()
        assert "二十元" in text(await world.says("訪客停車多少錢"))


async def test_an_article_may_stay(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。", "b.txt": "停車須知\n\n訪客停車每小時二十元，過夜不准。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        asked = (await world.says("/remove 停車須知", user=ADMIN))[0]
        await world.presses(asked.message, "留著", ADMIN)
        assert (folder / "b.txt").exists()
        assert not list((tmp_path / "uploads").iterdir())


@pytest.mark.parametrize(
    ("command", "said"),
    [("/remove", "/remove 後面寫"), ("/remove 火星", "沒有題目是「火星」"), ("/remove 須知", "2 篇這樣的文章")],
)
async def test_what_to_take_out_must_be_clear(corpus: Write, tmp_path: Path, command: str, said: str) -> None:
    folder = corpus({"a.txt": "停車須知\n\n訪客停車每小時二十元。", "b.txt": "借書須知\n\n每人可借十二本，為期一個月。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        await world.says("你好", user=ADMIN)
        assert said in text(await world.says(command, user=ADMIN))


async def test_a_member_takes_nothing_out(world: World) -> None:
    assert "只有管理員能用" in text(await world.says("/remove 長春"))
