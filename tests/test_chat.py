"""Conversations with the real application, Telegram's side in this process: what people see."""

import asyncio
import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from telegram import Update

from bot.app import InOrderPerChat
from bot.botapi import ApiError, buttons
from tests.conftest import ARTICLES
from tests.world import ADMIN, GROUP, MEMBER, TOKEN, World, make_settings, private, text

Write = Callable[..., Path]
WANTED = "力爭引進世界500強6戶、國內500強10戶。"


async def test_a_question_in_private(world: World) -> None:
    shown = await world.says("力爭引進多少戶500強")
    assert WANTED in text(shown)
    assert "長春掀起新一輪大招商熱潮 · 2013-03-05 · 中國吉林網" in text(shown)
    kinds = [entity["type"] for entity in shown[0].message["entities"]]
    assert "bold" in kinds
    assert "expandable_blockquote" in kinds


@pytest.mark.parametrize("call", ["/ask{}", "/ask {}", "/ask@chawen_bot {}", "@chawen_bot {}"])
async def test_a_question_in_a_group(world: World, call: str) -> None:
    shown = await world.says(call.format("力爭引進多少戶500強"), chat=GROUP)
    assert WANTED in text(shown)
    assert "reply_to_message" in shown[0].message


async def test_a_group_is_not_disturbed(world: World) -> None:
    assert await world.says("力爭引進多少戶500強", chat=GROUP) == []
    assert await world.says("/ask@other_bot 力爭引進多少戶500強", chat=GROUP) == []
    assert await world.says("/weather", chat=GROUP) == []


async def test_replies_in_a_group(world: World) -> None:
    question = world.api.say(GROUP, MEMBER, "力爭引進多少戶500強")["message"]
    shown = await world.says("/ask", chat=GROUP, reply_to=question)
    assert WANTED in text(shown)
    answered = await world.says("市長是誰", chat=GROUP, reply_to=shown[0].message)
    assert "姜治瑩" in text(answered)
    assert await world.says("好的", chat=GROUP, reply_to=question) == []


async def test_a_quoted_part_is_the_question(world: World) -> None:
    long = world.api.say(GROUP, MEMBER, "大家好。力爭引進多少戶500強？天氣真好。")["message"]
    assert WANTED in text(await world.says("/ask", chat=GROUP, reply_to=long, quote="力爭引進多少戶500強"))


async def test_half_a_character_is_taken(world: World) -> None:
    update = world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
    update["message"]["text"] += "\ud83d"
    assert WANTED in text(await world.gets(update))


async def test_a_bare_ask_explains_itself(world: World) -> None:
    assert "/ask" in text(await world.says("/ask"))


async def test_what_is_not_there_is_refused_politely(world: World) -> None:
    said = text(await world.says("蘋果手機多少錢"))
    assert "沒有找到" in said
    assert "長春掀起新一輪大招商熱潮" in said


async def test_paging_edits_the_message_and_survives_a_restart(tmp_path: Path) -> None:
    settings = make_settings(ARTICLES, tmp_path)
    async with World(settings).living() as world:
        card = (await world.says("招商引資工作"))[0].message
        assert len(buttons(card)) > 1
        turned = await world.presses(card, "2")
        assert [shown.kind for shown in turned] == ["edited"]
        assert turned[0].message["message_id"] == card["message_id"]
        assert "· 2 ·" in [button["text"] for button in buttons(turned[0].message)]
        assert await world.presses(turned[0].message, "2") == []  # the page that is open already
        assert not world.api.unanswered
    async with World(settings).living() as again:
        again.api.chats.update(world.api.chats)
        again.api.messages.update(world.api.messages)
        assert "edited" in [shown.kind for shown in await again.presses(card, "3")]


