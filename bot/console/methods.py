"""What Telegram answers to each method of the Bot API that chawen calls, and what its chats hold."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from bot.console.rules import RIGHTS, ApiError, Json, Judge, Shown, checked_markup, checked_text
from bot.console.updates import Updates

OUR_ID = 7_000_000_000


class Methods:
    """The methods of one bot's account. `on_shown` is told of everything people see, as it happens."""

    def __init__(
        self, judge: Judge, username: str = "chawen_bot", on_shown: Callable[[Shown], None] = lambda shown: None
    ) -> None:
        self.me: Json = {
            "id": OUR_ID,
            "is_bot": True,
            "first_name": "查文",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Json] = {}
        self.admins: set[tuple[int, int]] = set()  # a group's id, and a person's
        self.messages: dict[tuple[int, int], Json] = {}
        self.menus: dict[str, list[Json]] = {}
        self.descriptions: dict[str, str] = {}  # by the code of a language
        self.webhook: Json = {"url": ""}
        self.calls: list[tuple[str, Json]] = []
        self.files: dict[str, bytes] = {}  # by id, as people sent them
        self.left: set[int] = set()  # chats that the bot left
        self.unanswered: set[str] = set()  # ids of button presses that wait for answerCallbackQuery
        self.refusals: dict[str, deque[ApiError]] = {}  # method → refusals on order, first come first served
        self._judge = judge
        self.on_shown = on_shown
        self.updates = Updates()
        self._message_id = 0

    async def result(self, method: str, values: Json) -> Any:
        """What Telegram gives back for a method. Raises ApiError where it refuses."""
        if self.refusals.get(method):
            raise self.refusals[method].popleft()
        answer = getattr(self, f"_{_snake(method)}", None)
        if not answer:
            raise ApiError(404, "Not Found: method not found")
        result = answer(values)
        return await result if asyncio.iscoroutine(result) else result

    def _get_me(self, values: Json) -> Json:
        return self.me

    def _set_my_commands(self, values: Json) -> bool:
        for command in values["commands"]:
            if not (1 <= len(command["command"]) <= 32 and 1 <= len(command["description"]) <= 256):
                raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        scope = values.get("scope") or {"type": "default"}
        if scope["type"] == "chat" and scope["chat_id"] not in self.chats:
            raise ApiError(400, "Bad Request: chat not found")
        chat, language = scope.get("chat_id", ""), values.get("language_code", "")
        self.menus[f"{scope['type']}:{chat}:{language}"] = values["commands"]
        return True

    def _get_my_commands(self, values: Json) -> list[Json]:
        scope = values.get("scope") or {"type": "default"}
        return self.menus.get(f"{scope['type']}:{scope.get('chat_id', '')}:{values.get('language_code', '')}", [])

    def _get_my_description(self, values: Json) -> Json:
        return {"description": self.descriptions.get(values.get("language_code", ""), "")}

    def _set_my_description(self, values: Json) -> bool:
        if len(values["description"]) > 512:
            raise ApiError(400, "Bad Request: BOT_DESCRIPTION_INVALID")
        self.descriptions[values.get("language_code", "")] = values["description"]
        return True

    def _send_message(self, values: Json) -> Json:
        chat = self._chat(values)
        text, entities = checked_text(values, self._judge)
        content: Json = {"from": self.me, "text": text}
        if entities:
            content["entities"] = entities
        if values.get("reply_markup"):
            content["reply_markup"] = checked_markup(values["reply_markup"])
        self._reply_to(chat, values.get("reply_parameters") or {}, content)
        message = self._message(chat, content)
        self.on_shown(Shown("sent", message))
        return message

    def _document(self, name: str, content: bytes) -> Json:
        """A file as a message carries it; its content is kept in `files`."""
        number = f"file{len(self.files)}"
        self.files[number] = content
        return {"file_id": number, "file_unique_id": number, "file_name": name, "file_size": len(content)}

    def _send_document(self, values: Json) -> Json:
        chat = self._chat(values)
        name, content = values["document"]
        caption, entities = checked_text({**values, "text": values.get("caption") or name}, self._judge)
        document = self._document(name, content)
        said: Json = {"from": self.me, "document": document, "caption": caption, "caption_entities": entities}
        self._reply_to(chat, values.get("reply_parameters") or {}, said)
        message = self._message(chat, said)
        self.on_shown(Shown("sent", message))
        return message

    def _send_photo(self, values: Json) -> Json:
        chat = self._chat(values)
        _, content = values["photo"]
        if not content.startswith(b"\x89PNG"):
            raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")
        number = self._document("photo.png", content)["file_id"]
        said: Json = {"from": self.me, "photo": [{"file_id": number, "file_unique_id": number, "width": 1, "height": 1}]}
        self._reply_to(chat, values.get("reply_parameters") or {}, said)
        message = self._message(chat, said)
        self.on_shown(Shown("sent", message))
        return message

    def _edit_message_text(self, values: Json) -> Json:
        message = self._own(values)
        text, entities = checked_text(values, self._judge)
        markup = checked_markup(values["reply_markup"]) if values.get("reply_markup") else None
        now = (text, entities, markup)
        if now == (message["text"], message.get("entities", []), message.get("reply_markup")):
            raise ApiError(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly"
                " the same as a current content and reply markup of the message",
            )
        message["text"] = text
        _set_or_drop(message, "entities", entities)
        _set_or_drop(message, "reply_markup", markup)
        message["edit_date"] = int(time.time())
        self.on_shown(Shown("edited", message))
        return message

    def _edit_message_caption(self, values: Json) -> Json:
        if "text" in self._own(values):
            raise ApiError(400, "Bad Request: there is no caption in the message to edit")
        raise ApiError(400, "Bad Request: message is not modified")

    def _edit_message_reply_markup(self, values: Json) -> Json:
        chat = self._chat(values)
        message = self.messages.get((chat["id"], int(values["message_id"])))
        if not message:
            raise ApiError(400, "Bad Request: message to edit not found")
        markup = checked_markup(values["reply_markup"]) if values.get("reply_markup") else None
        if markup == message.get("reply_markup"):
            raise ApiError(400, "Bad Request: message is not modified")
        _set_or_drop(message, "reply_markup", markup)
        self.on_shown(Shown("edited", message))
        return message

    def _get_file(self, values: Json) -> Json:
        number = str(values["file_id"])
        if number not in self.files:
            raise ApiError(400, "Bad Request: invalid file_id")
        return {
            "file_id": number,
            "file_unique_id": number,
            "file_size": len(self.files[number]),
            "file_path": f"documents/{number}",
        }

    def _delete_message(self, values: Json) -> bool:
        chat = self._chat(values)
        if not self.messages.pop((chat["id"], int(values["message_id"])), None):
            raise ApiError(400, "Bad Request: message to delete not found")
        return True

    def _answer_inline_query(self, values: Json) -> bool:
        results = values["results"]
        if len(results) > 50:
            raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
        for result in results:
            checked_text({"text": result["input_message_content"]["message_text"], "parse_mode": "HTML"}, self._judge)
        lines = [f"{result['title']}\n    {result.get('description', '')}" for result in results]
        self.on_shown(Shown("inline", {}, "\n".join(lines)))
        return True

    def _answer_guest_query(self, values: Json) -> Json:
        text, entities = checked_text(
            {"text": values["result"]["input_message_content"]["message_text"], "parse_mode": "HTML"}, self._judge
        )
        self.on_shown(Shown("guest", {"text": text, "entities": entities}, text))
        return {"inline_message_id": "1"}

    def _leave_chat(self, values: Json) -> bool:
        chat = self._chat(values)
        if chat["type"] == "private":
            raise ApiError(400, "Bad Request: method is available for supergroup and channel chats only")
        self.left.add(chat["id"])
        return True

    def _answer_callback_query(self, values: Json) -> bool:
        if values["callback_query_id"] not in self.unanswered:
            raise ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.unanswered.discard(values["callback_query_id"])
        text = values.get("text") or ""
        if len(text) > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        if text:
            self.on_shown(Shown("toast", {}, text))
        return True

    async def _get_updates(self, values: Json) -> list[Json]:
        if self.webhook["url"]:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        self.updates.confirm(int(values.get("offset") or 0))
        waiting = await self.updates.poll(float(values.get("timeout") or 0))
        if waiting is None:
            raise ApiError(
                409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        return waiting[: int(values.get("limit") or 100)]

    def _set_webhook(self, values: Json) -> bool:
        if not str(values["url"]).startswith("https://"):
            raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = {"url": values["url"], "secret_token": values.get("secret_token", "")}
        return True

    def _delete_webhook(self, values: Json) -> bool:
        self.webhook = {"url": ""}
        if values.get("drop_pending_updates"):
            self.updates.clear()
        return True

    def _get_chat_member(self, values: Json) -> Json:
        chat, user = self._chat(values), int(values["user_id"])
        person: Json = {"id": user, "is_bot": False, "first_name": "?"}
        if (chat["id"], user) not in self.admins:
            return {"status": "member", "user": person}
        return {"status": "administrator", "user": person, **dict.fromkeys(RIGHTS, False)}

    def _set_message_reaction(self, values: Json) -> bool:
        chat = self._chat(values)
        message = self.messages.get((chat["id"], int(values["message_id"])))
        if not message:
            raise ApiError(400, "Bad Request: message to react not found")
        for reaction in values["reaction"]:
            self.on_shown(Shown("reaction", message, reaction["emoji"]))
        return True

    # the parts

    def _message(self, chat: Json, content: Json) -> Json:
        self._message_id += 1
        message = {"message_id": self._message_id, "date": int(time.time()), "chat": chat, **content}
        self.messages[chat["id"], self._message_id] = message
        return message

    def _chat(self, values: Json) -> Json:
        chat = self.chats.get(int(values["chat_id"]))
        if not chat:
            raise ApiError(400, "Bad Request: chat not found")
        return chat

    def _own(self, values: Json) -> Json:
        """A message of ours, to be edited."""
        message = self.messages.get((self._chat(values)["id"], int(values.get("message_id", 0))))
        if not message:
            raise ApiError(400, "Bad Request: message to edit not found")
        if message["from"]["id"] != OUR_ID:
            raise ApiError(400, "Bad Request: message can't be edited")
        return message

    def _reply_to(self, chat: Json, asked: Json, content: Json) -> None:
        if not asked:
            return
        replied = self.messages.get((chat["id"], asked["message_id"]))
        if replied:
            content["reply_to_message"] = without_its_reply(replied)
        elif not asked.get("allow_sending_without_reply"):
            raise ApiError(400, "Bad Request: message to be replied not found")


def _set_or_drop(message: Json, name: str, value: Any) -> None:
    message.pop(name, None)
    if value:
        message[name] = value


def without_its_reply(message: Json) -> Json:
    """A message as it stands inside a reply to it."""
    inside = dict(message)
    inside.pop("reply_to_message", None)
    return inside


def _snake(method: str) -> str:
    """`sendMessage` → `send_message`."""
    return re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", method)
