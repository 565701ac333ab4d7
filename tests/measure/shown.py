"""Overviews, lists, clauses, yes or no, comparisons: is what must be seen in what is shown? Over documents of many kinds.

python -m tests.measure.shown [-v]       -v prints each question of which something is not shown

A folder in tests/data/shown has documents, and questions with the texts that must be shown (none, if the part asked for is
absent), and those that a short answer would not have, which are printed but cost nothing.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index import Answer, Form, Searcher, State, ask
from tests.measure.figures import DATA, Figures, bare, opened

SHOWN = DATA / "shown"


def shown_figures() -> Iterator[tuple[str, Figures]]:
    """(name, the share of each kind of question of which all is shown) of each folder."""
    for folder in sorted(SHOWN.iterdir()):
        right, asked = Counter[str](), Counter[str]()
        for searcher, one in _questions(folder):
            asked[one["kind"]] += 1
            right[one["kind"]] += _is_right(one, ask(searcher, one["q"]))
        yield f"own shown {folder.name}", {kind: right[kind] / count for kind, count in asked.items()}


def _questions(folder: Path) -> Iterator[tuple[Searcher, dict[str, Any]]]:
    with TemporaryDirectory() as data:
        searcher = opened(folder / "docs", Path(data))
        for line in (folder / "questions.jsonl").read_text("utf-8").splitlines():
            yield searcher, json.loads(line)


def _is_right(one: dict[str, Any], found: Answer) -> bool:
    if one.get("absent"):
        return found.state is State.NOT_FOUND
    text = bare(shown(found))
    return found.state is not State.NOT_FOUND and all(bare(must) in text for must in one["must"])


def shown(found: Answer) -> str:
    """What a card shows of an answer."""
    hits = found.hits if found.form is Form.OVERVIEW else found.hits[:1]
    return "\n".join(f"{hit.header_text}\n{hit.sentence_text}" for hit in hits)


def main() -> None:
    """Print the figures, and with -v what is wrong."""
    for name, figures in shown_figures():
        print(name, ", ".join(f"{kind} {share:.2f}" for kind, share in figures.items()))
    for folder in sorted(SHOWN.iterdir()) if "-v" in sys.argv else ():
        for searcher, one in _questions(folder):
            found = ask(searcher, one["q"])
            if not _is_right(one, found):
                print(f"{one['kind']}: {one['q']} | must {one['must']} | {found.state}: {shown(found)[:300]!r}")


if __name__ == "__main__":
    main()
