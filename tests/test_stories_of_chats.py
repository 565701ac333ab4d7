"""Stories from public bug reports of other bots: chats that move, are closed, or were never ours."""

from pathlib import Path
from typing import Any

import pytest

from bot.console.botapi import buttons
from bot.console.rules import ApiError, Json
from tests.conftest import ARTICLES, Write
from tests.stories import ANONYMOUS, ASKED, BASIC, CHANNEL, FORUM, FORWARDED, MOVED, OTHER_BOT, POSTED, TELEGRAM, Story, errors
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text


async def test_an_answer_follows_its_group(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """gatus-179, calendar-bot-23."""
    world.api.chats[MOVED["id"]] = MOVED
    upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
    world.api.refuse("sendMessage", ApiError(400, upgraded, migrate_to_chat_id=MOVED["id"]))
    [answered] = await world.says(f"/ask {ASKED}", chat=BASIC)
    assert answered.message["chat"]["id"] == MOVED["id"]
    assert WANTED in answered.message["text"]
    assert not errors(caplog)


@pytest.mark.parametrize("first", [pytest.param("migrate_to_chat_id", id="node-telegram-bot-api-1155")])
async def test_an_allowed_group_stays_allowed_when_it_becomes_a_supergroup(tmp_path: Path, first: str) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS=str(BASIC["id"]))).living() as world:
        assert WANTED in text(await world.says(f"/ask {ASKED}", chat=BASIC))
        moving = world.api.say(BASIC, ADMIN, "")
        del moving["message"]["text"]
        assert await world.gets({**moving, "message": {**moving["message"], first: MOVED["id"]}}) == []
        coming = {**moving["message"], "chat": MOVED, "migrate_from_chat_id": BASIC["id"]}
        assert await world.gets({"update_id": 9_000, "message": coming}) == []
        assert WANTED in text(await world.says(f"/ask {ASKED}", chat=MOVED))
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS=str(BASIC["id"]))).living() as world:
        assert WANTED in text(await world.says(f"/ask {ASKED}", chat=MOVED))
        assert await world.says(f"/ask {ASKED}", chat=GROUP) == []


@pytest.mark.parametrize(
    "refusal",
    [
        pytest.param("Bad Request: not enough rights to send text messages to the chat", id="chevaletAnonBot-28"),
        pytest.param("Bad Request: have no rights to send a message", id="chevaletAnonBot-28-old"),
        pytest.param("Bad Request: CHAT_RESTRICTED", id="telegram-bot-api-863"),
        pytest.param("Bad Request: TOPIC_CLOSED", id="TagEveryone-26"),
        pytest.param("Bad Request: message thread not found", id="feedback-bot-1"),
        pytest.param("Bad Request: TOPIC_DELETED", id="feedback-bot-1-deleted"),
    ],
)
async def test_where_we_may_not_write_nothing_is_tried_twice(
    world: World, refusal: str, caplog: pytest.LogCaptureFixture
) -> None:
    world.api.refuse("sendMessage", ApiError(400, refusal))
    assert await world.says(f"/ask {ASKED}", chat=GROUP) == []
    assert [method for method, _ in world.api.calls].count("sendMessage") == 1
    assert not errors(caplog)


@pytest.mark.parametrize(
    ("user", "more"),
    [
        pytest.param(TELEGRAM, {"is_automatic_forward": True, "sender_chat": CHANNEL}, id="openclaw-34309"),
        pytest.param(TELEGRAM, {"is_automatic_forward": True, "forward_origin": POSTED}, id="telegram-bot-api-209"),
        pytest.param(OTHER_BOT, {}, id="hermes-agent-106430"),
        pytest.param(OTHER_BOT, {"sender_chat": GROUP}, id="nanoclaw-95"),
        pytest.param(MEMBER, {"forward_origin": FORWARDED}, id="grammar-nazi-41"),
    ],
)
async def test_what_nobody_says_to_us_is_left_alone(world: World, user: Json, more: Json) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    for said in (f"@chawen_bot {ASKED}？", f"{ASKED} @chawen_bot", f"/ask {ASKED}"):
        assert await world.says(said, user, GROUP, **more) == []
    assert await world.says("外資呢？", user, GROUP, reply_to=card.message, **more) == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("哈哈哈哈", id="openclaw-35579-laughter"),
        pytest.param("@laowang 你看看", id="openclaw-35579-another"),
        pytest.param("@laowang 你知道這是什麼嗎？", id="openclaw-35579-another-asked"),
        pytest.param("😂😂😂", id="openclaw-35579-emoji"),
        pytest.param("+1", id="hermes-agent-64388-plus"),
        pytest.param("？", id="hermes-agent-64388-mark"),
        pytest.param("👍", id="hermes-agent-64388-thumb"),
        pytest.param("原來如此", id="hermes-agent-64388-i-see"),
    ],
)
async def test_chatter_under_a_card_is_left_alone(world: World, said: str) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert await world.says(said, ADMIN, GROUP, reply_to=card.message) == []
    assert "姜治瑩" in text(await world.says("市長是誰", ADMIN, GROUP, reply_to=card.message))


