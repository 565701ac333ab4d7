"""The sentence of a passage that answers best.

The weight of a term is its idf among the sentences of this passage, not of the corpus: what sets this sentence apart
from its neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.answering.coverage import before, coverage
from index.answering.layout import Line, label_of, leads_of
from index.answering.ranking import Ranked, Ranking
from index.engine.arrays import Floats
from index.engine.bm25 import smoothed_idf
from index.question import Question
from index.text.ordinals import begins, parts_asked
from index.text.stopwords import made_of, stop_words

_FIELDS = {"words": 1.0, "bigrams": 2.0, "characters": 3.5}
_SETS = 6.5
_PREVIOUS = 1.5  # bigrams that are missing here and stand in the sentence before
_EXPECTED = 2.0  # holds the kind of thing that is asked for
_COUNTED = 1.0  # holds a number right before the thing that is counted
_BESIDE = 0.5  # a bigram that touches the question word
_NOTHING_NEW = -0.9  # says hardly a character that the question did not
_ASKS = -20.0  # is a question itself: shown only where nothing else is
_REACH = 6.0  # characters within which terms beside the question word count up to double
_NEW = 4
_LABELLED = 1.5  # is named as what is asked for
_LED = 0.7  # what the line that leads to a sentence holds counts this much
_LEADING = -1.0  # leads to the answer, but is none
_PART = 20.0  # begins the numbered part that is asked for
_SUBJECT = 0.3  # what terms of the passage's subject count
_SUBJECT_LONGEST = 8
_SUBJECT_ENDS = re.compile("[，,。、（(:：是为]")


@dataclass(frozen=True, slots=True)
class Choosing:
    """What choosing takes from the question: each term's weight by its place in it, and whether it touches the question word."""

    near: Floats
    beside: NDArray[np.bool_]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of a passage's sentences, that to show first, and the score of each by its number."""

    order: tuple[int, ...]
    scores: Floats


def choosing(question: Question) -> Choosing:
    """Made once for a question."""
    distances = np.array(question.distances)
    near = 1 + np.exp(-distances / _REACH)
    near[[made_of(term, stop_words()) for term in question.terms]] = 0
    return Choosing(near, (distances == 0) & (near > 0), frozenset(question.folded))


def choose_sentence(question: Question, by: Choosing, passage: Ranked, ranking: Ranking, lines: Sequence[Line]) -> Choice:
    """Which sentence of a passage answers best."""
    held, fields = _with_leads(passage.held, lines), ranking.weights.fields
    asked_words = frozenset(question.words)
    count, containing = len(held), held.sum(axis=0)
    weights = smoothed_idf(count, containing) * (containing > 0) * by.near
    weights[_said_by_head(question, passage)] *= _SUBJECT
    score = np.zeros(count)
    for field, columns in fields.items():
        score += _FIELDS[field] * coverage(held[:, columns], weights[columns])
    pairs = fields["bigrams"]
    score += _PREVIOUS * coverage((before(held) * (1 - held))[:, pairs], weights[pairs])
    score += _BESIDE * held[:, pairs][:, by.beside[pairs]].sum(axis=1)
    if question.sets:
        score += _SETS * ranking.weights.share * _sets_coverage(passage.sets_held, ranking.weights.set_idf)
    score += [_of_kind(question, by.known, folded) for folded in passage.sentences.folded]
    score += [_LEADING * line.leads for line in lines]
    score += [_LABELLED * (label_of(folded) in asked_words) for folded in passage.sentences.folded]
    parts = parts_asked(question.folded)
    score += [_PART * any(begins(part, line) for part in parts) for line in passage.sentences.folded]
    return Choice(tuple(np.argsort(-score, kind="stable").tolist()), score)


def _with_leads(held: Floats, lines: Sequence[Line]) -> Floats:
    """What each sentence holds, with what the line that leads to it does."""
    led = held.copy()
    for at, lead in enumerate(leads_of(lines)):
        if lead >= 0:
            led[at] = np.maximum(held[at], _LED * held[lead])
    return led


def _said_by_head(question: Question, passage: Ranked) -> list[int]:
    """The terms of the passage's subject, which opens it: every sentence is about that, whether it says so or not."""
    found = _SUBJECT_ENDS.search(passage.sentences.folded[0])
    head = passage.sentences.folded[0][: found.start() if found else 0]
    size = next((size for size in range(min(len(head), _SUBJECT_LONGEST), 2, -1) if head[:size] in question.folded), 0)
    return [at for at, term in enumerate(question.terms) if size and term in head[:size]]


def _sets_coverage(held: Floats, idf: Floats) -> Floats:
    """The share of the question's sets that each sentence holds, those first that few of the passage's sentences hold."""
    containing = held.sum(axis=0)
    here = smoothed_idf(len(held), containing) * (containing > 0)
    return coverage(held, here * idf)


def _of_kind(question: Question, known: frozenset[str], sentence: str) -> float:
    """What a sentence gains by the kind of thing it holds."""
    score = 0.0
    for pattern, gain in ((question.expects.thing, _EXPECTED), (question.expects.counted, _COUNTED)):
        if pattern and any(found[0] not in question.folded for found in pattern.finditer(sentence)):
            score += gain
    new = sum(map(str.isalnum, set(sentence) - known))
    return score + (_NOTHING_NEW if new < _NEW else 0.0) + (_ASKS if sentence.endswith("?") else 0.0)
