"""A question → its answer's card; and that card's buttons."""

from telegram import CallbackQuery, Chat, Message

from bot import cards
from bot.buttons import TellWhy, TurnAnswer
from bot.cards import Card
from bot.chat.caller import Caller, replied_answer
from bot.chat.errors import Errors
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, edit, reply
from bot.courtesy import courtesy
from bot.library import QUESTION_LIMIT, Library
from bot.texts import asking as say


class Asking:
    """Questions to the library."""

    def __init__(self, library: Library, languages: Languages, errors: Errors) -> None:
        self._library = library
        self._languages = languages
        self._errors = errors

    async def ask(self, caller: Caller, question: str) -> None:
        """/ask, and every plain question: answered, unless there is nothing to look for."""
        if not question:
            await reply(caller.message, Card(say.USAGE(caller.language)))
        elif len(question) > QUESTION_LIMIT:
            await reply(caller.message, cards.too_long_card(caller.language))
        elif kind := courtesy(question):
            await reply(caller.message, Card(say.COURTESIES[kind](caller.language)))
        else:
            await self._answer(caller, question)

    async def turn(self, query: CallbackQuery, message: Message, press: TurnAnswer) -> None:
        """Turn the card to another passage; to the best one again where the articles have changed."""
        given = await self._library.again(message.chat.id, press.answer)
        language = await self._languages.of(query.from_user, given.asked if given else "")
        if not given:
            await acknowledge(query, say.EXPIRED(language))
            return
        page = 0 if given.renewed else press.page
        card = cards.answer_card(given, page, self._library.contents, language)
        await acknowledge(query, say.RENEWED(language) if given.renewed else None)
        await edit(message, card)

    async def tell_why(self, query: CallbackQuery, message: Message, press: TellWhy) -> None:
        """Tell the matched words in a window above the card."""
        given = await self._library.again(message.chat.id, press.answer)
        language = await self._languages.of(query.from_user, given.asked if given else "")
        if given:
            await acknowledge(query, cards.why_text(given, language), alert=True)
        else:
            await acknowledge(query, say.EXPIRED(language))

    async def _answer(self, caller: Caller, question: str) -> None:
        chat, replied = caller.message.chat, replied_answer(caller.message)
        in_context = chat.type == Chat.PRIVATE or replied is not None
        given = await self._library.ask(chat.id, caller.user.id, question, in_context=in_context, replied=replied)
        await reply(caller.message, cards.answer_card(given, 0, self._library.contents, caller.language))
        await self._errors.engine_answers(caller.context)
