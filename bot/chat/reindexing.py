"""/reindex: a message that tells how far the rebuild is, and then what came of it."""

import asyncio
import logging
import time

from telegram import Chat, Message

from bot import cards
from bot.cards import Card
from bot.chat.caller import Caller
from bot.chat.sending import edit_quietly, reply, reply_quietly
from bot.library import Library, ReindexRunning
from bot.texts import reindexing as say
from bot.texts.languages import Language
from corpus import NoCorpus
from index import Report, Unavailable

log = logging.getLogger(__name__)

_IN_GROUPS = 4  # times as long between edits: Telegram allows a bot twenty messages a minute in a group

Work = asyncio.Task[Report]


class Reindexing:
    """Rebuilds of the library. `progress_every` is the pause between edits of a progress message, in seconds."""

    def __init__(self, library: Library, progress_every: float) -> None:
        self._library = library
        self._progress_every = progress_every

    async def reindex(self, caller: Caller, text: str) -> None:
        """/reindex: begun beside the handlers, for questions go on being answered."""
        caller.context.application.create_task(self._rebuild(caller), update=caller.update)

    async def _rebuild(self, caller: Caller) -> None:
        """Rebuild; the reply to the caller's message is edited until it tells what came of it."""
        pace = _Pace()
        work = asyncio.create_task(self._library.reindex(pace.note))
        await asyncio.sleep(0)  # a rebuild that may not run says so at once
        note = None
        if not work.done():
            note = await reply_quietly(caller.message, Card(say.STARTED(caller.language)))
        if note:
            await self._follow(work, pace, note, caller.language)
        await asyncio.wait({work})
        card = _outcome(work, caller.language)
        if not (note and await edit_quietly(note, card)):
            await reply(caller.message, card)

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


def _outcome(work: Work, language: Language) -> Card:
    """What came of work that is done: the report, or why there is none."""
    try:
        return cards.report_card(work.result(), language)
    except ReindexRunning:
        return Card(say.BUSY(language))
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
