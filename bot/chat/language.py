"""Which language a person is answered in, and the buttons by which they choose it."""

from telegram import CallbackQuery, User

from bot.buttons import ChooseLanguage
from bot.chat.sending import acknowledge
from bot.store import ChatSettings, StoreError
from bot.texts import languages
from bot.texts.languages import LANGUAGES, Language, choose_language

_SETTING = "language"


class Languages:
    """Those that people chose, and for all others the one they write in."""

    def __init__(self, settings: ChatSettings) -> None:
        self._settings = settings

    async def of(self, user: User, said: str = "") -> Language:
        """The language a person chose by button, else that of what was said, else that of their Telegram."""
        chosen = await self.chosen(user.id)
        return chosen or choose_language(said, user.language_code)

    async def chosen(self, user: int) -> Language | None:
        """The language this person chose by button, if they did."""
        try:
            return _language(await self._settings.get(user, _SETTING))
        except StoreError:  # an answer in another language is better than none
            return None

    async def choose(self, query: CallbackQuery, press: ChooseLanguage) -> Language:
        """A language's button was pressed, or the one that leaves it to us; the one that they are answered in from now on."""
        chosen = _language(press.language)
        await self._settings.set(query.from_user.id, _SETTING, chosen)
        if chosen:
            await acknowledge(query, languages.CHOSEN(chosen))
            return chosen
        usual = choose_language("", query.from_user.language_code)
        await acknowledge(query, languages.AUTOMATIC(usual))
        return usual


def _language(name: str | None) -> Language | None:
    for language in LANGUAGES:
        if language == name:
            return language
    return None
