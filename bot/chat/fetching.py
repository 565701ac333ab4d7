"""Getting updates by polling, until the bot is asked to end or may no longer go on.

Ours rather than python-telegram-bot's, because that ends silently with one refused token, ends at once where another program
polls, and confirms by a last poll, which would end the other program's: the inbox has confirmed what came long before.
"""

import asyncio
import logging
import random
import time
from enum import Enum

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

log = logging.getLogger(__name__)

UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
]
PATIENCE = 60.0  # seconds for which another program with our token is waited out: it may be our own last run, ending
_LONG = 30  # seconds that Telegram holds a poll open
_BEYOND = 10  # seconds after which a poll that should have ended is given up
_PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)  # seconds before the next poll, after so many that failed


class Ending(Enum):
    """Why getting updates ended; the value is the exit status of the bot."""

    CONFLICT = 3  # another program polls with the same token
    REVOKED = 4  # Telegram no longer knows the token


class Fetching:
    """`last_poll` is when Telegram last answered a poll, in seconds of the monotonic clock."""

    def __init__(self, bot: Bot, patience: float = PATIENCE, pauses: tuple[float, ...] = _PAUSES) -> None:
        self._bot = bot
        self._patience = patience
        self._pauses = pauses
        self._failures = 0
        self._conflict_since: float | None = None
        self.last_poll = time.monotonic()

    async def run(self) -> Ending:
        """Poll until the bot may not go on; cancel it to end."""
        offset: int | None = None
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=offset, timeout=_LONG, read_timeout=_LONG + _BEYOND, allowed_updates=UPDATES
                )
            except (Conflict, InvalidToken) as error:
                if ending := await self._may_not(error):
                    return ending
            except Exception as error:  # whatever it is, the next poll may work
                self._failed(error)
                await asyncio.sleep(self._pause(error))
            else:
                self._worked()
                if updates:
                    offset = updates[-1].update_id + 1

    async def _may_not(self, error: TelegramError) -> Ending | None:
        """What a refusal means: none, if it may pass."""
        if isinstance(error, InvalidToken):
            if await self._is_revoked():
                return Ending.REVOKED
            await self._wait()
            return None
        now = time.monotonic()
        if self._conflict_since is None:
            log.warning("another program polls with the same token; waiting for it to end")
            self._conflict_since = now
        if now - self._conflict_since >= self._patience:
            log.error("another program polls with the same token: stop it, or give this one its own token")
            return Ending.CONFLICT
        await self._wait()
        return None

    async def _wait(self) -> None:
        self._failures += 1
        await asyncio.sleep(self._pause(None))

    async def _is_revoked(self) -> bool:
        """Does Telegram really not know the token? A server in trouble may say so of one call."""
        try:
            await self._bot.get_me()
        except InvalidToken:
            log.error("Telegram does not know this token any more: take it again from @BotFather")
            return True
        except TelegramError:
            return False
        return False

    def _failed(self, error: Exception) -> None:
        self._failures += 1
        if self._failures in (1, 10, 100) or self._failures % 1_000 == 0:
            log.warning("Telegram could not be asked for updates (%d times in a row): %s", self._failures, error)

    def _pause(self, error: Exception | None) -> float:
        if isinstance(error, RetryAfter):
            asked = error.retry_after
            return asked if isinstance(asked, int | float) else asked.total_seconds()
        pause = self._pauses[min(self._failures, len(self._pauses)) - 1]
        return pause * random.uniform(0.75, 1.25)

    def _worked(self) -> None:
        if self._failures:
            log.info("Telegram gives updates again")
        self._failures = 0
        self._conflict_since = None
        self.last_poll = time.monotonic()
