"""Which collections each chat may ask about: those chosen for it, or all. (A person's id is that of their private chat.)"""

import json

from bot.store.database import Database
from bot.store.pins import EVERYWHERE
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

    def of(self, chat: int) -> frozenset[str] | None:
        """Those chosen for a chat, maybe none; None if it may ask about all."""
        return self._chosen.get(chat)

    def pins_of(self, chat: int) -> int:
        """Whose pinned answers a chat sees: a group that is bound has its own, all others have those for everywhere."""
        return chat if chat < 0 and chat in self._chosen else EVERYWHERE

    async def choose(self, chat: int, collections: frozenset[str] | None) -> None:
        """From now on these; all, for None. Raises StoreError; then all is as it was."""
        value = None if collections is None else json.dumps(sorted(collections), ensure_ascii=False)
        await self._settings.set(chat, _NAME, value)
        await self.read()

    def move(self, old: int, new: int) -> None:
        """A chat has a new id: what was chosen holds for that at once, whether or not the database can be written."""
        if old in self._chosen:
            self._chosen[new] = self._chosen[old]
