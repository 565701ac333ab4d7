"""/syn and /dict: words that mean the same, and words that are one; each is tried, shown, and, if an admin says so, taken up by a
reindex.
"""

import asyncio
import json
import logging
import re
from dataclasses import asdict

from telegram import CallbackQuery, Chat, Message

from bot import cards
from bot.cards import Card
from bot.chat.caller import Caller, Context
from bot.chat.language import Languages
from bot.chat.reindexing import Reindexing
from bot.chat.sending import acknowledge, edit, reply
from bot.presses import DecideLesson
from bot.store import ChatSettings
from bot.texts import vocabulary as say
from bot.texts.languages import Saying
from bot.trial import Trials
from bot.vocabulary import Kind, Lesson, Vocabulary, read_synonyms, read_word

log = logging.getLogger(__name__)

_OUT = re.compile(  # the number of a line that is to go
    r"(?:[-−－–]|(?:刪除|删除|刪|删|拿掉|移除|去掉|delete|remove|del)(?![A-Za-z]))\s*(\d{1,4})"
)
_WAITING = "lesson"  # the setting of a chat that holds what is shown there and not decided


class Teaching:
    """An admin's words; whether somebody is one, the handlers have seen."""

    def __init__(
        self, vocabulary: Vocabulary, trials: Trials, settings: ChatSettings, languages: Languages, rebuilding: Reindexing
    ) -> None:
        self._vocabulary = vocabulary
        self._trials = trials
        self._settings = settings
        self._languages = languages
        self._rebuilding = rebuilding
        self._deciding = asyncio.Lock()  # of two taps, the second finds nothing that waits

    async def synonyms(self, caller: Caller, text: str) -> None:
        """/syn: the list; with words, adds them; with −2, takes the second line out."""
        await self._teach(caller, "synonyms", text, read_synonyms(text), say.SYN_USAGE)

    async def words(self, caller: Caller, text: str) -> None:
        """/dict: the same for words that the tokenizer must not cut."""
        await self._teach(caller, "userdict", text, read_word(text), say.DICT_USAGE)

    async def decide(self, query: CallbackQuery, message: Message, press: DecideLesson, context: Context) -> None:
        """An admin takes up what was tried, or leaves it."""
        language = await self._languages.of(query.from_user)
        async with self._deciding:
            lesson = await self._waiting(message.chat.id)
            if not lesson or cards.lesson_digest(lesson) != press.lesson:
                await acknowledge(query, say.LESSON_GONE(language))
                return
            learnt, said = (False, say.LEFT) if press.choice == "leave" else await self._learn(lesson)
            if said is say.UNWRITTEN:  # it waits until there is space again
                await acknowledge(query, said(language), alert=True)
                return
            await acknowledge(query)
            await edit(message, Card(said(language, line=cards.short(lesson.line))))
            if learnt:
                self._rebuilding.take_in(context, message, query.from_user, language)
            await self._settings.set(message.chat.id, _WAITING, None)

    async def _teach(self, caller: Caller, kind: Kind, text: str, line: str | None, usage: Saying) -> None:
        out = _OUT.fullmatch(text.strip())
        if out:
            line = await asyncio.to_thread(self._vocabulary.line, kind, int(out[1]))
        if line:
            await self._try(caller, Lesson(kind, line, is_out=out is not None))
        elif out:
            await reply(caller.message, Card(say.NO_LINE(caller.language)))
        else:
            listed = await asyncio.to_thread(self._vocabulary.lines, kind)
            await reply(caller.message, cards.lines_card(usage(caller.language), listed))

    async def _try(self, caller: Caller, lesson: Lesson) -> None:
        """Show what it would change, and ask whether to take it."""
        lines = await asyncio.to_thread(self._vocabulary.after, lesson)
        if lines is None:
            await reply(caller.message, Card(say.NOT_TAUGHT(caller.language, line=cards.short(lesson.line))))
            return
        outcome = await self._trials.outcome(lesson, lines)
        chat = caller.message.chat
        await self._settings.set(chat.id, _WAITING, json.dumps(asdict(lesson)))
        await reply(caller.message, cards.trial_card(lesson, outcome, caller.language, private=chat.type == Chat.PRIVATE))

    async def _waiting(self, chat: int) -> Lesson | None:
        """What was shown last in a chat, until it is decided."""
        waits = await self._settings.get(chat, _WAITING)
        return Lesson(**json.loads(waits)) if waits else None

    async def _learn(self, lesson: Lesson) -> tuple[bool, Saying]:
        """Whether it was written down, and what to say."""
        try:
            learnt = await asyncio.to_thread(self._vocabulary.learn, lesson)
        except OSError as error:
            log.warning("%s.txt can't be written: %s", lesson.kind, error.strerror)
            return False, say.UNWRITTEN
        if lesson.is_out:
            return learnt, say.UNTAUGHT if learnt else say.NO_LINE
        return learnt, say.TAUGHT if learnt else say.NOT_TAUGHT
