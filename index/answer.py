"""A question → its answer: the passages found, the sentence to show of each, and how far to trust them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import DATE, Passage, sentences
from index.about import About, Datum, read_about
from index.analysis import Question, made_of, stop_words, weak_words
from index.elsewhere import elsewhere
from index.folding import fold
from index.ranking import Ranked, Ranking, rank
from index.searcher import Searcher
from index.sentence import choose_sentence, choosing
from index.termset import TermSet, standing

HITS = 10  # passages an answer carries
SHOWN = 5  # passages that a card can turn to

_MARKED = 0.2  # how sure a translation is that is marked
_SAID = 3  # translations named for one word

# confidence from which an answer is possible, or taken for one: with few passages and with many, for idf tells less among few;
# and for a question in another language, whose translations chance meets more often
_FEW, _MANY = 50, 500
_POSSIBLE = (0.10, 0.15, 0.20)
_ANSWERED = (0.25, 0.50, 0.50)


class State(StrEnum):
    """How far to trust an answer."""

    ANSWERED = "answered"
    POSSIBLE = "possible"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Match:
    """A term of the question that the best passage holds; `translation` where it was met in another language."""

    term: str
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `sentence`, `marks` and `span` are (start, end) in its text.

    They are what to show of it, the matched words in that, and the short answer where it is probably right.
    """

    passage: Passage
    score: float
    sentence: tuple[int, int]
    marks: tuple[tuple[int, int], ...]
    span: tuple[int, int] | None = None

    @property
    def sentence_text(self) -> str:
        """The sentence, word for word."""
        return self.passage.text[slice(*self.sentence)]

    @property
    def marks_beside_span(self) -> list[tuple[int, int]]:
        """The marks without what the span covers."""
        if not self.span:
            return list(self.marks)
        start, end = self.span
        cut = [(first, min(last, start)) for first, last in self.marks] + [(max(first, end), last) for first, last in self.marks]
        return sorted({(first, last) for first, last in cut if first < last})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question: passages best first; with `not_found`, only the nearest ones.

    `terms` is what was looked for, `why` what of it was found in the first passage.
    """

    question: str
    terms: tuple[str, ...]
    state: State
    confidence: float
    hits: tuple[Hit, ...]
    why: tuple[Match, ...]
    generation: str


def answer(searcher: Searcher, question: str) -> Answer:
    """The answer of this generation. Equal questions have equal answers."""
    question = question.encode(
        "utf-8", "replace"
    ).decode()  # half a character, as a broken client may send, is taken by no library
    about = read_about(question)
    if about and (told := _tell_about(searcher, question, about)):
        return told
    asked = searcher.question(question)
    ranking = rank(searcher, asked)
    state = _state(ranking, len(searcher.passages))
    if state is State.ANSWERED and _is_no_answer(searcher, asked, ranking.passages[0].candidate.passage):
        state = State.POSSIBLE
    hits = tuple(_hits(searcher, question, asked, ranking, state))
    why = _why(asked, ranking.passages[0]) if ranking.passages else ()
    return Answer(question, _topic(asked), state, ranking.confidence, hits, why, searcher.generation)


def _tell_about(searcher: Searcher, question: str, about: About) -> Answer | None:
    """The answer from what the articles say of themselves; None if it takes a topic to choose, and no title has it."""
    topic = searcher.question(about.topic)
    rows = [candidate.row for candidate in searcher.search(topic, HITS, among=searcher.heads).candidates]
    chosen = rows or ([] if topic.terms or topic.sets else searcher.heads[:HITS])
    hits = tuple(hit for row in chosen if (hit := _head_hit(searcher.passages[row], about.datum)))
    if not hits:
        return None
    state = State.ANSWERED if len(hits) == 1 or about.topic else State.POSSIBLE
    line = hits[0].sentence_text.partition(":")[0]
    why = (Match(about.asked, line if about.datum is not Datum.TITLE else None),)
    return Answer(question, (about.asked,), state, 1.0 if state is State.ANSWERED else 0.5, hits, why, searcher.generation)


def _head_hit(passage: Passage, datum: Datum) -> Hit | None:
    """An article's first passage, with the line that holds the datum; None if it has none."""
    value = {Datum.DATE: passage.date, Datum.SOURCE: passage.source, Datum.TITLE: passage.title}[datum]
    for start, end in sentences(passage.text) if value else ():
        line = passage.text[start:end]
        found = DATE.search(line) if datum is Datum.DATE else re.search(re.escape(value), line)
        if found:
            span = (start + found.start(), start + found.end())
            return Hit(passage, 1.0, (start, end), (), span)
    return None


