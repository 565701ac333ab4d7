"""How good the answers are, and the floors below which no figure may fall.

python -m tests.measure.quality              all public sets (EVAL_DIR, else ../shared/eval), beside the peers
python -m tests.measure.quality --sample     a seeded sample of them, without peers: what CI checks
python -m tests.measure.quality --own        the sets that the project carries itself
… --write                                    takes over what got better as the new floors
… --lower "SET / FIGURE" --because "…"       lowers one floor to what was measured, and keeps the reason
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.measure.figures import LESS_IS_BETTER, Figures, everyday_figures, figures_of
from tests.measure.memory import reading
from tests.measure.peers import PEERS
from tests.measure.sets import QuestionSet, public_sets, read_set
from tests.measure.shown import shown_figures

FLOORS = Path(__file__).parent / "floors.json"
OWN = Path(__file__).parent.parent / "data"
SAMPLE = 400  # questions of a set
ROUNDING = 1e-4  # floors are written with four digits


def shared_eval() -> Path:
    """Where the public sets are."""
    return Path(os.environ.get("EVAL_DIR") or Path(__file__).parents[3] / "shared" / "eval")


def measured(folder: Path, most: int) -> Iterator[tuple[str, Figures, QuestionSet | None]]:
    """(name, figures, the set) of each set in a folder; sampled where `most` is not 0."""
    prefix = f"sample of {most}: " if most else ""
    for questions in public_sets(folder):
        yield prefix + questions.name, figures_of(questions, most), questions
    for path in sorted(folder.glob("everyday*.jsonl")):
        yield f"{path.stem} alone", everyday_figures(path, joint=False), None
        yield f"{path.stem} joint", everyday_figures(path, joint=True), None


def own_figures() -> Iterator[tuple[str, Figures]]:
    """(name, figures) of the sets that the project carries."""
    for path in sorted(OWN.glob("encyclopedia*.json")):
        yield f"own {path.stem}", figures_of(read_set(path, path.stem))
    for path in everyday_sets():
        yield f"own {path.stem} alone", everyday_figures(path, joint=False)
        yield f"own {path.stem} joint", everyday_figures(path, joint=True)
    yield from shown_figures()


def everyday_sets() -> list[Path]:
    """The files of our own everyday documents with questions."""
    return [path for path in sorted(OWN.glob("everyday*.jsonl")) if path.stem != "everyday_pairs"]


def fitted_sets() -> list[Path]:
    """Those, and the ones that are only for fitting, and have no floor."""
    return [*everyday_sets(), *sorted((OWN / "fitting").glob("*.jsonl"))]


def read_floors() -> dict[str, Figures]:
    """The floors, by set and figure."""
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8"))["floors"]
    return floors


def fallen(name: str, figures: Figures, floors: Mapping[str, Figures]) -> list[str]:
    """A sentence for each figure that is worse than its floor."""
    worse = []
    for figure, floor in floors.get(name, {}).items():
        value = figures[figure]
        if value > floor + ROUNDING if figure in LESS_IS_BETTER else value < floor - ROUNDING:
            worse.append(f"{name} / {figure}: {value:.4f}, and the floor is {floor:.4f}")
    return worse


def raised(figures: Figures, floor: Figures) -> Figures:
    """The floor of a set with what got better."""
    better = {}
    for figure, value in figures.items():
        kept = floor.get(figure, value)
        better[figure] = round(min(value, kept) if figure in LESS_IS_BETTER else max(value, kept), 4)
    return better


def main() -> int:
    """Print the tables; the exit status is 1 if a figure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", default="")
    parser.add_argument("--because", default="")
    chosen = parser.parse_args()
    console = Console(width=150)
    said = json.loads(FLOORS.read_text("utf-8"))
    floors: dict[str, Figures] = said["floors"]
    worse: list[str] = []
    if not chosen.own and not shared_eval().is_dir():
        console.print(f"no question sets in {shared_eval()}: nothing measured (EVAL_DIR names another folder)")
        return 0
    sets = ((n, f, None) for n, f in own_figures()) if chosen.own else measured(shared_eval(), SAMPLE if chosen.sample else 0)
    for name, figures, questions in sets:
        console.print(_table(name, figures, floors.get(name, {}), None if chosen.sample else questions))
        worse += fallen(name, figures, floors)
        if chosen.write:
            floors[name] = raised(figures, floors.get(name, {}))
        lowered, _, figure = chosen.lower.partition(" / ")
        if lowered == name and chosen.because:
            floors[name][figure] = round(figures[figure], 4)
            said["lowered"].append(f"{chosen.lower} to {figures[figure]:.4f}: {chosen.because}")
    if chosen.write or chosen.lower:
        FLOORS.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for sentence in worse:
        console.print(sentence, style="bold red")
    return 1 if worse and not chosen.lower else 0


def _table(name: str, figures: Figures, floor: Figures, questions: QuestionSet | None) -> Table:
    table = Table(title=name, title_justify="left")
    for column in ("", "now", "floor"):
        table.add_column(column, justify="left" if not column else "right")
    for figure, value in figures.items():
        table.add_row(figure, f"{value:.4f}", f"{floor[figure]:.4f}" if figure in floor else "–")
    for peer, first in _peers(questions) if questions else ():
        table.add_row(f"first, {peer}", f"{first:.4f}", "", style="dim")
    return table


def _peers(questions: QuestionSet) -> Iterator[tuple[str, float]]:
    """The share of right first paragraphs of every peer that is installed."""
    for name, make in PEERS.items():
        try:
            search = make([passage.text for passage in questions.passages], reading().analyzer)
        except ModuleNotFoundError:
            continue
        hits = sum(search(one.text)[:1] == [one.row] for one in questions.questions)
        yield name, hits / len(questions.questions)


if __name__ == "__main__":
    sys.exit(main())
