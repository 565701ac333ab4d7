"""How sure the first passage is to answer: a logistic curve over what it holds of the question and how far it is ahead."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.answer import State
from index.answering.coverage import coverage
from index.answering.doubt import are_both_there, is_doubtful, is_elsewhere, numbered_part
from index.answering.missing import missing, unmet_nouns
from index.answering.ranking import Ranked, Ranking
from index.languages.english import bare
from index.question import Question
from index.searcher import Searcher
from index.text.analysis import Analyzer
from index.text.stopwords import has_question_word, hollow_words, made_of


class Evidence(NamedTuple):
    """What speaks for the first passage, or in `CURVE` what each counts before the logistic curve."""

    pairs: float  # of the question's pairs, the share of idf that the passage or its context holds
    pairs_of_many: float  # the same times `many`
    sentence: float  # what the best sentence covers
    ahead: float  # distance of the next passage's score, as a share of the first's
    kind: float  # 1 if the best sentence holds the kind of thing that is asked for
    nouns: float  # how many of the question's nouns stand neither in the passage nor above it, 2 at most
    length: float  # log(1 + the question's different characters): more of a long question is not met by chance
    many: float  # how many passages there are, by their logarithm, 0 for few to 1 for many
    bias: float = 1.0


# fitted by `python -m tests.measure.fit_confidence` on our own sets and parts of DRCD and XQuAD; AUROC with the set, and fitted
# without: everyday .86 and .85, by others .75 and .74, notices .88 and .88, encyclopedia .93 and .92, DRCD .968 and .966
CURVE = Evidence(
    pairs=-1.68, pairs_of_many=2.24, sentence=2.06, ahead=5.39, kind=0.52, nouns=-0.75, length=0.79, many=-1.84, bias=-4.10
)


@dataclass(frozen=True, slots=True)
class TranslatedCurve:
    """The weights of the same for what a question says in another language."""

    bias: float
    surely: float  # of its sets, the share that stands in the passage by a sure translation or by itself
    standing: float  # the same by any translation
    lone: float  # how far the next passages are behind, on average
    ahead: float  # how far the next one is, as far as the passage holds anything of the question
    unknown: float  # the share of sets that no dictionary has
    bm25: float  # the sets' BM25 against their idf


TRANSLATED = TranslatedCurve(bias=-3.5, surely=1.01, standing=1.69, lone=3.14, ahead=2.01, unknown=2.36, bm25=0.84)
# how near the best sentence is in meaning, against what is usual: from 4 to 8 the areas under ROC of five everyday sets are
# within .002; it gives DRCD's three answers more in a hundred, and as many false ones as without
MEANING, USUALLY = 5.0, 0.35
SURE = 0.5  # of a translation
FAR_AHEAD = 0.5  # further ahead tells nothing more


@dataclass(frozen=True, slots=True)
class Bar:
    """The confidence from which an answer is taken for such a one."""

    native: float
    translated: float  # of a question in another language


# from .60 to .76 for a sure one, .036 to .025 of the everyday answers in one folder are wrong and sure, .72 to .61 of XQuAD's
# are sure; from .10 to .15 for a possible one, .02 to .03 of the everyday ones are refused
POSSIBLE = Bar(native=0.12, translated=0.30)
ANSWERED = Bar(native=0.70, translated=0.60)
FEW, MANY = 50, 500  # passages
CHARACTERS = 2  # that the best sentence holds, where it has no longer term of the question; with 3, one in fifty more is refused
_COVERED = 0.4  # of the question, what a sentence that holds the kind asked for covers at least; .3 to .5 are alike
_NOUNS = 2  # of those not met, how many count


@dataclass(frozen=True, slots=True)
class Trust:
    """How far to trust an answer: `confidence` is 0 to 1, `missing` what makes the difference and was not met, if the rest is."""

    state: State
    confidence: float
    missing: tuple[str, ...]


def trust(searcher: Searcher, question: Question, ranking: Ranking) -> Trust:
    """How far to trust the first passage."""
    if not ranking.passages:
        return Trust(State.NOT_FOUND, 0.0, ())
    first = ranking.passages[0].candidate.passage
    nouns = unmet_nouns(question, first, searcher.tagger)
    sure = _confidence(question, ranking, searcher, len(nouns))
    state = met = _state(sure, ranking.weights.share * question.is_foreign)
    unmet = missing(question, first, searcher.tagger, searcher.witness.has_text)
    part = numbered_part(question, ranking)
    if part is not None:
        state = State.ANSWERED if part else State.NOT_FOUND
    if is_elsewhere(question, ranking.passages[0], nouns):
        state = State.NOT_FOUND
    if state is State.NOT_FOUND and are_both_there(question, ranking):
        state = State.POSSIBLE
    if state is State.ANSWERED and is_doubtful(question, ranking, nouns, sure, searcher, unmet=bool(unmet)):
        state = State.POSSIBLE
    lacks = unmet or (nouns if state is State.POSSIBLE else ())
    return Trust(state, sure, lacks if met is not State.NOT_FOUND or state is State.POSSIBLE else ())


def _state(sure: float, translated: float) -> State:
    if sure >= _height(ANSWERED, translated):
        return State.ANSWERED
    return State.POSSIBLE if sure >= _height(POSSIBLE, translated) else State.NOT_FOUND


def _height(bar: Bar, translated: float) -> float:
    return (1 - translated) * bar.native + translated * bar.translated


def _confidence(question: Question, ranking: Ranking, searcher: Searcher, nouns: int) -> float:
    first, weights = ranking.passages[0], ranking.weights
    if not _shares_content(question, first, weights.fields, searcher.analyzer):
        return 0.0
    found = evidence(question, ranking, len(searcher.passages), nouns)
    native = sum(weight * value for weight, value in zip(CURVE, found, strict=True))
    translated = _translated(question, ranking, found.ahead) if question.sets else 0.0
    z = (1 - weights.share) * native + weights.share * translated
    if not question.is_foreign:
        z = max(z, native)  # other words of the same language are further evidence, and their lack is none
    if searcher.meaning:
        near = searcher.meaning.of_texts(question.folded, [first.sentences.folded[first.best]])
        z += MEANING * (float(near[0]) - USUALLY)
    return 1 / (1 + math.exp(-z))


def evidence(question: Question, ranking: Ranking, passages: int, nouns: int) -> Evidence:
    """What speaks for the first of the passages ranked, of so many in all; `nouns` of the question are not met there."""
    first, weights = ranking.passages[0], ranking.weights
    columns = weights.fields["bigrams"]
    pairs = float(coverage(first.whole[None, columns], weights.weakened[columns])[0])
    many = min(1.0, max(0.0, math.log(max(passages, 1) / FEW) / math.log(MANY / FEW)))
    return Evidence(
        pairs=pairs,
        pairs_of_many=pairs * many,
        sentence=first.cover,
        ahead=_ahead(ranking.passages),
        kind=float(question.may_be_answered_by(first.sentences.folded[first.best])),
        nouns=min(nouns, _NOUNS),
        length=math.log(1 + len(question.characters)),
        many=many,
    )


def _translated(question: Question, ranking: Ranking, ahead: float) -> float:
    """How sure the sets of a question make, before the curve, which was fitted on half of XQuAD's English questions."""
    first = ranking.passages[0]
    text = "\n".join((first.sentences.context, *first.sentences.keys))
    whole = [terms for terms in question.sets if terms.factor >= 1] or list(question.sets)
    there = [list(terms.standing(text)) for terms in whole]
    sure = [any(one.weight >= SURE for one in standing) for standing in there]
    z = TRANSLATED.bias
    z += TRANSLATED.surely * sum(sure) / len(whole)
    z += TRANSLATED.standing * sum(map(bool, there)) / len(whole)
    z += TRANSLATED.lone * _lone(ranking.passages)
    # being ahead tells nothing of a passage that holds hardly anything of the question
    z += TRANSLATED.ahead * ahead * min(1.0, 2 * first.sets_cover)
    z += TRANSLATED.unknown * sum(not terms.translations for terms in whole) / len(whole)
    return z + TRANSLATED.bm25 * first.candidate.sets / ranking.weights.sets_total


