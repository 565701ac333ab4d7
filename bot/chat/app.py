"""The application: which updates we take, in which order, and the menus of commands."""

import asyncio
import logging
from collections.abc import Awaitable, Iterable
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
from telegram.request import BaseRequest, HTTPXRequest

from bot.chat.handlers import Handlers
from bot.chat.inbox import Intake
from bot.chat.polling import Polling
from bot.settings import Settings
from bot.texts.languages import MENUS, Command

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_NEW = filters.UpdateType.MESSAGE  # not edits, channel posts, business or guest messages
_CHATS_AT_ONCE = 64
_WAITING = 100_000  # updates that may wait for their turn


class InOrderPerChat(BaseUpdateProcessor):
    """Chats run side by side; the updates of one chat keep their order. What was handled is marked at the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(_WAITING)
        self._intake = intake
        self._suspect: asyncio.Future[None] | None = None  # the last one; it is handled before all others
        self._slots = asyncio.Semaphore(_CHATS_AT_ONCE)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the update before in the same chat, and only then for a free slot: a slow chat takes no more than one."""
        chat = _chat(update)
        before = [one for one in (self._last.get(chat), self._suspect) if one]
        done = asyncio.get_running_loop().create_future()
        self._last[chat] = done
        if self._intake.is_suspect(update):
            self._suspect = done
        try:
            for one in before:
                await asyncio.shield(one)
            async with self._slots, self._intake.handling(update):
                await coroutine
        finally:
            done.set_result(None)
            if self._last.get(chat) is done:
                del self._last[chat]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


class Excused(filters.UpdateFilter):
    """Updates that are answered so late that the person is owed a word about it."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake

    def filter(self, update: Update) -> bool:
        """Is this one?"""
        return self._intake.is_excused(update)


def build_application(settings: Settings, handlers: Handlers, intake: Intake, request: BaseRequest | None = None) -> App:
    """The application, not yet opened; it takes its updates from the intake.

    `request` replaces the network, for calls and for getting updates alike.
    """
    root = settings.telegram_api_base_url.rstrip("/")
    builder = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .concurrent_updates(InOrderPerChat(intake))
        .update_queue(intake)
        .rate_limiter(AIORateLimiter(max_retries=2))
        .defaults(Defaults(allow_sending_without_reply=True, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
    )
    if request:
        builder = builder.request(request)
    elif settings.proxy_url:
        builder = builder.proxy(settings.proxy_url)
    updates = request or HTTPXRequest(connection_pool_size=1, proxy=settings.proxy_url or None)
    application: App = builder.get_updates_request(Polling(updates, intake)).build()
    intake.bot = application.bot

    application.add_handler(MessageHandler(_NEW & Excused(intake), handlers.on_late), group=-1)
    application.add_handler(MessageHandler(_NEW & (filters.TEXT | filters.CAPTION), handlers.on_message))
    application.add_handler(MessageHandler(_NEW & ~filters.StatusUpdate.ALL, handlers.on_other))
    application.add_handler(CallbackQueryHandler(handlers.on_button))
    application.add_error_handler(handlers.errors.on_error)
    return application


async def set_menus(application: App, handlers: Handlers, admins: Iterable[int]) -> None:
    """Everyone's commands in all chats, and the admins' in their own; by the language of the client."""
    everyones = handlers.menu(for_admins=False)
    await _set_menu(application, BotCommandScopeAllPrivateChats(), everyones)
    await _set_menu(application, BotCommandScopeAllGroupChats(), everyones)
    for admin in sorted(admins):
        await _set_menu(application, BotCommandScopeChat(admin), handlers.menu(for_admins=True))


async def _set_menu(application: App, scope: BotCommandScope, commands: Iterable[Command]) -> None:
    for code, language in MENUS.items():
        menu = [BotCommand(command.name, command.menu(language)) for command in commands]
        try:
            await application.bot.set_my_commands(menu, scope=scope, language_code=code)
        except TelegramError as error:  # an admin who never wrote to us, or Telegram in trouble: no answer depends on it
            log.warning("a command menu could not be set: %s", error)


def _chat(update: object) -> int:
    """The chat of an update; 0 for those of no chat."""
    if isinstance(update, Update) and update.effective_chat:
        return update.effective_chat.id
    return 0
