"""Telegram in trouble, of all kinds and now and then: what is lost, what comes twice, and who waits for whom.

python -m tests.measure.storm [--minutes 10] [--rate 10] [--people 200]
"""

import argparse
import asyncio
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.console.rules import Json
from tests.conftest import ARTICLES
from tests.loopback import QUESTIONS
from tests.measure.people import People, first_answer
from tests.measure.soak import resident
from tests.telegram_http import BotProcess, telegram

_LATENCY = (0.02, 0.12)  # seconds
_SENDING = {"500": 0.01, "html": 0.01, "drop": 0.005, "429": 0.01, "hang": 0.002, "dropped after": 0.0005}  # shares of calls
_POLLING = {"500": 0.002, "html": 0.002, "drop": 0.002}
_FAIR, _OUTAGE = 90.0, 8.0  # seconds between outages, in which nothing goes out to those in the storm, and of one


@dataclass(frozen=True, slots=True)
class Storm:
    """What came of it. Half of the people are in the storm, and polls are; seconds are p50 and p99 from a question to its answer,
    megabytes those of the bot after a minute and at the end. `unheard` counts the messages that went out and nobody heard of.
    """

    asked: int
    lost: int
    doubled: int
    unheard: int
    misplaced: int
    calm: tuple[float, float]
    stormy: tuple[float, float]
    megabytes: tuple[float, float]


class Weather:
    """Chooses what happens to each call."""

    def __init__(self, seed: int) -> None:
        self._choose = random.Random(seed)
        self._began = time.monotonic()
        self.unheard = 0

    def __call__(self, method: str, parameters: Json) -> str | None:
        """The trouble of a call, None if it has none."""
        if method == "getUpdates":
            return self._chosen(_POLLING)
        if method != "sendMessage" or not in_storm(int(parameters["chat_id"])):
            return None
        is_out = (time.monotonic() - self._began) % (_FAIR + _OUTAGE) > _FAIR
        trouble = self._choose.choice(["500", "html", "drop"]) if is_out else self._chosen(_SENDING)
        self.unheard += trouble == "dropped after"
        return trouble

    def _chosen(self, shares: dict[str, float]) -> str | None:
        return self._choose.choices([*shares, None], [*shares.values(), 1 - sum(shares.values())])[0]


def in_storm(chat: int) -> bool:
    """Do this chat's calls have trouble?"""
    return chat % 2 == 1


async def storm(minutes: float, rate: float, people: int, seed: int = 1) -> Storm:
    """Ask for so long, then wait until nothing more comes."""
    choose, weather = random.Random(seed), Weather(seed)
    with tempfile.TemporaryDirectory() as data:
        async with telegram() as server:
            server.latency = lambda: choose.uniform(*_LATENCY)
            bot = BotProcess(server, ARTICLES, Path(data))
            async with bot.running():
                await first_answer(server, QUESTIONS[0])
                server.weather = weather
                crowd = People(server, people, QUESTIONS)
                end = time.monotonic() + 60 * minutes
                first = min(60.0, 30 * minutes)
                await crowd.ask_on(rate, lambda: time.monotonic() > end - 60 * minutes + first)
                held = resident(bot.pid)
                await crowd.ask_on(rate, lambda: time.monotonic() > end)
                return _told(crowd, weather, (held, resident(bot.pid)))


def _told(people: People, weather: Weather, megabytes: tuple[float, float]) -> Storm:
    served = people.served()
    waits = {True: [0.0], False: [0.0]}
    for chat, some in served.waits.items():
        waits[in_storm(chat)] += some
    return Storm(
        asked=people.asked,
        lost=served.lost,
        doubled=served.doubled,
        unheard=weather.unheard,
        misplaced=served.misplaced,
        calm=_percentiles(waits[False]),
        stormy=_percentiles(waits[True]),
        megabytes=megabytes,
    )


def _percentiles(waits: list[float]) -> tuple[float, float]:
    return round(float(np.percentile(waits, 50)), 3), round(float(np.percentile(waits, 99)), 3)


def main() -> None:
    """Print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--rate", type=float, default=10.0, help="questions a second")
    parser.add_argument("--people", type=int, default=200)
    chosen = parser.parse_args()
    print(asyncio.run(storm(chosen.minutes, chosen.rate, chosen.people)))


if __name__ == "__main__":
    main()
