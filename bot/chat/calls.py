"""Is this message meant for us, and what does it ask? Pure: text in, `Call` or None out.

Telegram marks neither `/ask什么` as a command nor `@bot什么` as a mention, for hanzi count as letters of the name; people
write both all the time. So a call is read from the text itself: a name of a command or of a bot is a run of ASCII
letters, digits and `_`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from bot.courtesy import asks_for_help, wish
from index import is_question

# /ask500強 and /AskGDP ask, too: no command has a digit or a capital behind its name
_COMMAND = re.compile(r"/([Aa]sk(?=[0-9A-Z])|ASK(?=[0-9])|[A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?")
_SLIP = re.compile(r"^[、\\/]+(?=ask(?![A-Za-z]))", re.IGNORECASE)  # 、 is on the key of / where one writes Chinese
_MARKED = re.compile(r"(?:提?[问問]|[请請][问問]|[Qq])[ \t]*[:：]")  # 问：什么
_ANOTHER = re.compile(r"[@＠][A-Za-z0-9_]")  # somebody else is spoken to
_HALF_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)}  # ／ａｓｋ is /ask
_MARKS = "：:，,、"
_QUOTE_LIMIT = 60  # characters of a quote that say what a question beside it is about; a longer one is a text of its own


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as far as it decides whether we are meant. `replied_text` is what it replies to, or the quoted part of it;
    `quote` is a part that the person chose to quote.
    """

    text: str
    private: bool
    replies_to_us: bool = False
    replied_text: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """`command` in lower case, without the slash; a plain question is an `ask`."""

    command: str
    text: str


def read_call(heard: Heard, username: str) -> Call | None:
    """What the message wants of the bot called `username`; None if it is not meant for it.

    In a group a command, our name, a mark (`问：`) in a reply, or a reply to us that asks something is meant for us.
    """
    call = _called(heard, username)
    return Call("help", "") if call and call.command == "ask" and asks_for_help(call.text) else call


def _called(heard: Heard, username: str) -> Call | None:
    text = _SLIP.sub("/", _stripped(heard.text))
    command = _COMMAND.match(text.translate(_HALF_WIDTH))
    if command:
        rest = text[command.end() :]
        if command[2] and command[2].lower() != username.lower():
            return None
        name = command[1].lower()
        return _ask(_mention(username).sub(" ", rest), heard) if name == "ask" else Call(name, _stripped(rest, _MARKS))
    mention = _mention(username)
    if mention.search(text):
        rest = _stripped(mention.sub(" ", text), _MARKS)
        return _called(replace(heard, text=rest), username) if rest[:1] == "/" else _ask(rest, heard)
    marked = _MARKED.match(text)
    if marked and (heard.private or heard.replies_to_us or heard.replied_text):
        return _ask(text[marked.end() :], heard)
    if heard.private or (heard.replies_to_us and (is_question(text) or wish(text)) and not _ANOTHER.match(text)):
        return Call("ask", _about(heard.quote, text))
    return None


def is_addressed(heard: Heard, username: str) -> bool:
    """Does a command name this bot, or stand in a private chat? An unknown one is ours to refuse only then."""
    text = heard.text.lower().replace("＠", "@")
    return heard.private or f"@{username.lower()}" in text


def _ask(rest: str, heard: Heard) -> Call:
    """A question behind a command, a name or a mark; alone it asks what it replies to."""
    question = _stripped(rest, _MARKS)
    while (again := _COMMAND.match(question)) and again[1].lower() == "ask":  # /ask /ask, as one who copies it writes
        question = _stripped(question[again.end() :], _MARKS)
    return Call("ask", _about(heard.quote, question) if question else _stripped(heard.replied_text))


def _about(quote: str, question: str) -> str:
    """A question with the quote beside which it stands, for that says of what: 「東湖店」 幾點開門？"""
    quote = _stripped(quote)
    return f"{quote} {question}" if question and quote not in question and len(quote) <= _QUOTE_LIMIT else question


def _stripped(text: str, marks: str = "") -> str:
    """The text without blanks and characters that can't be seen at both ends, nor these marks at its beginning."""
    start, end = 0, len(text)
    while start < end and (_is_blank(text[start]) or text[start] in marks):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc")


@cache
def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_])[@＠]{re.escape(username)}(?![A-Za-z0-9_])", re.IGNORECASE)
