"""Answers that admins gave themselves, to be shown before any passage."""

from collections.abc import Callable
from dataclasses import dataclass
from sqlite3 import Connection

from bot.store.database import Database
from bot.store.topics import topics

_WAITING = """
    SELECT DISTINCT w.user_id, q.text, q.understood, w.answer_id FROM wishes w
    JOIN answers a ON a.id = w.answer_id JOIN questions q ON q.id = a.question_id
"""


EVERYWHERE = 0  # in the place of a chat: all that are bound to no collections


@dataclass(frozen=True, slots=True)
class Pin:
    """An admin's answer to a question and to all that ask the same."""

    id: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Wished:
    """A person wants to be told the answer to a question, which they asked in these words."""

    user: int
    asked: str
    question: str
    answer: int


class Pins:
    """Those in the database, which must be open. `topic_of` gives questions that ask the same the same topic.

    A pin is a chat's own, or for `EVERYWHERE`.
    """

    def __init__(self, database: Database, topic_of: Callable[[str], str]) -> None:
        self._database = database
        self._topic_of = topic_of

    async def add(self, question: str, answer: str, chat: int = EVERYWHERE) -> None:
        """Pin an answer, in the place of an earlier one to the same."""
        earlier = await self.find(question, chat)
        statement = "INSERT OR REPLACE INTO pins (question, answer, chat_id) VALUES (?, ?, ?)"

        def replace(connection: Connection) -> None:
            if earlier:
                connection.execute("DELETE FROM pins WHERE id = ?", (earlier.id,))
            connection.execute(statement, (question, answer, chat))

        await self._database.write(replace)

    async def drop(self, pin: int) -> bool:
        """Take a pinned answer away; False if it is gone."""
        return bool(await self._database.run("DELETE FROM pins WHERE id = ? RETURNING id", pin))

    async def listed(self) -> list[Pin]:
        """All, the latest first."""
        rows = await self._database.rows("SELECT id, question, answer FROM pins ORDER BY id DESC")
        return [Pin(*row) for row in rows]

    async def find(self, question: str, chat: int = EVERYWHERE) -> Pin | None:
        """The one for a question, or for another that asks the same."""
        statement = "SELECT id, question, answer FROM pins WHERE chat_id = ? ORDER BY id DESC"
        pins = [Pin(*row) for row in await self._database.rows(statement, chat)]
        if not pins:
            return None
        # by their questions, for what is read as the same changes with the words that admins teach
        asked, *pinned = await topics(self._topic_of, (question, *(pin.question for pin in pins)))
        return next((pin for pin, topic in zip(pins, pinned, strict=True) if asked and topic == asked), None)

    async def take_wishers(self, question: str) -> list[tuple[int, str]]:
        """Who waits for an answer to it, and in which words they asked; each is given once."""
        waiting = await self.waiting()
        asked, *wished = await topics(self._topic_of, (question, *(wish.question for wish in waiting)))
        granted = [
            wish for wish, topic in zip(waiting, wished, strict=True) if topic and topic == asked and await self.grant(wish)
        ]
        return list({wish.user: (wish.user, wish.asked) for wish in granted}.values())

    async def waiting(self) -> list[Wished]:
        """Who waits for an answer to what."""
        return [Wished(*row) for row in await self._database.rows(_WAITING)]

    async def grant(self, wish: Wished) -> bool:
        """This person waits no more; False if they did not."""
        statement = "DELETE FROM wishes WHERE user_id = ? AND answer_id = ? RETURNING user_id"
        return bool(await self._database.run(statement, wish.user, wish.answer))
