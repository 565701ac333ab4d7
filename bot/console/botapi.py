"""Telegram's side of the conversation, in memory: the Bot API as far as chawen uses it, as strict as the real one.

It stands behind the console chat, where a person without a token tries the bot, and behind the tests, in process and
over HTTP. What decides about text (which HTML is valid, what is an entity) is a `Judge`, given from outside: the
tests give it Telegram's own TDLib. What this leaves out: files, and every method chawen does not call.
"""

import json
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.console.methods import OUR_ID, Methods, without_its_reply
from bot.console.rules import ApiError, Json, Judge, Shown

__all__ = ["OUR_ID", "BotApi", "Shown", "buttons"]


class BotApi(Methods):
    """One bot's account with its chats, and the people in them."""

    def __init__(
        self, judge: Judge, username: str = "chawen_bot", on_shown: Callable[[Shown], None] = lambda shown: None
    ) -> None:
        super().__init__(judge, username, on_shown)
        self._query_id = 0

    # people

    def say(self, chat: Json, user: Json, text: str, reply_to: Json | None = None, quote: str = "", **more: Any) -> Json:
        """Someone writes a message; the update that the bot is to get."""
        self.chats[chat["id"]] = chat
        message = self._message(chat, {"from": user, "text": text, **more})
        entities = self._judge.find_entities(text)
        if entities:
            message["entities"] = entities
        if reply_to:
            message["reply_to_message"] = without_its_reply(reply_to)
        if quote:
            message["quote"] = {"text": quote, "position": 0, "is_manual": True}
        return self.updates.add("message", message)

    def send_file(self, chat: Json, user: Json, name: str, content: bytes, caption: str = "") -> Json:
        """Someone sends a file; the update that the bot is to get."""
        self.chats[chat["id"]] = chat
        said: Json = {"from": user, "document": self._document(name, content)}
        return self.updates.add("message", self._message(chat, {**said, "caption": caption} if caption else said))

    def type_inline(self, user: Json, text: str) -> Json:
        """Someone types behind the bot's name in a chat that it is not in; the update that it is to get."""
        self._query_id += 1
        return self.updates.add("inline_query", {"id": str(self._query_id), "from": user, "query": text, "offset": ""})

    def ask_as_guest(self, chat: Json, user: Json, text: str) -> Json:
        """Someone names the bot in a chat that it is not in; the update that it is to get."""
        self._query_id += 1
        message = {"message_id": 1, "date": int(time.time()), "chat": chat, "from": user, "text": text}
        return self.updates.add("guest_message", {**message, "guest_query_id": str(self._query_id)})

    def take_in(self, chat: Json, user: Json) -> Json:
        """Someone takes the bot into a group; the update that it is to get."""
        self.chats[chat["id"]] = chat
        before, now = ({"user": self.me, "status": status} for status in ("left", "member"))
        changed = {"chat": chat, "from": user, "date": int(time.time()), "old_chat_member": before, "new_chat_member": now}
        return self.updates.add("my_chat_member", changed)

    def rewrite(self, message: Json, text: str, after: int = 10) -> Json:
        """Someone changes a message so many seconds after it was written; the update that the bot is to get."""
        changed = {**message, "text": text, "edit_date": message["date"] + after}
        self.messages[message["chat"]["id"], message["message_id"]] = changed
        return self.updates.add("edited_message", changed)

    def press(self, message: Json, user: Json, data: str) -> Json:
        """Someone presses a button of a message; the update that the bot is to get."""
        self._query_id += 1
        query = str(self._query_id)
        self.unanswered.add(query)
        asked = {"id": query, "from": user, "chat_instance": "1", "message": message, "data": data}
        return self.updates.add("callback_query", asked)

    # the bot

    async def call(self, method: str, parameters: Mapping[str, Any]) -> tuple[int, Json]:
        """What Telegram answers to a method: HTTP status and body. Parameters may be JSON strings, as over HTTP."""
        values = {name: _value(name, value) for name, value in parameters.items()}
        self.calls.append((method, values))
        try:
            result = await self.result(method, values)
        except ApiError as error:
            body: Json = {"ok": False, "error_code": error.status, "description": error.description}
            if error.parameters:
                body["parameters"] = error.parameters
            return error.status, body
        return 200, {"ok": True, "result": result}

    def refuse(self, method: str, *errors: ApiError) -> None:
        """Order refusals for the next calls of a method."""
        self.refusals.setdefault(method, deque()).extend(errors)


def buttons(message: Json) -> Sequence[Json]:
    """The buttons of a message, in reading order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _value(name: str, value: Any) -> Any:
    """A parameter as it was before it was written into a form. (A text may look like JSON and is none.)"""
    if name == "text" or not isinstance(value, str) or value[:1] not in ("{", "["):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
