"""/reindex in a chat: a message that tells how far the rebuild is, and then what came of it."""

import asyncio
import logging
import time
from typing import Any

from telegram import Chat, Message

from bot import cards
from bot.answering import Answering, ReindexRunning
from bot.cards import Card
from bot.sending import edit_quietly, reply, reply_quietly
from bot.texts import Texts
from corpus import NoCorpus
from index import Unavailable

log = logging.getLogger(__name__)

_IN_GROUPS = 4  # times as long between edits: Telegram allows a bot twenty messages a minute in a group


async def rebuild(answering: Answering, message: Message, say: Texts, progress_every: float) -> None:
    """Rebuild at the request of `message`, and edit the reply to it every so many seconds."""
    pace = _Pace()
    pause = progress_every * (1 if message.chat.type == Chat.PRIVATE else _IN_GROUPS)
    work = asyncio.ensure_future(answering.reindex(pace.note))
    note, shown = None, Card(say.reindex_started)
    await asyncio.sleep(0)  # a rebuild that may not run says so at once
    if not work.done():
        note = await reply_quietly(message, shown)
    while not work.done():
        await asyncio.wait({work}, timeout=pause)
        card = cards.progress_card(pace.step, pace.done, pace.of, pace.seconds, say) if pace.step else shown
        if note and card != shown and not work.done():
            await edit_quietly(note, card)
            shown = card
    card = _outcome(work, say)
    if not (note and await edit_quietly(note, card)):
        await reply(message, card)


class _Pace:
    """The last step of a rebuild that was told, and how long it has been going on."""

    def __init__(self) -> None:
        self.step, self.done, self.of, self.seconds, self._began = "", 0, 0, 0.0, 0.0

    def note(self, step: str, done: int, of: int) -> None:
        """Told from the rebuilding thread."""
        now = time.monotonic()
        if step != self.step:
            self._began = now
        self.step, self.done, self.of, self.seconds = step, done, of, now - self._began


def _outcome(work: "asyncio.Future[Any]", say: Texts) -> Card:
    try:
        return cards.report_card(work.result(), say)
    except ReindexRunning:
        return Card(say.reindex_busy)
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
    return Card(say.reindex_failed.format(reason=say.reasons[reason]))
