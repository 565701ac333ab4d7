"""A message that asks several things: in a group it has one answer."""

from pathlib import Path

import pytest

from bot.console.botapi import buttons
from bot.console.rules import TEXT_LIMIT, Json, utf16_units
from bot.store import Questions, StoreError
from tests.conftest import Write
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings

ASKED = "力爭引進多少戶500強？市長是誰？企鵝館在哪裡？"


def _labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons(message)]


async def test_a_group_gets_one_message(world: World) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert [part.partition("\n")[0] for part in card.message["text"].split("\n\n")] == [
        "1. 力爭引進多少戶500強？",
        "2. 市長是誰？",
        "3. 企鵝館在哪裡？",
    ]
    assert "姜治瑩" in card.message["text"]
    assert "沒有找到" in card.message["text"]
    assert _labels(card.message) == ["📖 1", "📖 2", "📖 3"]


async def test_in_private_each_has_its_card(world: World) -> None:
    assert len(await world.says(ASKED)) == 3


@pytest.mark.parametrize("chat", [None, GROUP])
async def test_who_asks_more_than_five_things_is_told_that_five_are_answered(world: World, chat: Json | None) -> None:
    asked = "".join(f"第{number}個目標是什麼？" for number in "一二三四五六")
    said = [one.message["text"] for one in await world.says(f"/ask {asked}", chat=chat)]
    assert "前 5 個問題" in said[-1]
    assert not any("第六個" in text for text in said)
    assert "前 5 個問題" not in "".join(one.message["text"] for one in await world.says(f"/ask {ASKED}", chat=chat))


async def test_a_question_that_leans_says_how_it_was_understood_also_where_nothing_is_found(world: World) -> None:
    [card] = await world.says("/ask 力爭引進多少戶500強？那企鵝呢？", chat=GROUP)
    second = card.message["text"].split("\n\n")[1]
    assert second.count("🔎") == 1
    assert len(second.splitlines()) >= 3


async def test_a_button_opens_the_card_of_one_once(world: World) -> None:
    [told] = await world.says(f"/ask {ASKED}", chat=GROUP)
    before = dict(told.message)
    opened, changed = await world.presses(before, "📖 1")
    assert (opened.kind, changed.kind) == ("sent", "edited")
    assert _labels(changed.message) == ["📖 2", "📖 3"]
    assert WANTED in opened.message["text"]
    assert "👍" in _labels(opened.message)
    [refused] = await world.presses(before, "📖 2", ADMIN)
    assert refused.kind == "toast"


async def test_two_taps_at_once_open_each_card_once(world: World) -> None:
    [told] = await world.says(f"/ask {ASKED}", chat=GROUP)
    before = dict(told.message)
    await world.presses(before, "📖 1")
    assert [one for one in await world.presses(before, "📖 1") if one.kind == "sent"] == []
    opened, changed = await world.presses(before, "📖 2")
    assert opened.kind == "sent"
    assert _labels(changed.message) == ["📖 3"]


async def test_the_last_of_several_is_what_a_reply_goes_on_from(world: World) -> None:
    [told] = await world.says("/ask 企鵝館在哪裡？力爭引進世界500強多少戶？", chat=GROUP)
    [card] = await world.says("那國內500強呢？", chat=GROUP, reply_to=told.message)
    assert "10" in card.message["text"]


async def test_a_changed_message_has_its_answer_changed(world: World) -> None:
    asked = world.api.say(GROUP, MEMBER, "/ask 市長是誰？")
    [card] = await world.gets(asked)
    [changed] = await world.gets(world.api.rewrite(asked["message"], f"/ask {ASKED}"))
    assert (changed.kind, changed.message["message_id"]) == ("edited", card.message["message_id"])
    assert "3. 企鵝館" in changed.message["text"]


async def test_a_quiet_group_gets_a_reaction_if_nothing_is_found(world: World) -> None:
    await world.bot._store.settings.set(GROUP["id"], "quiet", "yes")
    shown = await world.says("/ask 企鵝館在哪裡？食堂幾點開門？", chat=GROUP)
    assert [one.kind for one in shown] == ["reaction"]
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert "沒有找到" in card.message["text"]


async def test_an_admins_answer_stands_among_them(world: World) -> None:
    await world.says("/pin 企鵝館在哪裡 | 在動物園裡。", ADMIN)
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert "在動物園裡" in card.message["text"]
    assert _labels(card.message) == ["📖 1", "📖 2"]


async def test_it_fits_one_message_whatever_it_says(corpus: Write, tmp_path: Path) -> None:
    rare = "𠮷" * 700
    files = {f"{at}.txt": f"{'𠮷' * 90}\n\n第{at}館的規定：{rare}。" for at in range(6)}
    async with World(make_settings(corpus(files), tmp_path)).living() as world:
        said = "".join(f"{'𠮷' * 70}第{at}館的規定是什麼？" for at in range(5))
        [card] = await world.says(f"/ask {said}", chat=GROUP)
        assert "5. " in card.message["text"]
        assert utf16_units(card.message["text"]) <= TEXT_LIMIT


async def test_what_is_not_kept_has_no_button(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> int:
        raise StoreError("locked")

    monkeypatch.setattr(Questions, "record", fails)
    shown = await world.says(f"/ask {ASKED}", chat=GROUP)
    [card] = [one for one in shown if one.message["chat"]["id"] == GROUP["id"]]
    assert "姜治瑩" in card.message["text"]
    assert _labels(card.message) == []
