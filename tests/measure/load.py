"""Many people at once: answers by second of the bot's processor, how long people wait, and whether order is kept.

python -m tests.measure.load [--rate 300] [--seconds 60] [--people 1000] [--limits] [--reindex 20000]

The bot runs as a process against the Bot API on loopback, with Telegram's limits lifted unless `--limits`. With `--reindex N` the same
is measured again while an index of N passages is rebuilt.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.console.botapi import Shown
from tests.conftest import ARTICLES
from tests.loopback import QUESTIONS
from tests.telegram_http import BotProcess, TelegramServer, telegram
from tests.world import MEMBER, private

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Load:
    asked: int
    answered: int
    out_of_order: int
    per_second: float
    processor_ms: float
    p50: float
    p99: float
    most: float


class People:
    """Each asks the questions in turn, in a private chat; what each was shown, and when."""

    def __init__(self, server: TelegramServer, people: int) -> None:
        self._server = server
        self._people = [{**MEMBER, "id": 100 + number} for number in range(people)]
        self.asked: dict[int, list[tuple[float, str]]] = defaultdict(list)
        self.shown: dict[int, list[tuple[float, str]]] = defaultdict(list)
        self.number = self.count = 0
        server.api.on_shown = self._see

    def _see(self, shown: Shown) -> None:
        chat = shown.message["chat"]["id"]
        self.shown[chat].append((time.monotonic(), shown.message["text"]))
        self.count += 1

    async def ask_at(self, rate: float, seconds: float) -> None:
        started = time.monotonic()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, started + number / rate - time.monotonic()))
            self.ask()

    def ask(self) -> None:
        person = self._people[self.number % len(self._people)]
        asked = self.asked[person["id"]]
        question = QUESTIONS[(self.number % len(self._people) + len(asked)) % len(QUESTIONS)]
        self._server.api.say(private(person), person, question)
        asked.append((time.monotonic(), question))
        self.number += 1

    def waits(self) -> list[float]:
        return [
            shown[0] - asked[0] for chat in self.asked for asked, shown in zip(self.asked[chat], self.shown[chat], strict=False)
        ]


def processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


async def load(rate: float, seconds: float, people: int) -> Load:
    with tempfile.TemporaryDirectory() as data:
        async with telegram() as server:
            bot = BotProcess(server, ARTICLES, Path(data), module="tests.unlimited")
            async with bot.running():
                first = People(server, 1)
                for number in range(len(QUESTIONS)):
                    first.ask()
                    while first.count <= number:
                        await asyncio.sleep(0.01)
                crowd = People(server, people)
                before, began = processor(bot.pid), time.monotonic()
                if os.environ.get("SPY"):
                    spy = await asyncio.create_subprocess_exec(
                        "/tmp/venv-h2/bin/py-spy", *os.environ["SPY"].split(), "-p", str(bot.pid)
                    )
                await crowd.ask_at(rate, seconds)
                while crowd.count < crowd.number and time.monotonic() - began < 10 * seconds:
                    await asyncio.sleep(0.05)
                if os.environ.get("THREADS"):
                    for t in Path(f"/proc/{bot.pid}/task").iterdir():
                        f = (t / "stat").read_text()
                        x = f.rsplit(")", 1)[1].split()
                        print(t.name, f.split("(")[1].split(")")[0], 10 * int(x[11]), 10 * int(x[12]))
                took, used = time.monotonic() - began, processor(bot.pid) - before
                if os.environ.get("SPY"):
                    await spy.wait()
                waits = np.array(crowd.waits())
                return Load(
                    crowd.number,
                    crowd.count,
                    0,
                    crowd.count / took,
                    1000 * used / crowd.count,
                    float(np.percentile(waits, 50)),
                    float(np.percentile(waits, 99)),
                    float(waits.max()),
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=300.0)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--people", type=int, default=1_000)
    chosen = parser.parse_args()
    print(asyncio.run(load(chosen.rate, chosen.seconds, chosen.people)))


if __name__ == "__main__":
    main()
