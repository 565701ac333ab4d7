"""Settings → one bot, opened and closed: the only place where the parts are put together.

Telegram, the console and the tests differ in the network they give it, and in nothing else.
"""

import asyncio
import logging
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.chat.app import build_application
from bot.chat.caller import Access
from bot.chat.delivery import Delivery
from bot.chat.figures import Counting
from bot.chat.handlers import Handlers
from bot.chat.inbox import Intake
from bot.chat.menus import describe, set_menus
from bot.chat.privacy import Privacy
from bot.chat.schedule import TELEGRAM, Pace
from bot.chat.status import Status
from bot.condition import Condition, Trouble
from bot.drop import Drop
from bot.library import Library
from bot.settings import Settings
from bot.store import BadStore, Counts, Database, Store, StoreError
from bot.vocabulary import Vocabulary

__all__ = ["BadStore", "Bot"]

log = logging.getLogger(__name__)

_DAY = 86_400  # seconds
_NAME_EVERY = 600.0  # seconds
_LITTLE_SPACE = 16 << 20  # bytes
_POLL_LIMIT = 120.0  # seconds: three polls of which none was answered


class Bot:
    """Construct, then `open`, then `close`; or live inside `living`, which does both.

    Given from outside: the file of the store (else that of the settings), the network (else Telegram's), the pause between
    edits of a progress message, in seconds, the clock, and the limits to keep to.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        database: Path | None = None,
        request: BaseRequest | None = None,
        progress_every: float = 3.0,
        now: Callable[[], float] = time.time,
        pace: Pace = TELEGRAM,
    ) -> None:
        self._settings = settings
        self._store = Store(Database(database or settings.database), now, self._topic_of)
        self.library = Library(settings.places, self._store.questions, self._store.collections)
        access = Access(settings.admin_ids, settings.allowed_chats, self._store.chats)
        privacy = Privacy(self._store.people, self._store.collections, settings.question_retention_days)
        vocabulary = Vocabulary(settings.data_dir)
        drop = Drop(settings.corpus_dir, settings.data_dir)
        status = Status(self.library, self._store.pins, self._store.collections, self.health)
        counting = Counting(self.library, self._store.figures, self._store.gaps, settings.data_dir)
        self.handlers = Handlers(self.library, self._store, access, privacy, status, counting, drop, vocabulary, progress_every)
        self.intake = Intake(self._store.inbox, now)
        self.delivery = Delivery(pace, self.intake)
        self.application = build_application(settings, self.handlers, self.intake, self.delivery, pace, request)
        self._forgetting: asyncio.Task[None] | None = None
        self._menus: asyncio.Task[None] | None = None
        self._describing: asyncio.Task[None] | None = None
        self._knowing: asyncio.Task[None] | None = None
        self._catching_up: asyncio.Task[None] | None = None

    def _topic_of(self, question: str) -> str:
        """What a question asks, as the generation that answers reads it."""
        return self.library.searcher.topic_of(question)

    async def open(self) -> None:
        """Open what the handlers need, then set the menus. Raises BadStore, NoCorpus, OSError, Unavailable."""
        await self._store.database.open()
        await self.library.open()
        searcher = self.library.searcher
        hears = "every message" if self.application.bot.bot.can_read_all_group_messages else "commands and replies only"
        log.info("in groups Telegram gives us %s (@BotFather, /setprivacy; it holds once we are added again)", hears)
        log.info("answering from generation %s, %d articles", searcher.generation, len(searcher.articles))
        await self._forget()
        self._forgetting = asyncio.create_task(self._forget_daily())
        await self.intake.replay()
        everyones, admins_own = self.handlers.menu(for_admins=False), self.handlers.menu(for_admins=True)
        menus = set_menus(self.application.bot, everyones, admins_own, self._settings.admin_ids)
        self._menus = asyncio.create_task(menus)  # no answer waits for them, nor for what follows
        self._describing = asyncio.create_task(describe(self.application.bot, len(searcher.articles)))
        self._knowing = asyncio.create_task(self._know_ourselves())
        self._catching_up = asyncio.create_task(self.handlers.rebuilding.catch_up(self.application.bot))

    async def health(self, since_poll: float | None = None) -> Condition:
        """Is the bot fit to answer? `since_poll`: so many seconds ago Telegram last answered a poll, where there is polling."""
        troubles = []
        if not await self._store.database.is_writable():
            troubles.append(Trouble.STORE)
        if shutil.disk_usage(self._settings.data_dir).free < _LITTLE_SPACE:
            troubles.append(Trouble.SPACE)
        if not self.library.is_open:
            troubles.append(Trouble.INDEX)
        if since_poll is not None and since_poll > _POLL_LIMIT:
            troubles.append(Trouble.POLL)
        try:
            counts, questions = await self._store.inbox.counts(), await self._store.questions.counts()
        except StoreError:
            troubles.append(Trouble.STORE)
            counts, questions = Counts(0, 0), {}
        return Condition(
            troubles=tuple(dict.fromkeys(troubles)),
            questions=questions,
            articles=len(self.library.searcher.articles) if self.library.is_open else 0,
            waiting=counts.waiting,
            set_aside=counts.set_aside,
            answers=self.library.answers,
            seconds=self.library.seconds,
            quicker=tuple(self.library.quicker),
            tried_again=self.delivery.tried_again,
            meaning=self.library.meanings.progress,
        )

    async def caught_up(self) -> None:
        """Wait until the menus are set, and what changed among the articles while the bot was away is taken in, or is known to be
        none of ours.
        """
        await asyncio.gather(*(task for task in (self._menus, self._describing, self._catching_up) if task))

    async def close(self) -> None:
        """Harmless on what was never opened."""
        beside = {task for task in (self._forgetting, self._menus, self._describing, self._knowing, self._catching_up) if task}
        for task in beside:
            task.cancel()
        if beside:
            await asyncio.wait(beside)
        await self.intake.flush()
        await self._store.database.close()
        self.library.close()

    @asynccontextmanager
    async def living(self) -> AsyncIterator[None]:
        """Opened and started; updates are given to `application.process_update`. Raises what `open` raises."""
        await self.application.initialize()
        async with self.serving():
            yield

    @asynccontextmanager
    async def serving(self, to_end: float | None = None) -> AsyncIterator[None]:
        """The same, where the application is initialized already.

        At the end, what is under way is brought to its end; with `to_end`, nothing new is begun, and what is not done after so
        many seconds is left for the next start.
        """
        try:
            await self.open()
            await self.application.start()
            try:
                yield
            finally:
                await self._stop(to_end)
        finally:
            await self.close()
            await self.application.shutdown()

    async def _stop(self, to_end: float | None) -> None:
        if to_end is not None:
            self.intake.close()
            self.delivery.stop()
        try:
            await asyncio.wait_for(self.application.stop(), to_end)
        except TimeoutError:
            log.warning("what is still under way is left for the next start")

    async def _know_ourselves(self) -> None:
        """Read our name again every so often, for @BotFather may have changed it, and people call us by it."""
        while True:
            await asyncio.sleep(_NAME_EVERY)
            try:
                await self.application.bot.get_me()
            except TelegramError as error:
                log.info("our name could not be read again: %s", error)

    async def _forget_daily(self) -> None:
        while True:
            await asyncio.sleep(_DAY)
            await self._forget()

    async def _forget(self) -> None:
        """Delete the questions that are older than the settings allow, and what is known of updates handled long ago."""
        try:
            await self._store.questions.forget(self._settings.question_retention_days)
            await self.intake.sweep()
        except Exception:  # no answer depends on it, and a full disk today may be an empty one tomorrow
            log.exception("old questions could not be deleted")
