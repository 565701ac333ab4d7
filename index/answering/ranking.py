"""The passages found, reordered by their best sentence.

The weights were chosen on DRCD's and XQuAD's public questions, each where the result is flat around it: `tests/measure` has the
scripts, `make quality` the figures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.answering.coverage import Sentences, before, holding, holding_sets, sentences_of
from index.answering.layout import label_of
from index.engine.arrays import Floats
from index.question import FIELDS, Question
from index.searcher import Candidate, Found
from index.text.ordinals import Part, begins, parts_asked
from index.text.stopwords import made_of, weak_words

SIBLINGS = 5  # places looked at for one of the same article that holds the kind asked for
NEAR_EVERYDAY = 0.5  # the same for the kinds of notices and price lists
NEAR = 0.85  # of the first one's score that it has at least
DEPTH = 10  # passages reordered; 8 to 20 give the same first ones


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What counts in the order of passages, each as a share of all that a question could get."""

    bm25: dict[str, float]  # of each field, the context included
    sentence: float  # what the best sentence covers of the question
    cover: dict[str, float]  # in that, each field
    previous: float  # in that, what only the sentence before holds
    context: float  # in that, what only the title and the headings hold
    alternative: float  # in that, what stands for a word of the question
    weak: float  # in that, stop and frame words
    label: float  # that a line is named as a word of the question is
    sets: float  # of a question in another language: the sets' BM25
    sets_sentence: float  # the same: what the best sentence covers of the sets
    sets_mass: float  # what a set's idf counts against a word's, in a question of both


WEIGHTS = RankingWeights(
    bm25={"words": 2.0, "bigrams": 5.0, "characters": 6.0, "context": 3.0},
    sentence=6.0,
    cover={"words": 0.5, "bigrams": 1.0, "characters": 1.0},
    previous=0.8,
    context=0.9,
    alternative=0.6,
    weak=0.4,
    label=3.0,
    sets=16.0,
    sets_sentence=4.0,
    sets_mass=2.0,
)


@dataclass(frozen=True, slots=True)
class TermWeights:
    """What the terms of one question weigh: `fields` says which columns are whose, `weakened` is idf with weak words weakened;
    `cover` are parts of a sentence's cover, `bm25` and `sets` of the score; `share` is that of the sets in the whole.
    """

    fields: dict[str, slice]
    weakened: Floats
    cover: Floats
    bm25: dict[str, float]
    set_idf: Floats
    sets: Floats
    sets_total: float
    share: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: `held` are its sentences × the question's terms, `sets_held` × its sets; `best` covers most.

    `context` is what the title and headings hold of the terms, `sets_context` of the sets.
    """

    candidate: Candidate
    sentences: Sentences
    held: Floats
    sets_held: Floats
    context: Floats
    sets_context: Floats
    best: int
    cover: float
    sets_cover: float
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first, and what the question's terms weigh."""

    passages: tuple[Ranked, ...]
    weights: TermWeights


def rank(question: Question, found: Found) -> Ranking:
    """The passages found, best first."""
    weights = _term_weights(question, found.idf, found.set_idf)
    ranked = [_ranked(candidate, question, weights) for candidate in found.candidates]
    parts = parts_asked(question.folded)
    ranked.sort(key=lambda one: (-_parts_begun(one, parts), -one.score))
    return Ranking(tuple(_kind_first(question, _body_first(ranked))), weights)


def _parts_begun(ranked: Ranked, parts: Sequence[Part]) -> int:
    """How many of the numbered parts a line of the passage begins."""
    return sum(any(begins(part, line) for line in ranked.sentences.folded) for part in parts)


def _body_first(ranked: list[Ranked]) -> list[Ranked]:
    """A title is no answer: where an article's first passage leads, the best other one of the article goes before it."""
    if not ranked or not ranked[0].candidate.passage.is_head:
        return ranked
    article = ranked[0].candidate.passage.article
    for at, one in enumerate(ranked[1:], 1):
        if one.candidate.passage.article == article:
            return _with_first(at, ranked)
    return ranked


