"""Which paragraphs ask, and which answer: by Q： and A：, by who speaks in an interview, or by their question marks."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from corpus.blocks import Block, Kind
from corpus.lines import asks
from corpus.marked import Marked
from corpus.marks import ANSWER, QUESTION

_SPEAKER = re.compile(r"([^\s：:，,。！？?“”]{1,12}|[A-Z][\w. ]{1,20})\s?[：:]\s*(?=\S)")
_QUESTION_LENGTH = 60
_TURNS = 2  # times one must have spoken to be a speaker
_IN_ANSWERS = (Kind.ITEM, Kind.ROW, Kind.CODE, Kind.QUOTE)


class Asked(NamedTuple):
    """The places of questions and of answers."""

    questions: frozenset[int]
    answers: frozenset[int]


def asked_in(document: Marked, headings: frozenset[int]) -> Asked:
    """The questions and answers of a document whose headings are known. A chat is left as it is."""
    if document.is_chat:
        return Asked(frozenset(), frozenset())
    questions = _labelled(document) or _spoken(document) or _unlabelled(document, headings)
    return Asked(questions, frozenset(_answers(document, questions, headings)))


def _labelled(document: Marked) -> frozenset[int]:
    questions = frozenset(at for at, block in document.paragraphs() if QUESTION.match(block.text))
    has_answers = any(ANSWER.match(block.text) for _, block in document.paragraphs())
    all_ask = all(asks(document.blocks[at].text) for at in questions)
    return questions if has_answers or all_ask else frozenset()


def _spoken(document: Marked) -> frozenset[int]:
    """The turns of the one who asks in an interview."""
    turns = {at: found[1].strip() for at, block in document.paragraphs() if (found := _SPEAKER.match(block.text))}
    spoke = Counter(turns.values())
    asked = Counter(name for at, name in turns.items() if asks(document.blocks[at].text))
    askers = {name for name, times in asked.items() if times >= _TURNS and times * 2 >= spoke[name]}
    has_answers = any(times >= _TURNS and name not in askers for name, times in spoke.items())
    return frozenset(at for at, name in turns.items() if name in askers) if has_answers else frozenset()


def _unlabelled(document: Marked, headings: frozenset[int]) -> frozenset[int]:
    """Short lines that ask, if there are several, each with an answer under it."""
    questions = frozenset(at for at, block in document.paragraphs() if at not in headings and _may_ask(block))
    are_answered = len(questions) > 1 and all(document.has_text_under(at, questions) for at in questions)
    return questions if are_answered else frozenset()


def _may_ask(block: Block) -> bool:
    """Is it a short question that nobody says in a story?"""
    is_short = len(block.text) <= _QUESTION_LENGTH and block.text[0] not in '“「『"—'
    return is_short and asks(block.text) and "。" not in block.text


def _answers(document: Marked, questions: frozenset[int], headings: frozenset[int]) -> Iterator[int]:
    """What stands between questions answers them; after the last one, as much as stands close to it."""
    last = max(questions, default=0)
    is_answer = False
    for at, block in enumerate(document.blocks):
        if at in questions:
            is_answer = True
        elif at in headings or block.kind not in (Kind.PARAGRAPH, Kind.ANSWER):
            is_answer = is_answer and block.kind in _IN_ANSWERS
        elif is_answer and (at <= last + 1 or _is_close(block, at - last)):
            yield at
        else:
            is_answer = False


def _is_close(block: Block, distance: int) -> bool:
    """Does a paragraph this far after the last question still belong to its answer?"""
    is_second_turn = distance == 2 and bool(_SPEAKER.match(block.text))
    return not block.apart or bool(ANSWER.match(block.text)) or is_second_turn
