"""Telegram updates → replies. Reads the update, makes one call, shows the card; decides nothing itself."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Chat, Message, Update, User
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ContextTypes

from bot import cards
from bot.answering import QUESTION_LIMIT, Answering
from bot.calls import Call, Heard, is_addressed, read_call
from bot.cards import Card
from bot.courtesy import courtesy
from bot.rebuilding import rebuild
from bot.sending import acknowledge, edit, reply, reply_quietly
from bot.store import Store
from bot.texts import LANGUAGES, Language, Texts, choose_language, texts
from index import Unavailable

log = logging.getLogger(__name__)

Bot = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE

COMMANDS = ("ask", "articles", "help", "start")  # in the order of the menu
ADMIN_COMMANDS = ("reindex",)


@dataclass(frozen=True, slots=True)
class Asked:
    """A call on its way through the handlers: who, where, and in which language to answer."""

    update: Update
    call: Call
    message: Message
    user: User
    say: Texts


class Handlers:
    """The callbacks of the application. `progress_every` is the pause between edits of a progress message, in seconds."""

    def __init__(
        self,
        answering: Answering,
        store: Store,
        admins: frozenset[int],
        allowed_chats: frozenset[int],
        progress_every: float = 3.0,
    ) -> None:
        self._answering = answering
        self._store = store
        self._admins = admins
        self._allowed_chats = allowed_chats
        self._progress_every = progress_every
        self.conflicted = False  # another program took our updates away
        self._down = False  # the search engine did not answer
        self._commands: Mapping[str, Callable[[Asked, Context], Awaitable[None]]] = {
            "ask": self._ask,
            "articles": self._articles,
            "help": self._help,
            "start": self._start,
            "reindex": self._reindex,
        }
        self._buttons: Mapping[str, Callable[[CallbackQuery, Message, list[str]], Awaitable[None]]] = {
            "p": self._turn_answer,
            "w": self._tell_why,
            "a": self._turn_articles,
            "l": self._set_language,
        }

    async def on_message(self, update: Update, context: Context) -> None:
        """A new message in any chat: answered if it is meant for us."""
        message, user = update.message, update.effective_user
        if not message or not user:
            return
        heard = _heard(message, context.bot.id)
        call = read_call(heard, context.bot.username)
        if not call:
            return
        say = await self._texts(user, call.text)
        if not self._is_allowed(message.chat, user):
            if heard.private:
                await reply(message, Card(say.not_allowed))
            return
        command = self._commands.get(call.command)
        if command:
            await command(Asked(update, call, message, user, say), context)
        elif is_addressed(heard, context.bot.username):
            await reply(message, Card(say.unknown_command))

    async def on_other(self, update: Update, context: Context) -> None:
        """A picture, a sticker and the like, in private: a hint."""
        message, user = update.message, update.effective_user
        if message and user and message.chat.type == Chat.PRIVATE and self._is_allowed(message.chat, user):
            await reply(message, Card((await self._texts(user, "")).only_text))

    async def on_button(self, update: Update, context: Context) -> None:
        """A button under one of our messages; answered exactly once."""
        query = update.callback_query
        if not query:
            return
        version, _, rest = (query.data or "").partition(":")
        what, *ids = rest.split(":")
        press = self._buttons.get(what) if version == "v1" else None
        if isinstance(query.message, Message) and not self._is_allowed(query.message.chat, query.from_user):
            await acknowledge(query, (await self._texts(query.from_user, "")).not_allowed)
            return
        if not press or not isinstance(query.message, Message):
            await acknowledge(query, (await self._texts(query.from_user, "")).expired)
            return
        await press(query, query.message, ids)

    async def on_error(self, update: object, context: Context) -> None:
        """Anything a handler raised: the log gets the trace, the person a code to quote."""
        error = context.error
        if isinstance(error, Conflict):
            log.error("another program polls with the same token: stop it, or give this one its own token")
            self.conflicted = True
            context.application.stop_running()
            return
        if isinstance(error, Forbidden):
            log.info("a chat no longer lets us write")
            return
        if isinstance(error, Unavailable):
            await self._tell_unavailable(error, update, context)
            return
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            log.warning("Telegram could not be reached: %s", error)
            return
        if isinstance(error, RetryAfter):
            log.warning("Telegram asks for a pause: %s", error)
            return
        code = secrets.token_hex(3)
        log.error("error %s", code, exc_info=error)
        await self._tell(update, lambda say: say.internal_error.format(code=code))

    async def _tell_unavailable(self, error: Unavailable, update: object, context: Context) -> None:
        """The search engine is down: who asked is told so, the admins why, once."""
        log.error("%s", error)
        await self._tell(update, lambda say: say.unavailable)
        if not self._down:
            self._down = True
            await self._tell_admins(context, lambda say: say.engine_down.format(reason=error))

    async def _tell(self, update: object, saying: Callable[[Texts], str]) -> None:
        """Tell whoever caused an update that it went wrong, as far as Telegram lets us: by a reply, or above the button."""
        if not isinstance(update, Update) or not update.effective_user:
            return
        message, query = update.effective_message, update.callback_query
        text = saying(await self._texts(update.effective_user, (message and message.text) or ""))
        if query:
            await acknowledge(query, text, alert=True)
        elif message:
            await reply_quietly(message, Card(text))

    async def _tell_admins(self, context: Context, saying: Callable[[Texts], str]) -> None:
        for admin in self._admins:
            say = texts(_language(await self._store.setting(admin, "language") or "") or "zh-hans")
            try:
                await context.bot.send_message(admin, saying(say))
            except TelegramError as error:  # one who never wrote to us
                log.warning("an admin could not be told: %s", error)

    async def _ask(self, asked: Asked, context: Context) -> None:
        question = asked.call.text
        if not question:
            await reply(asked.message, Card(asked.say.ask_usage))
        elif len(question) > QUESTION_LIMIT:
            await reply(asked.message, cards.too_long_card(asked.say))
        else:
            await self._answer(asked, question, context)

    async def _answer(self, asked: Asked, question: str, context: Context) -> None:
        kind = courtesy(question)
        if kind:
            await reply(asked.message, Card(asked.say.courtesies[kind]))
            return
        replied = _replied_answer(asked.message)
        given = await self._answering.ask(
            asked.message.chat.id,
            asked.user.id,
            question,
            in_context=replied is not None or asked.message.chat.type == Chat.PRIVATE,
            replied=replied,
        )
        await reply(asked.message, cards.answer_card(given, 0, self._answering.library, asked.say))
        if self._down:
            self._down = False
            await self._tell_admins(context, lambda say: say.engine_up)

    async def _articles(self, asked: Asked, context: Context) -> None:
        await reply(asked.message, cards.articles_card(self._answering.searcher.articles, 0, asked.say))

    async def _help(self, asked: Asked, context: Context) -> None:
        commands = COMMANDS + ADMIN_COMMANDS if asked.user.id in self._admins else COMMANDS
        await reply(asked.message, cards.help_card(commands, asked.say))

    async def _start(self, asked: Asked, context: Context) -> None:
        await reply(asked.message, cards.welcome_card(self._answering.library, asked.say))

    async def _reindex(self, asked: Asked, context: Context) -> None:
        if asked.user.id not in self._admins:
            await reply(asked.message, Card(asked.say.reindex_refused))
        else:  # beside the handlers: questions go on being answered
            work = rebuild(self._answering, asked.message, asked.say, self._progress_every)
            context.application.create_task(work, update=asked.update)

    async def _turn_answer(self, query: CallbackQuery, message: Message, ids: list[str]) -> None:
        number, page = _numbers(ids, 2)
        given = await self._answering.again(message.chat.id, number)
        say = await self._texts(query.from_user, given.asked if given else "")
        if not given:
            await acknowledge(query, say.expired)
            return
        card = cards.answer_card(given, 0 if given.renewed else page, self._answering.library, say)
        await acknowledge(query, say.updated if given.renewed else None)
        await edit(message, card)

    async def _tell_why(self, query: CallbackQuery, message: Message, ids: list[str]) -> None:
        given = await self._answering.again(message.chat.id, _numbers(ids, 1)[0])
        say = await self._texts(query.from_user, given.asked if given else "")
        await acknowledge(query, cards.why_text(given, say) if given else say.expired, alert=bool(given))

    async def _turn_articles(self, query: CallbackQuery, message: Message, ids: list[str]) -> None:
        say = await self._texts(query.from_user, message.text or "")
        await acknowledge(query)
        await edit(message, cards.articles_card(self._answering.searcher.articles, _numbers(ids, 1)[0], say))

    async def _set_language(self, query: CallbackQuery, message: Message, ids: list[str]) -> None:
        chosen = _language(ids[0]) if ids else None
        await self._store.set_setting(query.from_user.id, "language", chosen)
        say = texts(chosen or choose_language("", query.from_user.language_code))
        await acknowledge(query, say.language_set if chosen else say.automatic)

    async def _texts(self, user: User, said: str) -> Texts:
        """The language a person chose by button, else that of what was said, else that of their Telegram."""
        chosen = await self._store.setting(user.id, "language")
        return texts(_language(chosen or "") or choose_language(said, user.language_code))

    def _is_allowed(self, chat: Chat, user: User) -> bool:
        return not self._allowed_chats or chat.id in self._allowed_chats or user.id in self._admins


def _heard(message: Message, us: int) -> Heard:
    replied = message.reply_to_message
    quoted = message.quote.text if message.quote else ""
    return Heard(
        text=_whole(message.text or message.caption or ""),
        private=message.chat.type == Chat.PRIVATE,
        replies_to_us=bool(replied and replied.from_user and replied.from_user.id == us),
        replied_text=_whole(quoted or (replied and (replied.text or replied.caption)) or ""),
    )


def _whole(text: str) -> str:
    """The text without halves of characters, which a broken client may send and no library takes."""
    return text.encode("utf-8", "replace").decode()


def _replied_answer(message: Message) -> int | None:
    """The answer whose card the message replies to; its buttons know."""
    markup = message.reply_to_message.reply_markup if message.reply_to_message else None
    data = [str(button.callback_data) for row in markup.inline_keyboard for button in row] if markup else []
    return next((number for one in data if (number := cards.answer_id(one)) is not None), None)


def _language(name: str) -> Language | None:
    return next((language for language in LANGUAGES if language == name), None)


def _numbers(ids: list[str], count: int) -> list[int]:
    """The numbers in a button's data; zeros where it was tampered with."""
    numbers = [int(part) if part.isascii() and part.isdigit() and len(part) < 18 else 0 for part in ids]
    return (numbers + [0] * count)[:count]
