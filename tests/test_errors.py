"""What goes wrong: who is told, and what the log tells."""

import logging
import re

import pytest

from bot.console.rules import ApiError
from tests.world import TOKEN, WANTED, World, text


async def test_an_inner_error_shows_a_code_and_nothing_else(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(world.library, "ask", broken)
    said = text(await world.says("力爭引進多少戶500強"))
    assert "secret" not in said
    code = re.findall("[0-9a-f]{6}", said)[0]
    assert any(code in record.getMessage() for record in caplog.records)


async def test_a_button_that_fails_says_so_above_the_button(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    card = (await world.says("招商引資工作"))[0].message
    monkeypatch.setattr(world.library, "again", broken)
    [shown] = await world.presses(card, "另")
    assert shown.kind == "toast"
    assert "secret" not in shown.text
    assert not world.api.unanswered


async def test_where_we_may_not_write_we_are_silent(world: World) -> None:
    refusal = ApiError(400, "Bad Request: not enough rights to send text messages to the chat")
    world.api.refuse("sendMessage", refusal)
    assert await world.says("力爭引進多少戶500強") == []
    assert "世界500強6戶" in text(await world.says("力爭引進多少戶500強"))


async def test_one_chat_that_blocks_us_stops_nobody(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.refuse("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    assert await world.says("力爭引進多少戶500強") == []
    assert WANTED in text(await world.says("力爭引進多少戶500強"))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_the_log_tells_neither_token_nor_question(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await world.says("力爭引進多少戶500強")
        world.api.refuse("sendMessage", ApiError(500, "Internal Server Error"), ApiError(500, "Internal Server Error"))
        await world.says("市長是誰")
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith(("bot", "index", "corpus")))
    assert not any(word in ours for word in (TOKEN, "引進", "市長"))
