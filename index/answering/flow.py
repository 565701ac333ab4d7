"""A question → its answer: read, search, rank, trust, show."""

from dataclasses import replace

from corpus import Passage
from index.answer import HITS, Answer, Hit, Match, State
from index.answering.about import About, Datum, head_span, read_about
from index.answering.confidence import trust
from index.answering.marks import show, why
from index.answering.overview import read_whole, tell_whole
from index.answering.ranking import DEPTH, PARTS_DEPTH, SHORT_DEPTH, Ranking, rank
from index.question import Question
from index.searcher import Searcher
from index.text.folding import Text, read_text, well_formed
from index.text.framing import bare_question
from index.text.ordinals import parts_asked
from index.text.stopwords import has_question_word, made_of, weak_words


def ask(searcher: Searcher, text: str) -> Answer:
    """The answer of this generation. Equal questions have equal answers. With Milvus, raises Unavailable."""
    asked = read_text(well_formed(text))
    asking = bare_question(asked)
    if (whole := read_whole(asked) or read_whole(asking)) and (told := tell_whole(searcher, asked, whole)):
        return told
    about = read_about(asking)
    if about and about.is_of_article and (told := _tell_about(searcher, asked, about)):
        return told
    question, ranking = look(searcher, asking)
    trusted = trust(searcher, question, ranking)
    if about and trusted.state is State.NOT_FOUND and (told := _tell_about(searcher, asked, about)):
        return replace(told, state=State.POSSIBLE, confidence=0.5)
    hits = show(searcher, question, ranking, trusted.state)
    return Answer(
        question=asked.written,
        terms=tuple(_as_written(word, asked) for word in _topic(question)),
        state=trusted.state,
        confidence=trusted.confidence,
        hits=hits,
        why=tuple(replace(match, term=_as_written(match.term, asked)) for match in why(question, ranking)),
        generation=searcher.answers_as,
        missing=tuple(_as_written(word, asked) for word in trusted.missing),
        respelt="" if trusted.state is State.ANSWERED else searcher.speller.respelt(asking),
    )


def look(searcher: Searcher, asking: Text) -> tuple[Question, Ranking]:
    """A question without its frame, as it is read, and the passages that it finds. With Milvus, raises Unavailable."""
    question = searcher.read(asking)
    depth = PARTS_DEPTH if parts_asked(question.folded) else SHORT_DEPTH
    ranking = rank(question, searcher.search(question, depth))
    return question, replace(ranking, passages=ranking.passages[:DEPTH])


def _as_written(word: str, text: Text) -> str:
    """A folded word as it was written in the text; as it is if it does not stand there."""
    at = text.folded.find(word)
    return text.written[at : at + len(word)] if at >= 0 else word


def _topic(question: Question) -> tuple[str, ...]:
    """The words of a question that carry its topic, as far as no longer one says the same."""
    words = [word for word in question.words if not made_of(word, weak_words())]
    whole = [word for word in words if not any(word != other and word in other for other in words)]
    sets = (terms.asked for terms in question.sets if not has_question_word(terms.asked))
    return tuple(dict.fromkeys((*whole, *sets)))


def _tell_about(searcher: Searcher, asked: Text, about: About) -> Answer | None:
    """The answer from what the articles say of themselves; None if it takes a topic to choose, and no title has it."""
    topic = searcher.read(about.topic)
    rows = [candidate.row for candidate in searcher.search(topic, HITS, among=searcher.heads).candidates]
    if not rows and not topic.terms and not topic.sets:
        rows = list(searcher.heads[:HITS])
    hits = tuple(hit for row in rows if (hit := _head_hit(searcher.passages[row], about.datum)))
    if not hits:
        return None
    sure = len(hits) == 1 or bool(about.topic)
    label = hits[0].sentence_text.partition(":")[0]
    reason = Match(about.asked, None if about.datum is Datum.TITLE else label)
    state = State.ANSWERED if sure else State.POSSIBLE
    return Answer(asked.written, (about.asked,), state, 1.0 if sure else 0.5, hits, (reason,), searcher.answers_as)


def _head_hit(passage: Passage, datum: Datum) -> Hit | None:
    """An article's first passage, with the line that holds the datum; None if it has none."""
    found = head_span(passage, datum)
    if not found:
        return None
    line, span = found
    return Hit(passage, 1.0, line, (), span)
