"""Votes, questions without an answer, and answers that admins write themselves."""

from collections.abc import Sequence
from html import escape

from telegram import Bot, CallbackQuery, Message

from bot import cards
from bot.cards import Card
from bot.chat.caller import Access, Caller, hear, replied_answer
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, change_buttons, edit, reply, write_privately
from bot.given import Answered
from bot.library import Library
from bot.presses import DropPin, FeedbackPress, SettleGap, TurnGaps, Vote, Wish
from bot.store import EVERYWHERE, Gap, Store
from bot.texts import asking, running
from bot.texts import feedback as say
from bot.texts.languages import Language, choose_language
from index import Form, State

_ANSWER_LIMIT = 1_000  # characters
_QUESTION_LIMIT = 200  # characters


class Feedback:
    """What people think of answers, and what admins make of it."""

    def __init__(self, library: Library, languages: Languages, access: Access, store: Store) -> None:
        self._library = library
        self._languages = languages
        self._access = access
        self._votes = store.votes
        self._gaps = store.gaps
        self._pins = store.pins
        self._collections = store.collections

    async def press(self, query: CallbackQuery, message: Message, press: FeedbackPress) -> None:
        """One of our buttons."""
        is_admins = not isinstance(press, Vote | Wish)
        if is_admins and query.from_user.id not in self._access.admins:
            await acknowledge(query, running.ADMINS_ONLY(await self._languages.of(query.from_user)))
            return
        if is_admins and message.chat.type != message.chat.PRIVATE:  # an old list: what was asked elsewhere is shown no more
            await acknowledge(query, running.PRIVATELY(await self._languages.of(query.from_user)))
            return
        match press:
            case Vote():
                await self._vote(query, message, press)
            case Wish():
                await self._wish(query, message, press)
            case TurnGaps() | SettleGap():
                await self._turn_gaps(query, message, press)
            case DropPin():
                await self._drop(query, message, press)

    async def show_gaps(self, caller: Caller, text: str) -> None:
        """/gaps: what the articles did not answer."""
        gaps = await self._gaps.listed()
        await reply(caller.message, self._gaps_card(gaps, 0, caller.context.bot, caller.language))

    async def show_pins(self, caller: Caller, text: str) -> None:
        """/pins: the answers that admins wrote."""
        await reply(caller.message, cards.pins_card(await self._pins.listed(), caller.language))

    async def pin(self, caller: Caller, text: str) -> None:
        """/pin question | answer, or /pin answer as a reply to a question or to our card; where no answer is said, the card's own
        sentence is it.
        """
        before, bar, behind = text.replace("｜", "|").partition("|")
        given = None if bar and behind.strip() else await self._replied(caller)
        question, answer = (before, behind) if bar else (self._replied_question(caller, given), text)
        question, answer = question.strip(), answer.strip() or _sentence(given)
        if not question or not answer or len(question) > _QUESTION_LIMIT:
            await reply(caller.message, Card(say.PIN_USAGE(caller.language)))
        elif len(answer) > _ANSWER_LIMIT:
            await reply(caller.message, Card(say.PIN_TOO_LONG(caller.language, limit=_ANSWER_LIMIT)))
        else:
            await self._pin(caller, question, answer)

    async def _replied(self, caller: Caller) -> Answered | None:
        """The answer whose card a message replies to; None if it replies to none."""
        answer = replied_answer(caller.message)
        return await self._library.again(caller.message.chat.id, answer) if answer else None

    def _replied_question(self, caller: Caller, given: Answered | None) -> str:
        """The question of an answer that is replied to, else what a message replies to; empty if it replies to none."""
        heard = hear(caller.message, caller.context.bot.id)
        return given.answer.question if given else heard.replied_text if heard else ""

    async def _pin(self, caller: Caller, question: str, answer: str) -> None:
        chat = self._collections.pins_of(caller.message.chat.id)
        await self._pins.add(question, answer, chat)
        if chat == EVERYWHERE:
            await self._gaps.settle(self._library.searcher.topic_of(question))
        await reply(caller.message, Card(say.PINNED(caller.language, question=escape(question))))
        pin = await self._pins.find(question, chat)
        if not pin or chat != EVERYWHERE:  # who waits elsewhere may not see what is in a bound group
            return
        for user, asked in await self._pins.take_wishers(question):
            if not self._access.allows_in_private(user):
                continue
            language = await self._languages.chosen(user) or choose_language(asked, None)
            await write_privately(caller.context.bot, user, cards.pinned_card(pin, language, asked=asked))

    async def tell_wishers(self, bot: Bot) -> None:
        """The articles changed: whoever waits for an answer that they give now is told, once."""
        told: set[tuple[int, str]] = set()
        for wish in await self._pins.waiting():
            if not self._access.allows_in_private(wish.user):
                continue
            if (await self._library.answer(wish.user, wish.question)).state is not State.ANSWERED:
                continue
            who = wish.user, self._library.searcher.topic_of(wish.question)
            if not await self._pins.grant(wish) or who in told:
                continue
            told.add(who)
            language = await self._languages.chosen(wish.user) or choose_language(wish.asked, None)
            given = await self._library.ask(wish.user, wish.user, wish.question, in_context=False)
            card = cards.answer_card(given, 0, self._library.contents(wish.user), language)
            above = say.FOUND_NOW(language, question=cards.short(wish.asked))
            await write_privately(bot, wish.user, Card(f"{above}\n\n{card.html}", card.buttons))

    async def _vote(self, query: CallbackQuery, message: Message, press: Vote) -> None:
        given, user = await self._library.again(message.chat.id, press.answer), query.from_user.id
        language = await self._languages.of(query.from_user, given.asked if given else message.text or "", message.chat.id)
        if not given:
            await self._explain(query, message, press, language)
            return
        was_bad = await self._votes.is_bad(press.answer, user)
        await self._votes.cast(press.answer, user, is_good=press.opinion == "good", reason=_reason(press))
        await acknowledge(query, say.THANKS(language))
        if press.opinion == "bad" and message.chat.type == message.chat.PRIVATE:
            await change_buttons(message, cards.reasons_for_votes(press.answer, language))
        elif press.opinion == "bad" and not was_bad and self._access.allows_in_private(user):
            # a group's card stays as it is for the others: whoever ever wrote to us is asked there
            await write_privately(query.get_bot(), user, cards.why_bad_card(given, language), silently=True)

    async def _explain(self, query: CallbackQuery, message: Message, press: Vote, language: Language) -> None:
        """Why somebody does not like an answer that they were given in another chat."""
        if _reason(press) and await self._votes.explain(press.answer, query.from_user.id, _reason(press)):
            await acknowledge(query, say.THANKS(language))
            await edit(message, Card(say.THANKS(language)))
        else:
            await acknowledge(query, asking.EXPIRED(language))

    async def _wish(self, query: CallbackQuery, message: Message, press: Wish) -> None:
        given = await self._library.again(message.chat.id, press.answer)
        language = await self._languages.of(query.from_user, given.asked if given else "", message.chat.id)
        if given:
            await self._votes.wish(press.answer, query.from_user.id)
        await acknowledge(query, say.WISHED(language) if given else asking.EXPIRED(language), alert=given is not None)

    async def _turn_gaps(self, query: CallbackQuery, message: Message, press: TurnGaps | SettleGap) -> None:
        language = await self._languages.of(query.from_user)
        if isinstance(press, SettleGap):
            for gap in await self._gaps.listed():
                if cards.digest_of(gap.topic) == press.topic:
                    await self._gaps.settle(gap.topic)
        await acknowledge(query, say.SETTLED(language) if isinstance(press, SettleGap) else None)
        await edit(message, self._gaps_card(await self._gaps.listed(), press.page, message.get_bot(), language))

    def _gaps_card(self, gaps: Sequence[Gap], page: int, bot: Bot, language: Language) -> Card:
        return cards.gaps_card(gaps, page, self._library.near, bot.username, language)

    async def _drop(self, query: CallbackQuery, message: Message, press: DropPin) -> None:
        language = await self._languages.of(query.from_user)
        dropped = next((pin for pin in await self._pins.listed() if pin.id == press.pin), None)
        await self._pins.drop(press.pin)
        await acknowledge(query, say.DROPPED(language))
        await edit(message, cards.pins_card(await self._pins.listed(), language, dropped))


def _reason(press: Vote) -> str:
    """Why it is bad, as far as that is said."""
    return press.opinion if press.opinion in say.REASONS else ""


def _sentence(given: Answered | None) -> str:
    """The sentence that an answer shows, and where it stands; empty if there is none."""
    if not given or not given.answer.hits or given.answer.form is not Form.PASSAGES:
        return ""
    hit = given.answer.hits[0]
    return f"{hit.sentence_text}\n——《{hit.passage.title}》"
