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
    Application,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.chat.delivery import Delivery
from bot.chat.handlers import Handlers
from bot.settings import Settings
from bot.texts.languages import MENUS, Command

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_NEW = filters.UpdateType.MESSAGE  # not edits, channel posts, business or guest messages
_CHATS_AT_ONCE = 64
_WAITING = 100_000  # updates that may wait for their turn


class InOrderPerChat(BaseUpdateProcessor):
    """Chats run side by side; the updates of one chat keep their order."""

    def __init__(self) -> None:
        super().__init__(_WAITING)
        self._slots = asyncio.Semaphore(_CHATS_AT_ONCE)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the update before in the same chat, and only then for a free slot: a slow chat takes no more than one."""
        chat = _chat(update)
        before = self._last.get(chat)
        done = asyncio.get_running_loop().create_future()
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


def build_application(settings: Settings, handlers: Handlers, delivery: Delivery, request: BaseRequest | None = None) -> App:
    """The application, not yet opened, whose calls go by `delivery`.

    `request` replaces the network, for calls and for getting updates alike.
    """
    root = settings.telegram_api_base_url.rstrip("/")
    builder = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .concurrent_updates(InOrderPerChat())
        .rate_limiter(delivery)
        .defaults(Defaults(allow_sending_without_reply=True, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
    )
    if request:
        builder = builder.request(request).get_updates_request(request)
    elif settings.proxy_url:
        builder = builder.proxy(settings.proxy_url).get_updates_proxy(settings.proxy_url)
    application: App = builder.build()

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
