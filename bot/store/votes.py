"""What people think of answers: one vote a person, which they may change, and a wish to be told what is missing."""

from bot.store.database import Database


class Votes:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cast(self, answer: int, user: int, *, is_good: bool, reason: str = "") -> None:
        """Keep what a person thinks of an answer, in the place of what they thought before; one who says again that it is bad,
        and not why, has said why.
        """
        statement = """
            INSERT INTO votes VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET is_good = excluded.is_good,
            reason = iif(excluded.is_good OR excluded.reason != '', excluded.reason, reason)
        """
        await self._database.run(statement, answer, user, is_good, reason)

    async def is_bad(self, answer: int, user: int) -> bool:
        """Did this person say that they do not like it?"""
        return bool(
            await self._database.row("SELECT 1 FROM votes WHERE answer_id = ? AND user_id = ? AND NOT is_good", answer, user)
        )

    async def explain(self, answer: int, user: int, reason: str) -> bool:
        """Keep why a person does not like an answer; False if they did not say so, or it is kept no more."""
        statement = "UPDATE votes SET reason = ? WHERE answer_id = ? AND user_id = ? AND NOT is_good RETURNING 1"
        return bool(await self._database.run(statement, reason, answer, user))

    async def wish(self, answer: int, user: int) -> None:
        """Keep that a person wants to be told when this question is answered by an admin."""
        await self._database.run("INSERT OR IGNORE INTO wishes VALUES (?, ?)", answer, user)
