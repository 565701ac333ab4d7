"""Many people at once, against the bot as a process of its own: how many answers a second of its processor, how long they wait.

python -m tests.measure.load [--rate 300] [--seconds 60] [--people 1000]     limits lifted, as a local server allows
python -m tests.measure.load --all-new                                       no question among the last hundred that were asked
python -m tests.measure.load --limits                                        Telegram's limits kept
python -m tests.measure.load --reindex 20000 --rate 40                       before, and while so many passages are rebuilt
"""

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.conftest import ARTICLES, ROOT
from tests.loopback import QUESTIONS
from tests.measure.bench import Material
from tests.measure.beside import write_articles
from tests.measure.people import People, first_answer
from tests.measure.quality import shared_eval
from tests.measure.sets import public_sets
from tests.telegram_http import BotProcess, telegram
from tests.world import ADMIN, private

_TICKS = os.sysconf("SC_CLK_TCK")
_POLITE = ("", "請問", "想知道")
_BUILT = 1_000  # seconds


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it. Seconds are those from a question to its answer; `first` is the longest wait for a person's first one.
    Who was told that too many of their questions wait is counted, and their questions are not among the lost.
    """

    asked: int
    answered: int
    told_too_many: int
    lost: int
    misplaced: int
    per_second: float
    per_processor_second: float
    p50: float
    p99: float
    first: float


async def crowd(rate: float, seconds: float, people: int, *, all_new: bool, limits: bool) -> Load:
    """Of the repository's own articles."""
    with tempfile.TemporaryDirectory() as data:
        async with telegram() as server:
            bot = BotProcess(server, ARTICLES, Path(data), module="bot" if limits else "tests.unlimited")
            async with bot.running():
                questions = _many_questions() if all_new else QUESTIONS
                await first_answer(server, questions[0])
                return await _measured(bot, People(server, people, questions), rate, _for(seconds))


async def beside(passages: int, rate: float, seconds: float, people: int) -> tuple[Load, Load]:
    """Of an index of so many passages: without a reindex, and while all of them are rebuilt."""
    material = Material.of(public_sets(shared_eval()), 400)
    with tempfile.TemporaryDirectory() as folder:
        corpus, data = Path(folder) / "articles", Path(folder) / "data"
        write_articles(material, corpus, passages, "一")
        async with telegram() as server:
            bot = BotProcess(server, corpus, data, module="tests.unlimited")
            async with bot.running():
                await first_answer(server, material.questions[0])
                without = await _measured(bot, People(server, people, material.questions), rate, _for(seconds))
                write_articles(material, corpus, passages, "二")
                before = _generations(data)
                server.api.say(private(ADMIN), ADMIN, "/reindex")
                during = People(server, people, material.questions)
                end = _for(_BUILT)
                return without, await _measured(bot, during, rate, lambda: _generations(data) > before or end())


def _generations(data: Path) -> str:
    return (data / "index" / "CURRENT").read_text()


async def _measured(bot: BotProcess, people: People, rate: float, is_over: Callable[[], bool]) -> Load:
    began, used = time.monotonic(), _processor(bot.pid)
    await people.ask_on(rate, is_over)
    served = people.served(without=people.told)
    waits = [wait for of_chat in served.waits.values() for wait in of_chat]
    return Load(
        asked=people.asked,
        answered=people.answered,
        told_too_many=len(people.told),
        lost=served.lost,
        misplaced=served.misplaced,
        per_second=round(people.answered / (people.last - began), 1),
        per_processor_second=round(people.answered / (_processor(bot.pid) - used), 1),
        p50=round(float(np.percentile(waits, 50)), 3),
        p99=round(float(np.percentile(waits, 99)), 3),
        first=round(max(people.first_waits()), 1),
    )


def _processor(pid: int) -> float:
    """Seconds that a process has used, without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _many_questions() -> list[str]:
    """More, all about the article, than answers are remembered."""
    lines = (ROOT / "tests/data/article.jsonl").read_text("utf-8").splitlines()
    return [polite + json.loads(line)["question"] for polite in _POLITE for line in lines]


def _for(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def main() -> None:
    """Print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=300.0, help="questions a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--all-new", action="store_true")
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--reindex", type=int, metavar="PASSAGES")
    chosen = parser.parse_args()
    if chosen.reindex:
        without, during = asyncio.run(beside(chosen.reindex, chosen.rate, chosen.seconds, chosen.people))
        print(f"without {without}\nbeside  {during}")
    else:
        print(asyncio.run(crowd(chosen.rate, chosen.seconds, chosen.people, all_new=chosen.all_new, limits=chosen.limits)))


if __name__ == "__main__":
    main()
