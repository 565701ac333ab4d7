"""Links to answers: a token that nobody guesses for each answer somebody wants to share, kept as long as its question."""

import secrets
from dataclasses import dataclass

from bot.store.database import Database

_BYTES = 16  # of chance
_ASKED = """
    SELECT q.understood, l.passage, l.article
    FROM links l JOIN answers a ON a.id = l.answer_id JOIN questions q ON q.id = a.question_id
    WHERE l.token = ?
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link was made to: the question, as it was understood, and where it was shown something else than its answer, the id
    of another passage, or the name of an article of which there was an overview.
    """

    question: str
    passage: str
    article: str


class Links:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def token(self, answer: int, *, passage: str = "", article: str = "") -> str:
        """The token of an answer that is kept, or of something else that its card shows; the same each time."""
        made = secrets.token_urlsafe(_BYTES)
        await self._database.run("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", made, answer, passage, article)
        statement = "SELECT token FROM links WHERE answer_id = ? AND passage = ? AND article = ?"
        row = await self._database.row(statement, answer, passage, article)
        return str(row[0]) if row else made

    async def linked(self, token: str) -> Linked | None:
        """What a link was made to; None if no such link is kept."""
        row = await self._database.row(_ASKED, token)
        return Linked(*row) if row else None
