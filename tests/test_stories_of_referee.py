"""What a second referee tried from outside, told as stories."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import bot.library
from bot.console.botapi import buttons
from bot.console.rules import Json
from index import Places, Searcher, reindex
from tests.conftest import Write
from tests.stories import ASKED
from tests.world import ADMIN, GROUP, WANTED, World, make_settings, text


@pytest.mark.parametrize("deletes", [pytest.param(True, id="ytdlbot-435")])
async def test_a_deleted_progress_message_costs_no_report(
    corpus: Write, tmp_path: Path, deletes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def slow(places: Places, before: Searcher, progress: Callable[[str, int, int], None], *, may_shrink: bool) -> object:
        goes_on.wait()
        return reindex(places, before, progress, may_shrink=may_shrink)

    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        monkeypatch.setattr(bot.library, "reindex", slow)
        await world.says("/reindex", ADMIN)
        note = await world.sees("開始重建")
        if deletes:
            del world.api.messages[ADMIN["id"], note["message_id"]]
        goes_on.set()
        assert "重建完成" in await world.rebuilt()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("請問{}？謝謝", id="polite-please"),
        pytest.param("你好，麻煩問一下，{}，謝謝你！", id="polite-trouble"),
        pytest.param("不好意思想請教一下{}？感謝", id="polite-sorry"),
        pytest.param("可以告訴我{}嗎？萬分感謝", id="polite-could"),
    ],
)
async def test_politeness_costs_no_answer(world: World, said: str) -> None:
    assert text(await world.says(said.format(ASKED))) == text(await world.says(ASKED))


@pytest.mark.parametrize("chat", [pytest.param(GROUP, id="outside-short-no")])
async def test_a_no_in_a_group_is_a_line(world: World, chat: Json) -> None:
    [refused] = await world.says("/ask 蘋果手機多少錢", chat=chat)
    assert "\n" not in refused.message["text"]
    assert len(buttons(refused.message)) <= 2


@pytest.mark.parametrize("asked", [pytest.param(ASKED, id="outside-sentence-once")])
async def test_a_sure_card_is_short(world: World, asked: str) -> None:
    shown = text(await world.says(asked))
    assert shown.count(WANTED) == 1
    assert len(shown.splitlines()) <= 5


@pytest.mark.parametrize("asked", [pytest.param("招商引資工作", id="outside-other-pages")])
async def test_other_places_do_not_look_sure(world: World, asked: str) -> None:
    [card] = await world.says(asked)
    [turned] = await world.presses(card.message, "另")
    [again] = await world.presses(turned.message, "▶")
    assert all("可能相關" in shown.message["text"] for shown in (turned, again))


@pytest.mark.parametrize("asked", [pytest.param("上海引進外資多少", id="outside-possible-says-why")])
async def test_a_possible_answer_says_what_it_lacks(world: World, asked: str) -> None:
    assert "沒提到「上海」" in text(await world.says(asked))


@pytest.mark.parametrize("asked", [pytest.param("蘋果手機、蘋果手機多少錢", id="outside-looked-for")])
async def test_what_was_looked_for_is_shown_as_typed_and_once(world: World, asked: str) -> None:
    assert text(await world.says(asked)).count("蘋果") == 1


@pytest.mark.parametrize(
    "said", [pytest.param("/ask", id="outside-ask-our-card"), pytest.param("@chawen_bot", id="outside-name-our-card")]
)
async def test_a_bare_call_under_our_card_does_not_ask_the_card(world: World, said: str) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert "/ask" in text(await world.says(said, chat=GROUP, reply_to=card.message))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [pytest.param("農場", "農場", id="outside-articles"), pytest.param("招商", "1103", id="outside-articles-found")],
)
async def test_articles_are_found_by_a_word_of_their_titles(world: World, said: str, wanted: str) -> None:
    assert wanted in text(await world.says(f"/articles {said}"))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        pytest.param("為什麼", "500", id="outside-why"),
        pytest.param("為什麼？", "500", id="outside-why-asked"),
        pytest.param("詳細", "250個", id="outside-details"),
        pytest.param("原文", "250個", id="outside-original"),
    ],
)
async def test_a_buttons_name_in_a_reply_does_what_it_does(world: World, said: str, wanted: str) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert wanted in text(await world.says(said, ADMIN, GROUP, reply_to=card.message))


@pytest.mark.parametrize("said", [pytest.param("國內的呢？", id="feature-16")])
async def test_another_member_asks_on(world: World, said: str) -> None:
    [card] = await world.says("/ask 力爭引進多少戶世界500強？", chat=GROUP)
    assert "🔎 力爭引進多少戶國內500強？" in text(await world.says(said, ADMIN, GROUP, reply_to=card.message))


@pytest.mark.parametrize("name", [pytest.param("秘密名單.txt", id="admin-report-in-a-group")])
async def test_a_report_of_files_is_not_for_the_group(corpus: Write, tmp_path: Path, name: str) -> None:
    async with World(make_settings(corpus({"a.txt": "綠茶要用八十度的水泡。"}), tmp_path)).living() as world:
        corpus({name: b" "})
        await world.says("/reindex", ADMIN, GROUP)
        assert name in await world.rebuilt()
        assert not [one for one in world.shown if name in one.message["text"] and one.message["chat"]["id"] == GROUP["id"]]