def _state(ranking: Ranking, passages: int) -> State:
    many = min(1.0, max(0.0, math.log(max(passages, 1) / _FEW) / math.log(_MANY / _FEW)))
    possible, answered = (
        (1 - ranking.share) * (few + many * (full - few)) + ranking.share * translated
        for few, full, translated in (_POSSIBLE, _ANSWERED)
    )
    if ranking.passages and ranking.confidence >= answered:
        return State.ANSWERED
    return State.POSSIBLE if ranking.passages and ranking.confidence >= possible else State.NOT_FOUND


def _is_no_answer(searcher: Searcher, question: Question, first: Passage) -> bool:
    """Only a title, or of another place or year?"""
    return first.is_head or elsewhere(question, first, searcher.analyzer.tagged.tag)


def _topic(question: Question) -> tuple[str, ...]:
    """The words of a question that carry its topic, as far as no longer one says the same."""
    words = [word for word in question.words if not made_of(word, weak_words())]
    whole = [word for word in words if not any(word != other and word in other for other in words)]
    return (*whole, *(terms.asked for terms in question.sets))


def _why(question: Question, best: Ranked) -> tuple[Match, ...]:
    whole = best.held.max(axis=0)
    words = tuple(Match(word) for word, held in zip(question.words, whole, strict=False) if held)
    text = "\n".join(best.sentences.keys)
    return words + tuple(Match(terms.asked, said) for terms in question.sets if (said := _said(terms, text)))


def _said(terms: TermSet, text: str) -> str:
    """The words of the text by which a set was met: firms → 企业/公司."""
    words = [one.word for one in standing(terms, text) if not made_of(one.word, weak_words())]
    return "/".join(dict.fromkeys(words[:_SAID]))


def _hits(searcher: Searcher, text: str, question: Question, ranking: Ranking, state: State) -> Iterator[Hit]:
    """The first ones with a sentence well chosen; the rest, which no card shows, with the one that covers most."""
    by = choosing(question)
    for place, ranked in enumerate(ranking.passages):
        order = choose_sentence(question, by, ranked, ranking) if place < SHOWN else [ranked.best]
        spans = [ranked.sentences.spans[number] for number in order]
        passage = ranked.candidate.passage
        marks = _marks(question, fold(passage.text), spans[0]) if place < SHOWN else ()
        answers = place == 0 and state is State.ANSWERED
        span = searcher.analyzer.marker.mark(text, passage.text, spans) if answers else None
        yield Hit(passage, ranked.score, spans[0], marks, (span.start, span.end) if span else None)


def _shown(question: Question, folded: str) -> set[str]:
    """What to look for in a sentence to mark it."""
    translated = {one.word for terms in question.sets for one in standing(terms, folded)[:_SAID] if one.weight >= _MARKED}
    return {word for word in {*question.words, *question.bigrams, *translated} if not made_of(word, stop_words())}


def _marks(question: Question, folded: str, sentence: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Where the question's words stand in the sentence: runs of characters, in order, apart from each other."""
    start, end = sentence
    marked = [False] * (end - start)
    for word in _shown(question, folded):
        at = folded.find(word, start, end)
        while at >= 0:
            marked[at - start : at - start + len(word)] = [True] * len(word)
            at = folded.find(word, at + 1, end)
    edges = [at for at in range(len(marked) + 1) if (at < len(marked) and marked[at]) != (at > 0 and marked[at - 1])]
    return tuple((start + first, start + last) for first, last in zip(edges[::2], edges[1::2], strict=True))