def _lone(ranked: Sequence[Ranked]) -> float:
    """How far the next four passages are behind the first, on average, as a share of its score."""
    first, *others = ranked[:5]
    if not others or first.score <= 0:
        return FAR_AHEAD
    behind = [one.score / first.score for one in others]
    return min(FAR_AHEAD, 1 - sum(behind) / len(behind))


def _ahead(ranked: Sequence[Ranked]) -> float:
    """How far the first passage is ahead of its first rival; a copy is no rival, nor is the article's own title."""
    first = ranked[0]
    title = next((one.sentences.keys for one in ranked if _is_title_of(one, first)), None)
    rivals = [one for one in ranked[1:] if one.sentences.keys not in (first.sentences.keys, title)]
    return min(FAR_AHEAD, 1 - rivals[0].score / first.score) if rivals else FAR_AHEAD


def _is_title_of(one: Ranked, other: Ranked) -> bool:
    return one.candidate.passage.is_head and one.candidate.passage.article == other.candidate.passage.article


def _shares_content(question: Question, first: Ranked, fields: dict[str, slice], analyzer: Analyzer) -> bool:
    """Is there more in common than stop words, small talk, and characters that happen to stand in other words?"""
    if _holds_content_set(question, first) or _holds_other_word(question, first):
        return True
    if first.cover >= _COVERED and question.may_be_answered_by(first.sentences.folded[first.best]):
        return True
    held = _content_terms(question, first, fields)
    longer = [is_held for term, is_held in held.items() if len(term) > 1 or term.isdigit()]
    if any(longer):
        return True
    if _content_characters(question, first, fields) >= CHARACTERS:
        return True
    single = {term for term, is_held in held.items() if is_held}
    if not longer or question.may_be_answered_by(first.sentences.passage):
        return bool(single)
    # a character of a longer word that was not found tells nothing: 車 of 車票 where the passage has 火車站
    return not single.isdisjoint(analyzer.passage(first.sentences.passage).words)


