"""The best passages, reordered by their best sentence, and how sure the first one is.

The weights were fitted on DRCD's and XQuAD's public questions (`make quality` has the figures); each was chosen where the
result is flat around it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.analysis import FIELDS, Question, hollow_words, made_of, weak_words
from index.coverage import Sentences, before, coverage, holding, sentences_of
from index.english import bare
from index.maxscore import Floats
from index.searcher import Candidate, Searcher
from index.termset import holding_sets

DEPTH = 10  # passages reordered; 8 to 20 give the same first ones
_BM25 = {"words": 2.0, "bigrams": 5.0, "characters": 6.0}
_SENTENCE = 6.0
_COVER = {"words": 0.5, "bigrams": 1.0, "characters": 1.0}
_PREVIOUS = 0.8  # what only the sentence before holds counts this much
_WEAK = 0.4  # and stop and frame words this much
_SETS = 16.0  # of the sets' BM25 against the rest, in a question of both
_SETS_SENTENCE = 4.0
_SETS_MASS = 2.0

# confidence: a logistic curve over what the first passage holds and how far it is ahead
_SURE_BIGRAMS, _SURE_CHARACTERS, _SURE_SENTENCE, _SURE_AHEAD, _SURE_BIAS = 3.0, 2.0, 2.2, 5.0, -7.0
_FAR_AHEAD = 0.5
_SETS_SURE_SENTENCE, _SETS_SURE_AHEAD, _SETS_SURE_BIAS = 6.6, 7.3, -3.8


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: `held` are its sentences × the question's terms, `sets_held` × its sets; `best` covers most."""

    candidate: Candidate
    sentences: Sentences
    held: Floats
    sets_held: Floats
    best: int
    cover: float
    sets_cover: float
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first; `fields` says which columns of `held` are whose; `share` is the part of the
    question that is in another language, `confidence` how sure the first passage is; both 0 to 1.
    """

    passages: tuple[Ranked, ...]
    fields: dict[str, slice]
    set_idf: Floats
    share: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Weights:
    """What the terms of a question weigh: by idf with weak words weakened; as parts of `cover`, which is the weighted sum of the
    fields' coverages, and of the ranking score; `share` is that of the sets in the whole.
    """

    fields: dict[str, slice]
    weakened: Floats
    cover: Floats
    bm25: dict[str, float]
    sets: Floats
    sets_total: float
    share: float


def rank(searcher: Searcher, question: Question) -> Ranking:
    """The best passages for a question."""
    found = searcher.search(question, DEPTH)
    weights = _weights(question, found.idf, found.set_idf)
    ranked = [_ranked(candidate, question, weights) for candidate in found.candidates]
    ranked.sort(key=lambda one: -one.score)
    _put_body_first(ranked)
    sure = _confidence(question, ranked, weights) if ranked else 0.0
    return Ranking(tuple(ranked), weights.fields, found.set_idf, weights.share, sure)


def _put_body_first(ranked: list[Ranked]) -> None:
    """A title is no answer: where an article's first passage leads, the best other one of the article goes before it."""
    if ranked and ranked[0].candidate.passage.is_head:
        article = ranked[0].candidate.passage.article
        at = next((at for at, one in enumerate(ranked) if at and one.candidate.passage.article == article), 0)
        ranked.insert(0, ranked.pop(at))


def _weights(question: Question, idf: Floats, set_idf: Floats) -> _Weights:
    fields, start = {}, 0
    for field in FIELDS:
        end = start + len(getattr(question, field))
        fields[field] = slice(start, end)
        start = end
    weak = np.array([_WEAK if made_of(term, weak_words()) else 1.0 for term in question.terms])
    native, translated = float((idf * weak)[fields["words"]].sum()), _SETS_MASS * float(set_idf.sum())
    share = translated / (native + translated) if translated else 0.0
    weakened = idf * weak
    cover = [_COVER[field] * weakened[columns] / _total(weakened[columns]) for field, columns in fields.items()]
    bm25 = {field: _BM25[field] / _total(idf[columns]) for field, columns in fields.items()}
    return _Weights(fields, weakened, np.concatenate(cover), bm25, set_idf / _total(set_idf), _total(set_idf), share)


