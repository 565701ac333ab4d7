"""What a reindex costs those who ask meanwhile: the library's answers with one under way, and without, in one run.

python -m tests.measure.beside [--passages 20000] [--rate 40] [--seconds 10] [--one]
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.library import Library
from bot.store import Database, Store
from index import Places, Report
from tests.measure.bench import Material
from tests.measure.quality import shared_eval
from tests.measure.sets import public_sets

_QUESTIONS = 400
_OF_A_FILE = 20  # passages


@dataclass(frozen=True, slots=True)
class Beside:
    """Milliseconds from a question to its answer, p50 and p99, without a reindex and beside one; and how long one took."""

    without: tuple[float, float]
    beside: tuple[float, float]
    reindex_seconds: float
    passages: int


async def measure(passages: int, rate: float, seconds: float, *, one: bool) -> Beside:
    """Every file is written anew before the reindex, so that nothing of the generation before is of use to it; or `one` file is,
    again and again, for so many seconds.
    """
    material = Material.of(public_sets(shared_eval()), _QUESTIONS)
    with tempfile.TemporaryDirectory() as name:
        places = Places(Path(name) / "articles", Path(name) / "data")
        write_articles(material, places.corpus_dir, passages, "一")
        store = Store(Database(Path(name) / "bot.db"), time.time, str)
        await store.database.open()
        library = Library(places, store.questions, store.collections)
        await library.open()
        without = await _ask(library, material, rate, _for(seconds))
        changed = _OF_A_FILE if one else passages
        work = asyncio.create_task(_reindexes(library, material, places.corpus_dir, changed, _for(seconds if one else 0)))
        beside = await _ask(library, material, rate, work.done)
        reports = await work
        library.close()
        await store.database.close()
    return Beside(_told(without), _told(beside), statistics.median(one.seconds for one in reports), reports[-1].passages)


async def _reindexes(
    library: Library, material: Material, folder: Path, passages: int, is_over: Callable[[], bool]
) -> list[Report]:
    """One reindex after another, before each of which so many passages are written anew; at least one."""
    reports: list[Report] = []
    while not reports or not is_over():
        write_articles(material, folder, passages, f"{len(reports)}二")
        reports.append(await library.reindex(lambda step, done, of: None))
    return reports


def write_articles(material: Material, folder: Path, passages: int, mark: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chosen = material.chosen(passages)
    for first in range(0, passages, _OF_A_FILE):
        texts = [material.text(one) for one in chosen[first : first + _OF_A_FILE]]
        (folder / f"{first}.txt").write_text(f"第{mark}版{first}\n\n" + "\n\n".join(texts), "utf-8")


def _for(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


async def _ask(library: Library, material: Material, rate: float, is_over: Callable[[], bool]) -> list[float]:
    """Questions come at their rate, whether those before were answered or not; how long each took, in milliseconds."""
    choose = random.Random(1)
    took: list[float] = []

    async def one(question: str) -> None:
        began = time.perf_counter()
        await library.answer(1, question)
        took.append(1_000 * (time.perf_counter() - began))

    under_way = []
    while not is_over():
        under_way.append(asyncio.create_task(one(choose.choice(material.questions))))
        await asyncio.sleep(choose.expovariate(rate))
    await asyncio.gather(*under_way)
    return took


def _told(took: list[float]) -> tuple[float, float]:
    return float(np.percentile(took, 50)), float(np.percentile(took, 99))


def main() -> None:
    """Print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=40.0, help="questions a second")
    parser.add_argument("--seconds", type=float, default=10.0, help="of asking without a reindex")
    parser.add_argument("--one", action="store_true", help="file written anew, again and again, in the place of all once")
    chosen = parser.parse_args()
    print(asyncio.run(measure(chosen.passages, chosen.rate, chosen.seconds, one=chosen.one)))


if __name__ == "__main__":
    main()
