"""/reindex, and the rebuild at a start: a message that tells how far it is, and then a report."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Chat, Message, User

from bot import cards
from bot.cards import Card
from bot.chat.caller import Caller, Context
from bot.chat.errors import Errors
from bot.chat.language import Languages
from bot.chat.sending import acknowledge, edit, edit_by_id, edit_quietly, remove_quietly, reply, reply_quietly, write_privately
from bot.library import Cancelled, Library, ReindexRunning
from bot.presses import DecideRebuild, GoBack
from bot.store import ChatSettings, StoreError
from bot.texts import reindexing as say
from bot.texts.languages import Language
from corpus import NoCorpus
from index import NoEarlier, Report, Shrunk, Unavailable

log = logging.getLogger(__name__)

_PROGRESS = "progress"  # the setting of a chat that holds the id of the message in which a rebuild is told
_IN_GROUPS = 4  # times as long between edits: Telegram allows a bot twenty messages a minute in a group

Work = asyncio.Task[Report]
Changed = Callable[[Bot], Awaitable[None]]  # what is to be done when the articles have changed


class Reindexing:
    """Rebuilds of the library. `changed` is done when its articles have changed; `progress_every` is the pause between edits of a
    progress message, in seconds.
    """

    def __init__(
        self,
        library: Library,
        languages: Languages,
        errors: Errors,
        settings: ChatSettings,
        changed: Changed,
        progress_every: float,
    ) -> None:
        self._library = library
        self._languages = languages
        self._errors = errors
        self._settings = settings
        self._changed = changed
        self._progress_every = progress_every
        self._next: _Rebuild | None = None  # waits until the one under way has ended

    async def reindex(self, caller: Caller, text: str) -> None:
        """/reindex: begun beside the handlers, for questions go on being answered."""
        self._begin(self._now(may_shrink=False), caller.context, caller.message, caller.user, caller.language)

    async def decide(self, query: CallbackQuery, message: Message, press: DecideRebuild, context: Context) -> None:
        """An admin wants a rebuild to end, or says whether so few articles are right."""
        language = await self._languages.of(query.from_user)
        if press.decision == "cancel":
            await acknowledge(query, say.CANCELLING(language) if self._library.cancel_reindex() else say.NOTHING_RUNS(language))
            return
        takes_over = press.decision == "shrink"
        await acknowledge(query)
        await edit(message, Card(say.TAKING_OVER(language) if takes_over else say.KEPT(language)))
        if takes_over:
            self._begin(self._now(may_shrink=True), context, message, query.from_user, language)

    async def go_back(self, query: CallbackQuery, message: Message, press: GoBack) -> None:
        """An admin wants the index before this one; not before another, which answers by now."""
        language = await self._languages.of(query.from_user)
        if press.generation != self._library.searcher.generation:
            await acknowledge(query, say.ANOTHER_BY_NOW(language))
            return
        await acknowledge(query)
        work = asyncio.create_task(self._library.roll_back())
        await asyncio.wait({work})
        failed = work.exception()
        if isinstance(failed, NoEarlier):
            card = Card(say.NO_EARLIER(language))
        elif failed:
            card = _failure(failed, language)
        else:
            card = cards.rolled_back_card(work.result(), self._library.searcher.articles, language)
        await self._report(message, query.from_user, card)
        await self._follow_up(work, message.get_bot())

    async def catch_up(self, bot: Bot) -> None:
        """At a start, when questions are answered already: take in what changed while we were away; admins hear if that fails."""
        try:
            await self._settle(bot)
        except StoreError as error:
            log.warning("old progress messages could not be settled: %s", error)
        work = asyncio.create_task(self._catch_up())
        await asyncio.wait({work})
        if not work.cancelled() and work.exception():
            await self._errors.tell_admins(bot, lambda language: self._outcome(work, language))
        await self._follow_up(work, bot)

    async def _catch_up(self) -> Report | None:
        if await self._library.is_up_to_date():
            return None
        report = await self._library.reindex(lambda step, done, of: None)
        log.info("took in what changed: generation %s, %d articles", report.generation, report.articles)
        return report

    def take_in(self, context: Context, message: Message, user: User, language: Language) -> None:
        """Take in what this person changed: a rebuild now, or right after the one under way, one for all who wait for it."""
        if not self._next:
            pace = _Pace()
            self._next = _Rebuild(asyncio.create_task(self._run_next(pace)), pace)
        self._begin(self._next, context, message, user, language)

    def _now(self, *, may_shrink: bool) -> "_Rebuild":
        pace = _Pace()
        return _Rebuild(asyncio.create_task(self._library.reindex(pace.note, may_shrink=may_shrink)), pace)

    async def _run_next(self, pace: "_Pace") -> Report:
        await self._library.idle()
        self._next = None  # what changes from now on may come too late for this one
        return await self._library.reindex(pace.note)

    def _begin(self, rebuild: "_Rebuild", context: Context, message: Message, user: User, language: Language) -> None:
        """Tell this person of a rebuild, under a message."""
        context.application.create_task(self._tell(rebuild, message, user, language))

    async def _tell(self, rebuild: "_Rebuild", message: Message, user: User, language: Language) -> None:
        """A reply to the message tells how far it is, another what came of it, for an edit makes no sound."""
        work = rebuild.work
        await asyncio.sleep(0)  # a rebuild that may not run says so at once
        note = None
        if not work.done():
            note = await reply_quietly(message, cards.started_card(language))
        if note:
            await self._remember(note, str(note.message_id))
            await self._follow(work, rebuild.pace, note, language)
        await asyncio.wait({work})
        await self._report(message, user, self._outcome(work, language))
        if note:
            await remove_quietly(note)
            await self._remember(note, None)
        await self._follow_up(work, message.get_bot())

    async def _follow_up(self, work: asyncio.Task[Report] | asyncio.Task[Report | None], bot: Bot) -> None:
        """Do what is to be done when articles have changed, if they have."""
        if work.cancelled() or work.exception():
            return
        report = work.result()
        if report and any((report.change.new, report.change.changed, report.change.gone)):
            try:
                await self._changed(bot)
            except (StoreError, Unavailable) as error:
                log.warning("what follows a rebuild could not be done: %s", error)

    async def _remember(self, note: Message, number: str | None) -> None:
        """Keep the id of the progress message, for a start after a crash to settle it."""
        try:
            await self._settings.set(note.chat.id, _PROGRESS, number)
        except StoreError as error:  # a rebuild needs no store
            log.warning("a progress message could not be noted: %s", error)

    async def _settle(self, bot: Bot) -> None:
        """Where a rebuild was under way when the process ended, its message says so."""
        for chat, number in (await self._settings.named(_PROGRESS)).items():
            language = await self._languages.chosen(chat) or "zh-hant"
            await edit_by_id(bot, chat, int(number), Card(say.INTERRUPTED(language)))
            await self._settings.set(chat, _PROGRESS, None)

    def _outcome(self, work: asyncio.Task[Report] | asyncio.Task[Report | None], language: Language) -> Card:
        """What came of work that is done: the report, or why there is none."""
        if error := work.exception():
            return _failure(error, language)
        report = work.result()
        return cards.report_card(report, self._library.searcher.articles, language) if report else Card(say.UNCHANGED(language))

    async def _report(self, message: Message, user: User, card: Card) -> None:
        """In a group a line, and all of it to who wanted it, if they ever wrote to us in private."""
        is_long = "\n" in card.html
        if message.chat.type == Chat.PRIVATE or not is_long:
            await reply(message, card)
        else:
            await reply(message, Card(card.html.partition("\n")[0], card.buttons))
            await write_privately(message.get_bot(), user.id, card)

    async def _follow(self, work: Work, pace: "_Pace", note: Message, language: Language) -> None:
        """Edit the progress message every so often until the work is done."""
        pause = self._progress_every
        if note.chat.type != Chat.PRIVATE:
            pause *= _IN_GROUPS
        shown = None
        while not work.done():
            await asyncio.wait({work}, timeout=pause)
            if work.done() or not pace.step:
                continue
            card = cards.progress_card(pace.step, pace.done, pace.of, pace.seconds, language)
            if card != shown:
                await edit_quietly(note, card)
                shown = card


@dataclass(frozen=True, slots=True)
class _Rebuild:
    """A rebuild that is under way or waits, and how far it is."""

    work: Work
    pace: "_Pace"


class _Pace:
    """The last step of a rebuild that was told, and how long it has been going on."""

    def __init__(self) -> None:
        self.step = ""
        self.done = 0
        self.of = 0
        self.seconds = 0.0
        self._began = 0.0

    def note(self, step: str, done: int, of: int) -> None:
        """Told from the rebuilding thread."""
        now = time.monotonic()
        if step != self.step:
            self._began = now
        self.step, self.done, self.of, self.seconds = step, done, of, now - self._began


def _failure(error: BaseException, language: Language) -> Card:
    """Why there is no report."""
    try:
        raise error
    except ReindexRunning:
        return Card(say.BUSY(language))
    except Cancelled:
        return Card(say.CANCELLED(language))
    except Shrunk as shrunk:
        log.warning("%s: not taken over", shrunk)
        return cards.shrunk_card(shrunk, language)
    except NoCorpus:
        reason = "no_corpus"
    except Unavailable as error:
        log.error("reindex failed: %s", error)
        reason = "unavailable"
    except OSError:
        log.exception("reindex failed")
        reason = "no_space"
    except Exception:
        log.exception("reindex failed")
        reason = "internal"
    return Card(say.FAILED(language, reason=say.REASONS[reason](language)))
