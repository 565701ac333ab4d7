"""Stories from public bug reports of other bots, each named by the thread that tells it: what comes from Telegram, and when."""

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot import wiring
from bot.chat.fetching import Ending, Fetching
from bot.console.rules import ApiError, Json
from tests.stories import ASKED, FLOOD, HOURS_AGO, LATEST, OLD_POLL, PATIENCE, Story, errors, person
from tests.world import GROUP, MEMBER, private


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param({"message_id": 5}, id="TGBM-129"),
        pytest.param({"poll": OLD_POLL}, id="telegram-bot-simple-175"),
        pytest.param({"poll": {**OLD_POLL, **LATEST}}, id="telers-17"),
        pytest.param({"text": f"/ask {ASKED}", "reply_to_message": {"poll": OLD_POLL}}, id="pyTelegramBotAPI-2175"),
    ],
)
async def test_an_update_that_cant_be_read_makes_nobody_wait(tmp_path: Path, odd: Json, caplog: pytest.LogCaptureFixture) -> None:
    whole = {"message_id": 5, "date": int(time.time()), "chat": GROUP, "from": MEMBER}
    message = odd if "message_id" in odd else {**whole, **odd}
    if "reply_to_message" in message:
        message["reply_to_message"] = {**whole, **message["reply_to_message"]}
    story = Story(tmp_path)
    async with story.polled(3):
        story.api.updates.add("message", json.loads(json.dumps(message)))
        story.asks(3)
        await story.until(lambda: story.answered(3) == 1)
    again = Story(tmp_path)
    again.api.updates._number = story.api.updates._number
    async with again.polled(4):
        again.asks(4)
        await again.until(lambda: again.answered(4) == 1)
    assert "中午吃什麼" not in caplog.text
    assert not errors(caplog)


@pytest.mark.parametrize("calls", [pytest.param(1, id="openclaw-32017"), pytest.param(8, id="gringobot-17")])
async def test_menus_that_must_wait_hold_up_no_answer(tmp_path: Path, calls: int) -> None:
    story = Story(tmp_path)
    story.api.refuse("setMyCommands", *[ApiError(429, FLOOD, retry_after=600)] * calls)
    async with story.served(3):
        await story.takes(story.asks(3))
        await story.until(lambda: story.answered(3) == 1)


@pytest.mark.parametrize(
    "seconds",
    [
        pytest.param(20, id="python-telegram-bot-3765"),
        pytest.param(60, id="python-telegram-bot-4003"),
        pytest.param(120, id="ccgram-171"),
        pytest.param(600, id="cokacdir-30"),
    ],
)
async def test_a_group_in_a_flood_holds_up_neither_people_nor_the_end(tmp_path: Path, seconds: int) -> None:
    story = Story(tmp_path)
    story.api.refuse("sendMessage", ApiError(429, FLOOD, retry_after=seconds))
    async with asyncio.timeout(15):  # less than any of these pauses
        async with story.served(3):
            await story.takes(story.api.say(GROUP, MEMBER, f"/ask {ASKED}"))
            await story.until(lambda: story.tries("sendMessage", GROUP["id"]) == 1)
            await story.takes(story.asks(3))
            await story.until(lambda: story.answered(3) == 1)
    again = Story(tmp_path)
    again.api.chats[GROUP["id"]] = GROUP
    async with again.served(3):
        await again.until(lambda: again.answered(GROUP["id"]) == 1)
    assert again.answered(3) == 0


@pytest.mark.parametrize("people", [pytest.param(50, id="openclaw-42156")])
async def test_a_press_behind_many_questions_is_acknowledged(tmp_path: Path, people: int) -> None:
    story = Story(tmp_path)
    async with story.served():
        [card] = await story.says("/ask 招商引資工作", chat=GROUP)
        story.api.refuse("sendMessage", ApiError(429, FLOOD, retry_after=600))
        await story.takes(*(story.api.say(GROUP, person(50 + at), f"/ask {ASKED}") for at in range(people)))
        data = card.message["reply_markup"]["inline_keyboard"][0][-1]["callback_data"]
        await story.takes(story.api.press(card.message, MEMBER, data))
        await story.until(lambda: not story.api.unanswered)
        assert story.answered(GROUP["id"]) == 0


