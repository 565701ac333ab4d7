"""The bot in Telegram: polling or a webhook, until a signal ends it."""

import logging
from urllib.parse import urlsplit

from telegram.error import InvalidToken

from bot.chat.app import UPDATES, App
from bot.chat.schedule import TELEGRAM, Pace
from bot.settings import Settings
from bot.wiring import Bot

log = logging.getLogger(__name__)


def serve(settings: Settings, pace: Pace = TELEGRAM) -> int:
    """Run until SIGINT or SIGTERM, within these limits; the exit status. Raises BadStore, NoCorpus, OSError, Unavailable."""
    bot = Bot(settings, pace=pace)
    log.info("reaching Telegram at %s; if nothing follows, it does not answer", urlsplit(settings.telegram_api_base_url).hostname)
    try:
        if settings.webhook_url:
            _listen(bot.application, settings)
        else:
            bot.application.run_polling(allowed_updates=UPDATES, bootstrap_retries=-1)
    except OSError as error:
        if not settings.webhook_url or error.filename:
            raise
        where = f"{settings.webhook_listen}, port {settings.webhook_port}"
        log.error("WEBHOOK_LISTEN, WEBHOOK_PORT: can't listen at %s: %s", where, error.strerror or error)
        return 1
    except InvalidToken:
        log.error("Telegram does not know this token: take it again from @BotFather")
        return 1
    return 1 if bot.handlers.errors.conflicted else 0


def _listen(application: App, settings: Settings) -> None:
    application.run_webhook(
        listen=settings.webhook_listen,
        port=settings.webhook_port,
        url_path=urlsplit(settings.webhook_url).path.lstrip("/"),
        webhook_url=settings.webhook_url,
        secret_token=settings.webhook_secret.get_secret_value(),
        allowed_updates=UPDATES,
        bootstrap_retries=-1,
    )
