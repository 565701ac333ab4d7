"""How a group wants to be answered: who may turn an answer's card, and whether a no is only a reaction."""

from bot.presses import Manner
from bot.store import ChatSettings, StoreError

_ON = "yes"


class Manners:
    """Those that groups chose; where the store can't be read, what is usual."""

    def __init__(self, settings: ChatSettings) -> None:
        self._settings = settings

    async def has(self, chat: int, manner: Manner) -> bool:
        """Did this chat choose it?"""
        try:
            return await self._settings.get(chat, manner) == _ON
        except StoreError:
            return False

    async def set(self, chat: int, manner: Manner, *, is_on: bool) -> None:
        """From now on so. Raises StoreError."""
        await self._settings.set(chat, manner, _ON if is_on else None)
