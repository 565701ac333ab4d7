"""What `MEANING=on` gives and costs: the public sets and the everyday ones, without it and with it, in one run.

python -m tests.measure.meaning [questions of each public set; 600 if not said]
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from rich.console import Console
from rich.table import Table

from tests.measure.figures import Figures, everyday_figures, figures_of
from tests.measure.quality import everyday_sets, shared_eval
from tests.measure.sets import public_sets

_SAMPLE = 600


def main() -> None:
    """Print a table for each set."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else _SAMPLE
    console = Console(width=120)
    for name, measure in _measures(most):
        tables = []
        for meaning in (False, True):
            began = time.perf_counter()
            tables.append(measure(meaning=meaning) | {"seconds": time.perf_counter() - began})
        without, with_it = tables
        table = Table("", "without", "with", title=name, title_justify="left")
        for figure, value in without.items():
            table.add_row(figure, f"{value:.4f}", f"{with_it[figure]:.4f}")
        console.print(table)


def _measures(most: int) -> Iterator[tuple[str, Callable[..., Figures]]]:
    for questions in public_sets(shared_eval()):
        yield questions.name, partial(figures_of, questions, most)
    for path in everyday_sets():
        yield f"{path.stem} joint", partial(everyday_figures, path, joint=True)


if __name__ == "__main__":
    main()
