"""What would change if an admin's words were taken: the last questions, answered with them and without."""

import asyncio
import logging
import time
from dataclasses import dataclass
from enum import Enum

from bot.library import Library
from bot.store import Collections, Questions, StoreError
from bot.vocabulary import Lesson
from index import Answer, Searcher, State, TooMuch, Unavailable, ask, with_synonyms, with_words

log = logging.getLogger(__name__)

_QUESTIONS = 100  # of the last ones
_PATIENCE = 5.0  # seconds of answering; what is not answered then is left out
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """A question and its answers, as they are and as they would be."""

    question: str
    now: Answer
    then: Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of so many questions, how many `tried` in the time there is, how many of these have another answer, and some of them."""

    questions: int
    tried: int
    changed: int
    examples: tuple[Difference, ...]


class Untried(Enum):
    """Why there is no outcome."""

    TOO_MUCH = "too much"  # nobody would wait for it
    FAILED = "failed"  # what it takes can't be written, read or searched now


class Trials:
    """Lessons are tried beside the people who ask: each question is answered in its turn, between theirs."""

    def __init__(self, library: Library, questions: Questions, collections: Collections) -> None:
        self._library = library
        self._questions = questions
        self._collections = collections

    async def outcome(self, lesson: Lesson, lines: list[str]) -> Outcome | Untried:
        """What a lesson changes, after which its list says these lines."""
        try:
            return await self._outcome(lesson, lines)
        except TooMuch:
            return Untried.TOO_MUCH
        except (OSError, StoreError, Unavailable) as error:
            log.warning("words could not be tried: %s", error)
            return Untried.FAILED

    async def _outcome(self, lesson: Lesson, lines: list[str]) -> Outcome:
        now = self._library.searcher
        then = await asyncio.to_thread(_with, now, lesson, lines)
        questions = await self._questions.recent(_QUESTIONS)
        tried, changed, end = 0, list[Difference](), time.monotonic() + _PATIENCE
        for chat, question in questions:
            if time.monotonic() > end:
                break
            chosen = self._collections.of(chat)
            found = await self._library.in_turn(_both, now, then, chosen, question)
            tried += 1
            if _differs(found):
                changed.append(found)
        return Outcome(len(questions), tried, len(changed), tuple(changed[:_EXAMPLES]))


def _with(now: Searcher, lesson: Lesson, lines: list[str]) -> Searcher:
    return with_synonyms(now, lines) if lesson.kind == "synonyms" else with_words(now, lines, lesson.line)


def _both(now: Searcher, then: Searcher, chosen: frozenset[str] | None, question: str) -> Difference:
    """Asked among the collections chosen, as where it came from."""
    if chosen is not None:
        now, then = now.within(chosen), then.within(chosen)
    return Difference(question, ask(now, question), ask(then, question))


def _differs(found: Difference) -> bool:
    return _shown(found.now) != _shown(found.then)


def _shown(answer: Answer) -> tuple[object, ...]:
    """What people see of an answer."""
    if answer.state is State.NOT_FOUND or not answer.hits:
        return (answer.state,)
    return answer.state, answer.form, answer.hits[0].sentence_text, answer.hits[0].span
