"""The bot in Telegram: polling or a webhook, until a signal ends it, or Telegram does.

The exit status is 0 after a signal, 1 if it can't begin, and `Ending`'s where it may not go on.
"""

import asyncio
import logging
import os
import signal
import threading
import time
from urllib.parse import urlsplit

from filelock import FileLock, Timeout
from telegram.error import InvalidToken, TelegramError
from tornado.httpserver import HTTPServer

from bot.chat.fetching import UPDATES, Ending, Fetching
from bot.chat.listening import listen
from bot.chat.schedule import TELEGRAM, Pace
from bot.condition import Condition
from bot.settings import Settings
from bot.wiring import Bot
from index import sweep

log = logging.getLogger(__name__)

ANOTHER = 5  # the exit status where another bot has the data folder
_TO_END = 5.0  # seconds for what is under way when the bot is asked to end
_AT_LAST = 9.0  # seconds after which it ends anyhow
_PAUSES = (1, 2, 5, 10, 30)  # seconds between tries to reach Telegram at the start


def serve(settings: Settings, pace: Pace = TELEGRAM) -> int:
    """Run until SIGINT or SIGTERM, within these limits; the exit status. Raises BadStore, NoCorpus, OSError, Unavailable."""
    log.info("reaching Telegram at %s; if nothing follows, it does not answer", urlsplit(settings.telegram_api_base_url).hostname)
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / "BOT.lock", timeout=0):
            sweep(settings.data_dir)
            return asyncio.run(_live(settings, pace))
    except Timeout:
        log.error("DATA_DIR: another bot is running on it: stop that one, or give this one a folder of its own")
        return ANOTHER
    except InvalidToken:
        log.error("Telegram does not know this token: take it again from @BotFather")
        return 1


async def _live(settings: Settings, pace: Pace) -> int:
    bot = Bot(settings, pace=pace)
    ended = _on_signal()
    if not await _reached(bot, ended):
        return 0
    async with bot.serving(_TO_END):
        fetching = None if settings.webhook_url else Fetching(bot.application.bot)
        try:
            watching = _watched(settings.health_port, bot, fetching)
        except OSError as error:
            log.error("HEALTH_PORT: can't listen at port %s: %s", settings.health_port, error.strerror or error)
            return 1
        try:
            return await (_polling(bot, fetching, ended) if fetching else _listening(bot, settings, ended))
        finally:
            if watching:
                watching.stop()


def _watched(port: int | None, bot: Bot, fetching: Fetching | None) -> HTTPServer | None:
    """The listener for watchers, if a port is set. Raises OSError."""
    if not port:
        return None
    from bot.health import watch  # which brings what nobody needs without a port

    async def look() -> Condition:
        return await bot.health(time.monotonic() - fetching.last_poll if fetching else None)

    return watch(port, look)


async def _reached(bot: Bot, ended: asyncio.Event) -> bool:
    """Wait until Telegram answers, however long; False if the bot is to end before. Raises InvalidToken."""
    tries = 0
    while not ended.is_set():
        try:
            await bot.application.initialize()
        except InvalidToken:
            await bot.application.bot.shutdown()
            raise
        except TelegramError as error:
            pause = _PAUSES[min(tries, len(_PAUSES) - 1)]
            log.warning("Telegram does not answer, trying again in %d s: %s", pause, error)
            tries += 1
            await _wait(ended, pause)
        else:
            return True
    await bot.application.bot.shutdown()  # its connections: the application, which never began, closes none
    return False


async def _polling(bot: Bot, fetching: Fetching, ended: asyncio.Event) -> int:
    await bot.application.bot.delete_webhook()
    polling = asyncio.create_task(fetching.run())
    ending = asyncio.create_task(ended.wait())
    try:
        await asyncio.wait({polling, ending}, return_when=asyncio.FIRST_COMPLETED)
        return polling.result().value if polling.done() else 0
    finally:
        polling.cancel()
        ending.cancel()


async def _listening(bot: Bot, settings: Settings, ended: asyncio.Event) -> int:
    path = urlsplit(settings.webhook_url).path.lstrip("/")
    secret = settings.webhook_secret.get_secret_value()
    try:
        server = listen(settings.webhook_listen, settings.webhook_port, path, secret, bot.intake.take)
    except OSError as error:
        where = f"{settings.webhook_listen}, port {settings.webhook_port}"
        log.error("WEBHOOK_LISTEN, WEBHOOK_PORT: can't listen at %s: %s", where, error.strerror or error)
        return 1
    try:
        while not ended.is_set():
            try:
                await bot.application.bot.set_webhook(settings.webhook_url, allowed_updates=UPDATES, secret_token=secret)
                break
            except InvalidToken:
                return Ending.REVOKED.value
            except TelegramError as error:
                log.warning("the webhook could not be set, trying again: %s", error)
                await _wait(ended, _PAUSES[1])
        await ended.wait()
        return 0
    finally:
        server.stop()


def _on_signal() -> asyncio.Event:
    """Set by SIGINT and SIGTERM. The process ends soon after that, even if a thread still works: all that matters is on disk."""
    ended = asyncio.Event()

    def end() -> None:
        ended.set()
        last = threading.Timer(_AT_LAST, os._exit, (0,))
        last.daemon = True
        last.start()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end)
    return ended


async def _wait(ended: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(ended.wait(), seconds)
    except TimeoutError:
        return
