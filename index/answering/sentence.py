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
from index.meaning.nearness import Meaning
from index.question import Question
from index.text.ordinals import begins, parts_asked
from index.text.stopwords import made_of, stop_words

REACH = 6.0  # characters within which terms beside the question word count up to double
NEW = 4  # letters that a sentence has beside those of the question, if it says anything new
SUBJECT_LONGEST = 8  # characters
_SUBJECT_ENDS = re.compile("[，,。、（(:：是为]")


@dataclass(frozen=True, slots=True)
class SentenceWeights:
    """What counts in the choice of a sentence; `tests/measure/flatness.py` tells how flat the figures are around each."""

    fields: dict[str, float]  # the share it holds of the question's terms, by field
    sets: float  # the share of what the question says in another language
    previous: float  # pairs that are missing here and stand in the sentence before
    beside: float  # a pair that touches the question word
    expected: float  # it holds the kind of thing that is asked for
    counted: float  # it holds a number right before the thing that is counted
    labelled: float  # it is named as what is asked for
    part: float  # it begins the numbered part that is asked for
    led: float  # of what the line that leads to it holds, this much counts for it
    subject: float  # of what a term counts, if it is of the passage's subject
    leading: float  # it leads to the answer, but is none
    header: float  # the same of a table's header, whose words are of every row
    meaning: float  # how near it is in meaning to a question in another language
    signature: float  # it says who wrote this, and when
    nothing_new: float  # it says hardly a character that the question did not
    asks: float  # it is a question itself: shown only where nothing else is


WEIGHTS = SentenceWeights(
    fields={"words": 1.0, "bigrams": 2.0, "characters": 3.5},
    sets=6.5,
    previous=1.5,
    beside=0.5,
    expected=2.0,
    counted=1.0,
    labelled=1.5,
    part=40.0,
    led=0.7,
    subject=0.3,
    leading=-1.0,
    header=-6.0,
    meaning=4.0,
    signature=-4.0,
    nothing_new=-0.9,
    asks=-20.0,
)


@dataclass(frozen=True, slots=True)
class Choosing:
    """What choosing takes from the question: each term's weight by its place in it, and whether it touches the question word;
    its characters, and by which names a line may go that it asks for.
    """

    near: Floats
    beside: NDArray[np.bool_]
    known: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of a passage's sentences, that to show first, and the score of each by its number."""

    order: tuple[int, ...]
    scores: Floats


def choosing(question: Question) -> Choosing:
    """Made once for a question."""
    distances = np.array(question.distances)
    near = 1 + np.exp(-distances / REACH)
    near[[made_of(term, stop_words()) for term in question.terms]] = 0
    names = {*question.words, *(word for one in question.alternatives for word in one.others)}
    names.update(one.word for terms in question.sets for one in terms.translations)
    return Choosing(near, (distances == 0) & (near > 0), frozenset(question.folded), frozenset(names))


def choose_sentence(
    question: Question, by: Choosing, passage: Ranked, ranking: Ranking, lines: Sequence[Line], meaning: Meaning | None = None
) -> Choice:
    """Which sentence of a passage answers best; with `meaning`, that of a question in another language counts."""
    score = _by_terms(question, by, passage, ranking, lines)
    if question.sets:
        covered = _sets_coverage(_with_leads(passage.sets_held, lines), ranking.weights.set_idf)
        score += WEIGHTS.sets * ranking.weights.share * covered
    folded = passage.sentences.folded
    if meaning and ranking.weights.share:
        score += WEIGHTS.meaning * ranking.weights.share * meaning.of_texts(question.folded, folded)
    score += [_of_kind(question, by.known, sentence) for sentence in folded]
    if any(line.leads or line.signs for line in lines):  # a header leads
        score += [WEIGHTS.header if line.is_header else WEIGHTS.leading * line.leads for line in lines]
        score += [WEIGHTS.signature * line.signs for line in lines]
    firsts = tuple(name for name in by.names if len(name) > 1) if any(line.is_row for line in lines) else ()
    is_named = [
        label_of(sentence) in by.names or (line.is_row and not line.is_header and sentence.startswith(firsts))
        for sentence, line in zip(folded, lines, strict=True)
    ]
    if any(is_named):
        score += [WEIGHTS.labelled * named for named in is_named]
    parts = parts_asked(question.folded)
    for nesting, part in enumerate(parts, 1):  # 第六条第二款: the second is inside of the first
        score += [WEIGHTS.part * nesting * begins(part, sentence) for sentence in folded]
    return Choice(tuple(np.argsort(-score, kind="stable").tolist()), score)


def _by_terms(question: Question, by: Choosing, passage: Ranked, ranking: Ranking, lines: Sequence[Line]) -> Floats:
    """What each sentence gains by the terms of the question that it holds, or that stand beside it."""
    held, fields = _with_leads(passage.held, lines), ranking.weights.fields
    containing = held.sum(axis=0)
    weights = smoothed_idf(len(held), containing) * (containing > 0) * by.near
    if said := _said_by_head(question, passage):
        weights[said] *= WEIGHTS.subject
    score = np.zeros(len(held))
    for field, columns in fields.items():
        score += WEIGHTS.fields[field] * coverage(held[:, columns], weights[columns])
    pairs = fields["bigrams"]
    only_before = before(held) * (1 - held)
    score += WEIGHTS.previous * coverage(only_before[:, pairs], weights[pairs])
    if by.beside[pairs].any():
        score += WEIGHTS.beside * held[:, pairs][:, by.beside[pairs]].sum(axis=1)
    return score


def _with_leads(held: Floats, lines: Sequence[Line]) -> Floats:
    """What each sentence holds, with what the line that leads to it does."""
    if not any(line.leads for line in lines):
        return held
    led = held.copy()
    for at, lead in enumerate(leads_of(lines)):
        if lead >= 0:
            share = 1.0 if lines[lead].is_header else WEIGHTS.led
            led[at] = np.maximum(held[at], share * held[lead])
    return led


def _said_by_head(question: Question, passage: Ranked) -> list[int]:
    """The terms of the passage's subject, which opens it: every sentence is about that, whether it says so or not."""
    opening = passage.sentences.folded[0]
    found = _SUBJECT_ENDS.search(opening)
    subject = opening[: min(found.start(), SUBJECT_LONGEST)] if found else ""
    while len(subject) > 2 and subject not in question.folded:
        subject = subject[:-1]
    if len(subject) <= 2:
        return []
    return [at for at, term in enumerate(question.terms) if term in subject]


def _sets_coverage(held: Floats, idf: Floats) -> Floats:
    """The share of the question's sets that each sentence holds, those first that few of the passage's sentences hold."""
    containing = held.sum(axis=0)
    here = smoothed_idf(len(held), containing) * (containing > 0)
    return coverage(held, here * idf)


def _of_kind(question: Question, known: frozenset[str], sentence: str) -> float:
    """What a sentence gains by the kind of thing it holds, and by saying nothing new."""
    score = 0.0
    if question.is_met(question.expects.thing, sentence):
        score += WEIGHTS.expected
    if question.is_met(question.expects.counted, sentence):
        score += WEIGHTS.counted
    if not _says_new(sentence, known):
        score += WEIGHTS.nothing_new
    if sentence.endswith("?"):
        score += WEIGHTS.asks
    return score


def _says_new(sentence: str, known: frozenset[str]) -> bool:
    """Does a sentence have letters enough that the question does not have? Most have, right at their beginning."""
    new = set()
    for character in sentence:
        if character not in known and character.isalnum():
            new.add(character)
            if len(new) == NEW:
                return True
    return False
