"""Which collections each chat may ask about: those chosen for it, or all. (A person's id is that of their private chat.)"""

import json

from bot.store.database import Database
from bot.store.settings import ChatSettings

_NAME = "collections"


class Collections:
    """Kept in the database, and in memory, so that no chat sees what is not its own because the database can't be read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = ChatSettings(database)
        self._chosen: dict[int, frozenset[str]] = {}

    async def read(self) -> None:
        """Take up what is in the database, which must be open."""
        rows = await self._database.rows("SELECT chat_id, value FROM settings WHERE name = ?", _NAME)
        self._chosen = {int(chat): frozenset(json.loads(value)) for chat, value in rows}

    def of(self, chat: int) -> frozenset[str]:
        """Those chosen for a chat; none if it may ask about all."""
        return self._chosen.get(chat, frozenset())

    async def choose(self, chat: int, collections: frozenset[str]) -> None:
        """From now on these; all, if none is named."""
        await self._settings.set(chat, _NAME, json.dumps(sorted(collections), ensure_ascii=False) if collections else None)
        await self.read()
