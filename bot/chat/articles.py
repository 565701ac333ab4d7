"""The list of articles a chat may ask about: /articles, a page at a time."""

from telegram import CallbackQuery, Chat, Message

from bot import cards
from bot.chat.caller import Access, Caller
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, edit, reply
from bot.library import Library
from bot.presses import TurnArticles


class Articles:
    """The articles that a chat may ask about."""

    def __init__(self, library: Library, languages: Languages, access: Access) -> None:
        self._library = library
        self._access = access
        self._languages = languages

    async def show(self, caller: Caller, text: str) -> None:
        """/articles: the first page; with words, the articles whose titles hold them."""
        contents = self._library.contents(caller.message.chat.id)
        if text:
            await reply(caller.message, cards.named_card(contents.named(text), text, caller.language))
        else:
            is_admins = caller.user.id in self._access.admins and caller.message.chat.type == Chat.PRIVATE
            problems = self._library.searcher.problems if is_admins else ()
            await reply(caller.message, cards.articles_card(contents.articles, 0, caller.language, problems))

    async def press(self, query: CallbackQuery, message: Message, press: TurnArticles) -> None:
        """A button under the list, in the language that the list is in."""
        language = await self._languages.of(query.from_user, message.text or "", message.chat.id)
        listed = self._library.contents(message.chat.id).articles
        await acknowledge(query)
        await edit(message, cards.articles_card(listed, press.page, language))
