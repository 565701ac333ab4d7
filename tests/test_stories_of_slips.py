"""What fingers, keyboards, files and Telegram itself do to a bot in a week: stories of slips, each of which cost an answer once
or might have.
"""

from pathlib import Path

import pytest

from bot.console.botapi import buttons
from bot.console.rules import ApiError, Json
from tests.conftest import Write
from tests.stories import ASKED
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text

PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
FILE = {"file_id": "1", "file_unique_id": "1"}


def message(world: World, chat: Json, user: Json = MEMBER, **content: object) -> Json:
    """An update with a message that has no text, but this."""
    update = world.api.say(chat, user, "")
    del update["message"]["text"]
    update["message"].update(content)
    return update


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("/ask /ask {}", id="command-twice"),
        pytest.param("@chawen_bot /ask {}", id="name-and-command"),
        pytest.param("/ask@chawen_bot /Ask@chawen_bot {}", id="full-command-twice"),
        pytest.param("、ask {}", id="chinese-key"),
        pytest.param("//ask {}", id="two-slashes"),
        pytest.param("\\ask {}", id="backslash"),
        pytest.param("/ask@chawen_bot\n{}", id="new-line"),
        pytest.param("@chawen_bot@chawen_bot {}", id="name-twice"),
        pytest.param("@chawen_bot，{}", id="name-and-comma"),
        pytest.param("{}@chawen_bot？", id="name-at-the-end"),
        pytest.param("/ask「{}」", id="brackets"),
        pytest.param("/ask\u00a0{}", id="hard-blank"),
        pytest.param("/ask{}@chawen_bot", id="no-blank-and-name"),
    ],
)
async def test_a_slip_in_a_call_costs_no_answer(world: World, said: str) -> None:
    assert WANTED in text(await world.says(said.format(ASKED), chat=GROUP))
    assert WANTED in text(await world.says(said.format(ASKED)))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("市長\u202e是誰", id="right-to-left-override"),
        pytest.param("市長\n是誰", id="broken-line"),
        pytest.param("市\u200b長是誰", id="zero-width"),
        pytest.param("＃市長是誰", id="hash"),
        pytest.param("/市長是誰", id="slash"),
        pytest.param("市長是誰" + "？" * 500, id="five-hundred-marks"),
        pytest.param("市長是誰？" * 30, id="thirty-times"),
        pytest.param("市長是誰&lt;", id="entity"),
        pytest.param("@a @b 市長是誰", id="others-named"),
    ],
)
async def test_a_slip_in_a_question_costs_no_answer(world: World, said: str) -> None:
    assert "姜治瑩" in text(await world.says(said))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("\u200b\u200b", id="nothing-to-see"),
        pytest.param("\n" * 400, id="empty-lines"),
        pytest.param("🇹🇼", id="flag"),
        pytest.param("？？", id="marks"),
        pytest.param("/ask /ask", id="command-twice-alone"),
    ],
)
async def test_nothing_is_asked_by_nothing(world: World, said: str) -> None:
    assert "/ask" in text(await world.says(said))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("@chawen_bot /reindex", id="reindex"),
        pytest.param("@chawen_bot /gaps", id="gaps"),
    ],
)
async def test_a_command_behind_our_name_is_that_command(world: World, said: str) -> None:
    assert "admins only" in text(await world.says(said, chat=GROUP))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("/ask@other_bot {}", id="another-bots-command"),
        pytest.param("@other_bot {}", id="another-bots-name"),
        pytest.param("問：{}", id="mark-alone"),
        pytest.param("/foo", id="another-command"),
    ],
)
async def test_what_is_anothers_is_left_alone_in_a_group(world: World, said: str) -> None:
    assert await world.says(said.format(ASKED), chat=GROUP) == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param({"dice": {"emoji": "🎲", "value": 1}}, id="dice"),
        pytest.param({"location": {"latitude": 1.0, "longitude": 1.0}}, id="location"),
        pytest.param({"contact": {"phone_number": "1", "first_name": "x"}}, id="contact"),
        pytest.param({"story": {"chat": GROUP, "id": 1}}, id="story"),
        pytest.param({"voice": {**FILE, "duration": 1}}, id="voice"),
        pytest.param({"paid_media": {"star_count": 1, "paid_media": []}}, id="paid-media"),
    ],
)
async def test_what_has_no_words_gets_a_hint_in_private_only(world: World, content: Json) -> None:
    assert await world.gets(message(world, GROUP, **content)) == []
    assert "only read text" in text(await world.gets(message(world, private(MEMBER), **content)))


async def test_a_caption_that_was_changed_has_its_answer_changed(world: World) -> None:
    update = message(world, private(MEMBER), photo=PHOTO, caption="市長是誰")
    [card] = await world.gets(update)
    changed = {**update["message"], "caption": ASKED, "edit_date": update["message"]["date"] + 5}
    [edited] = await world.gets(world.api.updates.add("edited_message", changed))
    assert (edited.kind, edited.message["message_id"]) == ("edited", card.message["message_id"])
    assert WANTED in edited.message["text"]


