"""Updates as they come off the network, before python-telegram-bot sees them: which can be read, which can't and why.

python-telegram-bot parses a whole poll at once, and one update that it can't parse, which Telegram gives again and again,
would make the bot deaf. Whatever stands in an update ends up here as read or as a reason.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, Update

_LARGEST = 2**63  # ids are below, in Telegram and in SQLite
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_ID = re.compile(r'"update_id"\s*:\s*([0-9]{1,18})(?![0-9.eE])')


@dataclass(frozen=True, slots=True)
class Raw:
    """One update: its id, its chat (0 where it has none) and its JSON.

    `update` is None if it can't be read; `reason` then says why, without quoting it.
    """

    id: int
    chat: int
    body: str
    update: Update | None
    reason: str = ""

    @property
    def message(self) -> int:
        """The id of the message that it brings, 0 if it brings no new one."""
        return self.update.message.message_id if self.update and self.update.message else 0


class NoUpdates(ValueError):
    """What came is not what getUpdates gives."""


def read_poll(payload: bytes) -> list[object]:
    """What getUpdates gave, each update as parsed JSON, or as text where it is no JSON we can read. Raises NoUpdates."""
    text = payload.decode("utf-8", "replace")
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return [*_split(text)]
    updates = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(updates, list):
        raise NoUpdates("getUpdates gave no list")
    return updates


def read_update(raw: object, bot: Bot | None) -> Raw | None:
    """One of them, as an update of this bot; None for what has no id."""
    if isinstance(raw, str):
        raw = _parsed(raw)
    if isinstance(raw, int):
        return Raw(raw, 0, "", None, "no JSON that can be read")
    if not isinstance(raw, dict) or not is_id(raw.get("update_id")):
        return None
    number: int = raw["update_id"]
    body = json.dumps(raw)
    try:
        update = _read(raw, bot)
        chat = _chat_of(update)
    except Exception as error:  # what python-telegram-bot raises over odd types is anything
        return Raw(number, 0, body, None, f"can't be read: {type(error).__name__}")
    return Raw(number, chat, body, update)


def _read(raw: dict[str, object], bot: Bot | None) -> Update:
    """The update; where it can't be read, without what its message replies to, which may be of a kind not known yet. Raises
    anything.
    """
    try:
        return Update.de_json(raw, bot)
    except Exception:
        return Update.de_json({kind: _without_replied(part) for kind, part in raw.items()}, bot)


def _without_replied(part: object) -> object:
    return {name: value for name, value in part.items() if name != "reply_to_message"} if isinstance(part, dict) else part


def is_id(value: object) -> bool:
    """Can this be the id of an update, chat or person?"""
    return isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST


def _chat_of(update: Update) -> int:
    """The id of the chat, 0 where there is none. Raises TypeError where what we go by is of another type than Telegram says."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    texts = (message.text, message.caption) if message else ()
    ids = [party.id for party in (chat, user) if party]
    if not all(is_id(number) for number in ids):
        raise TypeError("an id that is none")
    if not all(text is None or isinstance(text, str) for text in texts):
        raise TypeError("a text that is none")
    if message and not chat:
        raise TypeError("a message without a chat")
    if update.message and not isinstance(update.message.date, datetime):
        raise TypeError("a date that is none")
    if update.callback_query and not user:
        raise TypeError("a button that nobody pressed")
    return chat.id if chat else 0


def _parsed(text: str) -> object:
    """An object of JSON by itself, None for what is none; where it can't be read, its `update_id`, if it has one."""
    try:
        found = json.loads(text)
        return found if isinstance(found, dict) else None
    except (ValueError, RecursionError):
        number = _ID.search(text)
        return int(number[1]) if number else None


def _split(text: str) -> list[str]:
    """The updates in a poll that as a whole is no JSON we can read, each as it stands there. Raises NoUpdates.

    >>> _split('{"ok": true, "result": [{"update_id": 1}, {"update_id": [[]]}]}')
    ['{"update_id": 1}', '{"update_id": [[]]}']
    """
    found: list[str] = []
    depth = start = 0
    for token in _TOKEN.finditer(text):
        bracket = token[0]
        if bracket in "[{":
            depth += 1
            if depth == 3 and bracket == "{":  # the answer, its list, an update
                start = token.start()
        elif bracket in "]}":
            if depth == 3 and bracket == "}":
                found.append(text[start : token.end()])
            depth -= 1
    if not found:
        raise NoUpdates("getUpdates gave no JSON")
    return found
