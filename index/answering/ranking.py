"""The passages found, reordered by their best sentence.

The weights were chosen on DRCD's and XQuAD's public questions, each where the result is flat around it: `tests/measure` has the
scripts, `make quality` the figures.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np

from corpus import Passage
from index.answering.coverage import Sentences, SureWord, before, holding, holding_sets, narrowed, sentences_of, sure_words
from index.answering.parts import begun_and_named, passages_named
from index.answering.rows import holds_several, is_labelled, names
from index.engine.arrays import Floats
from index.question import FIELDS, Question, TermSet
from index.searcher import Candidate, Found
from index.text.comparison import compares
from index.text.ordinals import parts_asked
from index.text.stopwords import made_of, weak_words

DEPTH = 10  # long passages reordered; 8 to 20 give the same first ones
# the same of short ones, in which the words may be others: in one folder of everyday documents 20 find a question in two
# hundred more than 10, and are surely wrong in one less; 30 are like 20
SHORT_DEPTH = 20
PARTS_DEPTH = 60  # the same where a numbered part is asked for, which none of the passages says in its words


class Parts(NamedTuple):
    """What speaks for a passage, each as a share of all that a question could get, or in `SHORT` and `LONG` what each counts."""

    words: float  # by BM25
    bigrams: float
    characters: float
    context: float  # the question's pairs in the title and the headings
    sentence: float  # what the best sentence covers of the question
    passage: float  # what the whole passage does, with what stands above it
    above: float  # what stands above it alone
    kind: float  # 1 if the best sentence holds the kind of thing that is asked for
    kind_anywhere: float  # 1 if some sentence does
    label: float  # 1 if a line is named as a word of the question is, or an item begins with one
    article: float  # what the passages of its article that were found cover together
    counted: float  # 1 if some sentence holds a number of what is counted
    several: float  # 1 if what is compared stands in rows or items, each with the kind of thing by which it is


# notices and lists, in which a passage says a thing once: fitted by `python -m tests.measure.fit_ranking` on sets of four hands,
# and tripled, because words that stand for the question's count beside it; from twice to five times the figures are alike. What a
# label counts is chosen: with items that count as labels, .8, 1.6 and 3 give alike; what `several` does, too: 3 to 9 are alike
SHORT = Parts(
    0, 0, 4.1, 0.1, sentence=7.6, passage=6.9, above=3.4, kind=4, kind_anywhere=3, label=1.6, article=2.8, counted=4, several=6
)
# paragraphs that go on about a thing: by hand, on DRCD and XQuAD; `tests/measure/flatness.py` tells how flat it is around them
LONG = Parts(2, 5, 6, 3, sentence=6, passage=0, above=0, kind=0, kind_anywhere=0, label=3, article=0, counted=0, several=6)
_LONG = 0.5  # of how far passages are long, from where they are taken for long ones
LENGTHS = 80, 300  # characters of the passages found, on average, up to which `SHORT` counts, and from which `LONG` does


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What holds a question's terms, and the questions of another language."""

    cover: dict[str, float]  # of what a sentence covers, each field
    previous: float  # in that, what only the sentence before holds
    context: float  # in that, what only the title and the headings hold
    alternative: float  # in that, what stands for a word of the question
    weak: float  # in that, stop and frame words
    sets: float  # of a question in another language: the sets' BM25
    sets_sentence: float  # the same: what the best sentence covers of the sets
    sets_mass: float  # what a set's idf counts against a word's, in a question of both
    meaning: float  # how near the passage is in meaning, in a question in another language, or among short passages


WEIGHTS = RankingWeights(
    cover={"words": 0.5, "bigrams": 1.0, "characters": 1.0},
    previous=0.8,
    context=0.9,
    alternative=0.6,
    weak=0.4,
    sets=16.0,
    sets_sentence=4.0,
    sets_mass=2.0,
    meaning=32.0,
)


