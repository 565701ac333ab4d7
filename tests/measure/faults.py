"""What faults cost: questions never answered, and questions answered twice.

python -m tests.measure.faults kills N [--rate 20] [--seed 1] [--webhook]    kill −9, N times, while people ask
"""

import argparse
import asyncio
import logging
import os
import random
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
from tornado.testing import bind_unused_port

from tests.conftest import ARTICLES
from tests.loopback import QUESTIONS
from tests.telegram_http import BotProcess, TelegramServer, telegram
from tests.world import MEMBER, private

_LATENCY = (0.075, 0.225)  # seconds; loopback alone hides most of what is lost
_SECRET = "secret-of-the-hook"
_CONNECTIONS = 8  # by which updates are brought at once
_POLL, _AGAIN = 1.0, 0.1  # seconds
_ALIVE = (0.2, 2.0)  # seconds from the first poll of a process to its end


@dataclass(frozen=True, slots=True)
class Cost:
    """Of the questions asked: how many had no answer in the end, how many had two; and the kills that damaged the database."""

    kills: int
    asked: int
    lost: int
    doubled: int
    damaged: int


class People:
    """Each asks one question, in a private chat."""

    def __init__(self, server: TelegramServer, rate: float) -> None:
        self._server = server
        self._rate = rate
        self.asked: list[int] = []

    def ask(self) -> None:
        """The next person's question."""
        number = len(self.asked)
        person = {**MEMBER, "id": 100 + number}
        self._server.api.say(private(person), person, QUESTIONS[number % len(QUESTIONS)])
        self.asked.append(person["id"])

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[None]:
        """They ask at their rate, whether anybody answers or not."""
        task = asyncio.create_task(self._ask_on())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _ask_on(self) -> None:
        started = time.monotonic()
        for number in range(10**9):
            await asyncio.sleep(max(0.0, started + number / self._rate - time.monotonic()))
            self.ask()

    def answers(self) -> Counter[int]:
        """How often each was answered."""
        return Counter(shown.message["chat"]["id"] for shown in self._server.shown if shown.kind == "sent")

    def are_served(self) -> bool:
        """Has every question its answer?"""
        answers = self.answers()
        return all(answers[person] for person in self.asked)


async def kills(times: int, rate: float, seed: int = 1, *, webhook: bool = False) -> Cost:
    """Kill the bot so many times while people ask, start it again each time, and count in the end. With `webhook`, updates are
    brought to it.
    """
    choose = random.Random(seed)
    damaged = 0
    with tempfile.TemporaryDirectory() as data:
        async with telegram() as server, _bringing(server, webhook) as hook:
            server.latency = lambda: choose.uniform(*_LATENCY)
            people = People(server, rate)
            bot = BotProcess(server, ARTICLES, Path(data), **hook)
            async with people.asking():
                for _ in range(times):
                    await _run_and_kill(bot, server, choose.uniform(*_ALIVE))
                    damaged += not _is_sound(Path(data) / "bot.db")
            async with bot.running():
                await _until_quiet(server, people)
            answers = people.answers()
    lost = [person for person in people.asked if not answers[person]]
    doubled = [person for person in people.asked if answers[person] > 1]
    return Cost(times, len(people.asked), len(lost), len(doubled), damaged)


@asynccontextmanager
async def _bringing(server: TelegramServer, webhook: bool) -> AsyncIterator[dict[str, str]]:
    """The settings of a webhook, to which updates are brought as Telegram does: again until it hears that they came."""
    if not webhook:
        yield {}
        return
    socket, port = bind_unused_port()
    socket.close()
    async with httpx.AsyncClient(headers={"X-Telegram-Bot-Api-Secret-Token": _SECRET}) as client:
        task = asyncio.create_task(_bring_on(server, client, f"http://127.0.0.1:{port}/hook"))
        yield {"WEBHOOK_URL": "https://bot.example/hook", "WEBHOOK_SECRET": _SECRET, "WEBHOOK_PORT": str(port)}
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _bring_on(server: TelegramServer, client: httpx.AsyncClient, hook: str) -> None:
    while True:
        updates = (await server.api.updates.poll(_POLL) or [])[:_CONNECTIONS]
        replies = await asyncio.gather(*(client.post(hook, json=update) for update in updates), return_exceptions=True)
        came = [isinstance(reply, httpx.Response) and reply.status_code == 200 for reply in replies]
        taken = came.index(False) if False in came else len(came)
        if taken:
            server.api.updates.confirm(updates[taken - 1]["update_id"] + 1)
        else:
            await asyncio.sleep(_AGAIN)


async def _run_and_kill(bot: BotProcess, server: TelegramServer, seconds: float) -> None:
    polls = _polls(server)
    await bot.start()
    await server.until(lambda: _polls(server) > polls)
    await asyncio.sleep(seconds)
    os.kill(bot.pid, signal.SIGKILL)
    await bot.end()


def _polls(server: TelegramServer) -> int:
    return sum(method in ("getUpdates", "setWebhook") for method, _ in server.api.calls)


async def _until_quiet(server: TelegramServer, people: People) -> None:
    """Until every question has its answer, or for ten seconds nothing more came."""
    shown = -1
    while shown < len(server.shown):
        shown = len(server.shown)
        with suppress(TimeoutError):
            await asyncio.wait_for(server.until(people.are_served), 10)


def _is_sound(database: Path) -> bool:
    connection = sqlite3.connect(database)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        connection.close()


def main() -> None:
    """Print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fault", choices=["kills"])
    parser.add_argument("times", type=int)
    parser.add_argument("--rate", type=float, default=20.0, help="questions a second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--webhook", action="store_true")
    chosen = parser.parse_args()
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)  # refusals are part of it
    print(asyncio.run(kills(chosen.times, chosen.rate, chosen.seed, webhook=chosen.webhook)))


if __name__ == "__main__":
    main()
