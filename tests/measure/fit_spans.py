"""Fits the weights of short answers: a softmax over a sentence's candidates and "none of these", for each type of answer.

python -m tests.measure.fit_spans            reads the SQuAD sets of ../shared/eval (or EVAL_DIR)

It prints how near the fitted weights come to `index/words/span_weights.json`, and what either marks on the half not fitted.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Searcher
from index.answering.coverage import sentences_of
from index.answering.layout import layout
from index.answering.ranking import SHORT_DEPTH, rank
from index.answering.sentence import choose_sentence, choosing
from index.span.features import FEATURES
from index.span.marker import NOTHING, TYPES, table
from index.text.asked import parse
from index.text.folding import fold, read_text
from index.words import FOLDER
from tests.measure.figures import bare
from tests.measure.memory import index_of, searcher_of
from tests.measure.quality import shared_eval
from tests.measure.sets import Question, QuestionSet, public_sets

STEPS, RATE, DECAY = 400, 0.5, 1e-3  # of gradient descent; DECAY pulls weights to 0
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One question's candidates × features with "none" as the last row, and which of them is right."""

    rows: Floats
    right: int


def cases_of(questions: QuestionSet) -> dict[str, list[Case]]:
    """The cases of a set, by type of answer: the first passage found, its sentences in our order."""
    searcher = searcher_of(index_of(questions.passages))
    cases: dict[str, list[Case]] = defaultdict(list)
    for question in questions.questions:
        asked = parse(fold(question.text), searcher.tagger)
        if asked.type and (case := _case(searcher, question)):
            cases[asked.type].append(case)
    return cases


def _case(searcher: Searcher, question: Question) -> Case | None:
    read = searcher.read(read_text(question.text))
    ranking = rank(read, searcher.search(read, SHORT_DEPTH))
    if not ranking.passages:
        return None
    first = ranking.passages[0]
    passage = first.candidate.passage
    sentences = sentences_of(passage)
    choice = choose_sentence(read, choosing(read), first, ranking, layout(passage, sentences))
    order = [sentences.spans[number] for number in choice.order]
    folded = fold(question.text)
    found = table(parse(folded, searcher.tagger), folded, fold(passage.text), order, searcher.tagger)
    if not found.spans:
        return None
    answers = {bare(answer) for answer in question.answers}
    right = next((at for at, span in enumerate(found.spans) if bare(passage.text[slice(*span)]) in answers), len(found.spans))
    rows = np.zeros((len(found.spans) + 1, len(FEATURES) + len(NOTHING)))
    rows[:-1, : len(FEATURES)] = found.rows
    rows[-1, len(FEATURES) :] = found.nothing
    return Case(rows, right)


def fitted(cases: list[Case]) -> Floats:
    """The weights under which the right rows are likeliest."""
    weights = np.zeros(len(FEATURES) + len(NOTHING))
    for _ in range(STEPS):
        slope = DECAY * weights
        for case in cases:
            chances = chances_of(case, weights)
            chances[case.right] -= 1
            slope = slope + chances @ case.rows / len(cases)
        weights = weights - RATE * slope
    return weights


def chances_of(case: Case, weights: Floats) -> Floats:
    """How likely each row is."""
    scores = case.rows @ weights
    scores = np.exp(scores - scores.max())
    chances: Floats = scores / scores.sum()
    return chances


def marked(cases: list[Case], weights: Floats, bar: float) -> tuple[int, int]:
    """How many are marked at this bar, and how many of these rightly."""
    shown = right = 0
    for case in cases:
        chances = chances_of(case, weights)[:-1]
        top = int(chances.argmax())
        if chances[top] >= bar:
            shown, right = shown + 1, right + (top == case.right)
    return shown, right


def main() -> None:
    """Print a line a type."""
    saved = json.loads((FOLDER / "span_weights.json").read_text("utf-8"))
    for questions in public_sets(shared_eval()):
        if questions.name.startswith("English"):
            continue
        print(f"{questions.name}: fitted on every second case, checked on the others")
        for kind, cases in sorted(cases_of(questions).items()):
            at, bar = TYPES.index(kind), saved["thresholds"][kind]
            present = np.array([saved["weights"][name][at] for name in FEATURES + NOTHING])
            weights = fitted(cases[::2])
            likeness = float(np.corrcoef(present, weights)[0, 1])
            before, after = marked(cases[1::2], present, bar), marked(cases[1::2], weights, bar)
            print(
                f"  {kind:5} {len(cases):4} cases, correlation with ours {likeness:.2f}; marked, right: {before}, fitted {after}"
            )


if __name__ == "__main__":
    main()
