"""Polling goes on through whatever may pass, and ends with a word where it may not."""

import asyncio
from typing import Any

import pytest
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat.fetching import Ending, Fetching

QUICK = (0.001,)


class Telegram:
    """Answers polls with these, one after the other, then with nothing for ever; `offsets` are those it was asked from."""

    def __init__(self, *answers: Exception | int, knows_us: bool = True) -> None:
        self._answers = list(answers)
        self._knows_us = knows_us
        self.offsets: list[int | None] = []
        self.idle = asyncio.Event()

    async def get_updates(self, offset: int | None, **_: Any) -> list[Update]:
        self.offsets.append(offset)
        if not self._answers:
            self.idle.set()
            await asyncio.Event().wait()
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return [Update(answer)]

    async def get_me(self) -> None:
        if not self._knows_us:
            raise InvalidToken


def fetching(telegram: Telegram, patience: float = 60.0) -> Fetching:
    return Fetching(telegram, patience, QUICK)  # type: ignore[arg-type]


async def until_idle(telegram: Telegram) -> None:
    task = asyncio.create_task(fetching(telegram).run())
    await asyncio.wait_for(telegram.idle.wait(), 10)
    task.cancel()


async def test_what_came_is_confirmed_by_the_next_poll() -> None:
    telegram = Telegram(7, 8)
    await until_idle(telegram)
    assert telegram.offsets == [None, 8, 9]


@pytest.mark.parametrize(
    "error",
    [
        NetworkError("Bad Gateway"),
        TelegramError("Invalid server response"),
        RetryAfter(0),
        Conflict("another"),
        ValueError("odd"),
    ],
)
async def test_trouble_that_passes_is_waited_out(error: Exception) -> None:
    telegram = Telegram(7, error, error, error, 9)
    await until_idle(telegram)
    assert telegram.offsets == [None, 8, 8, 8, 8, 10]


async def test_one_refusal_of_the_token_by_a_server_in_trouble_is_no_end() -> None:
    telegram = Telegram(InvalidToken(), 7)
    await until_idle(telegram)
    assert telegram.offsets == [None, None, 8]


async def test_a_revoked_token_is_the_end(caplog: pytest.LogCaptureFixture) -> None:
    assert await fetching(Telegram(InvalidToken(), knows_us=False)).run() is Ending.REVOKED
    assert "@BotFather" in caplog.text


async def test_another_program_that_does_not_end_is_the_end(caplog: pytest.LogCaptureFixture) -> None:
    assert await fetching(Telegram(Conflict("another"), Conflict("another")), patience=0).run() is Ending.CONFLICT
    assert "another program" in caplog.text
