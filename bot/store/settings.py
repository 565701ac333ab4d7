"""What a chat or a person has chosen: names and values. (A person's id is the id of their private chat.)"""

from bot.store.database import Database


class ChatSettings:
    """Those in the database, which must be open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, chat: int, name: str) -> str | None:
        """What `set` last said, or None."""
        row = await self._database.row("SELECT value FROM settings WHERE chat_id = ? AND name = ?", chat, name)
        return str(row[0]) if row else None

    async def named(self, name: str) -> dict[int, str]:
        """What is kept under this name, by chat."""
        rows = await self._database.rows("SELECT chat_id, value FROM settings WHERE name = ?", name)
        return {int(chat): str(value) for chat, value in rows}

    async def set(self, chat: int, name: str, value: str | None) -> None:
        """Keep a setting of a chat; None forgets it."""
        if value is None:
            await self._database.run("DELETE FROM settings WHERE chat_id = ? AND name = ?", chat, name)
        else:
            await self._database.run("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", chat, name, value)
