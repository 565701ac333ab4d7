"""What people think of answers: one vote a person, which they may change, and a wish to be told what is missing."""

from bot.store.database import Database


class Votes:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cast(self, answer: int, user: int, *, is_good: bool, reason: str = "") -> None:
        """Keep what a person thinks of an answer, in the place of what they thought before."""
        statement = "INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?)"
        async with self._database.write() as connection:
            await connection.execute(statement, (answer, user, is_good, reason))

    async def wish(self, answer: int, user: int) -> None:
        """Keep that a person wants to be told when this question is answered by an admin."""
        async with self._database.write() as connection:
            await connection.execute("INSERT OR IGNORE INTO wishes VALUES (?, ?)", (answer, user))
