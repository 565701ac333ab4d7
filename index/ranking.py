"""The best passages, reordered by their best sentence, and how sure the first one is.

The weights were fitted on DRCD's and XQuAD's public questions (`make quality` has the figures); each was chosen where the result is flat
around it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.analysis import FIELDS, Question, made_of, weak_words
from index.coverage import Floats, Sentences, before, coverage, holding, sentences_of
from index.searcher import Candidate, Searcher

DEPTH = 10  # passages reordered; 8 to 20 give the same first ones
_BM25 = {"words": 2.0, "bigrams": 5.0, "characters": 3.0}
_SENTENCE = 6.0
_COVER = {"words": 0.5, "bigrams": 1.0, "characters": 1.0}
_PREVIOUS = 0.8  # what only the sentence before holds counts this much
_WEAK = 0.4  # and stop and frame words this much

# confidence: a logistic curve over what the first passage holds and how far it is ahead
_SURE_BIGRAMS, _SURE_CHARACTERS, _SURE_SENTENCE, _SURE_AHEAD, _SURE_BIAS = 3.0, 2.0, 2.2, 5.0, -7.0
_FAR_AHEAD = 0.5


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: `held` are its sentences × the question's terms, by field in `fields`."""

    candidate: Candidate
    sentences: Sentences
    held: Floats
    cover: float
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first; `fields` says which columns of `held` are whose; `confidence` is 0 to 1."""

    passages: tuple[Ranked, ...]
    fields: dict[str, slice]
    confidence: float


def rank(searcher: Searcher, question: Question) -> Ranking:
    """The best passages for a question."""
    fields = _columns(question)
    idf = np.array([searcher.idf(field, term) for field in FIELDS for term in getattr(question, field)])
    weak = np.array([_WEAK if made_of(term, weak_words()) else 1.0 for term in question.terms])
    weights = idf * weak
    ranked = [_ranked(candidate, question, fields, idf, weights) for candidate in searcher.search(question, DEPTH)]
    ranked.sort(key=lambda one: -one.score)
    return Ranking(tuple(ranked), fields, _confidence(ranked, fields, weights) if ranked else 0.0)


def _columns(question: Question) -> dict[str, slice]:
    columns, start = {}, 0
    for field in FIELDS:
        end = start + len(getattr(question, field))
        columns[field] = slice(start, end)
        start = end
    return columns


def _ranked(candidate: Candidate, question: Question, fields: dict[str, slice], idf: Floats, weights: Floats) -> Ranked:
    sentences = sentences_of(candidate.passage.text)
    held = holding(sentences, question.terms)
    with_before = np.maximum(held, _PREVIOUS * before(held))
    covers = sum(_COVER[field] * coverage(with_before[:, columns], weights[columns]) for field, columns in fields.items())
    cover = float(np.max(covers))
    score = _SENTENCE * cover
    for field, columns in fields.items():
        score += _BM25[field] * candidate.scores[field] / max(float(idf[columns].sum()), 1e-9)
    return Ranked(candidate, sentences, held, cover, score)


def _confidence(ranked: Sequence[Ranked], fields: dict[str, slice], weights: Floats) -> float:
    first = ranked[0]
    rivals = [one for one in ranked[1:] if one.sentences.keys != first.sentences.keys]  # a copy is no rival
    ahead = min(_FAR_AHEAD, 1 - rivals[0].score / first.score) if rivals else _FAR_AHEAD
    whole = first.held.max(axis=0, keepdims=True)
    bigrams, characters = (
        float(coverage(whole[:, fields[field]], weights[fields[field]])[0]) for field in ("bigrams", "characters")
    )
    z = _SURE_BIAS + _SURE_BIGRAMS * bigrams + _SURE_CHARACTERS * characters
    z += _SURE_SENTENCE * first.cover + _SURE_AHEAD * ahead
    return 1 / (1 + math.exp(-z))
