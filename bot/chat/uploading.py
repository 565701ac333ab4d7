"""An admin sends a file in private: shown as it would be read, and put among the articles if they say so."""

import asyncio
import logging

from telegram import CallbackQuery, Message, Update

from bot import cards
from bot.buttons import DecideUpload
from bot.cards import Card
from bot.chat.caller import Context
from bot.chat.language import Languages
from bot.chat.reindexing import Reindexing
from bot.chat.sending import acknowledge, edit, reply
from bot.drop import Drop
from bot.texts import articles, reindexing
from bot.texts.languages import Language
from corpus import Unread

log = logging.getLogger(__name__)

_LARGEST = 20_000_000  # bytes that Telegram gives a bot


class Uploading:
    """Files from admins; whether somebody is one, the handlers have seen."""

    def __init__(self, drop: Drop, languages: Languages, rebuilding: Reindexing) -> None:
        self._drop = drop
        self._languages = languages
        self._rebuilding = rebuilding

    async def take(self, update: Update, message: Message) -> None:
        """A file that was sent."""
        document, user = message.document, update.effective_user
        if not document or not user:
            return
        language = await self._languages.of(user, message.caption or "")
        name = document.file_name or "file"
        if (document.file_size or 0) > _LARGEST:
            await reply(message, Card(articles.TOO_LARGE(language)))
            return
        file = await document.get_file()
        content = bytes(await file.download_as_bytearray())
        try:
            held = await asyncio.to_thread(self._drop.hold, f"{message.chat.id}_{message.message_id}", name, content)
        except Unread as unread:
            reason = reindexing.REASONS[unread.reason](language)
            await reply(message, Card(articles.UNREAD(language, name=cards.short(name), reason=reason)))
        else:
            await reply(message, cards.preview_card(held, language))

    async def decide(self, query: CallbackQuery, message: Message, press: DecideUpload, context: Context) -> None:
        """An admin says what is to become of it."""
        language = await self._languages.of(query.from_user)
        await acknowledge(query)
        try:
            card = await self._decided(press, language)
        except OSError as error:
            log.warning("a file could not be put among the articles: %s", error.strerror)
            card = Card(articles.UPLOAD_FAILED(language))
        await edit(message, card)
        if press.decision != "drop" and card.html not in (articles.UPLOAD_GONE(language), articles.UPLOAD_FAILED(language)):
            self._rebuilding.begin(context, message, query.from_user, language)

    async def _decided(self, press: DecideUpload, language: Language) -> Card:
        if press.decision == "drop":
            await asyncio.to_thread(self._drop.forget, press.upload)
            return Card(articles.DROPPED(language))
        if press.decision == "put":
            name = await asyncio.to_thread(self._drop.put, press.upload)
            return cards.put_card(press.upload, name, language) if name else Card(articles.UPLOAD_GONE(language))
        name = await asyncio.to_thread(self._drop.undo, press.upload)
        return Card(articles.UNDONE(language, name=cards.short(name)) if name else articles.UPLOAD_GONE(language))
