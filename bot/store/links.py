"""Links to answers: a token that nobody guesses for each answer somebody wants to share, kept as long as its question."""

import secrets

from bot.store.database import Database

_BYTES = 16  # of chance
_ASKED = """
    SELECT q.understood FROM links l JOIN answers a ON a.id = l.answer_id JOIN questions q ON q.id = a.question_id
    WHERE l.token = ?
"""


class Links:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def token(self, answer: int) -> str:
        """The token of an answer that is kept, the same each time."""
        made = secrets.token_urlsafe(_BYTES)
        await self._database.run("INSERT OR IGNORE INTO links VALUES (?, ?)", made, answer)
        row = await self._database.row("SELECT token FROM links WHERE answer_id = ?", answer)
        return str(row[0]) if row else made

    async def question(self, token: str) -> str | None:
        """What was asked, as it was understood; None if no such link is kept."""
        row = await self._database.row(_ASKED, token)
        return str(row[0]) if row else None