def _total(weights: Floats) -> float:
    return max(float(weights.sum()), 1e-9)


def _ranked(candidate: Candidate, question: Question, weights: _Weights) -> Ranked:
    sentences = sentences_of(candidate.passage.text)
    held = holding(sentences, question.terms)
    sets_held = holding_sets(sentences, question.sets)
    covers = _covers(held, weights.cover)
    best = int(covers.argmax())
    cover = float(covers[best])
    score = _SENTENCE * cover + sum(weights.bm25[field] * of for field, of in candidate.scores.items())
    sets_covers = _covers(sets_held, weights.sets)
    sets_cover = float(sets_covers.max())
    if weights.share > 0.5:
        best = int(sets_covers.argmax())
    sets_score = _SETS * candidate.sets / weights.sets_total + _SETS_SENTENCE * sets_cover
    mixed = (1 - weights.share) * score + weights.share * sets_score
    return Ranked(candidate, sentences, held, sets_held, best, cover, sets_cover, mixed)


def _covers(held: Floats, weights: Floats) -> Floats:
    """What each sentence holds of the weights, with the one before it."""
    if not held.size:
        return np.zeros(len(held))
    covers: Floats = np.maximum(held, _PREVIOUS * before(held)) @ weights
    return covers


def _confidence(question: Question, ranked: Sequence[Ranked], weights: _Weights) -> float:
    first = ranked[0]
    if not _shares_content(question, first, weights):
        return 0.0
    # a copy is no rival, nor is the article's own title
    own = (first.sentences.keys, next((one.sentences.keys for one in ranked if _is_title_of(one, first)), None))
    rivals = [one for one in ranked[1:] if one.sentences.keys not in own]
    ahead = min(_FAR_AHEAD, 1 - rivals[0].score / first.score) if rivals else _FAR_AHEAD
    whole = first.held.max(axis=0, keepdims=True)
    bigrams, characters = (
        float(coverage(whole[:, columns], weights.weakened[columns])[0])
        for columns in (weights.fields["bigrams"], weights.fields["characters"])
    )
    native = _SURE_BIAS + _SURE_BIGRAMS * bigrams + _SURE_CHARACTERS * characters
    native += _SURE_SENTENCE * first.cover + _SURE_AHEAD * ahead
    # being ahead tells nothing of a passage that holds hardly anything of the question
    translated_ahead = ahead * min(1.0, 2 * first.sets_cover)
    translated = _SETS_SURE_BIAS + _SETS_SURE_SENTENCE * first.sets_cover + _SETS_SURE_AHEAD * translated_ahead
    z = (1 - weights.share) * native + weights.share * translated
    return 1 / (1 + math.exp(-z))


def _is_title_of(one: Ranked, other: Ranked) -> bool:
    return one.candidate.passage.is_head and one.candidate.passage.article == other.candidate.passage.article


def _shares_content(question: Question, first: Ranked, weights: _Weights) -> bool:
    """Is there more in common than stop words, small talk, and characters that happen to stand in other words?"""
    hollow = weak_words() | hollow_words(question.folded)
    sets_held = first.sets_held.max(axis=0)
    if any(
        held and not hollow.issuperset(map(bare, terms.asked.split()))
        for terms, held in zip(question.sets, sets_held, strict=True)
    ):
        return True
    whole = first.held.max(axis=0)
    content = [
        (term, bool(whole[at]))
        for columns, field in ((weights.fields["words"], question.words), (weights.fields["bigrams"], question.bigrams))
        for term, at in zip(field, range(columns.start, columns.stop), strict=True)
        if not made_of(term, hollow)
    ]
    longer = [held for term, held in content if len(term) > 1 or term.isdigit()]
    return any(longer) if longer else any(held for _, held in content)
