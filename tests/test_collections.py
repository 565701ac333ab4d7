"""Folders of the first level are collections: a chat may be bound to some, and then finds and sees nothing else."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import index.searcher
from bot.console.botapi import buttons
from index import Places, Searcher, State, ask, open_index
from index.text.folding import read_text
from tests.conftest import Write
from tests.world import ADMIN, GROUP, MEMBER, World, make_settings, private, text

FILES = {
    "通則.txt": "通則\n\n圖書館每天九點開門。",
    "公開/泡茶.txt": "泡茶\n\n綠茶要用八十度的水泡。",
    "內部/薪資.txt": "薪資表\n\n店長月薪五萬二千元，每月十日發放。",
    "內部/保險.txt": "保險\n\n團體保險每人每年一千二百元。",
}
SALARY = "店長月薪多少"


@pytest.fixture
async def shop(corpus: Write, tmp_path: Path) -> AsyncIterator[World]:
    """A bot with two collections, and an article in none."""
    async with World(make_settings(corpus(FILES), tmp_path)).living() as world:
        yield world


async def _bind(world: World, collection: str, chat: dict[str, object]) -> None:
    [shown] = await world.says("/settings", ADMIN, chat)
    await world.presses(shown.message, collection, ADMIN)


def test_a_part_of_the_index_finds_what_is_in_it_alone(corpus: Write, tmp_path: Path) -> None:
    searcher = open_index(Places(corpus(FILES), tmp_path))
    assert searcher.collections == ("內部", "公開")
    public = searcher.within({"公開"})
    assert [article.name for article in public.articles] == ["泡茶", "通則"]
    assert ask(searcher, SALARY).state is State.ANSWERED
    assert ask(public, SALARY).state is State.NOT_FOUND
    assert not [hit for hit in ask(public, SALARY).hits if hit.passage.article in ("薪資", "保險")]
    for asked in ("綠茶用幾度的水泡", "圖書館幾點開門"):
        assert ask(public, asked).hits == ask(searcher, asked).hits[: len(ask(public, asked).hits)]
    assert ask(public, "有哪些文章").hits


async def test_a_bound_group_finds_and_sees_nothing_else(shop: World) -> None:
    assert "五萬二千" in text(await shop.says(f"/ask {SALARY}", chat=GROUP))
    await _bind(shop, "公開", GROUP)
    for said in (f"/ask {SALARY}", "/articles", "/start", "/ask 有哪些文章", "/articles 薪資"):
        told = text(await shop.says(said, chat=GROUP))
        assert "五萬二千" not in told
        assert "薪資表" not in told
    assert "八十度" in text(await shop.says("/ask 綠茶用幾度的水", chat=GROUP))
    assert "九點" in text(await shop.says("/ask 圖書館幾點開門", chat=GROUP))
    assert "五萬二千" in text(await shop.says(SALARY))  # elsewhere all is as it was


async def test_old_cards_of_a_bound_group_show_nothing_else_either(shop: World) -> None:
    [card] = await shop.says(f"/ask {SALARY}", chat=GROUP)
    await _bind(shop, "公開", GROUP)
    [turned] = await shop.presses(card.message, "📖")
    assert "五萬二千" not in turned.message["text"]


async def test_a_link_to_a_passage_opens_only_where_it_is_known(shop: World) -> None:
    searcher = shop.library.searcher
    [passage] = [one for one in (searcher.passages[row] for row in range(len(searcher.passages))) if "五萬二千" in one.text]
    link = f"/start p_{searcher.reference(passage)}"
    assert "五萬二千" in text(await shop.says(link))
    await _bind(shop, "公開", GROUP)
    assert "五萬二千" not in text(await shop.says(link, chat=GROUP))


async def test_members_choose_in_private_and_admins_in_groups(shop: World) -> None:
    assert "admins" in text(await shop.says("/settings@chawen_bot", chat=GROUP))
    [shown] = await shop.says("/settings", ADMIN, GROUP)
    [toast] = await shop.presses(shown.message, "公開", MEMBER)
    assert "管理員" in toast.text
    assert "五萬二千" in text(await shop.says(f"/ask {SALARY}", chat=GROUP))
    [mine] = await shop.says("/settings")
    [edited] = await shop.presses(mine.message, "公開")
    assert "✓ 公開" in [button["text"] for button in buttons(edited.message)]
    assert "五萬二千" not in text(await shop.says(SALARY))
    await shop.presses(edited.message, "all")
    assert "五萬二千" in text(await shop.says(SALARY))


async def test_without_any_collection_there_is_what_is_in_none(shop: World) -> None:
    await _bind(shop, "公開", GROUP)
    [shown] = await shop.says("/settings", ADMIN, GROUP)
    [edited] = await shop.presses(shown.message, "✓ 公開", ADMIN)
    assert "只有不在資料夾裡的" in edited.message["text"]
    for asked, wanted, is_there in (
        (SALARY, "五萬二千", False),
        ("綠茶用幾度的水", "八十度", False),
        ("圖書館幾點開門", "九點", True),
    ):
        assert (wanted in text(await shop.says(f"/ask {asked}", chat=GROUP))) is is_there


async def test_who_is_forgotten_chose_nothing(shop: World) -> None:
    await _bind(shop, "公開", private(ADMIN))
    assert "五萬二千" not in text(await shop.says(SALARY, ADMIN))
    await shop.says("/forget", ADMIN)
    assert "五萬二千" in text(await shop.says(SALARY, ADMIN))


async def test_a_new_id_is_bound_though_the_database_is_locked(shop: World, tmp_path: Path) -> None:
    await _bind(shop, "公開", GROUP)
    moving = shop.api.say({**GROUP, "id": -2002}, ADMIN, "")
    del moving["message"]["text"]
    moving["message"]["migrate_from_chat_id"] = GROUP["id"]
    with sqlite3.connect(tmp_path / "bot.db") as other:
        other.execute("BEGIN IMMEDIATE")
        await shop.gets(moving)
        other.rollback()
    assert "五萬二千" not in text(await shop.says(f"/ask {SALARY}", chat={**GROUP, "id": -2002}))


def test_a_large_collection_is_searched_alike(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    part = searcher.within(())
    for asked in ("力爭引進多少戶500強", "今年", "長春 招商 工作"):
        question = part.read(read_text(asked))
        few = part.search(question, 3).candidates
        monkeypatch.setattr(index.searcher, "_FEW", 0)
        assert part.search(question, 3).candidates == few
        monkeypatch.undo()


async def test_inline_shows_what_the_person_chose(shop: World) -> None:
    [shown] = await shop.gets(shop.api.type_inline(ADMIN, SALARY))
    assert "五萬二千" in shown.text
    await _bind(shop, "公開", private(ADMIN))
    [shown] = await shop.gets(shop.api.type_inline(ADMIN, SALARY))
    assert "五萬二千" not in shown.text


async def test_what_was_chosen_outlives_a_restart_and_a_new_id(corpus: Write, tmp_path: Path) -> None:
    folder = corpus(FILES)
    async with World(make_settings(folder, tmp_path)).living() as world:
        await _bind(world, "公開", GROUP)
    moved = {**GROUP, "id": GROUP["id"] - 1_000_000, "type": "supergroup"}
    async with World(make_settings(folder, tmp_path)).living() as world:
        assert "五萬二千" not in text(await world.says(f"/ask {SALARY}", chat=GROUP))
        moving = world.api.say(GROUP, ADMIN, "")
        del moving["message"]["text"]
        moving["message"]["migrate_to_chat_id"] = moved["id"]
        await world.gets(moving)
        assert "五萬二千" not in text(await world.says(f"/ask {SALARY}", chat=moved))


async def test_a_folder_that_is_gone_leaves_what_is_in_none(corpus: Write, tmp_path: Path) -> None:
    folder = corpus(FILES)
    async with World(make_settings(folder, tmp_path)).living() as world:
        await _bind(world, "公開", GROUP)
        (folder / "公開").rename(folder / "外面")
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        assert "八十度" not in text(await world.says("/ask 綠茶用幾度的水", chat=GROUP))
        assert "九點" in text(await world.says("/ask 圖書館幾點開門", chat=GROUP))


async def test_an_article_moved_to_another_folder_is_in_its_collection(corpus: Write, tmp_path: Path) -> None:
    folder = corpus(FILES)
    async with World(make_settings(folder, tmp_path)).living() as world:
        await _bind(world, "公開", GROUP)
        assert "五萬二千" not in text(await world.says(f"/ask {SALARY}", chat=GROUP))
        (folder / "內部" / "薪資.txt").rename(folder / "公開" / "薪資.txt")
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        assert "五萬二千" in text(await world.says(f"/ask {SALARY}", chat=GROUP))


async def test_where_there_are_no_folders_there_is_nothing_to_choose(world: World) -> None:
    assert "Folders" not in text(await world.says("/settings"))


async def test_a_bound_group_has_pinned_answers_of_its_own(shop: World) -> None:
    asked = "年終獎金多少"
    await shop.says(f"/pin {asked} | 兩個月", ADMIN)
    assert "兩個月" in text(await shop.says(f"/ask {asked}", chat=GROUP))
    await _bind(shop, "公開", GROUP)
    assert "兩個月" not in text(await shop.says(f"/ask {asked}", chat=GROUP))
    await shop.says(f"/pin@chawen_bot {asked} | 公司的事請問人資", ADMIN, GROUP)
    assert "人資" in text(await shop.says(f"/ask {asked}", chat=GROUP))
    assert "兩個月" in text(await shop.says(asked))