@pytest.mark.parametrize("old", [pytest.param(560, id="telegraf-1050"), pytest.param(120, id="TediCross-21")])
async def test_a_fresh_question_does_not_wait_behind_those_of_yesterday(tmp_path: Path, old: int) -> None:
    story = Story(tmp_path)
    for at in range(old):
        chat = GROUP if at % 2 else private(person(3))
        waiting = story.api.say(chat, person(3), f"/ask {ASKED}")
        waiting["message"]["date"] -= HOURS_AGO
    async with story.polled(3, 4):
        story.asks(4)
        await story.until(lambda: story.answered(4) == 1)
        await story.idle()
    assert story.answered(GROUP["id"]) == 0
    assert story.answered(3) == 1
    assert len(story.shown) == 3  # with a word of excuse


@pytest.mark.parametrize("people", [pytest.param(40, id="python-telegram-bot-612")])
async def test_a_stop_with_many_answers_on_their_way_loses_none(tmp_path: Path, people: int) -> None:
    numbers = range(10, 10 + people)
    story = Story(tmp_path)
    story.api.refuse("sendMessage", *[ApiError(429, FLOOD, retry_after=600)] * people)
    async with asyncio.timeout(15), story.served(*numbers):
        await story.takes(*(story.asks(number) for number in numbers))
        await story.until(lambda: not story.api.refusals["sendMessage"])
    assert not story.shown
    again = Story(tmp_path)
    async with again.served(*numbers):
        await again.until(lambda: len(again.shown) == people)
    assert [again.answered(number) for number in numbers] == [1] * people


@pytest.mark.parametrize("restarts", [pytest.param(False, id="Memoh-337"), pytest.param(True, id="hermes-agent-92408")])
async def test_an_update_that_comes_twice_is_answered_once(tmp_path: Path, restarts: bool) -> None:
    story = Story(tmp_path)
    question = story.asks(3)
    async with story.served(3):
        await story.takes(question)
        await story.takes(question, question)
        await story.idle()
        assert story.answered(3) == 1
    if restarts:
        again = Story(tmp_path)
        async with again.served(3):
            await again.takes(question)
            await again.idle()
        assert not again.shown


@pytest.mark.parametrize(
    "refusal",
    [
        pytest.param(ApiError(409, "Conflict: terminated by other getUpdates request"), id="node-telegram-bot-api-488"),
        pytest.param(ApiError(401, "Unauthorized"), id="gotgbot-176-401"),
        pytest.param(ApiError(404, "Not Found"), id="gotgbot-176-404"),
    ],
)
async def test_one_refused_poll_is_not_the_end(tmp_path: Path, refusal: ApiError) -> None:
    story = Story(tmp_path)
    story.api.refuse("getUpdates", refusal)
    async with story.polled(3):
        story.asks(3)
        await story.until(lambda: story.answered(3) == 1)


@pytest.mark.parametrize("patience", [pytest.param(0.0, id="father-bot-98")])
async def test_two_copies_do_not_end_each_other(tmp_path: Path, patience: float) -> None:
    story = Story(tmp_path)
    async with story.served(3):
        copies = [asyncio.create_task(Fetching(story.application.bot, patience, (0.001,)).run()) for _ in range(2)]
        ended, living = await asyncio.wait(copies, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        assert [copy.result() for copy in ended] == [Ending.CONFLICT]
        story.asks(3)
        await story.until(lambda: story.answered(3) == 1)
        [survivor] = living
        assert not survivor.done()
        survivor.cancel()


@pytest.mark.parametrize("name", [pytest.param("new_bot", id="hermes-agent-72038")])
async def test_a_new_name_is_heard_without_a_restart(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "_NAME_EVERY", 0.01)
    story = Story(tmp_path)
    async with story.served(3):
        story.api.me["username"] = name
        known = [method for method, _ in story.api.calls].count("getMe")
        await story.until(lambda: [method for method, _ in story.api.calls].count("getMe") > known + 1)
        await story.takes(story.api.say(GROUP, MEMBER, f"/ask@{name} {ASKED}"))
        await story.until(lambda: story.answered(GROUP["id"]) == 1)


@pytest.mark.parametrize("asked", [pytest.param(ASKED, id="openalgo-1713")])
async def test_a_locked_database_costs_no_answer(tmp_path: Path, asked: str) -> None:
    story = Story(tmp_path)
    async with story.served(3):
        with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await story.takes(story.asks(3, asked))
            await story.until(lambda: story.answered(3) == 1)


async def test_a_database_that_is_gone_costs_no_answer_and_is_told(tmp_path: Path) -> None:
    story = Story(tmp_path)
    database, elsewhere = tmp_path / "bot.db", tmp_path / "elsewhere"
    async with story.served(3):
        database.rename(elsewhere)
        await story.takes(story.asks(3, ASKED))
        await story.until(lambda: story.answered(3) == 1)
        await story.until(lambda: "数据库现在写不进去" in str(story.shown[-1].message))  # an admin is told
        elsewhere.rename(database)
