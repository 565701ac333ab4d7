"""What makes an answer doubtful, or none at all, however much of the question its passage holds."""

import re
from collections.abc import Sequence

from index.answering.missing import is_one_sided, names_another
from index.answering.namesake import has_sibling
from index.answering.parts import passages_named
from index.answering.ranking import Ranked, Ranking
from index.question import Question
from index.searcher import Searcher
from index.text.comparison import compared
from index.text.ordinals import Part, parts_asked, parts_begun

CLOSE = 0.9  # of the first passage, what one of another article has at least if the two can't be told apart
CLOSE_IN_KIND = 0.65  # the same if it holds the everyday kind of thing that is asked for; .6 to .75 are alike
_DIGIT = re.compile("[0-9]")  # in a code: NATO may stand there as 北约, E3 as nothing else
# who asks what they may, must or should do asks the rules
_OF_ONESELF = re.compile(r"(?<!\bcan )(?<!\bmay )(?<!\bmust )(?<!\bshould )(?<!\bam )\b(?:i|i'm|we|us)\b")
_ASKS = re.compile(r"\b(?:what|which|how|is|are|was|were|do|does|did|can|may|must|should)\b")
_SHORT = 0.5  # of the passages' length in the ranking
_BEFORE, _BEHIND = 1, 3  # sentences beside the best one that are shown with it, or may be
_NOUN = "nPLO"  # tags: jieba takes 紅茶 for a person
# among notices, not paragraphs, a sure answer needs so much where a noun of the question is not met: of those below, on four sets
# of everyday questions, one in seven is wrong
_WITHOUT_NOUN = 0.8


def is_doubtful(
    question: Question, ranking: Ranking, nouns: Sequence[str], sure: float, searcher: Searcher, *, unmet: bool
) -> bool:
    """Is the first passage an answer that one can't be sure of? `nouns` of the question are not met in it, `unmet`: something
    that makes the difference is not either; `sure` is the confidence.
    """
    first = ranking.passages[0]
    if unmet or first.candidate.passage.is_head or _is_talk(question) or _has_only_numbers(question, first):
        return True
    if is_one_sided(question, first.candidate.passage):
        return True
    if question.expects.is_everyday and not _holds_kind(question, first):
        return True
    if ranking.length < _SHORT and nouns and (sure < _WITHOUT_NOUN or _has_siblings(question, first, nouns, searcher)):
        return True
    return _is_ambiguous(question, ranking.passages)


def is_elsewhere(question: Question, first: Ranked, nouns: tuple[str, ...]) -> bool:
    """Is it plain that the passage is of something else: a code that stands nowhere, another building; no price, nor the thing
    whose price is asked?
    """
    if any(_DIGIT.search(code) for code in question.codes) or _names_another(question, first):
        return True
    thing = question.expects.thing if question.expects.is_value else None
    return bool(nouns) and thing is not None and not thing.search(first.sentences.passage)


def are_both_there(question: Question, ranking: Ranking) -> bool:
    """Is one of the things that are compared in the first passage, and the other in the next?"""
    texts = [one.sentences.passage for one in ranking.passages[:2]]
    things = compared(question.folded)
    return things is not None and all(any(thing in text for text in texts) for thing in things)


def numbered_part(question: Question, ranking: Ranking) -> bool | None:
    """Does the first passage begin the numbered part that is asked for? None if none is, or nothing found has such parts."""
    asked = parts_asked(question.folded)
    if not asked:
        return None
    begun = [_parts_begun(one) for one in ranking.passages]
    kinds_begun = {kind for parts in begun for _, kind in parts}
    if not any(kind in kinds_begun for _, kind in asked):
        return None
    named = passages_named(question.folded, [one.candidate.passage for one in ranking.passages])
    articles = {one.candidate.passage.article for one in ranking.passages if one.candidate.passage.id in named}
    is_of_another = bool(articles) and ranking.passages[0].candidate.passage.article not in articles
    return not is_of_another and any(part in begun[0] for part in asked)


def _names_another(question: Question, first: Ranked) -> bool:
    beside = "\n".join(first.sentences.folded[max(0, first.best - _BEFORE) : first.best + 1])
    return names_another(question, first.candidate.passage, beside)


def _parts_begun(ranked: Ranked) -> set[Part]:
    """The numbered parts that begin in a passage."""
    return {part for line in ranked.sentences.folded for part in parts_begun(line)}


def _has_siblings(question: Question, first: Ranked, nouns: Sequence[str], searcher: Searcher) -> bool:
    """Is a noun asked for of which the best sentence, or the one before it, has only the like: 紅茶 for 綠茶?"""
    said = "\n".join(first.sentences.folded[max(0, first.best - _BEFORE) : first.best + 1])

    def is_noun(word: str) -> bool:
        return searcher.analyzer.tokenizer.is_word(word) and searcher.tagger.tag(word) in _NOUN

    return any(has_sibling(noun, question.folded, said, is_noun) for noun in nouns)


def _is_talk(question: Question) -> bool:
    """Does somebody speak of themselves in English, or say one word of it with a topic? No article is asked for sure by that."""
    if not question.is_foreign:
        return False
    asks = bool(question.asking or _ASKS.search(question.folded))
    with_topic = sum(terms.factor >= 1 or asks for terms in question.sets)
    return bool(_OF_ONESELF.search(question.folded)) or (not question.asking and with_topic <= 1)


def _has_only_numbers(question: Question, first: Ranked) -> bool:
    """Does the passage hold nothing of a question all in another language but its numbers: what's 15% of 80?"""
    if question.words or not question.is_foreign:
        return False
    text = "\n".join((first.sentences.context, *first.sentences.keys))
    return not any(terms.stands_in(text) for terms in question.sets if not terms.asked[0].isdigit())


def _is_ambiguous(question: Question, ranked: Sequence[Ranked]) -> bool:
    """Does another article answer about as well, and otherwise? Then the question does not say which it means: each shop
    has its hours.
    """
    first = ranked[0]
    for one in ranked[1:]:
        close = CLOSE_IN_KIND if _holds_kind(question, one) else CLOSE
        is_other = one.candidate.passage.article != first.candidate.passage.article
        says_the_same = one.sentences.keys[one.best] == first.sentences.keys[first.best]
        if is_other and not says_the_same and one.score >= close * first.score and one.cover >= close * first.cover:
            return True
    return False


def _holds_kind(question: Question, first: Ranked) -> bool:
    """Does the passage hold a thing of the everyday kind that is asked for, in its best sentence or beside that?"""
    thing = question.expects.thing
    if not thing or not question.expects.is_everyday:
        return False
    beside = first.sentences.folded[max(0, first.best - _BEFORE) : first.best + _BEHIND + 1]
    return any(thing.search(sentence) for sentence in beside)