@pytest.mark.parametrize(
    "said", [pytest.param("今天誰去？", id="hermes-agent-118678"), pytest.param("什麼時候", id="takopi-152")]
)
async def test_talk_in_a_topic_that_we_opened_is_left_alone(world: World, said: str) -> None:
    [opening] = await world.says(f"/ask {ASKED}", chat=FORUM, is_topic_message=True)
    thread: Json = {"is_topic_message": True, "message_thread_id": opening.message["message_id"]}
    assert await world.says(said, ADMIN, FORUM, reply_to=opening.message, **thread) == []
    assert WANTED in text(await world.says(f"@chawen_bot {ASKED}", ADMIN, FORUM, reply_to=opening.message, **thread))


@pytest.mark.parametrize("title", [pytest.param("", id="telegram-bot-api-667"), pytest.param("板主", id="TranscriberBot-28")])
async def test_an_anonymous_admin_is_told_to_write_in_private(world: World, title: str) -> None:
    more = {"sender_chat": GROUP, "author_signature": title} if title else {"sender_chat": GROUP}
    for said in ("/reindex", "/reindex@chawen_bot"):
        assert "private chat" in text(await world.says(said, ANONYMOUS, GROUP, **more))
    assert WANTED in text(await world.says(f"/ask {ASKED}", ANONYMOUS, GROUP, **more))


def picture(world: World, album: str, caption: str, user: Json = MEMBER) -> Json:
    update = world.api.say(private(user), user, "")
    del update["message"]["text"]
    sizes = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    update["message"].update(photo=sizes, media_group_id=album, **({"caption": caption} if caption else {}))
    return update


@pytest.mark.parametrize(
    ("captions", "wanted"),
    [
        pytest.param([""] * 6, "text", id="pyTelegramBotAPI-1581"),
        pytest.param([""] * 10, "text", id="my-id-bot-23"),
        pytest.param([ASKED, *[""] * 9], WANTED, id="telegraf-906"),
    ],
)
async def test_an_album_gets_one_reply(world: World, captions: list[str], wanted: str) -> None:
    shown = [one for caption in captions for one in await world.gets(picture(world, "1", caption))]
    assert wanted in text(shown)
    shown = [one for caption in captions for one in await world.gets(picture(world, "2", caption))]
    assert len(shown) == 1


@pytest.mark.parametrize("service", [pytest.param("new_thing", id="pyTelegramBotAPI-2626")])
async def test_a_service_message_of_tomorrow_is_left_alone(world: World, service: str) -> None:
    contents: tuple[Any, ...] = ({"count": 1}, True, "x", [])
    for what in contents:
        update = world.api.say(private(MEMBER), MEMBER, "")
        del update["message"]["text"]
        update["message"][service] = what
        assert await world.gets(update) == []


@pytest.mark.parametrize(
    "label", [pytest.param("另", id="python-telegram-bot-InaccessibleMessage"), pytest.param("📖", id="aiogram-1675")]
)
async def test_a_press_on_a_message_that_telegram_no_longer_shows(world: World, label: str) -> None:
    [card] = await world.says("招商引資工作")
    data = next(button["callback_data"] for button in buttons(card.message) if label in button["text"])
    old = {"chat": card.message["chat"], "message_id": card.message["message_id"], "date": 0}
    shown = await world.gets(world.api.press(old, MEMBER, data))
    assert [one.kind for one in shown] == ["edited"]
    assert not world.api.unanswered


@pytest.mark.parametrize("questions", [pytest.param(60, id="trace.moe-3")])
async def test_sixty_questions_at_once_are_not_sixty_answers(tmp_path: Path, questions: int) -> None:
    story = Story(tmp_path)
    async with story.served(3, 4):
        await story.takes(*(story.asks(3) for _ in range(questions)), story.asks(4))
        await story.idle()
    assert story.answered(3) == 5
    assert story.answered(4) == 1
    assert len(story.shown) == 7  # with one notice


@pytest.mark.parametrize(
    ("is_gone", "restarts"),
    [
        pytest.param(False, False, id="weaviate-11322-reindex"),
        pytest.param(False, True, id="weaviate-11322-restart"),
        pytest.param(True, True, id="backstage-14938"),
    ],
)
async def test_an_empty_folder_costs_no_answer(corpus: Write, tmp_path: Path, is_gone: bool, restarts: bool) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        (folder / "a.txt").unlink()
        if is_gone:
            folder.rmdir()
        if not restarts:
            await world.says("/reindex", ADMIN)
            assert "沒有換上" in await world.rebuilt()
            assert "八十度" in text(await world.says("綠茶用幾度的水"))
            return
    async with World(make_settings(folder, tmp_path)).living() as world:
        assert [shown.message["chat"]["id"] for shown in world.shown] == [ADMIN["id"]]  # who hears of it
        assert "八十度" in text(await world.says("綠茶用幾度的水"))
