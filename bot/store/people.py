"""What is kept of a person, wherever it stands."""

from sqlite3 import Connection

from bot.store.database import Database


class People:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def questions(self, user: int) -> int:
        """How many questions of a person are kept."""
        row = await self._database.row("SELECT count(*) FROM questions WHERE user_id = ?", user)
        return int(row[0]) if row else 0

    async def forget(self, user: int) -> int:
        """Erase a person's questions with their answers, votes, wishes, and what they chose; how many questions there were."""

        def erase(connection: Connection) -> int:
            erased = connection.execute("DELETE FROM questions WHERE user_id = ?", (user,)).rowcount
            connection.execute("DELETE FROM votes WHERE user_id = ?", (user,))
            connection.execute("DELETE FROM wishes WHERE user_id = ?", (user,))
            connection.execute("DELETE FROM settings WHERE chat_id = ?", (user,))
            return erased

        return await self._database.write(erase)
