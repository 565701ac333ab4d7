"""Messages that are not handled as others are, and what whoever wrote them is told: too many, too often, too late, given up."""

from math import ceil

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.cards import Card
from bot.chat.allowance import Wait
from bot.chat.caller import Access, Context, asker
from bot.chat.language import Languages
from bot.chat.sending import reply_quietly
from bot.texts import asking, running


class Notices:
    """What people are told of a message that is not handled, or late."""

    def __init__(self, languages: Languages, access: Access) -> None:
        self._languages = languages
        self._access = access

    async def on_too_many(self, update: Update) -> None:
        """Somebody who has too many questions waiting is told so."""
        message, user = update.message, update.effective_user
        if message and user:
            language = await self._languages.of(user, message.text or "", message.chat.id)
            await reply_quietly(message, Card(asking.TOO_MANY(language)))

    async def on_too_often(self, update: Update, wait: Wait) -> None:
        """Somebody who asks too often in a group is told so, and when they can ask again."""
        message, user = update.message, update.effective_user
        if message and user and await self._access.allows(message.chat, user):
            language = await self._languages.of(user, message.text or "", message.chat.id)
            told = asking.GROUP_TOO_OFTEN if wait.is_groups else asking.TOO_OFTEN
            await reply_quietly(message, Card(told(language, seconds=ceil(wait.seconds))))

    async def on_late(self, update: Update, context: Context) -> None:
        """A message in private that lay while we were away: a word of excuse, before it is handled like any other."""
        message, user = update.message, update.effective_user
        if message and user and await self._access.allows(message.chat, user):
            language = await self._languages.of(user, message.text or "", message.chat.id)
            await reply_quietly(message, Card(asking.LATE(language)))

    async def on_given_up(self, update: Update, context: Context) -> None:
        """A message that ended the process again and again: not handled any more, but whoever asked is told."""
        message, user = update.message, update.effective_user
        if message and user and asker(update) is not None and await self._access.allows(message.chat, user):
            language = await self._languages.of(user, message.text or "", message.chat.id)
            await reply_quietly(message, Card(running.GIVEN_UP(language)))
        raise ApplicationHandlerStop
