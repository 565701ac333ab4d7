"""Fits what counts in the order of short passages: a choice among the ten found, by the softmax of their scores.

python -m tests.measure.fit_ranking       our own sets, and parts of DRCD and XQuAD from ../shared/eval (or EVAL_DIR)

It prints the fitted `SHORT` of `index/answering/ranking.py`, `LONG` being what it is, and for each set how often the right
passage comes first: as it is, fitted, and fitted without that set. Questions in other languages have weights of their own.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Searcher
from index.answering.ranking import LONG, SHORT, SHORT_DEPTH, Parts, Ranked, how_long, rank
from index.text.folding import read_text
from index.text.framing import bare_question
from tests.measure.figures import everyday_questions
from tests.measure.memory import index_of, searcher_of
from tests.measure.quality import fitted_sets, shared_eval
from tests.measure.sets import public_sets

QUESTIONS = 500  # of a public set
RIDGE = 1e-3
STEPS = 400  # of Adam
PACE = 0.1
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """The parts of the passages found for a question, which of them answer, and how far `LONG` counts there, 0 to 1."""

    parts: Floats
    is_right: NDArray[np.bool_]
    share: float

    def first(self, short: Floats) -> bool:
        """Does a passage that answers come first?"""
        return bool(self.is_right[int((self.parts @ _between(short, self.share)).argmax())])


def cases() -> dict[str, list[Case]]:
    """The cases of every set, by its name."""
    found: dict[str, list[Case]] = defaultdict(list)
    for path in fitted_sets():
        for searcher, asked in everyday_questions(path, joint=True):
            _add(found[path.stem], searcher, asked["q"], _holds("".join(asked["expect"].split())))
    for questions in public_sets(shared_eval()):
        if questions.name.startswith("English"):
            continue
        searcher = searcher_of(index_of(questions.passages))
        for one in random.Random(1).sample(list(questions.questions), QUESTIONS):
            _add(found[questions.name], searcher, one.text, _is(f"p{one.row}#1"))
    return found


def _holds(wanted: str) -> Callable[[Ranked], bool]:
    return lambda ranked: wanted in "".join(ranked.candidate.passage.text.split())


def _is(wanted: str) -> Callable[[Ranked], bool]:
    return lambda ranked: ranked.candidate.passage.id == wanted


def _add(to: list[Case], searcher: Searcher, text: str, answers: Callable[[Ranked], bool]) -> None:
    question = searcher.read(bare_question(read_text(text)))
    passages = rank(question, searcher.search(question, SHORT_DEPTH)).passages
    if passages and not any(terms.asked.isascii() for terms in question.sets):
        parts = np.array([one.parts for one in passages], dtype=np.float64)
        length = how_long([one.candidate.passage for one in passages])
        to.append(Case(parts, np.array([answers(one) for one in passages]), length))


def _between(short: Floats, share: float) -> Floats:
    return (1 - share) * short + share * np.array(LONG)


def fitted(sets: dict[str, list[Case]]) -> Floats:
    """The weights, none below 0; a set counts by the root of its size."""
    weighed = [(case, len(of_set) ** -0.5) for of_set in sets.values() for case in of_set]
    weighed = [(case, weight) for case, weight in weighed if case.is_right.any() and not case.is_right.all()]
    total = sum(weight for _, weight in weighed)
    short, mean, square = (np.full(len(SHORT), start) for start in (1.0, 0.0, 0.0))
    for step in range(1, STEPS + 1):
        slope = RIDGE * short
        for case, weight in weighed:
            scores = case.parts @ _between(short, case.share)
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            right = chance * case.is_right / (chance @ case.is_right)
            slope = slope + weight / total * (1 - case.share) * ((chance - right) @ case.parts)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        short = short - PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        short = np.maximum(short, 0.0)
    return short


def main() -> None:
    """Print the weights, and a line a set."""
    sets = cases()
    short = fitted(sets)
    print(", ".join(f"{name}={weight:.2f}" for name, weight in zip(Parts._fields, short, strict=True)))
    for name, of_set in sets.items():
        without = fitted({other: those for other, those in sets.items() if other != name})
        shares = [np.mean([case.first(weights) for case in of_set]) for weights in (np.array(SHORT), short, without)]
        print(f"{name}: in use {shares[0]:.3f}, fitted {shares[1]:.3f}, fitted without it {shares[2]:.3f}")


if __name__ == "__main__":
    main()
