"""/articles: what the bot knows, a page at a time."""

from telegram import CallbackQuery, Message

from bot import cards
from bot.buttons import TurnArticles
from bot.chat.caller import Caller
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, edit, reply
from bot.library import Library


class Articles:
    """The list of the library's articles."""

    def __init__(self, library: Library, languages: Languages) -> None:
        self._library = library
        self._languages = languages

    async def show(self, caller: Caller, text: str) -> None:
        """/articles: the first page; with words, the articles whose titles hold them."""
        contents = self._library.contents
        if text:
            await reply(caller.message, cards.named_card(contents.named(text), text, caller.language))
        else:
            await reply(caller.message, cards.articles_card(contents.articles, 0, caller.language))

    async def turn(self, query: CallbackQuery, message: Message, press: TurnArticles) -> None:
        """Turn the list to another page, in the language it is in."""
        language = await self._languages.of(query.from_user, message.text or "")
        listed = self._library.contents.articles
        await acknowledge(query)
        await edit(message, cards.articles_card(listed, press.page, language))
