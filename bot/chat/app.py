"""The application: which updates we take, in which order, and the menus of commands."""

import logging
from collections.abc import Iterable
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
    CallbackQueryHandler,
    ChatMemberHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.chat.delivery import Delivery
from bot.chat.handlers import Handlers
from bot.chat.inbox import Intake
from bot.chat.order import InOrderPerChat
from bot.chat.polling import Polling
from bot.settings import Settings
from bot.texts.languages import MENUS, Command

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

_NEW = filters.UpdateType.MESSAGE  # not channel posts, business or guest messages
_CHANGED = filters.UpdateType.EDITED_MESSAGE


class Excused(filters.UpdateFilter):
    """Updates that are answered so late that the person is owed a word about it."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake

    def filter(self, update: Update) -> bool:
        """Is this one?"""
        return self._intake.is_excused(update)


class GivenUp(filters.UpdateFilter):
    """Updates that were set aside, of which only the person is still to be told."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake

    def filter(self, update: Update) -> bool:
        """Is this one?"""
        return self._intake.is_given_up(update)


def build_application(
    settings: Settings, handlers: Handlers, intake: Intake, delivery: Delivery, request: BaseRequest | None = None
) -> App:
    """The application, not yet opened: it takes its updates from the intake, and its calls go by `delivery`.

    `request` replaces the network, for calls and for getting updates alike.
    """
    root = settings.telegram_api_base_url.rstrip("/")
    builder = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .concurrent_updates(InOrderPerChat(intake, handlers))
        .updater(None)
        .update_queue(intake)
        .rate_limiter(delivery)
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

    application.add_handler(MessageHandler(GivenUp(intake), handlers.on_given_up), group=-2)
    application.add_handler(MessageHandler(_NEW & Excused(intake), handlers.on_late), group=-1)
    application.add_handler(MessageHandler(_NEW & filters.Document.ALL, handlers.on_document))
    application.add_handler(MessageHandler(_NEW & (filters.TEXT | filters.CAPTION), handlers.on_message))
    application.add_handler(MessageHandler(_NEW & filters.ATTACHMENT & ~filters.StatusUpdate.ALL, handlers.on_other))
    application.add_handler(MessageHandler(_CHANGED & (filters.TEXT | filters.CAPTION), handlers.on_edited))
    application.add_handler(CallbackQueryHandler(handlers.on_button))
    application.add_handler(InlineQueryHandler(handlers.inline.on_query))
    application.add_handler(ChatMemberHandler(handlers.membership.on_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, handlers.membership.on_moved))
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
