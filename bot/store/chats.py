"""Chats whose id changed, as a group's does when it becomes a supergroup."""

from sqlite3 import Connection

from bot.store.database import Database


class Chats:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def move(self, old: int, new: int) -> None:
        """A chat has a new id: what it has chosen, and what was asked in it, is under that one from now on."""
        first = await self.first_id(old)

        def write(connection: Connection) -> None:
            connection.execute("UPDATE OR REPLACE settings SET chat_id = ? WHERE chat_id = ?", (new, old))
            connection.execute("UPDATE questions SET chat_id = ? WHERE chat_id = ?", (new, old))
            connection.execute("UPDATE OR REPLACE pins SET chat_id = ? WHERE chat_id = ?", (new, old))
            connection.execute("INSERT OR REPLACE INTO moved_chats VALUES (?, ?)", (new, first))

        await self._database.write(write)

    async def first_id(self, chat: int) -> int:
        """The id that a chat had before it was moved the first time; its own if it never was."""
        row = await self._database.row("SELECT first_id FROM moved_chats WHERE chat_id = ?", chat)
        return int(row[0]) if row else chat
