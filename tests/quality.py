"""`make quality`: how good the answers are on the public question sets, beside the peers, in one run.

python -m tests.quality [--questions N] [--no-peers]     sets from EVAL_DIR, else ../shared/eval
"""

import argparse
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from index.analysis import Analyzer
from index.analysis import Question as Terms
from index.folding import fold
from index.segment import Segmenter
from index.snapshot import ArticleInfo, Header
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from corpus import Passage
from index import Answer, Searcher, answer, snapshot
from index.searcher import Found
from tests.sets import Question, QuestionSet, public_sets

CACHE = Path("var")
TRUE_REFUSALS = 0.9  # the share of unanswerable questions refused at which false refusals are counted


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of all questions, 0 to 1; `ms` is the median time of a whole answer."""

    hit1: float
    hit3: float
    mrr: float
    hit10: float
    displayed1: float
    displayed3: float
    spans: float
    spans_right: float
    auroc: float
    false_refusals: float
    false_answers: float
    refused: float
    ms: float


class WithoutRow(Searcher):
    """A searcher that never finds one passage: what it says when the answer is not there."""

    row = -1

    def search(self, question: Terms, k: int, among: Sequence[int] | None = None) -> Found:
        """The k best passages but for the one."""
        found = super().search(question, k + 1, among)
        return replace(found, candidates=tuple(one for one in found.candidates if one.row != self.row)[:k])


def searcher_of(passages: Sequence[Passage], analyzer: Analyzer, kind: type[Searcher] = Searcher) -> Searcher:
    """An index in memory, every paragraph one passage."""
    article = ArticleInfo("p", "", "", "", len(passages), 0, "")
    with tempfile.TemporaryDirectory() as name:  # what is mapped stays readable when its file is gone
        folder = Path(name)
        with snapshot.writing(folder) as writer, Segmenter(analyzer, CACHE) as segmenter:
            writer.add(passages, segmenter.count([passage.text for passage in passages]))
            writer.finish(Header("quality", "", "", (article,), ()), {})
        return kind(analyzer, snapshot.publish(folder, writer, "quality"))


def measure(of: QuestionSet, analyzer: Analyzer) -> Quality:
    """Ask every question of the whole corpus, with its paragraph there and without."""
    searcher = searcher_of(of.passages, analyzer)
    without = WithoutRow(analyzer, searcher.snapshot)
    there, gone, times = [], [], []
    for question in of.questions:
        started = time.perf_counter()
        there.append(answer(searcher, question.text))
        times.append(time.perf_counter() - started)
        without.row = question.row
        gone.append(answer(without, question.text))
    ranks = [rank_of(question, found) for question, found in zip(of.questions, there, strict=True)]
    shown = [(question, found) for question, found in zip(of.questions, there, strict=True) if found.hits and found.hits[0].span]
    right = np.array([found.confidence for found in there])
    wrong = np.array([found.confidence for found in gone])
    return Quality(
        hit1=_share(rank == 1 for rank in ranks),
        hit3=_share(0 < rank <= 3 for rank in ranks),
        hit10=_share(rank > 0 for rank in ranks),
        mrr=statistics.fmean(1 / rank if rank else 0 for rank in ranks),
        displayed1=_share(_displays(question, found, 1) for question, found in zip(of.questions, there, strict=True)),
        displayed3=_share(_displays(question, found, 3) for question, found in zip(of.questions, there, strict=True)),
        spans=len(shown) / len(ranks),
        spans_right=_share(_is_exact(question, found) for question, found in shown),
        auroc=auroc(right, wrong),
        false_refusals=_share(right < np.quantile(wrong, TRUE_REFUSALS)),
        false_answers=_share(found.state == "answered" for found in gone),
        refused=_share(found.state == "not_found" for found in there),
        ms=statistics.median(times) * 1000,
    )


def rank_of(question: Question, found: Answer) -> int:
    """The rank of the right passage, from 1; 0 if it is not among the ten."""
    rows = [hit.passage.id for hit in found.hits[:10]]
    wanted = f"p#{question.row + 1}"
    return rows.index(wanted) + 1 if wanted in rows else 0


def auroc(positive: NDArray[np.float64], negative: NDArray[np.float64]) -> float:
    """How often a positive is above a negative; a tie counts half."""
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left")
    upto = np.searchsorted(ordered, positive, "right")
    return float(np.mean((below + upto) / 2) / len(negative))


def _displays(question: Question, found: Answer, hits: int) -> bool:
    shown = [fold(hit.sentence_text) for hit in found.hits[:hits]]
    return any(fold(wanted) in sentence for wanted in question.answers for sentence in shown)


def _is_exact(question: Question, found: Answer) -> bool:
    best = found.hits[0]
    assert best.span
    span = _bare(best.passage.text[slice(*best.span)])
    return any(_bare(wanted) == span for wanted in question.answers)


def _bare(text: str) -> str:
    """Folded, without punctuation and white space, as CMRC 2018 compares."""
    return re.sub(r"[\W_]+", "", fold(text))


def _share(of: Iterable[bool]) -> float:
    values = list(of)
    return sum(bool(value) for value in values) / len(values) if values else 0.0


def peer_rows(of: QuestionSet, analyzer: Analyzer) -> list[tuple[str, float, float, float]]:
    """(name, hit@1, hit@3, MRR@10) of every peer that is installed."""
    from tests.peers import PEERS

    rows = []
    for name, make in PEERS.items():
        try:
            search: Callable[[str], list[int]] = make([passage.text for passage in of.passages], analyzer)
        except ModuleNotFoundError:
            continue
        ranks = []
        for question in of.questions:
            found = search(question.text)
            ranks.append(found.index(question.row) + 1 if question.row in found else 0)
        mrr = statistics.fmean(1 / rank if rank else 0 for rank in ranks)
        rows.append((name, _share(rank == 1 for rank in ranks), _share(0 < rank <= 3 for rank in ranks), mrr))
    return rows


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=0, help="only the first N of each set")
    parser.add_argument("--no-peers", action="store_true")
    chosen = parser.parse_args()
    folder = Path(os.environ.get("EVAL_DIR") or Path(__file__).parent.parent.parent / "shared" / "eval")
    analyzer = Analyzer(CACHE)
    console = Console(width=150)
    sets = public_sets(folder)
    if not sets:
        console.print(f"no question sets in {folder}: set EVAL_DIR to a folder of files in SQuAD's format")
    for of in sets:
        few = QuestionSet(of.name, of.passages, of.questions[: chosen.questions or None])
        ours = measure(few, analyzer)
        console.print(f"{of.name}: {len(few.questions)} questions, {len(of.passages)} paragraphs", style="bold")
        table = Table()
        for column in ("", "hit@1", "hit@3", "MRR@10"):
            table.add_column(column, justify="left" if not column else "right")
        table.add_row("chawen", *(f"{100 * value:.2f}" for value in (ours.hit1, ours.hit3, ours.mrr)), style="bold")
        for name, *values in [] if chosen.no_peers else peer_rows(few, analyzer):
            table.add_row(name, *(f"{100 * value:.2f}" for value in values))
        console.print(table)
        console.print(
            f"in the first ten {ours.hit10:.1%}\n"
            f"the answer is in the sentence shown: first {ours.displayed1:.1%}, any of three {ours.displayed3:.1%}\n"
            f"spans shown {ours.spans:.1%}, exactly right {ours.spans_right:.1%}\n"
            f"refusal without the paragraph: AUROC {ours.auroc:.3f}, false refusals at 90 % true ones {ours.false_refusals:.1%}\n"
            f"as set: false answers {ours.false_answers:.1%}, false refusals {ours.refused:.1%}\n"
            f"a whole answer takes {ours.ms:.2f} ms\n"
        )


if __name__ == "__main__":
    main()
