"""`make bench`: how fast and how large, beside the peers, in one run, on passages made from the public paragraphs.

python -m tests.measure.bench [--sizes 1000 10000 100000] [--questions 400] [--no-peers] [--no-answers] [--no-bot]
[--no-start]
ends with status 1 if a ratio (another engine's time through ours, …) is below its floor in speed_floors.json
with --sizes … 1000000 the engines that take minutes a question there are left out
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from corpus import Passage, sentences
from index import ask
from index.answering.ranking import SHORT_DEPTH, rank
from index.building.segment import Segmenter
from index.building.writer import new_generation
from index.engine.snapshot import ArticleInfo, Header, load
from index.text.analysis import Analyzer
from index.text.folding import fold, read_text
from tests.measure.engines import ENGINES, Tokens, resident, timed
from tests.measure.memory import CACHE, reading, searcher_of
from tests.measure.sets import QuestionSet, public_sets
from tests.measure.start import measured_apart

FLOORS = Path(__file__).parent / "speed_floors.json"  # four fifths of what was measured, for a busy machine
PICTURE = Path("var") / "bench.png"
SEED = 7
_SENTENCES = 3  # of a passage
_LARGE = 500_000  # from here on only the engines that are quick
_QUICK = ("chawen", "bm25s (numba)", "tantivy")
_BATCH = 4_000  # passages segmented together


@dataclass(frozen=True, slots=True)
class Material:
    """What passages are made of, and what is asked."""

    sentences: list[str]
    questions: list[str]
    english: list[str]

    @classmethod
    def of(cls, sets: Sequence[QuestionSet], questions: int) -> "Material":
        """From the public sets; the same for the same sets."""
        choose = random.Random(SEED)
        every = [of.text[start:end] for one in sets for of in one.passages for start, end in sentences(of.text)]
        asked: dict[bool, list[str]] = {True: [], False: []}
        for one in sets:
            asked[one.name.startswith("English")] += [question.text for question in one.questions]
        chosen = {kind: choose.sample(some, min(questions, len(some))) for kind, some in asked.items()}
        return cls(every, chosen[False], chosen[True])

    def chosen(self, size: int) -> list[list[int]]:
        """The numbers of each passage's sentences."""
        choose = random.Random(SEED)
        return [choose.sample(range(len(self.sentences)), _SENTENCES) for _ in range(size)]

    def text(self, chosen: Sequence[int]) -> str:
        """A passage."""
        return "".join(self.sentences[number] for number in chosen)


def tokens_of(material: Material, size: int, analyzer: Analyzer) -> Tokens:
    """jieba's words of made passages."""
    numbers: dict[str, int] = {}
    cut = [
        np.array([numbers.setdefault(word, len(numbers)) for word in analyzer.passage(one).words], np.int32)
        for one in material.sentences
    ]
    passages = [np.concatenate([cut[number] for number in chosen]) for chosen in material.chosen(size)]
    starts = np.concatenate(([0], np.cumsum([len(passage) for passage in passages])))
    return Tokens(list(numbers), np.concatenate(passages), starts)


def one_field(material: Material, size: int, analyzer: Analyzer, peers: bool, console: Console) -> dict[str, float]:
    """The same tokens in every engine; the medians, for the picture."""
    table = Table("one field", "build s", "load ms", "first ms", "p50 ms", "p99 ms", "× ours", "MB", "of these own")
    medians: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tokens_of(material, size, analyzer).save(folder)
        asked = [list(analyzer.question(fold(question)).words) for question in material.questions]
        (folder / "questions.json").write_text(json.dumps(asked), "utf-8")
        engines = [one for one in (ENGINES if peers else ["chawen"]) if size < _LARGE or one in _QUICK]
        built = {engine: _run("build", engine, folder) for engine in engines}  # all first: writing to disk goes on for a while
        for engine in engines:
            asked_of = _run("ask", engine, folder)
            if not built[engine] or not asked_of:
                table.add_row(engine, "not installed")
                continue
            said = {**built[engine], **asked_of}
            medians[engine] = said["p50"]
            table.add_row(
                engine,
                f"{said['build']:.1f}",
                f"{1_000 * said['load']:.0f}",
                *(f"{said[key]:.3g}" for key in ("first", "p50", "p99")),
                f"{said['p50'] / medians['chawen']:.2f}",
                f"{said['resident']:.0f}",
                f"{said['own']:.0f}",
            )
    console.print(table)
    return medians


