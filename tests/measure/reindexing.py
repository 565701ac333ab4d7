"""What it costs to build an index of many small files, and to bring it up to date when one of them changed, came or went.

python -m tests.measure.reindexing [--files 10000] [--times 7] [--profile]
prints each reindex as a share of the full build in the same run, by the clock and by processor time; ends with status 1 if one is
above its bound: a hundredth of a full build through that is below its floor in speed_floors.json
"""

import argparse
import cProfile
import json
import os
import pstats
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index import Places, Searcher, open_index, reindex
from tests.measure.bench import FLOORS, SEED, Material, fallen
from tests.measure.engines import resident
from tests.measure.memory import kept
from tests.measure.sets import public_sets

_KINDS = ("changed", "added", "removed")


def write_files(folder: Path, files: int) -> None:
    """So many small files of public sentences, of which no two are alike."""
    sets = public_sets(Path(os.environ.get("EVAL_DIR") or Path(__file__).parents[3] / "shared" / "eval"))
    material = Material.of(sets, 0)
    folder.mkdir()
    for number, chosen in enumerate(material.chosen(files)):
        (folder / f"{number:06}.txt").write_text(f"第{number}則\n\n{material.text(chosen)}\n", "utf-8")


def _built(folder: Path) -> None:
    """In a process of its own: a full build, and the most memory that one of its processes held."""
    started, before = time.perf_counter(), _processor()
    open_index(_places(folder))
    seconds, processor = time.perf_counter() - started, _processor() - before
    most = max(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1e3
    print(json.dumps({"seconds": seconds, "processor": processor, "most": most}))


def _reindexed(folder: Path, times: int, profile: bool) -> None:
    """In a process of its own: what is resident once it is opened, and what each kind of change takes."""
    searcher = open_index(_places(folder))
    searcher.warm()
    said: dict[str, object] = dict(zip(("resident", "own"), resident(), strict=True))
    changes: dict[str, Callable[[int], None]] = dict(zip(_KINDS, _changes(folder), strict=True))
    took: dict[str, list[tuple[float, float]]] = {kind: [] for kind in _KINDS}
    profiler = cProfile.Profile()
    for number in range(times + 1):  # the first warms up
        for kind, change in changes.items():
            change(number)
            if profile and number:
                profiler.enable()
            searcher, seconds = _once(folder, searcher)
            profiler.disable()
            took[kind] += [seconds] if number else []
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(35)
    said["took"] = {kind: list(map(statistics.median, zip(*some, strict=True))) for kind, some in took.items()}
    print(json.dumps(said))


def _once(folder: Path, before: Searcher) -> tuple[Searcher, tuple[float, float]]:
    started, processor = time.perf_counter(), _processor()
    after, report = reindex(_places(folder), before)
    assert sum(map(len, (report.change.new, report.change.changed, report.change.gone))) == 1
    return after, (time.perf_counter() - started, _processor() - processor)


def _changes(folder: Path) -> list[Callable[[int], None]]:
    """One file written, one more, one less."""
    articles = folder / "articles"
    paths = sorted(articles.iterdir())
    random.Random(SEED).shuffle(paths)

    def change(number: int) -> None:
        path = paths[2 * number]
        path.write_text(path.read_text("utf-8") + "這一句是後來加上的。\n", "utf-8")

    def add(number: int) -> None:
        paths[2 * number].with_suffix(".new.txt").write_text(f"另{number}則\n\n{paths[2 * number].read_text('utf-8')}", "utf-8")

    def remove(number: int) -> None:
        paths[2 * number + 1].unlink()

    return [change, add, remove]


def _places(folder: Path) -> Places:
    return Places(folder / "articles", folder / "data")


def _processor() -> float:
    """Seconds of processors, with those of processes that ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _run(stage: str, folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.measure.reindexing", "--stage", stage, "--in", str(folder)]
    command += ["--times", str(chosen.times), *(["--profile"] if chosen.profile else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    said: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return said


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--profile", action="store_true", help="of the reindexes")
    parser.add_argument("--stage", help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.stage == "build":
        _built(chosen.folder)
    elif chosen.stage == "reindex":
        _reindexed(chosen.folder, chosen.times, chosen.profile)
    else:
        worse = fallen(_measure(chosen), json.loads(FLOORS.read_text("utf-8")))
        print("\n".join(worse))
        sys.exit(bool(worse))


def _measure(chosen: argparse.Namespace) -> dict[str, float]:
    """For each kind of change a hundredth of a full build through it, by processor time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder / "articles", chosen.files)
        (folder / "data").mkdir()
        for dictionary in kept():
            shutil.copy(dictionary, folder / "data")
        full: dict[str, float] = _run("build", folder, chosen)  # type: ignore[assignment]
        print(f"{chosen.files:,} files: built in {full['seconds']:.1f} s, {full['processor']:.1f} of processors", end="")
        print(f"; {full['most']:.0f} MB at most in one process", flush=True)
        after = _run("reindex", folder, chosen)
        print(f"opened: {after['resident']:.0f} MB resident, {after['own']:.0f} of them its own")
        took: dict[str, tuple[float, float]] = after["took"]  # type: ignore[assignment]
        for kind, (seconds, processor) in took.items():
            shares = f"{seconds / full['seconds']:.2%} of a full build, {processor / full['processor']:.2%} of its processors"
            print(f"one {kind}: {1_000 * seconds:.0f} ms, {shares}")
        return {
            f"{chosen.files} files / one {kind}": full["processor"] / 100 / processor for kind, (_, processor) in took.items()
        }


if __name__ == "__main__":
    main()
