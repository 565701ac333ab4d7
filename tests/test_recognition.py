"""An answer that was sent, and of which nobody heard that it was, is found and not given twice."""

import asyncio
import json
from collections import deque
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.recognition import Asked, Recognition
from bot.chat.schedule import UNLIMITED
from bot.console.local import LocalRequest
from bot.console.rules import ApiError, Json
from bot.wiring import Bot
from tests.boxes import QUESTION, running
from tests.conftest import ARTICLES
from tests.telegram_http import BotProcess, telegram
from tests.world import GROUP, MEMBER, WANTED, World, make_settings, private

OTHER = "長春市市長是誰"


async def _forget_it_is_done(world: World, update: Json, above: int) -> None:
    """As a process leaves the inbox that was killed after it had sent an answer, before it could mark the question as done."""
    connection = world.bot._store.database._connection
    assert connection
    await world.bot.intake.flush()
    await connection.execute(
        "UPDATE inbox SET body = ?, sending_above = ?, sent = '' WHERE update_id = ?",
        (json.dumps(update), above, update["update_id"]),
    )


def _next(world: World, folder: Path) -> World:
    """The next process, in the same chats."""
    again = World(make_settings(ARTICLES, folder))
    again.bot = Bot(make_settings(ARTICLES, folder), request=LocalRequest(world.api), pace=UNLIMITED)
    again.application = again.bot.application
    again.api = world.api
    return again


async def _ask(world: World, text: str, chat: Json) -> Json:
    """A question by the queue, answered; its update."""
    update = world.api.say(chat, MEMBER, text)
    await world.bot.intake.take([update])
    await world.application.update_queue.join()
    return update


@pytest.mark.parametrize("chat", [private(MEMBER), GROUP])
async def test_an_answer_that_was_sent_before_a_kill_is_turned_and_not_given_again(tmp_path: Path, chat: Json) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, MEMBER["id"]):
        update = await _ask(world, f"/ask {QUESTION}", chat)
        await _forget_it_is_done(world, update, update["message"]["message_id"])
    again = _next(world, tmp_path)
    before = len(world.shown)
    async with running(again):
        pass
    [turned] = world.shown[before:]
    assert turned.kind == "edited"
    assert WANTED in turned.message["text"]
    assert turned.message["reply_markup"]


async def test_what_was_answered_is_not_taken_for_the_answer_of_another_question(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    chat = private(MEMBER)
    async with running(world, MEMBER["id"]):
        first = await _ask(world, QUESTION, chat)
        await _ask(world, OTHER, chat)
        answer = world.shown[0].message
        world.api.messages.pop((chat["id"], answer["message_id"]))  # it never reached Telegram
        await _forget_it_is_done(world, first, first["message"]["message_id"])
    again = _next(world, tmp_path)
    before = len(world.shown)
    async with running(again):
        pass
    assert [one.kind for one in world.shown[before:]] == ["sent"]
    assert WANTED in world.shown[-1].message["text"]


async def test_what_cant_be_turned_is_sent(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, MEMBER["id"]):
        update = await _ask(world, QUESTION, private(MEMBER))
        await _forget_it_is_done(world, update, update["message"]["message_id"])
    again = _next(world, tmp_path)
    world.api.refuse("editMessageText", ApiError(400, "Bad Request: message can't be edited"))
    before = len(world.shown)
    async with running(again):
        pass
    assert [one.kind for one in world.shown[before:]] == ["sent"]


async def test_what_telegram_did_while_the_line_broke_is_not_done_twice(tmp_path: Path) -> None:
    async with telegram() as server, BotProcess(server, ARTICLES, tmp_path).running():
        server.troubles["sendMessage"] = deque(["dropped after"])
        server.api.say(private(MEMBER), MEMBER, QUESTION)
        await server.sees(WANTED)
        server.api.say(private(MEMBER), MEMBER, OTHER)
        await server.sees("姜治瑩")
        assert [shown.kind for shown in server.shown] == ["sent", "sent"]


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)), st.integers(0, 60))
def test_only_a_text_of_ours_above_the_question_of_which_nothing_is_known_is_found(
    known: set[int], ours: set[int], after: int
) -> None:
    recognition = Recognition()
    recognition.know((7, number) for number in known)
    tried: list[int] = []

    async def is_ours(number: int) -> bool:
        tried.append(number)
        return number in ours

    found = asyncio.run(recognition.find(Asked(8, after, is_again=True), is_ours))
    right = {number for number in ours if number > after and number not in known}
    assert found in right or (found is None and right.isdisjoint(tried))
    assert len(tried) <= 32
    assert not known.intersection(tried)
    assert min(tried) > after


def test_a_groups_ids_are_its_own() -> None:
    recognition = Recognition()
    recognition.know([(-5, 9), (3, 4)])
    assert (recognition.highest(-5), recognition.highest(-6), recognition.highest(8)) == (9, 0, 4)
