"""The application: which updates we take, in which order, and the life from opening to closing."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    LinkPreviewOptions,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.answering import Answering
from bot.handlers import ADMIN_COMMANDS, COMMANDS, Bot, Handlers
from bot.settings import Settings
from bot.store import Store
from bot.texts import texts

log = logging.getLogger(__name__)

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_CHATS_AT_ONCE = 64
_WAITING = 100_000  # updates that may wait for their turn
_DAY = 86_400


class InOrderPerChat(BaseUpdateProcessor):
    """Chats run side by side; the updates of one chat keep their order."""

    def __init__(self) -> None:
        super().__init__(_WAITING)
        self._slots = asyncio.Semaphore(_CHATS_AT_ONCE)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the update before in the same chat, and only then for a free slot: a slow chat takes no more than one."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        before, done = self._last.get(chat), asyncio.get_running_loop().create_future()
        self._last[chat] = done
        try:
            if before:
                await asyncio.shield(before)
            async with self._slots:
                await coroutine
        finally:
            done.set_result(None)
            if self._last.get(chat) is done:
                del self._last[chat]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def build_application(
    settings: Settings, answering: Answering, store: Store, handlers: Handlers, request: BaseRequest | None = None
) -> Bot:
    """The application, not yet opened. `request` replaces the network, for calls and for getting updates alike."""
    root = settings.telegram_api_base_url.rstrip("/")
    builder = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .concurrent_updates(InOrderPerChat())
        .rate_limiter(AIORateLimiter(max_retries=2))
        .defaults(Defaults(allow_sending_without_reply=True, link_preview_options=LinkPreviewOptions(is_disabled=True)))
    )
    if request:
        builder = builder.request(request).get_updates_request(request)
    elif settings.proxy_url:
        builder = builder.proxy(settings.proxy_url).get_updates_proxy(settings.proxy_url)
    application: Bot = builder.build()

    new = filters.UpdateType.MESSAGE  # not edits, channel posts, business or guest messages
    application.add_handler(MessageHandler(new & (filters.TEXT | filters.CAPTION), handlers.on_message))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, handlers.on_other))
    application.add_handler(CallbackQueryHandler(handlers.on_button))
    application.add_error_handler(handlers.on_error)

    async def opened(application: Bot) -> None:
        await open_application(application, settings, answering, store)

    async def closed(application: Bot) -> None:
        await answering.close()

    application.post_init = opened
    application.post_shutdown = closed
    return application


async def open_application(application: Bot, settings: Settings, answering: Answering, store: Store) -> None:
    """Open what the handlers need, then set the menus. Raises BadStore, NoCorpus, OSError."""
    await answering.open()
    log.info("answering from generation %s, %d articles", answering.searcher.generation, len(answering.searcher.articles))

    async def forget(context: object) -> None:
        await store.forget(settings.question_retention_days)

    assert application.job_queue
    application.job_queue.run_repeating(forget, interval=_DAY, first=0)
    await _set_menus(application, settings.admin_ids)


async def _set_menus(application: Bot, admins: frozenset[int]) -> None:
    """Chinese menus by default, English ones for English clients, the admins' commands in the admins' own chats."""
    everyone: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), COMMANDS),
        (BotCommandScopeAllGroupChats(), COMMANDS),
    ]
    for scope, commands in everyone + [(BotCommandScopeChat(admin), COMMANDS + ADMIN_COMMANDS) for admin in sorted(admins)]:
        for code, language in ((None, texts("zh-hans")), ("en", texts("en"))):
            menu = [BotCommand(name, language.commands[name]) for name in commands]
            try:
                await application.bot.set_my_commands(menu, scope=scope, language_code=code)
            except TelegramError as error:  # an admin who never wrote to us, or Telegram in trouble: no answer depends on it
                log.warning("a command menu could not be set: %s", error)
