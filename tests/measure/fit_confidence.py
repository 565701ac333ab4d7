"""Fits the curve that says how sure an answer is: a logistic regression over what speaks for the first passage.

python -m tests.measure.fit_confidence       our own sets, and parts of DRCD and XQuAD from ../shared/eval (or EVAL_DIR)

It prints the fitted `CURVE` of `index/answering/confidence.py`, and how well each set is parted by it and by the one in use: by
its AUROC, also where the curve was fitted without that set. Questions in other languages have a curve of their own.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import Searcher, ask
from index.answering.confidence import CURVE, Evidence, evidence
from index.answering.missing import unmet_nouns
from index.answering.ranking import SHORT_DEPTH, rank
from index.text.folding import read_text
from index.text.framing import bare_question
from tests.measure.figures import auroc, everyday_questions
from tests.measure.memory import index_of, searcher_of, without_row
from tests.measure.quality import OWN, fitted_sets, shared_eval
from tests.measure.sets import QuestionSet, public_sets, read_set

QUESTIONS = 500  # of a public set
RIDGE = 1.0  # pulls the weights, but for the bias, to 0
STEPS = 50  # of Newton's method
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for the first passage found, and whether it answers."""

    evidence: Evidence
    is_right: bool


def cases() -> dict[str, list[Case]]:
    """The cases of every set, by its name."""
    found: dict[str, list[Case]] = defaultdict(list)
    for path in fitted_sets():
        for joint in (False, True):
            found[f"{path.stem} {'joint' if joint else 'alone'}"] += _of_documents(path, joint=joint)
    sets = [read_set(OWN / "encyclopedia.json", "encyclopedia"), *public_sets(shared_eval())]
    for one in (one for one in sets if not one.name.startswith("English")):
        found[one.name] += _of_paragraphs(one)
    return found


def _of_documents(path: Path, *, joint: bool) -> Iterator[Case]:
    for searcher, one in everyday_questions(path, joint=joint):
        case = _case(searcher, one["q"], is_right=_is_shown(searcher, one))
        if case:
            yield case


def _is_shown(searcher: Searcher, one: dict[str, str]) -> bool:
    """Does the first passage show what is wanted, even where the bot would not trust it?"""
    hits = ask(searcher, one["q"]).hits
    return bool(hits) and "".join(one["expect"].split()) in "".join(hits[0].sentence_text.split())


def _of_paragraphs(questions: QuestionSet) -> Iterator[Case]:
    """Each question with its paragraph there, and without it."""
    snapshot = index_of(questions.passages)
    searcher, without = searcher_of(snapshot), without_row(snapshot)
    asked = list(questions.questions)
    for one in random.Random(1).sample(asked, min(QUESTIONS, len(asked))):
        hits = ask(searcher, one.text).hits
        there = _case(searcher, one.text, is_right=bool(hits) and hits[0].passage.id == f"p{one.row}#1")
        without.row = one.row
        gone = _case(without, one.text, is_right=False)
        yield from (case for case in (there, gone) if case)


def _case(searcher: Searcher, text: str, *, is_right: bool) -> Case | None:
    """None if nothing is found, or the question is in another language."""
    question = searcher.read(bare_question(read_text(text)))
    ranking = rank(question, searcher.search(question, SHORT_DEPTH))
    if not ranking.passages or any(terms.asked.isascii() for terms in question.sets):
        return None
    nouns = unmet_nouns(question, ranking.passages[0].candidate.passage, searcher.tagger)
    return Case(evidence(question, ranking, len(searcher.passages), len(nouns)), is_right)


def fitted(sets: dict[str, list[Case]]) -> Floats:
    """The weights; a set counts by the root of its size."""
    rows = np.array([case.evidence for of_set in sets.values() for case in of_set])
    right = np.array([float(case.is_right) for of_set in sets.values() for case in of_set])
    counts = np.concatenate([np.full(len(of_set), len(of_set) ** -0.5) for of_set in sets.values()])
    counts /= counts.mean()
    ridge = RIDGE * np.diag([1.0] * (rows.shape[1] - 1) + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (sure - right)) + ridge @ weights
        curvature = (rows * (counts * sure * (1 - sure))[:, None]).T @ rows + ridge
        weights -= np.linalg.solve(curvature, slope)
    return weights


def parted(of_set: list[Case], weights: Floats) -> float:
    """The AUROC of a set's right ones over the others."""
    sure = [(float(np.array(case.evidence) @ weights), case.is_right) for case in of_set]
    return auroc([value for value, is_right in sure if is_right], [value for value, is_right in sure if not is_right])


def main() -> None:
    """Print the curve, and a line a set."""
    sets = cases()
    weights = fitted(sets)
    print(", ".join(f"{name}={weight:.2f}" for name, weight in zip(Evidence._fields, weights, strict=True)))
    for name, of_set in sets.items():
        family = name.rpartition(" ")[0] or name
        without = fitted({other: those for other, those in sets.items() if family not in (other, other.rpartition(" ")[0])})
        figures = (parted(of_set, np.array(CURVE)), parted(of_set, weights), parted(of_set, without))
        print(f"{name}: in use {figures[0]:.3f}, fitted {figures[1]:.3f}, fitted without it {figures[2]:.3f}")


if __name__ == "__main__":
    main()
