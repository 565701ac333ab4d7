"""A long mixed use: what the bot's process holds, minute by minute, while people ask and an admin reindexes each minute.

python -m tests.measure.soak [--minutes 30] [--rate 4]
"""

import argparse
import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from tests.conftest import ARTICLES
from tests.loopback import QUESTIONS
from tests.telegram_http import BotProcess, TelegramServer, telegram
from tests.world import ADMIN, GROUP, MEMBER, private

_PEOPLE = 40
_OTHER = ("你好", "為什麼", "那國內呢？", "/articles", "/help", "/start", "蘋果手機多少錢", "changchun shizhang shi shei")


@dataclass(frozen=True, slots=True)
class Held:
    """Megabytes of memory and of the database, open files, threads and processes of the bot; messages shown so far."""

    resident: float
    database: float
    files: int
    threads: int
    children: int
    shown: int


async def soak(minutes: int, rate: float, tell: Callable[[Held], None]) -> None:
    """Ask at this rate a second, and tell what is held at the end of each minute."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, data = Path(folder) / "articles", Path(folder) / "data"
        shutil.copytree(ARTICLES, corpus)
        async with telegram() as server:
            bot = BotProcess(server, corpus, data)
            async with bot.running():
                for minute in range(minutes):
                    (corpus / "neu.txt").write_text(f"第{minute}號通知\n\n會議改到{minute % 12 + 1}點。", "utf-8")
                    server.api.say(private(ADMIN), ADMIN, "/reindex")
                    await _ask_for(60, rate, server)
                    tell(_held(bot.pid, data, len(server.shown)))


async def _ask_for(seconds: float, rate: float, server: TelegramServer) -> None:
    for number in range(int(seconds * rate)):
        person = {**MEMBER, "id": 100 + number % _PEOPLE}
        said = _OTHER[number // 5 % len(_OTHER)] if number % 5 == 0 else QUESTIONS[number % len(QUESTIONS)]
        if number % 7 == 0:
            server.api.say(GROUP, person, f"/ask {said}")
        else:
            server.api.say(private(person), person, said)
        await asyncio.sleep(1 / rate)


def _held(process: int, data: Path, shown: int) -> Held:
    children = [one for task in Path(f"/proc/{process}/task").iterdir() for one in (task / "children").read_text().split()]
    return Held(
        resident=resident(process),
        database=sum(file.stat().st_size for file in data.glob("bot.db*")) / 1e6,
        files=len(list(Path(f"/proc/{process}/fd").iterdir())),
        threads=len(list(Path(f"/proc/{process}/task").iterdir())),
        children=len(children),
        shown=shown,
    )


def resident(process: int) -> float:
    """Megabytes that a process holds."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(status["VmRSS"].split()[0]) / 1024


def main() -> None:
    """Print a line a minute."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--rate", type=float, default=4.0, help="messages a second")
    chosen = parser.parse_args()
    print("   MB   db MB  files threads children shown")
    asyncio.run(soak(chosen.minutes, chosen.rate, _tell))


def _tell(held: Held) -> None:
    print("{:6.1f} {:6.2f} {:6} {:6} {:6} {:7}".format(*astuple(held)), flush=True)


if __name__ == "__main__":
    main()