def _kind_first(question: Question, ranked: list[Ranked]) -> list[Ranked]:
    """Where the first passage holds nothing of the kind that is asked for, one of its article that does goes before it, if
    it is near.
    """
    kind = question.expects.thing
    if not kind or not ranked or _holds(kind, ranked[0], question):
        return ranked
    first, near = ranked[0], NEAR_EVERYDAY if question.expects.is_everyday else NEAR
    for at, other in enumerate(ranked[1:SIBLINGS], 1):
        same = other.candidate.passage.article == first.candidate.passage.article
        if same and other.score >= near * first.score and _holds(kind, other, question):
            return _with_first(at, ranked)
    return ranked


def _with_first(at: int, ranked: list[Ranked]) -> list[Ranked]:
    """With the one at this place before all others."""
    return [ranked[at], *ranked[:at], *ranked[at + 1 :]]


def _holds(kind: re.Pattern[str], ranked: Ranked, question: Question) -> bool:
    """Does a sentence hold something of the kind?"""
    return any(question.is_met(kind, line) for line in ranked.sentences.folded)


def _term_weights(question: Question, idf: Floats, set_idf: Floats) -> TermWeights:
    fields, start = {}, 0
    for field in FIELDS:
        end = start + len(question.terms_of(field))
        fields[field] = slice(start, end)
        start = end
    weak = np.array([WEIGHTS.weak if made_of(term, weak_words()) else 1.0 for term in question.terms])
    weakened = idf * weak
    native = float(weakened[fields["words"]].sum())
    translated = WEIGHTS.sets_mass * float(set_idf.sum())
    cover = [WEIGHTS.cover[field] * weakened[at] / _total(weakened[at]) for field, at in fields.items()]
    columns = {**fields, "context": fields["bigrams"]}  # in the context, the pairs are looked for
    return TermWeights(
        fields=fields,
        weakened=weakened,
        cover=np.concatenate(cover),
        bm25={field: weight / _total(idf[columns[field]]) for field, weight in WEIGHTS.bm25.items()},
        set_idf=set_idf,
        sets=set_idf / _total(set_idf),
        sets_total=_total(set_idf),
        share=translated / (native + translated) if translated else 0.0,
    )


def _total(weights: Floats) -> float:
    return max(float(weights.sum()), 1e-9)


def _ranked(candidate: Candidate, question: Question, weights: TermWeights) -> Ranked:
    sentences = sentences_of(candidate.passage)
    held = _held(sentences.keys, question)
    context = _held([sentences.context], question)[0]
    covers = _covers(held, context, weights.cover)
    sets_held = holding_sets(sentences.keys, question.sets)
    sets_context = holding_sets([sentences.context], question.sets)[0]
    sets_covers = _covers(sets_held, sets_context, weights.sets)
    cover, sets_cover = float(covers.max()), float(sets_covers.max())
    bm25 = sum(weights.bm25[field] * score for field, score in candidate.scores.items())
    native = WEIGHTS.sentence * cover + bm25
    translated = WEIGHTS.sets * candidate.sets / weights.sets_total + WEIGHTS.sets_sentence * sets_cover
    best = sets_covers.argmax() if weights.share > 0.5 else covers.argmax()
    score = (1 - weights.share) * native + weights.share * translated
    score += WEIGHTS.label * any(label_of(line) in question.words for line in sentences.folded)
    return Ranked(candidate, sentences, held, sets_held, context, sets_context, int(best), cover, sets_cover, score)


def _held(keys: Sequence[str], question: Question) -> Floats:
    """Keys × terms: 1 where the key holds the term, less where it holds what may be said for it."""
    held = holding(keys, question.terms)
    for one in question.alternatives:
        said = [WEIGHTS.alternative * any(other in key for other in one.others) for key in keys]
        if any(said):
            inside = [at for at, term in enumerate(question.terms) if term in one.word]
            held[:, inside] = np.maximum(held[:, inside], np.array(said)[:, None])
    return held


def _covers(held: Floats, context: Floats, weights: Floats) -> Floats:
    """What each sentence holds of the weights, with the one before it and what stands above them."""
    if not held.size:
        return np.zeros(len(held))
    beside = np.maximum(WEIGHTS.previous * before(held), WEIGHTS.context * context)
    covers: Floats = np.maximum(held, beside) @ weights
    return covers
