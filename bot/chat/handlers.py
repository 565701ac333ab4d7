"""Telegram updates → the one thing to do about each: the tables of commands and buttons. Decides nothing else."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from difflib import get_close_matches
from typing import assert_never

from telegram import Bot, CallbackQuery, Chat, Message, Update, User

from bot import buttons
from bot.cards import Card
from bot.chat.articles import Articles
from bot.chat.asking import Asking
from bot.chat.beginning import Beginning
from bot.chat.caller import Access, Caller, Context, asker, hear, is_anonymous
from bot.chat.calls import Call, is_addressed, read_call
from bot.chat.errors import Errors
from bot.chat.feedback import Feedback
from bot.chat.figures import Counting
from bot.chat.inline import Inline
from bot.chat.language import Languages
from bot.chat.manners import Manners
from bot.chat.membership import Membership
from bot.chat.menus import describe
from bot.chat.notices import Notices
from bot.chat.preferences import Preferences
from bot.chat.privacy import Privacy
from bot.chat.recent import Recent
from bot.chat.reindexing import Reindexing
from bot.chat.sending import acknowledge, remove_quietly, reply
from bot.chat.status import Status
from bot.chat.uploading import Uploading
from bot.chat.vocabulary import Teaching
from bot.drop import Drop
from bot.library import Library
from bot.presses import (
    AskAsTyped,
    AskExample,
    AskRespelt,
    ChooseCollection,
    ChooseLanguage,
    DecideLesson,
    DecideRebuild,
    DecideUpload,
    DropPin,
    GoBack,
    MakeLink,
    OpenAnswer,
    Order,
    Preference,
    Press,
    ReadPassage,
    SetManner,
    SettleGap,
    ShowOverview,
    TellWhy,
    TurnAnswer,
    TurnArticles,
    TurnGaps,
    TurnScript,
    Vote,
    Wish,
)
from bot.store import Store
from bot.texts import articles, asking, feedback, preferences, reindexing, running, welcome
from bot.texts import vocabulary as words
from bot.texts.languages import Command
from bot.trial import Trials
from bot.vocabulary import Vocabulary
from index import is_question

_EDITING = timedelta(minutes=2)  # in which a question may be changed
_ALBUMS = 100  # of which it is remembered that they were seen: each of an album's pictures is a message

Handler = Callable[[Caller, str], Awaitable[None]]  # given who calls, and what stands behind the command


class Handlers:
    """The callbacks of the application. `progress_every` is the pause between edits of a progress message, in seconds."""

    def __init__(
        self,
        library: Library,
        store: Store,
        access: Access,
        privacy: Privacy,
        status: Status,
        counting: Counting,
        drop: Drop,
        vocabulary: Vocabulary,
        progress_every: float,
    ) -> None:
        settings = store.settings
        manners = Manners(settings)
        self._library = library
        self._access = access
        self._languages = Languages(settings)
        self.errors = Errors(self._languages, access.admins)
        self.inline = Inline(library, self._languages, access)
        self.notices = Notices(self._languages, access)
        self.membership = Membership(settings, store.collections, self._languages, access)
        self._feedback = Feedback(library, self._languages, access, store)
        self._asking = Asking(library, self._languages, self.errors, store, manners)
        self._articles = Articles(library, self._languages, access)
        self._preferences = Preferences(library, store.collections, self._languages, manners, access)
        self._beginning = Beginning(library, self._languages, self._preferences, self._asking, access, self.menu)
        self._albums = Recent[str, Message | None](_ALBUMS)  # and the hint that one without words got
        self.rebuilding = Reindexing(library, self._languages, self.errors, settings, self._changed, progress_every)
        trials = Trials(library, store.questions, store.collections)
        self._teaching = teaching = Teaching(vocabulary, trials, settings, self._languages, self.rebuilding)
        self._uploading = Uploading(drop, library, self._languages, self.rebuilding)
        self.commands: Mapping[Command, Handler] = {  # in the order of the menu
            asking.COMMAND: self._asking.ask,
            articles.COMMAND: self._articles.show,
            welcome.HELP: self._beginning.help,
            welcome.START: self._beginning.start,
            preferences.LANG: self._preferences.show_languages,
            preferences.SETTINGS: self._preferences.show,
            welcome.PRIVACY: privacy.tell,
            welcome.FORGET: privacy.forget,
            reindexing.COMMAND: self.rebuilding.reindex,
            articles.REMOVE: self._uploading.remove,
            words.SYN: teaching.synonyms,
            words.ALIAS: teaching.synonyms,
            words.DICT: teaching.words,
            feedback.GAPS: self._feedback.show_gaps,
            feedback.PIN: self._feedback.pin,
            feedback.PINS: self._feedback.show_pins,
            running.STATUS: status.show,
            running.STATS: counting.show,
            running.EXPORT: counting.export,
            running.DEBUG: status.debug,
        }
        self._by_name = {command.name: command for command in self.commands}

    async def _changed(self, bot: Bot) -> None:
        """The articles have changed."""
        await self._feedback.tell_wishers(bot)
        await describe(bot, len(self._library.searcher.articles))

    def menu(self, *, for_admins: bool) -> list[Command]:
        """The commands that a person may give, in the order of the menu."""
        return [command for command in self.commands if for_admins or not command.admins_only]

    async def on_message(self, update: Update, context: Context) -> None:
        """A new message in any chat: answered if it is meant for us."""
        message, user = update.message, update.effective_user
        if not message or not user:
            return
        if message.media_group_id:
            hint = self._albums.get(message.media_group_id)
            self._albums.put(message.media_group_id, None)
            if hint:  # its words stand under a later picture
                await remove_quietly(hint)
        await self._hear(update, context, message, user)

    async def on_edited(self, update: Update, context: Context) -> None:
        """A message that its writer changed soon after: a question is answered as it stands now, in the place of its answer."""
        message, user = update.edited_message, update.effective_user
        if not message or not user or not message.edit_date or message.edit_date - message.date > _EDITING:
            return
        heard = hear(message, context.bot.id)
        call = read_call(heard, context.bot.username) if heard else None
        if call and call.command == asking.COMMAND.name:
            await self._hear(update, context, message, user)

    async def _hear(self, update: Update, context: Context, message: Message, user: User) -> None:
        heard = hear(message, context.bot.id)
        call = read_call(heard, context.bot.username) if heard else None
        if not heard or not call:
            return
        command = self._by_name.get(call.command)
        # an admin's words say what to do, and their buttons go on in the admin's language
        orders = command is not None and user.id in self._access.admins and _is_order(command, call.text)
        language = await self._languages.of(user, "" if orders else call.text or heard.text, message.chat.id)
        if not await self._access.allows(message.chat, user):
            if heard.private:
                await reply(message, Card(running.NOT_ALLOWED(language)))
        elif call.command in self._by_name:
            addressed = is_addressed(heard, context.bot.username)
            await self._command(Caller(update, context, message, user, language), call, addressed=addressed)
        elif is_addressed(heard, context.bot.username):
            near = get_close_matches(call.command, self._by_name, 1)
            told = running.DID_YOU_MEAN(language, command=near[0]) if near else running.UNKNOWN_COMMAND(language)
            await reply(message, Card(told))

    def arrived(self, update: Update) -> int | None:
        """An update came in: who asks something by it, None if nobody does."""
        user = asker(update)
        if user is not None and update.message:
            self._asking.note(update.message)
        return user

    async def on_document(self, update: Update, context: Context) -> None:
        """A file: an admin's in private may become an article; anybody else's is like any other message."""
        message, user = update.message, update.effective_user
        if message and user and user.id in self._access.admins and message.chat.type == Chat.PRIVATE:
            await self._uploading.take(update, message)
        elif message and message.caption:
            await self.on_message(update, context)
        else:
            await self.on_other(update, context)

    async def on_other(self, update: Update, context: Context) -> None:
        """A picture, a sticker and the like, in private: a hint."""
        message, user = update.message, update.effective_user
        if not message or not user or message.chat.type != Chat.PRIVATE or not await self._access.allows(message.chat, user):
            return
        album = message.media_group_id
        if album and not self._albums.put(album, self._albums.get(album)):
            return
        language = await self._languages.of(user)
        hint = await reply(message, Card(asking.ONLY_TEXT(language)))
        if album:
            self._albums.put(album, hint)

    async def on_button(self, update: Update, context: Context) -> None:
        """A button under one of our messages; answered exactly once."""
        query = update.callback_query
        if not query:
            return
        message, user = query.message, query.from_user
        press = buttons.read(query.data or "")
        if isinstance(message, Message) and not await self._access.allows(message.chat, user):
            await acknowledge(query, running.NOT_ALLOWED(await self._languages.of(user)))
        elif isinstance(message, Message) and press:
            await self._press(query, message, press, context)
        else:
            await acknowledge(query, asking.EXPIRED(await self._languages.of(user)))

    async def _command(self, caller: Caller, call: Call, *, addressed: bool) -> None:
        command = self._by_name[call.command]
        if command.admins_only and not _is_order(command, call.text):
            await self._asking.ask(caller, f"{call.command} {call.text}")
        elif not command.admins_only or caller.user.id in self._access.admins:
            if command.in_private and caller.message.chat.type != Chat.PRIVATE:
                await reply(caller.message, Card(running.PRIVATELY(caller.language)))
            else:
                await self.commands[command](caller, call.text)
        elif addressed or is_anonymous(caller.user):
            refusal = running.ANONYMOUS if is_anonymous(caller.user) else running.ADMINS_ONLY
            await reply(caller.message, Card(refusal(caller.language)))

    async def _press(self, query: CallbackQuery, message: Message, press: Press, context: Context) -> None:
        match press:
            case TurnAnswer() | TurnScript() | ReadPassage() | ShowOverview():
                await self._asking.press(query, message, press)
            case AskExample() | AskAsTyped() | AskRespelt() | TellWhy() | MakeLink() | OpenAnswer():
                await self._asking.press(query, message, press)
            case TurnArticles():
                await self._articles.press(query, message, press)
            case ChooseLanguage() | ChooseCollection() | SetManner():
                await self._prefer(query, message, press, context)
            case DecideRebuild() | GoBack() | DecideUpload() | DecideLesson():
                await self._decide(query, message, press, context)
            case Vote() | Wish() | TurnGaps() | SettleGap() | DropPin():
                await self._feedback.press(query, message, press)
            case _:
                assert_never(press)

    async def _prefer(self, query: CallbackQuery, message: Message, press: Preference, context: Context) -> None:
        is_groups = message.chat.type != Chat.PRIVATE
        if isinstance(press, ChooseLanguage) and not (is_groups and press.card == "settings"):
            await self._beginning.choose_language(query, message, press, context)
        else:
            await self._preferences.press(query, message, press)

    async def _decide(self, query: CallbackQuery, message: Message, press: Order, context: Context) -> None:
        if query.from_user.id in self._access.admins:
            match press:
                case DecideRebuild():
                    await self.rebuilding.decide(query, message, press, context)
                case GoBack():
                    await self.rebuilding.go_back(query, message, press)
                case DecideUpload():
                    await self._uploading.decide(query, message, press, context)
                case DecideLesson():
                    await self._teaching.decide(query, message, press, context)
        else:
            await acknowledge(query, running.ADMINS_ONLY(await self._languages.of(query.from_user)))


def _is_order(command: Command, text: str) -> bool:
    """Does an admins' command with this text order something? 「/reindex什么时候该用？」 asks."""
    return command.admins_only and (command.takes_text or not is_question(text))
