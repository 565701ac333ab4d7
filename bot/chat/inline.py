"""Chats that we are not in. Inline mode: `@bot 關鍵詞` → passages to choose from, of which the person sends one themselves; guest
mode: `@bot 問題` → the answer.
"""

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update

from bot import cards
from bot.chat.caller import Access, Context, hear
from bot.chat.calls import read_call
from bot.chat.language import Languages
from bot.chat.sending import answer_guest, answer_inline
from bot.given import QUESTION_LIMIT
from bot.library import Library
from bot.texts import asking

_LEAST = 2  # characters: of one there is nothing to find
_SECONDS = 10  # for which Telegram may show a person the same results again


class Inline:
    """Passages for other chats. Where the bot is open to some chats only, admins alone get them: Telegram does not say where."""

    def __init__(self, library: Library, languages: Languages, access: Access) -> None:
        self._library = library
        self._languages = languages
        self._access = access

    async def on_query(self, update: Update, context: Context) -> None:
        """Somebody types behind our name."""
        query = update.inline_query
        if not query:
            return
        is_open = not self._access.chats or query.from_user.id in self._access.admins
        asked = query.query.strip()
        snippets = await self._library.snippets(query.from_user.id, asked) if is_open and len(asked) >= _LEAST else []
        language = await self._languages.of(query.from_user, asked)
        results = [
            InlineQueryResultArticle(
                str(number),
                snippet.title,
                InputTextMessageContent(snippet.html, parse_mode="HTML"),
                description=snippet.description,
            )
            for number, snippet in enumerate(map(cards.snippet, snippets))
        ]
        button = InlineQueryResultsButton(asking.ASK_IN_PRIVATE(language), start_parameter="inline")
        await answer_inline(query, results, button, _SECONDS)

    async def on_guest(self, update: Update, context: Context) -> None:
        """Somebody names us in a chat that we are not in: one message, and of it nothing is kept."""
        message, user = update.guest_message, update.effective_user
        if not message or not user or not message.guest_query_id or not await self._access.allows(message.chat, user):
            return
        heard = hear(message, context.bot.id)
        call = read_call(heard, context.bot.username) if heard else None
        if not heard or (call and call.command != asking.COMMAND.name):
            return
        asked = call.text if call else heard.text
        language = await self._languages.of(user, asked)
        chat = message.chat.id if self._library.is_bound(message.chat.id) else user.id
        found = await self._library.answer(chat, asked) if _LEAST <= len(asked) <= QUESTION_LIMIT else None
        said = cards.guests_answer(found, language) if found else asking.NOT_FOUND(language)
        content = InputTextMessageContent(said, parse_mode="HTML")
        title = asking.ANSWER(language)
        await answer_guest(context.bot, message.guest_query_id, InlineQueryResultArticle("0", title, content))
