"""Where people begin: /start, /help, and the language that they are answered in."""

from typing import Protocol

from telegram import CallbackQuery, Chat, Message, User

from bot import cards
from bot.cards import Card
from bot.chat.asking import Asking
from bot.chat.caller import Access, Caller, Context
from bot.chat.language import Languages
from bot.chat.menus import set_own_menu
from bot.chat.preferences import Preferences
from bot.chat.sending import acknowledge, edit, reply
from bot.library import Library
from bot.presses import ChooseLanguage
from bot.texts import asking
from bot.texts import languages as say
from bot.texts.languages import Command, Language, choose_language


class Menu(Protocol):
    """The commands that a person may give, in the order of the menu."""

    def __call__(self, *, for_admins: bool) -> list[Command]:
        """All of them, or those for everybody."""


class Beginning:
    """What whoever comes first sees."""

    def __init__(
        self, library: Library, languages: Languages, preferences: Preferences, asking: Asking, access: Access, menu: Menu
    ) -> None:
        self._library = library
        self._languages = languages
        self._preferences = preferences
        self._asking = asking
        self._access = access
        self._menu = menu

    async def help(self, caller: Caller, text: str) -> None:
        """/help: how to ask, and the commands."""
        await reply(caller.message, self._help_card(caller.user, caller.language))

    async def start(self, caller: Caller, text: str) -> None:
        """/start: what there is to ask about; behind a link, what the link names."""
        chat = caller.message.chat
        if text.startswith(cards.PASSAGE_LINK):
            passage = self._library.referred(chat.id, text.removeprefix(cards.PASSAGE_LINK))
            gone = Card(asking.NO_SUCH_PASSAGE(caller.language))
            await reply(caller.message, cards.passage_card(passage) if passage else gone)
        elif text.startswith(cards.ANSWER_LINK) and chat.type == Chat.PRIVATE:
            await self._asking.open(caller, text.removeprefix(cards.ANSWER_LINK))
        elif text.startswith(cards.COLLECTIONS_LINK) and chat.type != Chat.PRIVATE:
            await self._preferences.bind(caller, text)
        else:
            await reply(caller.message, cards.welcome_card(self._library.contents(chat.id), caller.language))
        chosen = await self._languages.chosen(caller.user.id)
        language = chosen or ("zh-hant" if caller.language == "zh-hant" else None)
        # everyone's Chinese menu is Simplified, for Telegram has one Chinese; an admin's own may have been refused at our start
        if chat.type == Chat.PRIVATE and (language or caller.user.id in self._access.admins):
            await self._set_own_menu(caller.context, caller.user, language)

    async def choose_language(self, query: CallbackQuery, message: Message, press: ChooseLanguage, context: Context) -> None:
        """Somebody chose the language they are answered in; the card says so in that one."""
        user = query.from_user
        chosen = await self._languages.choose(user.id, press.language)
        language = chosen or choose_language("", user.language_code)
        await acknowledge(query, say.CHOSEN(language) if chosen else say.AUTOMATIC(language))
        card = await self._card_again(message, user, press.card, language)
        if card:
            await edit(message, card)
        if message.chat.type == Chat.PRIVATE:
            await self._set_own_menu(context, user, chosen)

    async def _card_again(self, message: Message, user: User, card: str, language: Language) -> Card | None:
        """The card under which a language was chosen, in that language."""
        match card:
            case "start":
                return cards.welcome_card(self._library.contents(message.chat.id), language)
            case "help":
                return self._help_card(user, language)
            case "lang":
                return cards.language_card(await self._languages.chosen(user.id), language)
            case "settings":
                return await self._preferences.card(message, user, language)
            case _:
                return None

    async def _set_own_menu(self, context: Context, user: User, language: Language | None) -> None:
        await set_own_menu(context.bot, user.id, self._menu(for_admins=user.id in self._access.admins), language)

    def _help_card(self, user: User, language: Language) -> Card:
        return cards.help_card(self._menu(for_admins=user.id in self._access.admins), language)
