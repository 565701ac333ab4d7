"""Messages go out in the end, whatever Telegram or the network does, and what is refused is not tried again."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat.delivery import Delivery, Stopping
from bot.chat.recognition import Asked, Recognition
from bot.chat.schedule import UNLIMITED

QUICK = (0.001, 0.002)  # seconds between tries


class Telegram:
    """Fails with these errors, one a call, then answers; `calls` are the chats that were written to."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.calls: list[int] = []

    async def call(self, endpoint: str, data: dict[str, Any]) -> str:
        self.calls.append(data.get("chat_id", 0))
        if self._errors:
            raise self._errors.pop(0)
        return "sent"


class Nothing:
    """No update is handled."""

    recognition = Recognition()

    async def calls(self) -> None:
        pass

    def asked(self) -> Asked | None:
        return None

    def sends(self) -> None:
        pass

    def sent(self, chat: int, message: int) -> None:
        pass


def patient(pauses: tuple[float, ...] = QUICK) -> Delivery:
    return Delivery(UNLIMITED, Nothing(), pauses)


async def send(telegram: Telegram, delivery: Delivery, endpoint: str = "sendMessage", **data: Any) -> Any:
    said = data or {"chat_id": 7}
    return await delivery.process_request(telegram.call, (endpoint, said), {}, endpoint, said, None)


@pytest.mark.parametrize(
    "error",
    [
        lambda: NetworkError("Bad Gateway"),
        lambda: TimedOut("Timed out"),
        lambda: TelegramError("Invalid server response"),
        lambda: RetryAfter(0),
    ],
)
async def test_trouble_that_passes_costs_no_answer(error: Callable[[], TelegramError]) -> None:
    telegram = Telegram(*(error() for _ in range(5)))
    assert await send(telegram, patient()) == "sent"
    assert len(telegram.calls) == 6


@pytest.mark.parametrize("error", [BadRequest("Chat not found"), Forbidden("bot was blocked by the user")])
async def test_what_telegram_refuses_is_not_tried_again(error: TelegramError) -> None:
    telegram = Telegram(error)
    with pytest.raises(type(error)):
        await send(telegram, patient())
    assert len(telegram.calls) == 1


async def test_a_chat_that_moved_is_followed() -> None:
    telegram = Telegram(ChatMigrated(-1009))
    assert await send(telegram, patient(), chat_id=-5) == "sent"
    assert telegram.calls == [-5, -1009]


async def test_only_messages_that_may_have_arrived_are_counted_as_doubtful() -> None:
    delivery = patient()
    await send(Telegram(NetworkError("reset"), TimedOut(), TimedOut()), delivery)
    await send(Telegram(TimedOut()), delivery, "editMessageText")
    assert delivery.doubtful == 2


async def test_one_chat_that_has_to_wait_holds_up_no_other() -> None:
    delivery = patient()
    banned = asyncio.create_task(send(Telegram(RetryAfter(600)), delivery, chat_id=1))
    assert await asyncio.wait_for(send(Telegram(), delivery, chat_id=2), 5) == "sent"
    assert not banned.done()
    delivery.stop()
    with pytest.raises(Stopping):
        await banned


async def test_at_the_end_nobody_goes_on_waiting() -> None:
    delivery = patient((1_000.0,))
    resting = asyncio.create_task(send(Telegram(NetworkError("down")), delivery))
    await asyncio.sleep(0)
    delivery.stop()
    with pytest.raises(Stopping):
        await asyncio.wait_for(resting, 5)
    with pytest.raises(Stopping):
        await send(Telegram(), delivery)


async def test_calls_that_nobody_waits_for_fail_at_once() -> None:
    telegram = Telegram(NetworkError("down"))
    with pytest.raises(NetworkError):
        await send(telegram, patient(), "setMyCommands", commands=[])
    assert len(telegram.calls) == 1
