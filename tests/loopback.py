"""The whole bot as a process on one core, against a Bot API on loopback: how many answers a second."""

import asyncio
import os
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.conftest import ARTICLES
from tests.telegram_http import BotProcess, telegram
from tests.world import MEMBER, private

QUESTIONS = ("今年計劃利用多少內資", "力爭引進多少戶500強", "誰帶隊赴京", "how many 500強 firms are targeted", "招商引資工作")
_CHATS = 600
_ALONE = 30


async def answers_per_second() -> tuple[float, float]:
    """(answers a second when many ask at once, milliseconds of one answer when nobody else asks).

    Without the rate limiter, which keeps to the thirty messages a second that Telegram allows.
    """
    with tempfile.TemporaryDirectory() as data:
        async with telegram() as server:
            bot = BotProcess(server, ARTICLES, Path(data), module="tests.unlimited")
            async with bot.running():
                server.api.say(private(MEMBER), MEMBER, QUESTIONS[0])
                await server.until(partial(server.has_shown, 1))
                _one_core(bot.pid)
                started = time.perf_counter()
                for number in range(_ALONE):
                    server.api.say(private(MEMBER), MEMBER, QUESTIONS[number % len(QUESTIONS)])
                    await server.until(partial(server.has_shown, number + 2))
                alone = 1_000 * (time.perf_counter() - started) / _ALONE
                before = len(server.shown)
                started = time.perf_counter()
                for number in range(_CHATS):
                    user = {**MEMBER, "id": 100 + number}
                    server.api.say(private(user), user, QUESTIONS[number % len(QUESTIONS)])
                await server.until(partial(server.has_shown, before + _CHATS))
                return _CHATS / (time.perf_counter() - started), alone


def _one_core(pid: int) -> None:
    """All threads of the bot on the last core, this process on the others."""
    cores = sorted(os.sched_getaffinity(0))
    for thread in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), cores[-1:])
    if len(cores) > 1:
        os.sched_setaffinity(0, cores[:-1])


if __name__ == "__main__":
    rate, ms = asyncio.run(answers_per_second())
    print(f"{rate:.0f} answers/s, {ms:.1f} ms an answer alone")
