"""How flat the figures are around each hand-chosen number: the same sample with it × 0.5, 0.8, 1.25 and 2.

python -m tests.measure.flatness [--questions 400]          DRCD and XQuAD of ../shared/eval, or EVAL_DIR
"""

import argparse
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from rich.console import Console
from rich.table import Table

from index.answering import confidence, ranking, sentence
from tests.measure.figures import figures_of
from tests.measure.quality import shared_eval
from tests.measure.sets import public_sets

FACTORS = (0.5, 0.8, 1.25, 2.0)
SHOWN = ("first", "sentence", "auroc", "false answers", "false refusals")


def changed() -> Iterator[tuple[str, float, Any, str, Any]]:
    """(name, factor, module, its attribute, the changed value) for each number and factor."""
    tables = ((ranking, "WEIGHTS"), (sentence, "WEIGHTS"), (confidence, "TRANSLATED"))
    for module, attribute in tables:
        table = getattr(module, attribute)
        named = f"{module.__name__.rpartition('.')[2]}.{attribute}"
        for field in fields(table):
            value = getattr(table, field.name)
            for factor in FACTORS:
                if isinstance(value, dict):
                    for key, of in value.items():
                        new = replace(table, **{field.name: {**value, key: of * factor}})
                        yield f"{named}.{field.name}[{key}]", factor, module, attribute, new
                elif value:
                    yield f"{named}.{field.name}", factor, module, attribute, replace(table, **{field.name: value * factor})
    for name, weight in ranking.LONG._asdict().items():
        for factor in FACTORS if weight else ():
            yield f"ranking.LONG.{name}", factor, ranking, "LONG", ranking.LONG._replace(**{name: weight * factor})


def main() -> None:
    """Print a table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=400)
    chosen = parser.parse_args()
    for questions in public_sets(shared_eval()):
        table = Table(title=questions.name)
        for column in ("number", "×", *SHOWN):
            table.add_column(column)
        now = figures_of(questions, chosen.questions)
        table.add_row("as it is", "", *(f"{now[figure]:.4f}" for figure in SHOWN), style="bold")
        for name, factor, module, attribute, value in changed():
            kept = getattr(module, attribute)
            setattr(module, attribute, value)
            measured = figures_of(questions, chosen.questions)
            setattr(module, attribute, kept)
            table.add_row(name, f"{factor}", *(f"{measured[figure]:.4f}" for figure in SHOWN))
        Console(width=150).print(table)


if __name__ == "__main__":
    main()
