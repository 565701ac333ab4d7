"""Who calls, from where, and what their message says: Telegram's message → what our own code reads."""

from dataclasses import dataclass

from telegram import Chat, Message, Update, User
from telegram.ext import ContextTypes

from bot import buttons
from bot.buttons import ReadPassage, ShowOverview, TellWhy, TurnAnswer
from bot.chat.calls import Heard
from bot.texts.languages import Language

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

    def allows(self, chat: Chat, user: User) -> bool:
        """May this person ask here? Admins may everywhere."""
        return not self.chats or chat.id in self.chats or user.id in self.admins


def hear(message: Message, us: int) -> Heard:
    """The message as far as it decides whether we, the bot with the id `us`, are meant."""
    replied = message.reply_to_message
    quoted = message.quote.text if message.quote else ""
    if replied and not quoted:
        quoted = _text(replied)
    return Heard(
        text=_whole(_text(message)),
        private=message.chat.type == Chat.PRIVATE,
        replies_to_us=bool(replied and replied.from_user and replied.from_user.id == us),
        replied_text=_whole(quoted),
    )


def replied_answer(message: Message) -> int | None:
    """The id of the answer whose card the message replies to; the card's buttons know it."""
    markup = message.reply_to_message.reply_markup if message.reply_to_message else None
    if not markup:
        return None
    for row in markup.inline_keyboard:
        for button in row:
            press = buttons.read(str(button.callback_data))
            if isinstance(press, TurnAnswer | ReadPassage | ShowOverview | TellWhy):
                return press.answer
    return None


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _whole(text: str) -> str:
    """The text without halves of characters, which a broken client may send and no library takes."""
    return text.encode("utf-8", "replace").decode()
