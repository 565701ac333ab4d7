"""What the specification says of messages and cards, told as stories."""

from pathlib import Path

import pytest

from bot.console.botapi import buttons
from bot.console.rules import Json
from tests.conftest import Write
from tests.stories import ASKED, BASIC, LATEST, OLD_POLL
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(f"／ａｓｋ　{ASKED}", id="specification-full-width"),
        pytest.param(f"\u200f/ask {ASKED}", id="specification-right-to-left-mark"),
        pytest.param("/Ask500強力爭引進多少戶", id="specification-Ask500"),
        pytest.param(f"/ask @chawen_bot {ASKED}", id="outside-ask-and-name"),
        pytest.param(f"@chawen_bot 問：{ASKED}", id="specification-name-and-mark"),
    ],
)
async def test_spellings_of_a_question_in_a_group(world: World, said: str) -> None:
    assert WANTED in text(await world.says(said, chat=GROUP))


@pytest.mark.parametrize(
    "mark", [pytest.param("问：", id="specification-marked"), pytest.param("問:", id="specification-marked-half")]
)
async def test_a_marked_question(world: World, mark: str) -> None:
    assert WANTED in text(await world.says(f"{mark}{ASKED}"))
    [card] = await world.says("/ask 市長是誰", chat=GROUP)
    assert WANTED in text(await world.says(f"{mark}{ASKED}", ADMIN, GROUP, reply_to=card.message))


@pytest.mark.parametrize("asked", [pytest.param("/ask", id="specification-poll")])
async def test_a_poll_can_be_asked(world: World, asked: str) -> None:
    poll = world.api.say(GROUP, MEMBER, "")["message"]
    poll["poll"] = {**OLD_POLL, **LATEST, "question": ASKED, "allows_revoting": False, "members_only": False}
    assert WANTED in text(await world.says(asked, chat=GROUP, reply_to=poll))


@pytest.mark.parametrize("length", [pytest.param(587, id="specification-587"), pytest.param(3_000, id="specification-3000")])
async def test_a_long_text_with_a_question_at_its_end(world: World, length: int) -> None:
    story = ("昨天我和家人一起去了那裡，天氣非常好，我們走了很遠。" * 200)[: length - len(ASKED) - 1]
    assert WANTED in text(await world.says(f"/ask {story}。{ASKED}", chat=GROUP))
    replied = world.api.say(GROUP, MEMBER, f"{story}。{ASKED}？")["message"]
    assert WANTED in text(await world.says("/ask", chat=GROUP, reply_to=replied))


@pytest.mark.parametrize(
    "chat", [pytest.param(GROUP, id="specification-edited-group"), pytest.param(None, id="specification-edited")]
)
async def test_a_changed_question_changes_its_answer(world: World, chat: Json | None) -> None:
    asked = world.api.say(chat or private(MEMBER), MEMBER, "/ask 蘋果手機多少錢")
    [first] = await world.gets(asked)
    [second] = await world.gets(world.api.rewrite(asked["message"], f"/ask {ASKED}"))
    assert (second.kind, second.message["message_id"]) == ("edited", first.message["message_id"])
    assert WANTED in second.message["text"]


@pytest.mark.parametrize("typed", [pytest.param(ASKED, id="specification-inline")])
async def test_passages_are_found_from_any_chat(world: World, typed: str) -> None:
    [shown] = await world.gets(world.api.type_inline(MEMBER, typed))
    assert WANTED in shown.text


@pytest.mark.parametrize("asked", [pytest.param(ASKED, id="specification-deep-link")])
async def test_a_link_to_a_passage_opens_it(world: World, asked: str) -> None:
    [card] = await world.says(asked)
    [opened] = await world.presses(card.message, "📖")
    link = next(button["copy_text"]["text"] for button in buttons(opened.message) if "🔗" in button["text"])
    assert WANTED in text(await world.says(f"/start {link.partition('start=')[2]}", ADMIN))
    assert "我是查文" in text(await world.says("/start inline", ADMIN))


@pytest.mark.parametrize(
    "chat", [pytest.param(GROUP, id="specification-added"), pytest.param(BASIC, id="specification-added-basic")]
)
async def test_a_group_is_told_how_to_ask(world: World, chat: Json) -> None:
    assert "/ask" in text(await world.gets(world.api.take_in(chat, ADMIN)))


@pytest.mark.parametrize("label", [pytest.param("另", id="specification-turned"), pytest.param("📖", id="specification-read")])
async def test_nobody_else_turns_my_card(world: World, label: str) -> None:
    [card] = await world.says("/ask 招商引資工作", chat=GROUP)
    [told] = await world.presses(card.message, label, {**ADMIN, "language_code": "en"})
    assert told.kind == "toast"
    [turned] = await world.presses(card.message, label, {**MEMBER, "language_code": "zh-hant"})
    assert turned.kind == "edited"


@pytest.mark.parametrize("said", [pytest.param("/reindex什么时候该用？", id="specification-reindex-asked")])
async def test_a_question_about_a_command_is_no_command(world: World, said: str) -> None:
    assert "没有找到" in text(await world.says(said, ADMIN))
    assert "admins" not in text(await world.says(said))


@pytest.mark.parametrize("said", [pytest.param("/reindex", id="specification-reindex-member")])
async def test_a_members_admin_command_in_a_group_is_not_refused_aloud(world: World, said: str) -> None:
    assert await world.says(said, chat=GROUP) == []
    assert "admins" in text(await world.says(f"{said}@chawen_bot", chat=GROUP))


@pytest.mark.parametrize("name", [pytest.param("泡茶.txt", id="specification-upload")])
async def test_a_file_from_an_admin_is_shown_before_it_is_an_article(corpus: Write, tmp_path: Path, name: str) -> None:
    async with World(make_settings(corpus({"a.txt": "圖書館每天九點開門。"}), tmp_path)).living() as world:
        [preview] = await world.gets(world.api.send_file(private(ADMIN), ADMIN, name, "綠茶要用八十度的水泡。".encode()))
        assert "八十度" in preview.message["text"]
        await world.presses(preview.message, "放進去", ADMIN)
        await world.rebuilt()
        assert "八十度" in text(await world.says("綠茶用幾度的水"))


@pytest.mark.parametrize(
    "said", [pytest.param("/start", id="specification-language-start"), pytest.param("/help", id="specification-language")]
)
async def test_a_language_button_redraws_its_card(world: World, said: str) -> None:
    [card] = await world.says(said)
    shown = await world.presses(card.message, "简体")
    assert [one.kind for one in shown] == ["toast", "edited"]
    assert "问题" in shown[1].message["text"]


@pytest.mark.parametrize("quote", [pytest.param("國內", id="specification-quote")])
async def test_a_quote_says_what_a_question_beside_it_is_about(world: World, quote: str) -> None:
    asked = world.api.say(GROUP, MEMBER, "力爭引進多少戶國內500強？")["message"]
    assert WANTED in text(await world.says("/ask 500強力爭引進多少戶", ADMIN, GROUP, reply_to=asked, quote=quote))