def _holds_content_set(question: Question, first: Ranked) -> bool:
    """Does the passage hold a translation of something that is more than small talk, and does more than ask?"""
    hollow = hollow_words()
    sets_held = np.maximum(first.sets_held.max(axis=0), first.sets_context)
    for terms, held in zip(question.sets, sets_held, strict=True):
        is_content = not has_question_word(terms.asked) and not hollow.issuperset(map(bare, terms.asked.split()))
        if held and is_content:
            return True
    return False


def _holds_other_word(question: Question, first: Ranked) -> bool:
    """Does the passage hold what may be said for a word of the question?"""
    return any(other in first.sentences.passage for one in question.alternatives for other in one.others)


def _content_characters(question: Question, first: Ranked, fields: dict[str, slice]) -> int:
    """How many of the question's characters with a content the best sentence holds."""
    hollow = hollow_words()
    held = first.held[first.best][fields["characters"]]
    return sum(bool(there) and not made_of(term, hollow) for term, there in zip(question.characters, held, strict=True))


def _content_terms(question: Question, first: Ranked, fields: dict[str, slice]) -> dict[str, bool]:
    """The question's words and pairs of characters that have a content, and whether the passage or its context holds them."""
    hollow = hollow_words()
    whole = np.maximum(first.held.max(axis=0), first.context)
    found: dict[str, bool] = {}
    for field in ("words", "bigrams"):
        for term, held in zip(question.terms_of(field), whole[fields[field]], strict=True):
            if not made_of(term, hollow):
                found[term] = found.get(term, False) or bool(held)
    return found
