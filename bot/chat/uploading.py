"""An admin sends a file or takes an article out: shown first, and done if they say so; either can be undone."""

import asyncio
import logging

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot import cards
from bot.cards import Card
from bot.chat.caller import Caller, Context
from bot.chat.language import Languages
from bot.chat.reindexing import Reindexing
from bot.chat.sending import acknowledge, edit, reply
from bot.drop import Ambiguous, Drop
from bot.library import Library
from bot.presses import DecideUpload
from bot.texts import articles, reindexing, vocabulary
from bot.texts.languages import Language
from corpus import NoCorpus, Unread
from index import ArticleInfo, fold

log = logging.getLogger(__name__)

_LARGEST = 20_000_000  # bytes that Telegram gives a bot


class Uploading:
    """Files from admins; whether somebody is one, the handlers have seen."""

    def __init__(self, drop: Drop, library: Library, languages: Languages, rebuilding: Reindexing) -> None:
        self._drop = drop
        self._library = library
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
        try:
            file = await document.get_file()
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:  # of some files Telegram does not tell how large they are
            log.info("a file could not be fetched: %s", error)
            await reply(message, Card((articles.TOO_LARGE if "too big" in str(error) else articles.UNFETCHED)(language)))
            return
        try:
            number, folder = f"{message.chat.id}_{message.message_id}", message.caption or ""
            held = await asyncio.to_thread(self._drop.hold, number, name, content, folder)
        except Unread as unread:
            reason = reindexing.REASONS[unread.reason](language)
            await reply(message, Card(articles.UNREAD(language, name=cards.short(name), reason=reason)))
        except Ambiguous as ambiguous:
            await reply(message, cards.ambiguous_card(ambiguous.paths, language))
        except OSError as error:
            log.warning("a file could not be kept: %s", error.strerror)
            await reply(message, Card(vocabulary.UNWRITTEN(language)))
        else:
            await reply(message, cards.preview_card(held, language))

    async def remove(self, caller: Caller, text: str) -> None:
        """/remove title: asks whether that is the article."""
        language, message = caller.language, caller.message
        named = self._library.contents(caller.message.chat.id).named(text) if text else []
        exact = [article for article in named if fold(article.title) == fold(text)]
        chosen = exact if len(exact) == 1 else named
        if not text:
            card = Card(articles.REMOVE_USAGE(language))
        elif not chosen:
            card = cards.named_card([], text, language)
        elif len(chosen) > 1:
            card = cards.which_card(chosen, language)
        else:
            card = await self._removal(f"{message.chat.id}_{message.message_id}", chosen[0], language)
        await reply(message, card)

    async def _removal(self, number: str, article: ArticleInfo, language: Language) -> Card:
        try:
            path = await asyncio.to_thread(self._drop.hold_removal, number, article.name)
        except (OSError, NoCorpus) as error:
            log.warning("the file of an article can't be read: %s", error)
            return Card(articles.UPLOAD_FAILED(language))
        return cards.remove_card(number, article.title, language) if path else Card(articles.UPLOAD_GONE(language))

    async def decide(self, query: CallbackQuery, message: Message, press: DecideUpload, context: Context) -> None:
        """An admin says what is to become of it."""
        language = await self._languages.of(query.from_user)
        if await asyncio.to_thread(self._drop.is_done, press.upload, press.decision):
            await acknowledge(query, articles.ALREADY_DONE(language))
            return
        await acknowledge(query)
        try:
            card = await self._decided(press, language)
        except OSError as error:
            log.warning("a file could not be put among the articles: %s", error.strerror)
            card = Card(articles.UPLOAD_FAILED(language))
        await edit(message, card)
        if press.decision != "drop" and card.html not in (articles.UPLOAD_GONE(language), articles.UPLOAD_FAILED(language)):
            self._rebuilding.take_in(context, message, query.from_user, language)

    async def _decided(self, press: DecideUpload, language: Language) -> Card:
        if press.decision == "drop":
            await asyncio.to_thread(self._drop.forget, press.upload)
            return Card(articles.DROPPED(language))
        if press.decision == "put":
            name = await asyncio.to_thread(self._drop.put, press.upload)
            return cards.put_card(press.upload, name, language) if name else Card(articles.UPLOAD_GONE(language))
        if press.decision == "out":
            name = await asyncio.to_thread(self._drop.take_out, press.upload)
            return cards.removed_card(press.upload, name, language) if name else Card(articles.UPLOAD_GONE(language))
        name = await asyncio.to_thread(self._drop.undo, press.upload)
        return Card(articles.UNDONE(language, name=cards.short(name)) if name else articles.UPLOAD_GONE(language))
