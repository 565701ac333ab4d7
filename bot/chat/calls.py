"""Is this message meant for us, and what does it ask? Pure: text in, `Call` or None out.

Telegram marks neither `/ask什么` as a command nor `@bot什么` as a mention, for hanzi count as letters of the name; people
write both all the time. So a call is read from the text itself: a name of a command or of a bot is a run of ASCII
letters, digits and `_`.
"""

import re
from dataclasses import dataclass
from functools import cache

# /ask500強 and /askGDP ask, too: no command has a digit or a capital behind its name
_COMMAND = re.compile(r"[/／](ask(?=[0-9A-Z])|[A-Za-z0-9_]+)(?:[@＠]([A-Za-z0-9_]+))?(.*)", re.DOTALL)
_BLANK = " \t\r\n\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff"
_LEADING = _BLANK + "：:，,、"


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as far as it decides whether we are meant. `replied_text` is what it replies to, or the quoted part of it."""

    text: str
    private: bool
    replies_to_us: bool = False
    replied_text: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """`command` in lower case, without the slash; a plain question is an `ask`."""

    command: str
    text: str


def read_call(heard: Heard, username: str) -> Call | None:
    """What the message wants of the bot called `username`; None if it is not meant for it."""
    text = heard.text.strip(_BLANK)
    replied = heard.replied_text.strip(_BLANK)
    command = _COMMAND.match(text)
    if command:
        name, whom, rest = command[1].lower(), command[2], command[3].strip(_LEADING)
        if whom and whom.lower() != username.lower():
            return None
        if name == "ask":
            rest = rest or replied
        return Call(name, rest)
    mention = _mention(username)
    if mention.search(text):
        rest = mention.sub(" ", text).strip(_LEADING)
        return Call("ask", rest or replied)
    if heard.private or heard.replies_to_us:
        return Call("ask", text)
    return None


def is_addressed(heard: Heard, username: str) -> bool:
    """Does a command name this bot, or stand in a private chat? An unknown one is ours to refuse only then."""
    text = heard.text.lower().replace("＠", "@")
    return heard.private or f"@{username.lower()}" in text


@cache
def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_])[@＠]{re.escape(username)}(?![A-Za-z0-9_])", re.IGNORECASE)