async def test_chatter_that_becomes_a_question_is_answered(world: World) -> None:
    update = world.api.say(GROUP, MEMBER, "大家早")
    assert await world.gets(update) == []
    assert WANTED in text(await world.gets(world.api.rewrite(update["message"], f"/ask {ASKED}")))


@pytest.mark.parametrize("said", ["原文在哪？", "哪裡寫的？", "出處在哪裡"])
async def test_where_it_is_written_is_shown(world: World, said: str) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    [read] = await world.says(said, chat=GROUP, reply_to=card.message)
    assert WANTED in read.message["text"]
    assert any("←" in button["text"] for button in buttons(read.message))


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("yue", "語言"), ("nan", "語言"), ("wuu", "语言"), ("zh-hant-raw", "語言"), ("zh-SG", "语言"), ("ja", "language")],
)
async def test_who_speaks_chinese_is_spoken_to_in_chinese(world: World, tag: str, wanted: str) -> None:
    assert wanted in text(await world.says("/lang", {**MEMBER, "id": 60, "language_code": tag}))


async def test_an_admins_command_in_latin_letters_is_answered_in_the_admins_language(world: World) -> None:
    assert "先給這個答案" in text(await world.says("/pin a lift to go | to the right", ADMIN))


async def test_an_order_is_carried_out_in_one_language(corpus: Write, tmp_path: Path) -> None:
    english = {**ADMIN, "language_code": "en"}
    async with World(make_settings(corpus({"a.txt": "食堂十二點開門。"}), tmp_path)).living() as world:
        [card] = await world.says("/syn 食堂 飯堂", english)
        assert "Take this up?" in card.message["text"]
        shown = await world.presses(card.message, "✓", english)
        assert any("Noted" in one.message["text"] for one in shown if one.kind == "edited")
        await world.rebuilt()


async def test_a_menu_is_in_the_script_of_its_person(world: World) -> None:
    """openclaw 67845."""
    await world.says("/start", {**MEMBER, "language_code": "zh-hant"})
    menu = [values for name, values in world.api.calls if name == "setMyCommands"][-1]
    assert "問" in str(menu["commands"])
    assert "问" not in str(menu["commands"])


async def test_words_that_only_look_like_others_are_none(world: World) -> None:
    assert "/syn 軟體 軟件" in text(await world.says("/syn 電梯\u200b 電梯", ADMIN))


@pytest.mark.parametrize(
    ("refused", "wanted"),
    [
        pytest.param("Bad Request: file is too big", "20 MB", id="no-size-told"),
        pytest.param("Bad Request: wrong file_id or the file is temporarily unavailable", "再傳一次", id="gone"),
    ],
)
async def test_a_file_that_telegram_keeps_back(world: World, refused: str, wanted: str) -> None:
    world.api.refuse("getFile", ApiError(400, refused))
    document = {**FILE, "file_name": "茶.pdf"}
    assert wanted in text(await world.gets(message(world, private(ADMIN), ADMIN, document=document)))


async def test_a_full_disk_is_told_to_who_sends_a_file(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with World(make_settings(corpus({"a.txt": "茶。"}), tmp_path)).living() as world:
        monkeypatch.setattr(Path, "write_bytes", full)
        sent = world.api.send_file(private(ADMIN), ADMIN, "茶.txt", "綠茶八十度。".encode())
        assert "DATA_DIR" in text(await world.gets(sent))


@pytest.mark.parametrize(
    "data",
    ["x" * 64, "v1:p:99999999999999999:0", "v1:h:{}:offffffffffffffff", "v1:o:{}:ffffffffffffffff", "v1:e:99", "v1:f:99999"],
)
async def test_a_button_that_nobody_was_given_breaks_nothing(world: World, data: str) -> None:
    [card] = await world.says(ASKED)
    number = buttons(card.message)[0]["callback_data"].split(":")[2]
    shown = await world._take(world.api.press(card.message, MEMBER, data.format(number)))
    assert [one.kind for one in shown] == ["toast"]


@pytest.mark.parametrize("data", ["v1:p:{}:999", "v1:r:{}:999:0", "v1:r:{}:0:99999", "v1:x:{}:77", "v1:h:{}:999", "v1:f:{}"])
async def test_a_place_that_is_not_there_is_no_error(world: World, data: str, caplog: pytest.LogCaptureFixture) -> None:
    [card] = await world.says(ASKED)
    number = buttons(card.message)[0]["callback_data"].split(":")[2]
    await world._take(world.api.press(card.message, MEMBER, data.format(number)))
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("payload", ["a_'; DROP", "p_../../x", "p_0123_999999999999", "x" * 64, "c_zzz", "a_"])
async def test_a_link_that_nobody_made_is_told_kindly(world: World, payload: str) -> None:
    assert len(text(await world.says(f"/start {payload}"))) > 20


async def test_a_page_of_a_message_that_is_gone(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """tg-ytdlp-bot 453."""
    [card] = await world.says(ASKED)
    world.api.refuse("editMessageText", ApiError(400, "Bad Request: MESSAGE_ID_INVALID"))
    assert await world.presses(card.message, "▶") == []
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
