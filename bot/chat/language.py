"""Which language a person is answered in."""

from telegram import User

from bot.store import ChatSettings, StoreError
from bot.texts.languages import LANGUAGES, Language, choose_language

_SETTING = "language"


class Languages:
    """Those that people and groups chose, and for all others the one they write in."""

    def __init__(self, settings: ChatSettings) -> None:
        self._settings = settings

    async def of(self, user: User, said: str = "", chat: int | None = None) -> Language:
        """The language a person chose, else their group, else that of what was said, else that of their Telegram."""
        chosen = await self.chosen(user.id)
        if not chosen and chat is not None and chat != user.id:
            chosen = await self.chosen(chat)
        return chosen or choose_language(said, user.language_code)

    async def chosen(self, chat: int) -> Language | None:
        """The language chosen for a group, or by the person with this id, if one was."""
        try:
            return _language(await self._settings.get(chat, _SETTING))
        except StoreError:  # an answer in another language is better than none
            return None

    async def choose(self, chat: int, name: str | None) -> Language | None:
        """From now on this one; the one they write in, for None and for a language that we don't speak. Raises StoreError."""
        chosen = _language(name)
        await self._settings.set(chat, _SETTING, chosen)
        return chosen


def _language(name: str | None) -> Language | None:
    for language in LANGUAGES:
        if language == name:
            return language
    return None
