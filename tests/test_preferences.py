"""/settings and /lang: what a chat and a person choose, and who may."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.console.botapi import buttons
from bot.console.rules import ApiError
from tests.conftest import Write
from tests.world import ADMIN, GROUP, MEMBER, World, make_settings, text

FILES = {
    "公開/泡茶.txt": "泡茶\n\n綠茶要用八十度的水泡。\n\n紅茶要用九十度的水泡。",
    "內部/薪資.txt": "薪資表\n\n店長月薪五萬二千元，每月十日發放。",
}
TEA, SALARY, NOTHING = "/ask 綠茶用幾度的水泡", "/ask 店長月薪多少", "/ask 火星上的企鵝叫什麼名字"
OTHER = {"id": 3, "is_bot": False, "first_name": "Hua", "language_code": "en"}


@pytest.fixture
async def shop(corpus: Write, tmp_path: Path) -> AsyncIterator[World]:
    """A group of which a member is an admin, who is none of ours."""
    async with World(make_settings(corpus(FILES), tmp_path)).living() as world:
        world.api.admins.add((GROUP["id"], MEMBER["id"]))
        yield world


async def test_a_groups_admin_chooses_its_language_and_whoever_chose_their_own_keeps_it(shop: World) -> None:
    [shown] = await shop.says("/settings@chawen_bot", chat=GROUP)
    [edited] = await shop.presses(shown.message, "English")
    assert "Language: English" in edited.message["text"]
    assert "not in the articles" in text(await shop.says(NOTHING, OTHER, GROUP)).lower()
    [mine] = await shop.says("/lang", OTHER)
    await shop.presses(mine.message, "繁體", OTHER)
    assert "沒有找到" in text(await shop.says(NOTHING, OTHER, GROUP))


async def test_who_is_no_admin_of_the_group_changes_nothing(shop: World) -> None:
    assert "admins" in text(await shop.says("/settings@chawen_bot", OTHER, GROUP))
    [shown] = await shop.says("/settings@chawen_bot", chat=GROUP)
    [toast] = await shop.presses(shown.message, "anyone", OTHER)
    assert "admins" in toast.text


async def test_nobody_does_while_telegram_does_not_say_who_is_admin(shop: World) -> None:
    shop.api.refuse("getChatMember", ApiError(400, "Bad Request: member list is inaccessible"))
    assert "admins" in text(await shop.says("/settings@chawen_bot", chat=GROUP))
    assert "Settings" in text(await shop.says("/settings@chawen_bot", chat=GROUP))


async def test_anyone_turns_a_card_where_the_group_wants_it(shop: World) -> None:
    [card] = await shop.says(TEA, chat=GROUP)
    [toast] = await shop.presses(card.message, "📖", OTHER)
    assert toast.kind == "toast"
    [shown] = await shop.says("/settings@chawen_bot", chat=GROUP)
    [edited] = await shop.presses(shown.message, "anyone")
    [turned] = await shop.presses(card.message, "📖", OTHER)
    assert turned.kind == "edited"
    await shop.presses(edited.message, "asker")
    [toast] = await shop.presses(turned.message, "←", OTHER)
    assert toast.kind == "toast"


async def test_a_quiet_group_gets_a_reaction_for_a_no(shop: World) -> None:
    [shown] = await shop.says("/settings@chawen_bot", chat=GROUP)
    await shop.presses(shown.message, "🤔")
    [reaction] = await shop.says(NOTHING, chat=GROUP)
    assert (reaction.kind, reaction.text) == ("reaction", "🤔")
    assert "八十度" in text(await shop.says(TEA, chat=GROUP))
    assert [shown.kind for shown in await shop.says(NOTHING.removeprefix("/ask "))] == ["sent"]  # in private as ever
    shop.api.refuse("setMessageReaction", ApiError(400, "Bad Request: REACTION_INVALID"))
    [said] = await shop.says(NOTHING, chat=GROUP)
    assert said.kind == "sent"


async def test_a_link_takes_the_bot_into_a_group_that_asks_some_folders_only(shop: World) -> None:
    [mine] = await shop.says("/settings", ADMIN)
    assert "startgroup" not in str(mine.message)
    [edited] = await shop.presses(mine.message, "公開", ADMIN)
    [link] = [entity["url"] for entity in edited.message["entities"] if entity["type"] == "text_link"]
    payload = link.partition("startgroup=")[2]
    assert len(payload) <= 64
    assert "admins" in text(await shop.says(f"/start@chawen_bot {payload}", OTHER, GROUP))
    assert "五萬二千" in text(await shop.says(SALARY, chat=GROUP))
    assert "公開" in text(await shop.says(f"/start@chawen_bot {payload}", ADMIN, GROUP))
    assert "五萬二千" not in text(await shop.says(SALARY, chat=GROUP))
    assert "八十度" in text(await shop.says(TEA, chat=GROUP))


async def test_by_a_link_to_a_folder_that_is_gone_the_group_sees_nothing_else_either(shop: World) -> None:
    gone, bound = await shop.says("/start@chawen_bot c_0123456789ab", ADMIN, GROUP)
    assert "沒有了" in gone.message["text"]
    assert "只有不在資料夾裡的" in bound.message["text"]
    assert "五萬二千" not in text(await shop.says(SALARY, chat=GROUP))
    [mine] = await shop.says("/settings")
    [edited] = await shop.presses(mine.message, "公開")
    assert "startgroup" not in str(edited.message)  # who is no admin of ours can't bind a group


async def test_a_groups_admin_is_not_told_the_names_of_folders(shop: World) -> None:
    [shown] = await shop.says("/settings", ADMIN, GROUP)
    await shop.presses(shown.message, "公開", ADMIN)
    [card] = await shop.says("/settings@chawen_bot", chat=GROUP)
    assert "公開" in str(card.message)
    assert "內部" not in str(card.message)
    data = next(button["callback_data"] for button in buttons(shown.message) if "內部" in button["text"])
    [toast] = await shop.gets(shop.api.press(card.message, MEMBER, data))
    assert "admins" in toast.text
    assert "五萬二千" not in text(await shop.says(SALARY, chat=GROUP))


async def test_in_private_the_settings_are_ones_own(shop: World) -> None:
    [shown] = await shop.says("/settings")
    assert "🤔" not in str(shown.message)
    [toast, edited] = await shop.presses(shown.message, "繁體")
    assert toast.kind == "toast"
    assert "語言：繁體" in edited.message["text"]
    assert "沒有找到" in text(await shop.says("what is the name of the penguin on Mars"))
    [shown] = await shop.says("/lang")
    assert "✓ 繁體" in str(shown.message)
    await shop.presses(shown.message, "自動")
    assert "沒有找到" not in text(await shop.says("what is the name of the penguin on Mars"))


async def test_who_hides_behind_the_group_is_sent_to_private(shop: World) -> None:
    hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    assert "私聊" in text(await shop.says("/settings@chawen_bot", {**hidden, "language_code": "zh-hant"}, GROUP))