def _run(stage: str, engine: str, folder: Path) -> dict[str, float]:
    """A stage of an engine in a process of its own; nothing if it is not installed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.measure.engines", stage, engine, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "ModuleNotFoundError" in done.stderr:
        return {}
    if done.returncode:
        raise RuntimeError(done.stderr)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def build(material: Material, size: int, analyzer: Analyzer, folder: Path) -> None:
    """An index of made passages."""
    with new_generation(folder) as writer, Segmenter(analyzer, CACHE) as segmenter:
        chosen = material.chosen(size)
        for first in range(0, size, _BATCH):
            texts = [material.text(one) for one in chosen[first : first + _BATCH]]
            passages = [Passage(f"p#{row}", "p", "", "", "", text) for row, text in enumerate(texts, first + 1)]
            writer.add(passages, segmenter.count(passages))
        article = ArticleInfo("p", "", "", "", size, 0, "", has_head=False)
        writer.publish(Header("bench", "", "", (article,), ()))


def whole_answers(material: Material, size: int, analyzer: Analyzer, console: Console) -> dict[str, float]:
    """All fields, the order, the sentence, the span; and what it takes to build, open and hold that."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        build(material, size, analyzer, folder)
        built = time.perf_counter() - started
        (folder / "material.json").write_text(json.dumps([material.questions, material.english]), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.measure.bench", "--answers-in", name],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
        said = json.loads(done.stdout.splitlines()[-1])
        size_on_disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    table = Table("all fields", "p50 ms", "p99 ms")
    for row, took in said["took"].items():
        table.add_row(row, *(f"{value:.2f}" for value in took))
    console.print(table)
    console.print(
        f"build {built:.0f} s · {size_on_disk:.0f} MB on disk · opened in {said['load']:.1f} ms"
        f" · resident {said['resident']:.0f} MB, {said['own']:.0f} of them its own, the rest pages of the index\n"
    )
    return {row: took[0] for row, took in said["took"].items()}


def answers_in(folder: Path) -> None:
    """Ask the index in a folder, in a process that does nothing else."""
    reading()
    started = time.perf_counter()
    searcher = searcher_of(load(folder))
    loaded = 1_000 * (time.perf_counter() - started)
    searcher.warm()
    took: dict[str, tuple[float, float]] = {}
    for kind, questions in zip(("Chinese", "English"), json.loads((folder / "material.json").read_text("utf-8")), strict=True):
        asked = [searcher.read(read_text(question)) for question in questions]
        ranked = timed(lambda question: rank(question, searcher.search(question, SHORT_DEPTH)), asked)
        answered = timed(lambda question: ask(searcher, question), questions)
        took[f"{kind}: search and reordering"] = (ranked.p50, ranked.p99)
        took[f"{kind}: question → answer"] = (answered.p50, answered.p99)
    every, own = resident()
    print(json.dumps({"load": loaded, "took": took, "resident": every, "own": own}))


def draw(growth: dict[int, dict[str, float]], path: Path) -> None:
    """How the cost of a question grows with the passages."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5))
    for name in dict.fromkeys(name for medians in growth.values() for name in medians):
        points = [(size, medians[name]) for size, medians in growth.items() if name in medians]
        axes.plot(*zip(*points, strict=True), marker="o", label=name)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="ms a question (median)")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=120, bbox_inches="tight")


def starts(console: Console) -> dict[str, float]:
    """What a cold `ask` takes; the time and the memory that importing numpy takes, divided by ours."""
    table = Table("cold start", "s", "of processors", "MB at most")
    took = measured_apart()
    for name, (seconds, processor, most) in took.items():
        table.add_row(name, f"{seconds:.2f}", f"{processor:.2f}", f"{most:.0f}")
    console.print(table)
    (_, numpy_takes, numpy_holds), (_, takes, holds) = took["import numpy"], took["ask"]
    return {"start / time of numpy": numpy_takes / takes, "start / memory of numpy": numpy_holds / holds}


def ratios_of(size: int, medians: Mapping[str, float]) -> dict[str, float]:
    """How many times as long as ours each other engine takes for a question."""
    others = {name: ms for name, ms in medians.items() if name in ENGINES and name != "chawen"}
    return {f"{size} passages / {name}": ms / medians["chawen"] for name, ms in others.items()}


def fallen(ratios: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A sentence for each ratio that is below its floor."""
    below = [(name, ratio, floors[name]) for name, ratio in ratios.items() if ratio < floors.get(name, 0)]
    return [f"{name}: {ratio:.2f}, and the floor is {floor:.2f}" for name, ratio, floor in below]


def main() -> int:
    """Print the tables; the exit status is 1 if a ratio fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=400, help="half of them to warm up")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-answers", action="store_true")
    parser.add_argument("--no-bot", action="store_true")
    parser.add_argument("--no-start", action="store_true")
    parser.add_argument("--answers-in", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.answers_in:
        answers_in(chosen.answers_in)
        return 0
    console = Console(width=130)
    folder = Path(os.environ.get("EVAL_DIR") or Path(__file__).parents[3] / "shared" / "eval")
    analyzer = reading().analyzer
    material = Material.of(public_sets(folder), chosen.questions)
    growth: dict[int, dict[str, float]] = {}
    ratios = {} if chosen.no_start else starts(console)
    for size in chosen.sizes:
        console.print(f"{size:,} passages", style="bold")
        growth[size] = one_field(material, size, analyzer, not chosen.no_peers, console)
        ratios |= ratios_of(size, growth[size])
        if not chosen.no_answers:
            growth[size] |= whole_answers(material, size, analyzer, console)
    if len(growth) > 1 and not chosen.no_peers:
        draw(growth, PICTURE)
        console.print(f"how it grows: {PICTURE}")
    if not chosen.no_bot:
        from tests.loopback import answers_per_second

        rate, ms = asyncio.run(answers_per_second())
        console.print(f"the whole bot over a loopback Bot API, on one core: {rate:.0f} answers/s, {ms:.1f} ms an answer alone")
    worse = fallen(ratios, json.loads(FLOORS.read_text("utf-8")))
    for sentence in worse:
        console.print(sentence, style="bold red")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
