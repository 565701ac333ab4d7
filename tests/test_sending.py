"""Cards sent and edited, by a network and a Telegram that refuse now and then."""

import pytest

from bot.console.botapi import buttons
from bot.console.rules import ApiError
from tests.world import MEMBER, WANTED, World, text


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


async def test_a_card_whose_html_is_refused_is_turned_as_plain_text(world: World) -> None:
    card = (await world.says("招商引資工作"))[0].message
    world.api.refuse("editMessageText", ApiError(400, "Bad Request: can't parse entities: unexpected end tag"))
    [turned] = await world.presses(card, "另")
    assert turned.kind == "edited"
    assert "entities" not in turned.message


async def test_a_card_that_was_deleted_is_no_error(world: World, caplog: pytest.LogCaptureFixture) -> None:
    card = (await world.says("招商引資工作"))[0].message
    world.api.refuse("editMessageText", ApiError(400, "Bad Request: message to edit not found"))
    assert await world.presses(card, "另") == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_button_pressed_while_we_were_away_still_turns_the_card(world: World) -> None:
    card = (await world.says("招商引資工作"))[0].message
    press = world.api.press(card, MEMBER, buttons(card)[1]["callback_data"])
    world.api.unanswered.clear()  # Telegram waits a minute, not longer
    assert [seen.kind for seen in await world.gets(press)] == ["edited"]
