"""What a chat may ask about: /articles lists it a page at a time, /settings chooses its collections.

In a group an admin of ours chooses, in private everybody for themselves.
"""

from telegram import CallbackQuery, Chat, Message, User

from bot import cards
from bot.buttons import ChooseCollection, TurnArticles
from bot.cards import Card
from bot.chat.caller import Access, Caller
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, edit, reply
from bot.library import Library
from bot.store import Collections
from bot.texts import articles as say
from bot.texts import running
from bot.texts.languages import Language


class Articles:
    """The articles that a chat may ask about."""

    def __init__(self, library: Library, collections: Collections, languages: Languages, access: Access) -> None:
        self._library = library
        self._collections = collections
        self._languages = languages
        self._access = access

    async def show(self, caller: Caller, text: str) -> None:
        """/articles: the first page; with words, the articles whose titles hold them."""
        contents = self._library.contents(caller.message.chat.id)
        if text:
            await reply(caller.message, cards.named_card(contents.named(text), text, caller.language))
        else:
            await reply(caller.message, cards.articles_card(contents.articles, 0, caller.language))

    async def show_collections(self, caller: Caller, text: str) -> None:
        """/settings: the collections, and which of them this chat asks about."""
        chat, language = caller.message.chat, caller.language
        may = self._may_choose(chat, caller.user)
        await reply(caller.message, self._collections_card(chat, language) if may else Card(running.ADMINS_ONLY(language)))

    async def press(self, query: CallbackQuery, message: Message, press: TurnArticles | ChooseCollection) -> None:
        """A button under either, in the language that the card is in."""
        language = await self._languages.of(query.from_user, message.text or "")
        if isinstance(press, TurnArticles):
            listed = self._library.contents(message.chat.id).articles
            await acknowledge(query)
            await edit(message, cards.articles_card(listed, press.page, language))
        else:
            await self._choose(query, message, press, language)

    async def _choose(self, query: CallbackQuery, message: Message, press: ChooseCollection, language: Language) -> None:
        """One collection is added or taken away; the card says what there is now."""
        chat = message.chat
        was = self._collections.of(chat.id)
        known = {*self._library.searcher.collections, *(was or ())}
        named = frozenset(one for one in known if cards.digest_of(one) == press.collection)
        if not self._may_choose(chat, query.from_user):
            await acknowledge(query, running.ADMINS_ONLY(language))
        elif press.collection and not named:
            await acknowledge(query, say.NO_SUCH_COLLECTION(language))
        else:
            await self._collections.choose(chat.id, (was or frozenset()) ^ named if press.collection else None)
            await acknowledge(query)
            await edit(message, self._collections_card(chat, language))

    def _may_choose(self, chat: Chat, user: User) -> bool:
        return chat.type == Chat.PRIVATE or user.id in self._access.admins

    def _collections_card(self, chat: Chat, language: Language) -> Card:
        return cards.collections_card(self._library.searcher.collections, self._collections.of(chat.id), language)
