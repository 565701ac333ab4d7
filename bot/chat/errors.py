"""What went wrong → who is told what: the log, the person, the admins."""

import logging
import secrets
from collections.abc import Callable

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.cards import Card
from bot.chat.caller import Context
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, reply_quietly, write_privately
from bot.store import StoreError
from bot.texts import running
from bot.texts.languages import Language, Saying
from index import Unavailable

log = logging.getLogger(__name__)


_CLOSED = (  # what Telegram says of a chat or a topic that is closed to us; nothing is tried a second time there
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "chat not found",
    "user not found",
    "chat was deactivated",
    "peer_id_invalid",
)


class Errors:
    """Everything a handler raised ends up here."""

    def __init__(self, languages: Languages, admins: frozenset[int]) -> None:
        self._languages = languages
        self._admins = admins
        self._engine_is_down = False
        self._store_is_down = False

    async def on_error(self, update: object, context: Context) -> None:
        """The log gets the trace, the person a code to quote; a network that fails is a line in the log."""
        error = context.error
        if isinstance(error, Forbidden) or _is_closed(error):
            log.info("a chat no longer lets us write: %s", error)
        elif isinstance(error, Unavailable):
            await self._engine_fails(error, update, context)
        elif isinstance(error, StoreError):
            log.error("the store can't be used: %s", error)
            await self._tell(update, running.STORE_BUSY)
        elif isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            log.warning("Telegram could not be reached: %s", error)
        elif isinstance(error, RetryAfter):
            log.warning("Telegram asks for a pause: %s", error)
        else:
            code = secrets.token_hex(3)
            log.error("error %s", code, exc_info=error)
            await self._tell(update, running.INTERNAL, code=code)

    async def engine_answers(self, context: Context) -> None:
        """The search engine answered: if it was down, the admins are told that it no longer is."""
        if self._engine_is_down:
            self._engine_is_down = False
            await self._say_to_admins(context, running.ENGINE_UP)

    async def store_keeps(self, context: Context, *, kept: bool) -> None:
        """A question was kept in the store, or could not be: the admins are told when that changes."""
        if kept is not self._store_is_down:
            return
        self._store_is_down = not kept
        await self._say_to_admins(context, running.STORE_UP if kept else running.STORE_DOWN)

    async def _engine_fails(self, error: Unavailable, update: object, context: Context) -> None:
        """Who asked is told that the engine is down; the admins why, once."""
        log.error("%s", error)
        await self._tell(update, running.UNAVAILABLE)
        if not self._engine_is_down:
            self._engine_is_down = True
            await self._say_to_admins(context, running.ENGINE_DOWN, reason=error)

    async def _tell(self, update: object, saying: Saying, **filled: object) -> None:
        """Tell whoever caused an update that it went wrong, as far as Telegram lets us: by a reply, or above the button."""
        if not isinstance(update, Update) or not update.effective_user:
            return
        message, query = update.effective_message, update.callback_query
        said = (message.text or "") if message else ""
        language = await self._languages.of(update.effective_user, said)
        text = saying(language, **filled)
        if query:
            await acknowledge(query, text, alert=True)
        elif message:
            await reply_quietly(message, Card(text))

    async def tell_admins(self, bot: Bot, card: Callable[[Language], Card]) -> None:
        """Send the admins a card, each in their language, as far as they ever wrote to us."""
        for admin in self._admins:
            language = await self._languages.chosen(admin) or "zh-hans"
            await write_privately(bot, admin, card(language))

    async def _say_to_admins(self, context: Context, saying: Saying, **filled: object) -> None:
        await self.tell_admins(context.bot, lambda language: Card(saying(language, **filled)))


def _is_closed(error: BaseException | None) -> bool:
    said = str(error).lower()
    return isinstance(error, BadRequest) and any(known in said for known in _CLOSED)
