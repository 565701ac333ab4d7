"""A question → its answer's card; and that card's buttons."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from telegram import CallbackQuery, Chat, Message, User
from telegram.error import TelegramError

from bot import cards
from bot.cards import Card
from bot.chat.caller import Caller, replied_answer
from bot.chat.errors import Errors
from bot.chat.language import Languages
from bot.chat.links import Linking
from bot.chat.manners import Manners
from bot.chat.recent import Recent
from bot.chat.sending import acknowledge, change_buttons, edit, react, reply
from bot.courtesy import Wish, courtesy, wish
from bot.given import QUESTION_LIMIT, Answered
from bot.library import Library
from bot.presses import (
    AskAsTyped,
    AskExample,
    AskRespelt,
    CardPress,
    MakeLink,
    OpenAnswer,
    ReadPassage,
    ShowOverview,
    TellWhy,
    TurnAnswer,
    TurnScript,
)
from bot.store import Linked, Pin, Store, StoreError
from bot.texts import asking as say
from bot.texts.languages import Language
from index import State, last_question, questions_of

_QUESTIONS = 5  # of one message that are answered
_NOTHING = "🤔"
_REPLIES = 1000  # of which it is remembered what they answer, for a question may be changed


class Asking:
    """Questions to the library."""

    def __init__(self, library: Library, languages: Languages, errors: Errors, store: Store, manners: Manners) -> None:
        self._library = library
        self._languages = languages
        self._errors = errors
        self._pins = store.pins
        self._links = Linking(library, store.links)
        self._collections = store.collections
        self._manners = manners
        self._replies = Recent[tuple[int, int], Message](_REPLIES)
        self._opened = Recent[tuple[int, int], frozenset[str]](_REPLIES)  # message of several answers → the buttons pressed
        self._newest = Recent[int, int](_REPLIES)  # chat → the message by which something was asked last

    def note(self, message: Message) -> None:
        """Something is asked by this message: an answer to an earlier one shows which it answers."""
        self._newest.put(message.chat.id, message.message_id)

    async def ask(self, caller: Caller, question: str) -> None:
        """/ask, and every plain question: answered, unless there is nothing to look for."""
        if len(question) > QUESTION_LIMIT:
            question = last_question(question) or question  # a long story with a question at its end
        if not any(map(str.isalnum, question)):  # nothing, marks, or a picture
            await self._say(caller.message, Card(say.USAGE(caller.language)))
        elif len(question) > QUESTION_LIMIT:
            await self._say(caller.message, cards.too_long_card(caller.language))
        elif (wished := wish(question)) and (meant := await self._meant(caller)):
            await self._show(caller, meant, wished)
        elif kind := courtesy(question):
            await self._say(caller.message, Card(say.COURTESIES[kind](caller.language)))
        else:
            await self._answer_each(caller, question)

    async def press(self, query: CallbackQuery, message: Message, press: CardPress) -> None:
        """A button under an answer."""
        match press:
            case TurnAnswer() | TurnScript():
                await self._turn(query, message, press)
            case ReadPassage():
                await self._read(query, message, press)
            case ShowOverview():
                await self._show_overview(query, message, press)
            case AskExample():
                await self._ask_example(query, message, press)
            case AskAsTyped() | AskRespelt():
                await self._ask_otherwise(query, message, press)
            case TellWhy():
                await self._tell_why(query, message, press)
            case MakeLink():
                await self._link(query, message, press)
            case OpenAnswer():
                await self._open_card(query, message, press)

    async def _ask_example(self, query: CallbackQuery, message: Message, press: AskExample) -> None:
        """An example question was tapped: it is asked by whoever tapped it."""
        examples = self._library.contents(message.chat.id).examples
        language = await self._languages.of(query.from_user, message.text or "", message.chat.id)
        if press.example >= len(examples):
            await acknowledge(query, say.EXPIRED(language))
            return
        await acknowledge(query)
        await self._ask_for(message, query.from_user, examples[press.example], language)

    async def _ask_for(
        self, message: Message, user: User, question: str, language: Language, linked: Linked | None = None
    ) -> None:
        """A question whose words this person has not typed; shown is what a link was made to, if it is still there for them."""
        chat = message.chat
        given = replace(await self._library.ask(chat.id, user.id, question, in_context=False), by_button=True)
        shown, place = await self._links.shown(chat.id, given, linked) if linked else (given, 0)
        await reply(message, self._card(shown, place, chat, language))

    async def _turn(self, query: CallbackQuery, message: Message, press: TurnAnswer | TurnScript) -> None:
        """Turn the card to another place or the other script; to the best place again where the articles have changed."""
        given, language = await self._given(query, message, press.answer)
        if given:
            await acknowledge(query, say.RENEWED(language) if given.renewed else None)
            converted = isinstance(press, TurnScript)
            place = 0 if given.renewed else press.page
            await edit(message, self._card(given, place, message.chat, language, converted=converted))

    async def _read(self, query: CallbackQuery, message: Message, press: ReadPassage) -> None:
        """Show the passage around the answer, or one beside it, in the same message."""
        given, language = await self._given(query, message, press.answer)
        if not given:
            return
        reading = None if given.renewed else self._library.read(given, press.page, press.offset)
        await acknowledge(query, say.RENEWED(language) if given.renewed else None)
        await edit(
            message,
            cards.reading_card(reading, message.get_bot().username, language)
            if reading
            else self._card(given, 0, message.chat, language),
        )

    async def _show_overview(self, query: CallbackQuery, message: Message, press: ShowOverview) -> None:
        """Show what an article says in short, in the place of the answer."""
        given, language = await self._given(query, message, press.answer)
        if not given:
            return
        told = await self._library.overview(message.chat.id, given, press.article)
        await acknowledge(query, None if told else say.NO_SUCH_ARTICLE(language))
        if told:
            await edit(message, self._card(told, 0, message.chat, language))

    async def _ask_otherwise(self, query: CallbackQuery, message: Message, press: AskAsTyped | AskRespelt) -> None:
        """The words were no follow-up, or not spelt as meant: asked by themselves, or as meant, in the place of the answer."""
        given, language = await self._given(query, message, press.answer)
        if given:
            await acknowledge(query)
            is_respelt = isinstance(press, AskRespelt)
            question = given.answer.respelt or given.asked if is_respelt else given.asked
            other = await self._library.ask(message.chat.id, query.from_user.id, question, in_context=False)
            await edit(message, self._card(replace(other, by_button=is_respelt), 0, message.chat, language))

    async def _link(self, query: CallbackQuery, message: Message, press: MakeLink) -> None:
        """Make a link to the answer, which one more tap copies."""
        given, language = await self._given(query, message, press.answer)
        if not given:
            return
        if given.renewed and not press.article:  # its places are others than those on the card
            await acknowledge(query, say.RENEWED(language))
            await edit(message, self._card(given, 0, message.chat, language))
            return
        link = await self._links.link(message.chat.id, message.get_bot().username, given, press)
        await acknowledge(query, say.LINKED(language) if link else say.NO_SUCH_ARTICLE(language))
        if link:
            await change_buttons(message, {str(query.data): (cards.link_button(link, language),)})

    async def open(self, caller: Caller, token: str) -> None:
        """Answer what a link was made to, as this person's own question: from what they may see, and as it is now."""
        message, linked = caller.message, await self._links.linked(token)
        if linked is None:
            await self._say(message, Card(say.NO_SUCH_ANSWER(caller.language)))
        elif not linked.article and (pin := await self._pinned(message.chat.id, linked.question)):
            await self._say(message, cards.pinned_card(pin, caller.language))
        else:
            await self._ask_for(message, caller.user, linked.question, caller.language, linked)

    async def _open_card(self, query: CallbackQuery, message: Message, press: OpenAnswer) -> None:
        """The card of one of several answers, below the message that tells of all; its button goes, so that it comes once."""
        at, pressed = (message.chat.id, message.message_id), str(query.data)
        opened = self._opened.get(at) or frozenset()
        given, language = await self._given(query, message, press.answer)
        if given:
            await acknowledge(query, say.RENEWED(language) if given.renewed else None)
        if given and pressed not in opened:
            self._opened.put(at, opened | {pressed})
            try:
                await reply(message, self._card(given, 0, message.chat, language))
            except TelegramError:
                self._opened.put(at, opened)
                raise
            await change_buttons(message, dict.fromkeys(self._opened.get(at) or opened, ()))

    async def _tell_why(self, query: CallbackQuery, message: Message, press: TellWhy) -> None:
        """Tell the matched words in a window above the card: to anybody, for it turns nothing."""
        given = await self._library.again(message.chat.id, press.answer)
        language = await self._languages.of(query.from_user, given.asked if given else "", message.chat.id)
        if given:
            await acknowledge(query, cards.why_text(given, language), alert=True)
        else:
            await acknowledge(query, say.EXPIRED(language))

    async def _given(self, query: CallbackQuery, message: Message, answer: int) -> tuple[Answered | None, Language]:
        """The answer whose card is to be turned, and its language; whoever may not turn it, or comes too late, is told so."""
        given = await self._library.again(message.chat.id, answer)
        language = await self._languages.of(query.from_user, given.asked if given else "", message.chat.id)
        if not given:
            await acknowledge(query, say.EXPIRED(language))
        elif given.asker != query.from_user.id and not await self._manners.has(message.chat.id, "turning"):
            await acknowledge(query, say.NOT_YOURS(language))
            return None, language
        return given, language

    def _card(self, given: Answered, place: int, chat: Chat, language: Language, *, converted: bool = False) -> Card:
        contents, private = self._library.contents(chat.id), chat.type == Chat.PRIVATE
        return cards.answer_card(given, place, contents, language, private=private, converted=converted)

    async def _answer_each(self, caller: Caller, said: str) -> None:
        """The questions of a message: each by a card of its own; in a group, and where one was changed, by one message."""
        message, every = caller.message, [*dict.fromkeys(questions_of(said))]
        questions = every[:_QUESTIONS]
        together = message.chat.type != Chat.PRIVATE or message.edit_date is not None
        for asked in [questions] if together else [[one] for one in questions]:
            found = [await self._found(caller, one, leans=one is not questions[0]) for one in asked]
            if not await self._is_quiet_no(caller, found):
                await self._say(message, self._found_card(caller, asked, found))
            for given in found:
                if isinstance(given, Answered):
                    await self._errors.engine_answers(caller.context)
                    await self._errors.store_keeps(caller.context, kept=given.is_kept)
        if len(every) > _QUESTIONS:
            await reply(message, Card(say.FIRST_ONES(caller.language, most=_QUESTIONS)))

    async def _found(self, caller: Caller, question: str, *, leans: bool) -> Pin | Answered:
        """An admin's own answer, or the articles'. `leans`: it stands behind another question in the same message."""
        chat, replied = caller.message.chat, replied_answer(caller.message)
        if pin := await self._pinned(chat.id, question):
            return pin
        in_context = leans or chat.type == Chat.PRIVATE or replied is not None
        return await self._library.ask(chat.id, caller.user.id, question, in_context=in_context, replied=replied)

    def _found_card(self, caller: Caller, asked: Sequence[str], found: Sequence[Pin | Answered]) -> Card:
        [first, *others], chat = found, caller.message.chat
        if others:
            contents, private = self._library.contents(chat.id), chat.type == Chat.PRIVATE
            return cards.several_card(asked, found, contents, caller.language, private=private)
        return (
            cards.pinned_card(first, caller.language) if isinstance(first, Pin) else self._card(first, 0, chat, caller.language)
        )

    async def _is_quiet_no(self, caller: Caller, found: Sequence[Pin | Answered]) -> bool:
        """Is there nothing to say in a group that wants to hear no more of that than a reaction, and was that given?"""
        message = caller.message
        if message.chat.type == Chat.PRIVATE or message.edit_date:
            return False
        if any(isinstance(one, Pin) or one.answer.state is not State.NOT_FOUND for one in found):
            return False
        return await self._manners.has(message.chat.id, "quiet") and await react(message, _NOTHING)

    async def _pinned(self, chat: int, question: str) -> Pin | None:
        """An admin's own answer to it; none where the store can't be read."""
        try:
            return await self._pins.find(question, self._collections.pins_of(chat))
        except StoreError:
            return None

    async def _meant(self, caller: Caller) -> int | None:
        """The answer that is replied to; in private, else the last one."""
        replied, chat = replied_answer(caller.message), caller.message.chat
        return replied or (await self._library.last(chat.id, caller.user.id) if chat.type == Chat.PRIVATE else None)

    async def _show(self, caller: Caller, answer: int, wished: Wish) -> None:
        """What a button of an answer's card shows, for somebody who writes its name; of another's card, one of their own."""
        chat = caller.message.chat
        given = await self._library.again(chat.id, answer)
        if given and given.asker != caller.user.id:
            given = await self._library.ask(chat.id, caller.user.id, given.answer.question, in_context=False)
        reading = self._library.read(given, 0, 0) if given and wished == "read" else None
        if not given:
            await self._say(caller.message, Card(say.EXPIRED(caller.language)))
        elif reading:
            await self._say(caller.message, cards.reading_card(reading, caller.context.bot.username, caller.language))
        else:
            await self._say(caller.message, Card(escape(cards.why_text(given, caller.language))))

    async def _say(self, message: Message, card: Card) -> None:
        """Reply to a question; one that was changed has its first answer changed."""
        key = message.chat.id, message.message_id
        earlier = self._replies.get(key) if message.edit_date else None
        if earlier:
            await edit(earlier, card)
        else:
            is_overtaken = self._newest.get(message.chat.id) not in (None, message.message_id)
            self._replies.put(key, await reply(message, card, quotes=is_overtaken))
