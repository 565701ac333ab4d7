"""What is shown of the passages found: the sentence of each, where the question's words stand in it, and why it was found."""

import re
from collections.abc import Sequence, Set
from itertools import islice

from index.answer import SHOWN, Hit, Mark, Match, State
from index.answering.excerpt import excerpt
from index.answering.layout import CELLS, Line, layout
from index.answering.ranking import Ranked, Ranking
from index.answering.restated import is_sure, restated
from index.answering.sentence import choose_sentence, choosing
from index.question import Question, TermSet
from index.searcher import Searcher
from index.text.stopwords import made_of, stop_words, weak_words

_MARKED = 0.2  # how sure a translation is that is marked
_SAID = 3  # translations named for one word


def show(searcher: Searcher, question: Question, ranking: Ranking, state: State) -> tuple[Hit, ...]:
    """The hits: the first `SHOWN` with a sentence well chosen; the rest, which no card shows, with the one that covers most."""
    by = choosing(question)
    own = {word for word in (*question.words, *question.bigrams) if not made_of(word, stop_words())}
    hits = []
    first, others = ranking.passages[:1], ranking.passages[1:]
    for place, ranked in enumerate((*first, *(one for one in others if not _is_bare_title(searcher, one)))):
        passage = ranked.candidate.passage
        if place >= SHOWN:
            hits.append(Hit(passage, ranked.score, ranked.sentences.spans[ranked.best], ()))
            continue
        lines = layout(passage, ranked.sentences)
        choice = choose_sentence(question, by, ranked, ranking, lines, searcher.meaning if place == 0 else None)
        order = [ranked.sentences.spans[number] for number in choice.order]
        is_told = place == 0 and state is State.ANSWERED and not _is_row_of_several(passage.text[slice(*order[0])])
        span = _short_answer(searcher, question, ranked.sentences.passage, order) if is_told else None
        shown = excerpt(ranked.sentences, lines, question, choice, is_marked=span is not None)
        marks = _marks(own | _translated(ranking.sets, ranked.sentences.passage), ranked.sentences.passage, shown)
        header = _header(ranked.sentences.spans, lines, shown) if CELLS in passage.text[slice(*shown)] else None
        hits.append(Hit(passage, ranked.score, shown, marks, span, header))
    return tuple(hits)


def _is_bare_title(searcher: Searcher, ranked: Ranked) -> bool:
    """Is it the title of an article that has more to say?"""
    passage = ranked.candidate.passage
    return passage.is_head and passage.text == passage.title and searcher.beside(passage, 1) is not None


def _header(spans: Sequence[Mark], lines: Sequence[Line], shown: Mark) -> Mark | None:
    """The first row of the table, where that stands before what is shown."""
    headers = [span for span, line in zip(spans, lines, strict=True) if line.is_header]
    return headers[0] if headers and headers[0][1] <= shown[0] else None


def _short_answer(searcher: Searcher, question: Question, passage: str, order: list[Mark]) -> Mark | None:
    """The place of the short answer in the folded passage, whose sentences are given best first."""
    in_english = restated(question, passage[slice(*order[0])])
    span = searcher.marker.mark(in_english or question.folded, passage, order)
    if not span or (in_english and not is_sure(span.type, span.confidence)):
        return None
    expects = question.expects
    if expects.thing and expects.is_everyday and not expects.thing.search(passage[span.start : span.end]):
        return None  # a day of the week is no answer to 几点
    return span.start, span.end


def _is_row_of_several(sentence: str) -> bool:
    """Is it a row of a table with more than one number? Which of them is meant, its header says and no span."""
    return CELLS in sentence and len(re.findall(r"\d+(?:[.,]\d+)*", sentence)) > 1


def why(question: Question, ranking: Ranking) -> tuple[Match, ...]:
    """What of the question the first passage holds."""
    if not ranking.passages:
        return ()
    first: Ranked = ranking.passages[0]
    held = first.held.max(axis=0)
    words = tuple(Match(word) for word, there in zip(question.words, held, strict=False) if there)
    text = "\n".join(first.sentences.keys)
    return words + tuple(Match(terms.asked, said) for terms in ranking.sets if (said := _said(terms, text)))


def _said(terms: TermSet, text: str) -> str:
    """The words of the text by which a set was met: firms → 企业/公司."""
    words = (one.word for one in terms.standing(text) if not made_of(one.word, weak_words()))
    return "/".join(dict.fromkeys(islice(words, _SAID)))


def _marks(words: Set[str], folded: str, sentence: Mark) -> tuple[Mark, ...]:
    """Where words stand in the sentence: runs of characters, in order, apart from each other."""
    start, end = sentence
    marked = [False] * (end - start)
    for word in words:
        at = folded.find(word, start, end)
        while at >= 0:
            marked[at - start : at - start + len(word)] = [True] * len(word)
            at = folded.find(word, at + 1, end)
    return tuple((start + first, start + last) for first, last in _runs(marked))


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """(start, end) of each run of true ones: [no, yes, yes, no, yes] has (1, 3) and (4, 5)."""
    runs, first = [], -1
    for at, flag in enumerate([*flags, False]):
        if flag and first < 0:
            first = at
        elif not flag and first >= 0:
            runs.append((first, at))
            first = -1
    return runs


def _translated(sets: Sequence[TermSet], folded: str) -> set[str]:
    """The words by which a passage says what the question does in another language, as far as they are marked."""
    said = (one for terms in sets for one in islice(terms.standing(folded), _SAID))
    return {one.word for one in said if one.weight >= _MARKED and not made_of(one.word, stop_words())}