@dataclass(frozen=True, slots=True)
class TermWeights:
    """What the terms of one question weigh: `fields` says which columns are whose, `weakened` is idf with weak words weakened;
    `cover` are parts of a sentence's cover, `sets` of the score; `total` is the idf of all terms of a field, `share` that of the
    sets in the whole.
    """

    fields: dict[str, slice]
    weakened: Floats
    cover: Floats
    total: dict[str, float]
    set_idf: Floats
    sets: Floats
    sets_total: float
    share: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """By what the passages of a question are put in order: what its terms weigh, what each part and nearness in meaning counts,
    by which names an item may begin that is about what is asked, are things compared, and which words of its sets stand in any.
    """

    weights: TermWeights
    count: Parts
    meaning: float
    names: tuple[str, ...]
    compares: bool
    sets: tuple[Sequence[SureWord], ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: `held` are its sentences × the question's terms, `sets_held` × its sets; `best` covers most.

    `context` is what the title and headings hold of the terms, `sets_context` of the sets, `whole` what the passage does with
    them; `parts` are those of the score.
    """

    candidate: Candidate
    sentences: Sentences
    held: Floats
    sets_held: Floats
    context: Floats
    sets_context: Floats
    whole: Floats
    best: int
    cover: float
    sets_cover: float
    parts: Parts
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first, what the question's terms weigh, how far the passages found are long ones, 0 to 1, and the question's
    sets without most of the words that stand in none of them.
    """

    passages: tuple[Ranked, ...]
    weights: TermWeights
    length: float
    sets: tuple[TermSet, ...]


def rank(question: Question, found: Found) -> Ranking:
    """The passages found, best first."""
    parts = parts_asked(question.folded)
    length = how_long([candidate.passage for candidate in found.candidates[:DEPTH]])
    candidates = found.candidates if parts or length < _LONG else found.candidates[:DEPTH]
    at_large = found.idf_at_large() if length < 1 else found.idf  # paragraphs say often enough what is common
    idf = (1 - length) * at_large + length * found.idf
    weights = _term_weights(question, idf, found.set_idf)
    count = Parts(*((1 - length) * short + length * long for short, long in zip(SHORT, LONG, strict=True)))
    meaning = WEIGHTS.meaning * (weights.share + (1 - weights.share) * (1 - length))
    keys = [sentences_of(one.passage).all_keys for one in candidates]
    said = "\n".join(chain.from_iterable(keys)) if question.sets else ""
    sets = narrowed(question.sets, said)
    sure = tuple(sure_words(one, said) for one in sets)
    by = _Measure(weights, count, meaning, names(question), compares(question.folded), sure)
    held = _held([*chain.from_iterable(keys)], question)
    ends = accumulate(map(len, keys))
    each = [_ranked(one, question, by, held[end - len(of) : end]) for one, of, end in zip(candidates, keys, ends, strict=True)]
    ranked = _with_articles(each, weights, count)
    ranked.sort(key=lambda one: -one.score)
    if parts:
        named = passages_named(question.folded, [one.candidate.passage for one in ranked])
        ranked.sort(key=lambda one: begun_and_named(one.sentences, one.candidate.passage, parts, named), reverse=True)
    return Ranking(tuple(_body_first(ranked)), weights, length, sets)


def how_long(passages: Sequence[Passage]) -> float:
    """How far `LONG` counts where these are found, 0 to 1, by the logarithm of their average length."""
    length = sum(len(passage.text) for passage in passages) / max(1, len(passages))
    shortest, longest = map(math.log, LENGTHS)
    return min(1.0, max(0.0, (math.log(max(length, 1.0)) - shortest) / (longest - shortest)))


def _with_articles(ranked: Sequence[Ranked], weights: TermWeights, count: Parts) -> list[Ranked]:
    """The same, with what the passages of its article cover together: one may name the thing, another what is asked of it."""
    if not count.article:
        return list(ranked)
    together: dict[str, Floats] = {}
    for one in ranked:
        name = one.candidate.passage.article
        together[name] = np.maximum(together[name], one.whole) if name in together else one.whole
    told = []
    for one in ranked:
        article = float(together[one.candidate.passage.article] @ weights.cover)
        score = one.score + (1 - weights.share) * count.article * article
        told.append(replace(one, parts=one.parts._replace(article=article), score=score))
    return told


def _body_first(ranked: list[Ranked]) -> list[Ranked]:
    """A title is no answer: where an article's first passage leads, the best other one of the article goes before it."""
    if not ranked or not ranked[0].candidate.passage.is_head:
        return ranked
    article = ranked[0].candidate.passage.article
    for at, one in enumerate(ranked[1:], 1):
        if one.candidate.passage.article == article:
            return [ranked[at], *ranked[:at], *ranked[at + 1 :]]
    return ranked


def _term_weights(question: Question, idf: Floats, set_idf: Floats) -> TermWeights:
    places, start = {}, 0
    for field in FIELDS:
        end = start + len(question.terms_of(field))
        places[field] = slice(start, end)
        start = end
    weak = np.array([WEIGHTS.weak if made_of(term, weak_words()) else 1.0 for term in question.terms])
    weakened = idf * weak
    native = float(weakened[places["words"]].sum())
    translated = WEIGHTS.sets_mass * float(set_idf.sum())
    cover = [WEIGHTS.cover[field] * weakened[at] / _total(weakened[at]) for field, at in places.items()]
    columns = {**places, "context": places["bigrams"]}  # in the context, the pairs are looked for
    return TermWeights(
        fields=places,
        weakened=weakened,
        cover=np.concatenate(cover),
        total={field: _total(idf[at]) for field, at in columns.items()},
        set_idf=set_idf,
        sets=set_idf / _total(set_idf),
        sets_total=_total(set_idf),
        share=translated / (native + translated) if translated else 0.0,
    )


def _total(weights: Floats) -> float:
    return max(float(weights.sum()), 1e-9)


def _ranked(candidate: Candidate, question: Question, by: _Measure, of_keys: Floats) -> Ranked:
    """`of_keys` is what the keys of the passage hold of the question's terms."""
    weights, count = by.weights, by.count
    sentences = sentences_of(candidate.passage)
    held, context = _apart(of_keys)
    covers = _covers(held, context, weights.cover)
    sets_held, sets_context = _apart(holding_sets(sentences.all_keys, by.sets))
    sets_covers = _covers(sets_held, sets_context, weights.sets)
    cover, sets_cover = float(covers.max()), float(sets_covers.max()) if by.sets else 0.0
    best = int((sets_covers if weights.share > 0.5 else covers).argmax())
    whole = np.maximum(held.max(axis=0), WEIGHTS.context * context)
    kind_counts = count.kind > 0 or count.kind_anywhere > 0  # looking for it takes time
    of_kind = [kind_counts and question.may_be_answered_by(line) for line in sentences.folded]
    parts = Parts(
        **{field: score / weights.total[field] for field, score in candidate.scores.items()},
        sentence=cover,
        passage=float(whole @ weights.cover),
        above=float(context @ weights.cover),
        kind=float(of_kind[best]),
        kind_anywhere=float(any(of_kind)),
        label=float(is_labelled(question.words, by.names, candidate.passage, sentences)),
        article=0.0,  # until all are known
        counted=float(count.counted > 0 and any(question.is_met(question.expects.counted, line) for line in sentences.folded)),
        several=float(by.compares and holds_several(question, candidate.passage, sentences)),
    )
    native = sum(weight * part for weight, part in zip(count, parts, strict=True))
    translated = WEIGHTS.sets * candidate.sets / weights.sets_total + WEIGHTS.sets_sentence * sets_cover
    score = (1 - weights.share) * native + weights.share * translated + by.meaning * candidate.nearness
    return Ranked(
        candidate, sentences, held, sets_held, context, sets_context, whole, best, cover, sets_cover, parts=parts, score=score
    )


def _held(keys: Sequence[str], question: Question) -> Floats:
    """Keys × terms: 1 where the key holds the term, less where it holds what may be said for it."""
    once = {term: at for at, term in enumerate(dict.fromkeys(question.terms))}
    held = holding(keys, tuple(once)).take(np.array([once[term] for term in question.terms], np.int64), axis=1)
    for one in question.alternatives:
        said = [WEIGHTS.alternative * any(other in key for other in one.others) for key in keys]
        if any(said):
            inside = [at for at, term in enumerate(question.terms) if term in one.word]
            held[:, inside] = np.maximum(held[:, inside], np.array(said)[:, None])
    return held


def _apart(held: Floats) -> tuple[Floats, Floats]:
    """What the sentences hold, and what stands above them."""
    return held[:-1], held[-1]


def _covers(held: Floats, context: Floats, weights: Floats) -> Floats:
    """What each sentence holds of the weights, with the one before it and what stands above them."""
    if not held.size:
        return np.zeros(len(held))
    beside = np.maximum(WEIGHTS.previous * before(held), WEIGHTS.context * context)
    covers: Floats = np.maximum(held, beside) @ weights
    return covers
