"""Who calls, from where, and what their message says: Telegram's message → what our own code reads."""

from dataclasses import dataclass

from telegram import Chat, Message, Update, User
from telegram.constants import ChatID
from telegram.ext import ContextTypes

from bot import buttons
from bot.chat.calls import Heard, read_call
from bot.presses import AskAsTyped, OpenAnswer, ReadPassage, ShowOverview, TellWhy, TurnAnswer, TurnScript, Wish
from bot.store import Chats
from bot.texts.languages import Language
from index import well_formed

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Caller:
    """A person who gave a command by `message`, and the language to answer them in."""

    update: Update
    context: Context
    message: Message
    user: User
    language: Language


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask (in these chats; in all, if none is named), and who may do more."""

    admins: frozenset[int]
    chats: frozenset[int]
    moved: Chats

    def allows_in_private(self, user: int) -> bool:
        """May this person ask in private?"""
        return not self.chats or user in self.chats or user in self.admins

    async def allows(self, chat: Chat, user: User) -> bool:
        """May this person ask here? Admins may everywhere; a group keeps what it may when its id changes."""
        if not self.chats or chat.id in self.chats or user.id in self.admins:
            return True
        return await self.moved.first_id(chat.id) in self.chats


def hear(message: Message, us: int) -> Heard | None:
    """The message as far as it decides whether we, the bot with the id `us`, are meant; None if nobody says it to us."""
    private = message.chat.type == Chat.PRIVATE
    if _is_passed_on(message, us) or (message.forward_origin and not private):
        return None
    replied = _replied(message)
    to_us = bool(replied and replied.from_user and replied.from_user.id == us)
    quote = message.quote.text if message.quote and message.quote.is_manual else ""
    replied_text = message.quote.text if message.quote else _text(replied) if replied and not to_us else ""
    return Heard(well_formed(_text(message)), private, to_us, well_formed(replied_text), well_formed(quote))


def asker(update: Update) -> int | None:
    """Who asks something of us by this update; None if nobody does."""
    message, user = update.message, update.effective_user
    if not message or not user:
        return None
    bot = message.get_bot()
    heard = hear(message, bot.id)
    return user.id if heard and read_call(heard, bot.username) else None


def is_anonymous(user: User) -> bool:
    """Does Telegram hide who this is, as it does with admins who write in a group's name?"""
    return user.id in (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT)


def replied_answer(message: Message) -> int | None:
    """The id of the answer whose card the message replies to, of several the last; the card's buttons know it."""
    replied = _replied(message)
    markup = replied.reply_markup if replied else None
    if not markup:
        return None
    presses = [buttons.read(str(button.callback_data)) for row in markup.inline_keyboard for button in row]
    several = [press.answer for press in presses if isinstance(press, OpenAnswer)]
    of_card = TurnAnswer | TurnScript | ReadPassage | ShowOverview | TellWhy | AskAsTyped | Wish
    return next((press.answer for press in presses if isinstance(press, of_card)), several[-1] if several else None)


def _is_passed_on(message: Message, us: int) -> bool:
    """Is it a channel's post that Telegram passes on, another bot's message, or a result of our own by inline mode?"""
    user = message.from_user
    by_bot = user is not None and user.is_bot and not is_anonymous(user)
    by_us = message.via_bot is not None and message.via_bot.id == us
    return bool(message.is_automatic_forward) or by_bot or by_us


def _replied(message: Message) -> Message | None:
    """What the message replies to. In a topic a message that replies to nothing seems to reply to the one that opened it."""
    replied = message.reply_to_message
    if replied and message.is_topic_message and replied.message_id == message.message_thread_id:
        return None
    return replied


def _text(message: Message) -> str:
    return message.text or message.caption or (message.poll.question if message.poll else "")
