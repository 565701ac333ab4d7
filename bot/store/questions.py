"""Questions asked and the answers given to them.

Equal questions have equal answers within a generation of the index, so of an answer only its generation has to be kept.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from bot.store.database import Database

_DAY = 86_400  # seconds

_INSERT_QUESTION = "INSERT INTO questions (chat_id, user_id, text, understood, asked_at) VALUES (?, ?, ?, ?, ?)"
_INSERT_ANSWER = "INSERT INTO answers (question_id, state, passages, generation) VALUES (?, ?, ?, ?)"
_GIVEN = """
    SELECT q.chat_id, q.user_id, q.text, q.understood, a.generation
    FROM answers a JOIN questions q ON q.id = a.question_id
    WHERE a.id = ? AND q.chat_id = ?
"""
_BEFORE = """
    SELECT q.understood, a.id
    FROM questions q JOIN answers a ON q.id = a.question_id
    WHERE q.chat_id = ?1 AND q.asked_at >= ?2 AND iif(?3 IS NULL, q.user_id = ?4, a.id = ?3) AND a.state != 'not_found'
    ORDER BY q.id DESC LIMIT 1
"""
_RECENT = "SELECT chat_id, understood FROM questions GROUP BY understood ORDER BY max(id) DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: who asked where, in which words, and what was understood (a follow-up has more words than were said)."""

    chat: int
    user: int
    text: str
    understood: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer once given: the question it answers and the generation that answered."""

    asked: Asked
    generation: str


class Questions:
    """Those in the database, which must be open; `now` gives the time in seconds since 1970."""

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._database = database
        self._now = now

    async def record(self, asked: Asked, state: str, passages: Sequence[str], generation: str) -> int:
        """Keep a question with its answer; the answer's id."""
        question = (asked.chat, asked.user, asked.text, asked.understood, self._now())
        answer = (state, json.dumps(passages), generation)

        def insert(connection: Connection) -> int:
            kept = connection.execute(_INSERT_QUESTION, question)
            given = connection.execute(_INSERT_ANSWER, (kept.lastrowid, *answer))
            assert given.lastrowid is not None
            return given.lastrowid

        return await self._database.write(insert)

    async def given(self, answer: int, chat: int) -> Given | None:
        """The answer with this id if it was given in this chat."""
        row = await self._database.row(_GIVEN, answer, chat)
        if not row:
            return None
        *asked, generation = row
        return Given(Asked(*asked), generation)

    async def renew(self, answer: int, generation: str) -> None:
        """Keep that an answer was given again, by another generation."""
        await self._database.run("UPDATE answers SET generation = ? WHERE id = ?", generation, answer)

    async def last(self, chat: int, user: int, seconds: float) -> int | None:
        """The answer to the question that `before` tells: the last that this person was given in this chat."""
        row = await self._database.row(_BEFORE, chat, self._now() - seconds, None, user)
        return int(row[1]) if row else None

    async def before(self, chat: int, user: int, seconds: float, answer: int | None = None) -> str | None:
        """What this person last asked in this chat and was not refused, as it was understood; not longer ago than so many
        seconds. With `answer`, what that one answered, whoever asked it.
        """
        row = await self._database.row(_BEFORE, chat, self._now() - seconds, answer, user)
        return str(row[0]) if row else None

    async def recent(self, most: int) -> list[tuple[int, str]]:
        """The last questions that were asked, the latest first, each once: in which chat, and as it was understood."""
        return [(int(chat), str(understood)) for chat, understood in await self._database.rows(_RECENT, most)]

    async def counts(self) -> dict[str, int]:
        """How many answers of each state are kept."""
        return dict(await self._database.rows("SELECT state, count(*) FROM answers GROUP BY state"))

    async def forget(self, days: int) -> None:
        """Delete questions older than this, and their answers with them."""
        await self._database.run("DELETE FROM questions WHERE asked_at < ?", self._now() - days * _DAY)
