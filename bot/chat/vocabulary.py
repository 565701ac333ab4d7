"""/syn and /dict: words that mean the same, and words that are one; each followed by a reindex, which takes them up."""

import asyncio
import logging
import re

from bot.cards import Card, lines_card, short
from bot.chat.caller import Caller
from bot.chat.reindexing import Reindexing
from bot.chat.sending import reply
from bot.texts import feedback as say
from bot.texts.languages import Saying
from bot.vocabulary import Kind, Vocabulary, read_synonyms, read_word

log = logging.getLogger(__name__)

_OUT = re.compile(  # the number of a line that is to go
    r"(?:[-−－–]|(?:刪除|删除|刪|删|拿掉|移除|去掉|delete|remove|del)(?![A-Za-z]))\s*(\d{1,4})"
)


class Teaching:
    """An admin's words; whether somebody is one, the handlers have seen."""

    def __init__(self, vocabulary: Vocabulary, rebuilding: Reindexing) -> None:
        self._vocabulary = vocabulary
        self._rebuilding = rebuilding

    async def synonyms(self, caller: Caller, text: str) -> None:
        """/syn: the list; with words, adds them; with −2, takes the second line out."""
        await self._teach(caller, "synonyms", text, read_synonyms(text), say.SYN_USAGE)

    async def words(self, caller: Caller, text: str) -> None:
        """/dict: the same for words that the tokenizer must not cut."""
        await self._teach(caller, "userdict", text, read_word(text), say.DICT_USAGE)

    async def _teach(self, caller: Caller, kind: Kind, text: str, line: str | None, usage: Saying) -> None:
        out = _OUT.fullmatch(text.strip())
        try:
            if out:
                changed = await asyncio.to_thread(self._vocabulary.remove, kind, int(out[1]))
                said = say.UNTAUGHT if changed else say.NO_LINE
            elif line:
                changed = line if await asyncio.to_thread(self._vocabulary.add, kind, line) else None
                said = say.TAUGHT if changed else say.NOT_TAUGHT
            else:
                listed = await asyncio.to_thread(self._vocabulary.lines, kind)
                await reply(caller.message, lines_card(usage(caller.language), listed))
                return
        except OSError as error:
            log.warning("%s.txt can't be written: %s", kind, error.strerror)
            changed, said = None, say.UNWRITTEN
        await reply(caller.message, Card(said(caller.language, line=short(changed or line or ""))))
        if changed:
            self._rebuilding.take_in(caller.context, caller.message, caller.user, caller.language)
