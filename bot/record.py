"""The record of questions as far as it can be kept: what the store can't read or write now is missing, and nothing is raised."""

import logging
import time
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from bot.store import Asked, Given, Questions, StoreError

log = logging.getLogger(__name__)

UNKEPT = 0  # the id of an answer that could not be kept; none in the store has it
_PAUSE = 5.0  # seconds until a store that can't be written is tried again, for to find that out may take a second each time

Result = TypeVar("Result")


class Record:
    """Questions and answers in the store. People are answered, whatever becomes of it."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._failed_at = -_PAUSE
        self._fails = False

    async def before(self, chat: int, user: int, seconds: float, answer: int | None) -> str | None:
        """What the store's `before` gives; None also where it can't be read."""
        return await self._tried(self._questions.before(chat, user, seconds, answer), None)

    async def last(self, chat: int, user: int, seconds: float) -> int | None:
        """What the store's `last` gives; None also where it can't be read."""
        return await self._tried(self._questions.last(chat, user, seconds), None)

    async def keep(self, asked: Asked, state: str, passages: Sequence[str], generation: str) -> int:
        """Keep a question with its answer; the answer's id, or `UNKEPT`."""
        if time.monotonic() - self._failed_at < _PAUSE:
            return UNKEPT
        number = await self._tried(self._questions.record(asked, state, passages, generation), UNKEPT)
        if number and self._fails:
            self._fails = False
            log.warning("the store can be written again")
        return number

    async def given(self, answer: int, chat: int) -> Given | None:
        """The answer with this id if it was given in this chat; None also where that can't be read."""
        return await self._tried(self._questions.given(answer, chat), None)

    async def renew(self, answer: int, generation: str) -> None:
        """Keep that an answer was given again, by another generation."""
        await self._tried(self._questions.renew(answer, generation), None)

    async def _tried(self, work: Awaitable[Result], otherwise: Result) -> Result:
        try:
            return await work
        except StoreError as error:
            if not self._fails:
                log.error("the store can't be used, so questions are answered without it: %s", error)
            self._fails = True
            self._failed_at = time.monotonic()
            return otherwise
