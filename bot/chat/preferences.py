"""/settings: what a chat has chosen. In private everybody chooses; in a group its admins and ours, its collections only ours."""

from telegram import CallbackQuery, Chat, ChatMember, Message, User
from telegram.error import TelegramError

from bot import cards
from bot.cards import Card
from bot.chat.caller import Access, Caller, is_anonymous
from bot.chat.language import Languages
from bot.chat.manners import Manners
from bot.chat.sending import acknowledge, edit, reply
from bot.library import Library
from bot.presses import ChooseCollection, ChooseLanguage, Preference, SetManner
from bot.store import Collections
from bot.texts import preferences as say
from bot.texts import running
from bot.texts.languages import Language

_RULES = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Preferences:
    """What chats have chosen."""

    def __init__(
        self, library: Library, collections: Collections, languages: Languages, manners: Manners, access: Access
    ) -> None:
        self._library = library
        self._collections = collections
        self._languages = languages
        self._manners = manners
        self._access = access

    async def show(self, caller: Caller, text: str) -> None:
        """/settings: what is chosen here, and what can be."""
        chat, language = caller.message.chat, caller.language
        if is_anonymous(caller.user):
            await reply(caller.message, Card(running.ANONYMOUS(language)))
        elif await self._may(chat, caller.user):
            await reply(caller.message, await self.card(caller.message, caller.user, language))
        else:
            await reply(caller.message, Card(say.GROUP_ADMINS_ONLY(language)))

    async def show_languages(self, caller: Caller, text: str) -> None:
        """/lang: the languages to choose from, for oneself."""
        await reply(caller.message, cards.language_card(await self._languages.chosen(caller.user.id), caller.language))

    async def card(self, message: Message, user: User, language: Language) -> Card:
        """What is chosen in a message's chat. One of our admins in private gets a link that takes us into a group, too."""
        chat = message.chat
        in_group = chat.type != Chat.PRIVATE
        chosen = cards.Chosen(
            language=await self._languages.chosen(chat.id),
            collections=self._collections.of(chat.id),
            anyone_turns=await self._manners.has(chat.id, "turning"),
            refuses_quietly=await self._manners.has(chat.id, "quiet"),
        )
        is_ours = user.id in self._access.admins
        username = message.get_bot().username if is_ours and not in_group else ""
        every, chooses = self._library.searcher.collections, is_ours or not in_group
        return cards.preferences_card(chosen, every, language, username=username, in_group=in_group, chooses_collections=chooses)

    async def bind(self, caller: Caller, link: str) -> None:
        """A group that one of our admins took us into by a link with collections: it asks those alone."""
        digests = set(link.removeprefix(cards.COLLECTIONS_LINK).split("_"))
        named = frozenset(one for one in self._library.searcher.collections if cards.digest_of(one) in digests)
        if is_anonymous(caller.user):
            await reply(caller.message, Card(running.ANONYMOUS(caller.language)))
        elif caller.user.id not in self._access.admins:
            await reply(caller.message, Card(running.ADMINS_ONLY(caller.language)))
        else:  # of one that is gone the group sees nothing: it was to see some alone
            await self._collections.choose(caller.message.chat.id, named)
            gone = [Card(say.NO_SUCH_COLLECTION(caller.language))] if len(named) < len(digests) else []
            for card in (*gone, cards.bound_card(named, caller.language)):
                await reply(caller.message, card)

    async def press(self, query: CallbackQuery, message: Message, press: Preference) -> None:
        """A button of the settings, in the language that the card is in."""
        chat, user = message.chat, query.from_user
        language = await self._languages.of(user, message.text or "", chat.id)
        if not await self._may(chat, user):
            await acknowledge(query, say.GROUP_ADMINS_ONLY(language))
            return
        match press:
            case ChooseCollection(digest):
                refusal = await self._choose(chat, user, digest, language)
            case ChooseLanguage(name):
                refusal = None
                await self._languages.choose(chat.id, name)
            case SetManner(manner, is_on):
                refusal = None
                await self._manners.set(chat.id, manner, is_on=is_on)
        await acknowledge(query, refusal)
        if not refusal:
            await edit(message, await self.card(message, user, language))

    async def _choose(self, chat: Chat, user: User, digest: str, language: Language) -> str | None:
        """One collection is added or taken away; else why not."""
        was = self._collections.of(chat.id)
        known = {*self._library.searcher.collections, *(was or ())}
        named = frozenset(one for one in known if cards.digest_of(one) == digest)
        if chat.type != Chat.PRIVATE and user.id not in self._access.admins:
            return running.ADMINS_ONLY(language)
        if digest and not named:
            return say.NO_SUCH_COLLECTION(language)
        await self._collections.choose(chat.id, (was or frozenset()) ^ named if digest else None)
        return None

    async def _may(self, chat: Chat, user: User) -> bool:
        """May this person change anything here? Nobody, as long as Telegram does not say who the group's admins are."""
        if chat.type == Chat.PRIVATE or user.id in self._access.admins:
            return True
        try:
            member = await chat.get_member(user.id)
        except TelegramError:
            return False
        return member.status in _RULES
