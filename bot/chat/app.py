"""The application: which updates we take, and in which order."""

from collections.abc import Callable
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.chat.delivery import Delivery
from bot.chat.handlers import Handlers
from bot.chat.inbox import Intake
from bot.chat.order import InOrderPerChat
from bot.chat.polling import Polling
from bot.chat.schedule import Pace
from bot.settings import Settings

App = Application[Any, Any, Any, Any, Any, Any]

_CALLS = 256  # at once; as many as python-telegram-bot makes
_NEW = filters.UpdateType.MESSAGE  # not channel posts or business messages; a guest is heard apart
_CHANGED = filters.UpdateType.EDITED_MESSAGE


class _Where(filters.UpdateFilter):
    """Updates of which something holds."""

    def __init__(self, holds: Callable[[Update], bool]) -> None:
        super().__init__()
        self._holds = holds

    def filter(self, update: Update) -> bool:
        """Is this one?"""
        return self._holds(update)


def build_application(
    settings: Settings,
    handlers: Handlers,
    intake: Intake,
    delivery: Delivery,
    pace: Pace,
    request: BaseRequest | None = None,
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
        .concurrent_updates(InOrderPerChat(intake, handlers.arrived, handlers.notices, pace, settings.admin_ids))
        .updater(None)
        .update_queue(intake)
        .rate_limiter(delivery)
        .defaults(Defaults(allow_sending_without_reply=True, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
    )
    calls, updates = (request, request) if request else _networks(settings.proxy_url)
    application: App = builder.request(calls).get_updates_request(Polling(updates, intake)).build()
    intake.bot = application.bot

    application.add_handler(MessageHandler(_Where(intake.is_given_up), handlers.notices.on_given_up), group=-2)
    application.add_handler(MessageHandler(_NEW & _Where(intake.is_excused), handlers.notices.on_late), group=-1)
    application.add_handler(MessageHandler(_NEW & filters.Document.ALL, handlers.on_document))
    application.add_handler(MessageHandler(_NEW & (filters.TEXT | filters.CAPTION), handlers.on_message))
    application.add_handler(MessageHandler(_NEW & filters.ATTACHMENT & ~filters.StatusUpdate.ALL, handlers.on_other))
    application.add_handler(MessageHandler(_CHANGED & (filters.TEXT | filters.CAPTION), handlers.on_edited))
    application.add_handler(CallbackQueryHandler(handlers.on_button))
    application.add_handler(InlineQueryHandler(handlers.inline.on_query))
    application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE & filters.TEXT, handlers.inline.on_guest))
    application.add_handler(ChatMemberHandler(handlers.membership.on_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, handlers.membership.on_moved))
    application.add_error_handler(handlers.errors.on_error)
    return application


def _networks(proxy: str) -> tuple[BaseRequest, BaseRequest]:
    """That for calls, and that for getting updates."""
    from bot.chat.network import network  # which brings what neither the console nor the tests' worlds need

    return network(_CALLS, proxy), network(1, proxy)