async def test_a_button_answers_anew_when_the_articles_changed(corpus: Write, tmp_path: Path) -> None:
    stories = {f"{at}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(6, 10)}
    folder = corpus(stories)
    async with World(make_settings(folder, tmp_path)).living() as world:
        card = (await world.says("圖書館每天開門"))[0].message
        corpus({"6.txt": "第6間圖書館已經關門了。"})
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        shown = await world.presses(card, "2")
        assert [seen.kind for seen in shown] == ["toast", "edited"]
        assert "重新" in shown[0].text
        [turned] = await world.presses(shown[1].message, "2")  # said once: from now on the card is of these articles
        assert "· 2 ·" in [button["text"] for button in buttons(turned.message)]


async def test_a_button_pressed_while_we_were_away_still_turns_the_card(world: World) -> None:
    card = (await world.says("招商引資工作"))[0].message
    press = world.api.press(card, MEMBER, buttons(card)[1]["callback_data"])
    world.api.unanswered.clear()  # Telegram waits a minute, not longer
    assert [seen.kind for seen in await world.gets(press)] == ["edited"]


async def test_a_card_that_was_deleted_is_no_error(world: World, caplog: pytest.LogCaptureFixture) -> None:
    card = (await world.says("招商引資工作"))[0].message
    world.api.refuse("editMessageText", ApiError(400, "Bad Request: message to edit not found"))
    assert await world.presses(card, "2") == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_button_that_fails_says_so_above_the_button(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    card = (await world.says("招商引資工作"))[0].message
    monkeypatch.setattr(world.answering, "again", broken)
    [shown] = await world.presses(card, "2")
    assert shown.kind == "toast"
    assert "secret" not in shown.text
    assert not world.api.unanswered


async def test_where_we_may_not_write_we_are_silent(world: World) -> None:
    refusal = ApiError(400, "Bad Request: not enough rights to send text messages to the chat")
    world.api.refuse("sendMessage", refusal, refusal)
    assert await world.says("力爭引進多少戶500強") == []
    assert "世界500強6戶" in text(await world.says("力爭引進多少戶500強"))


async def test_buttons_of_other_chats_are_kept_out(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        card = (await world.says("/ask招商引資工作", chat=GROUP))[0].message
        foreign = {**card, "chat": private(MEMBER)}
        shown = await world.gets(world.api.press(foreign, MEMBER, buttons(card)[1]["callback_data"]))
        assert [seen.kind for seen in shown] == ["toast"]


async def test_follow_ups_do_not_grow_for_ever(world: World) -> None:
    await world.says("how many 500強 firms are targeted")
    for number in range(40):
        last = text(await world.says(f"and what about the plan number {number}"))
    assert len(last) < 1_500


async def test_a_slow_chat_holds_up_no_other() -> None:
    order, slow = InOrderPerChat(), asyncio.Event()
    seen: list[str] = []

    def update(chat: int) -> Update:
        data = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private", "first_name": "x"}, "text": "x"}
        made = Update.de_json({"update_id": chat, "message": data}, None)
        assert made
        return made

    async def handle(name: str, waits: bool) -> None:
        if waits:
            await slow.wait()
        seen.append(name)

    tasks = [asyncio.create_task(order.process_update(update(1), handle(f"slow {at}", at == 0))) for at in range(200)]
    await asyncio.sleep(0)
    await asyncio.wait_for(order.process_update(update(2), handle("quick", False)), 5)
    assert seen == ["quick"]
    slow.set()
    await asyncio.gather(*tasks)
    assert seen[1:] == [f"slow {at}" for at in range(200)]


async def test_old_and_foreign_buttons_say_so(world: World) -> None:
    card = (await world.says("招商引資工作"))[0].message
    for data in ("v1:p:999:1", "v0:x", "v1:zz:1", "nonsense", "v1:p:x:y", "v1:p"):
        shown = await world.gets(world.api.press(card, MEMBER, data))
        assert [seen.kind for seen in shown] == ["toast"]
    foreign = world.api.say(GROUP, MEMBER, "x")["message"]
    theirs = dict(foreign, **{"from": world.api.me, "message_id": 4_000})
    shown = await world.gets(world.api.press(theirs, MEMBER, buttons(card)[0]["callback_data"]))
    assert [seen.kind for seen in shown] == ["toast"]
    assert not world.api.unanswered


async def test_reindex_reports_what_changed(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        corpus({"b.txt": "圖書館每天九點開門。", "c.pdf": b"%PDF"})
        assert "開門" not in text(await world.says("圖書館幾點開門"))
        shown = await world.says("/reindex", ADMIN)
        said = await world.rebuilt()
        assert all(word in said for word in ("重建完成", "新增 1", "失敗 1", "c.pdf", ".txt"))
        assert len({seen.message["message_id"] for seen in [*shown, world.shown[-1]]}) == 1
        assert "九點" in text(await world.says("圖書館幾點開門"))


async def test_reindex_runs_once_and_the_bot_answers_meanwhile(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    held, started = asyncio.Event(), asyncio.Event()
    rebuild = world.answering.reindex

    async def slow(progress: Callable[[str, int, int], None]) -> object:
        started.set()
        progress("read", 1, 2)
        await held.wait()
        return await rebuild(progress)

    monkeypatch.setattr(world.answering, "reindex", slow)
    await world.says("/reindex", ADMIN)
    await started.wait()
    shown = await world.says("力爭引進多少戶500強")  # and, as it happens, edits of the progress message
    held.set()
    assert any(WANTED in seen.message["text"] for seen in shown)
    assert "沒有變化" in await world.rebuilt()


async def test_a_second_reindex_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.answering._reindexing = True
    await world.says("/reindex", ADMIN)
    assert "已經在重建" in await world.rebuilt()
    world.answering._reindexing = False
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
    assert "admins only" in text(await world.says("/reindex", anonymous, GROUP))


async def test_start_help_and_articles(world: World) -> None:
    assert "長春掀起新一輪大招商熱潮" in text(await world.says("/start"))
    assert "/reindex" not in text(await world.says("/help"))
    assert "/reindex" in text(await world.says("/help", ADMIN))
    assert "2013-03-05" in text(await world.says("/articles"))
    assert "/help" in text(await world.says("/whatever"))


async def test_articles_are_paged(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({f"{at:02}.txt": f"標題{at:02}\n這是第{at}篇文章的內容。" for at in range(45)})
    async with World(make_settings(folder, tmp_path)).living() as world:
        first = (await world.says("/articles"))[0].message
        assert "標題14" in first["text"]
        assert "標題15" not in first["text"]
        second = await world.presses(first, "▶")
        assert "標題15" in second[0].message["text"]
        third = await world.presses(second[0].message, "▶")
        assert "標題44" in third[0].message["text"]
        assert [button["text"] for button in buttons(third[0].message)] == ["◀", "3/3"]


async def test_the_language_follows_the_question_then_the_person(world: World) -> None:
    assert "沒有找到" in text(await world.says("蘋果手機多少錢", MEMBER))
    assert "没有找到" in text(await world.says("苹果手机多少钱", ADMIN))
    assert "not in the articles" in text(await world.says("how much is the phone", ADMIN))
    assert "沒有找到" in text(await world.says("qwerty", ADMIN))
    assert "not in the articles" in text(await world.says("qwerty", MEMBER))


async def test_a_chosen_language_stays(world: World) -> None:
    card = (await world.says("/help", MEMBER))[0].message
    assert "简体" in (await world.presses(card, "简体"))[0].text
    assert "没有找到" in text(await world.says("how much is the phone", MEMBER))
    await world.presses(card, "Automatic")
    assert "not in the articles" in text(await world.says("how much is the phone", MEMBER))


async def test_no_articles_at_all(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(), tmp_path)).living() as world:
        assert "還沒有" in text(await world.says("圖書館幾點開門"))
        assert "no articles" in text(await world.says("/articles"))
        assert text(await world.says("/start"))


async def test_other_chats_are_kept_out(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        assert WANTED in text(await world.says("/ask 力爭引進多少戶500強", chat=GROUP))
        assert "沒有對這裡開放" in text(await world.says("力爭引進多少戶500強"))
        assert await world.says("/ask 力爭引進多少戶500強", chat={**GROUP, "id": -1002}) == []
        assert WANTED in text(await world.says("力爭引進多少戶500強", ADMIN))


async def test_other_kinds_of_updates_are_left_alone(world: World) -> None:
    message = world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")["message"]
    for kind in ("edited_message", "channel_post", "edited_channel_post", "business_message"):
        assert await world.gets({"update_id": 1, kind: message}) == []
    sticker = {name: value for name, value in message.items() if name != "text"}
    assert "text" in text(await world.gets({"update_id": 1, "message": {**sticker, "dice": {"emoji": "🎲", "value": 1}}}))
    photo = {**sticker, "photo": [], "caption": "力爭引進多少戶500強"}
    assert WANTED in text(await world.gets({"update_id": 1, "message": photo}))


async def test_too_long_a_question_is_named(world: World) -> None:
    assert "500" in text(await world.says("長" * 501))


async def test_menus_differ_by_place_and_person(world: World) -> None:
    def names(key: str) -> list[str]:
        return [command["command"] for command in world.api.menus[key]]

    assert names("all_private_chats::") == names("all_group_chats::en") == ["ask", "articles", "help", "start"]
    assert "reindex" in names("chat:1:")


async def test_failing_menus_cost_no_answer(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    world.api.refuse("setMyCommands", *(ApiError(500, "Internal Server Error") for _ in range(9)))
    async with world.living():
        assert WANTED in text(await world.says("力爭引進多少戶500強"))


async def test_flood_control_is_waited_out(world: World) -> None:
    world.api.refuse("sendMessage", ApiError(429, "Too Many Requests: retry after 1", retry_after=1))
    assert WANTED in text(await world.says("力爭引進多少戶500強"))


async def test_a_server_in_trouble_is_asked_again(world: World) -> None:
    world.api.refuse("sendMessage", ApiError(502, "Bad Gateway"))
    assert WANTED in text(await world.says("力爭引進多少戶500強"))


async def test_html_that_telegram_refuses_goes_as_plain_text(world: World) -> None:
    world.api.refuse("sendMessage", ApiError(400, "Bad Request: can't parse entities: unexpected end tag"))
    shown = await world.says("力爭引進多少戶500強")
    assert WANTED in text(shown)
    assert "entities" not in shown[0].message


async def test_one_chat_that_blocks_us_stops_nobody(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.refuse("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    assert await world.says("力爭引進多少戶500強") == []
    assert WANTED in text(await world.says("力爭引進多少戶500強"))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_an_inner_error_shows_a_code_and_nothing_else(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(world.answering, "ask", broken)
    said = text(await world.says("力爭引進多少戶500強"))
    assert "secret" not in said
    code = re.findall("[0-9a-f]{6}", said)[0]
    assert any(code in record.getMessage() for record in caplog.records)


async def test_the_log_tells_neither_token_nor_question(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await world.says("力爭引進多少戶500強")
        world.api.refuse("sendMessage", ApiError(500, "Internal Server Error"), ApiError(500, "Internal Server Error"))
        await world.says("市長是誰")
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith(("bot", "index", "corpus")))
    assert not any(word in ours for word in (TOKEN, "引進", "市長"))


async def test_courtesies_get_a_human_line(world: World) -> None:
    assert "你好" in text(await world.says("你好！"))
    assert "welcome" in text(await world.says("Thanks a lot!"))
    assert "再見" in text(await world.says("再見"))
    assert "/articles" in text(await world.says("who are you?"))


async def test_a_follow_up_is_understood(world: World) -> None:
    await world.says("力爭引進多少戶世界500強？")
    shown = text(await world.says("國內的呢？"))
    assert shown.startswith("🔎 力爭引進多少戶國內500強？")
    assert WANTED in shown
    assert "🔎 力爭引進多少戶外資500強" not in text(await world.says("什麼是招商引資的重中之重"))


async def test_follow_ups_stay_with_their_person_chat_and_time(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    now = [0.0]
    world.store._now = lambda: now[0]
    async with world.living():
        await world.says("力爭引進多少戶世界500強？")
        assert "🔎" not in text(await world.says("國內的呢？", ADMIN))
        assert "🔎" not in text(await world.says("/ask 國內的呢？", chat=GROUP))
        card = (await world.says("/ask 實際利用內資多少", chat=GROUP))[0].message
        assert "🔎" not in text(await world.says("外資呢", ADMIN, GROUP, reply_to=card))
        assert "🔎 實際利用外資多少" in text(await world.says("外資呢", MEMBER, GROUP, reply_to=card))
        now[0] = 601
        assert "🔎" not in text(await world.says("國內的呢？"))


async def test_what_was_refused_is_not_leaned_on(world: World) -> None:
    await world.says("實際利用內資多少")
    await world.says("今天天氣怎麼樣")
    assert text(await world.says("外資呢")).startswith("🔎 實際利用外資多少")


async def test_why_tells_the_matched_words(world: World) -> None:
    card = (await world.says("長春市市長是誰"))[0].message
    shown = await world.presses(card, "為什麼")
    assert shown[0].kind == "toast"
    assert "市长" in shown[0].text
