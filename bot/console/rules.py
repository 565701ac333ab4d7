"""What Telegram takes and what it refuses: texts and buttons within its limits, in its own words."""

from dataclasses import dataclass
from typing import Any, Protocol

Json = dict[str, Any]

TEXT_LIMIT = 4096  # UTF-16 units, after parsing
ENTITY_LIMIT = 100
DATA_LIMIT = 64  # bytes
COPY_LIMIT = 256  # UTF-16 units
RIGHTS = (  # that Telegram tells of a group's admin
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Something the bot did that people see: `kind` is "sent", "edited" or "toast" (`text` only)."""

    kind: str
    message: Json
    text: str = ""


class Judge(Protocol):
    """What Telegram makes of a text. Entities are Bot API ones: type, offset and length in UTF-16 units."""

    def parse_html(self, text: str) -> tuple[str, list[Json]]:
        """The text without its tags, and their entities. Raises ValueError with Telegram's words."""

    def find_entities(self, text: str) -> list[Json]:
        """The entities of a message as typed: commands, mentions, addresses."""


class ApiError(Exception):
    """A refusal: HTTP status, Telegram's description, and response parameters such as retry_after."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def utf16_units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def checked_text(values: Json, judge: Judge) -> tuple[str, list[Json]]:
    """The text of a message to be sent, without its tags, and its entities. Raises ApiError."""
    text: str = values.get("text") or ""
    entities: list[Json] = []
    if values.get("parse_mode") == "HTML":
        try:
            text, entities = judge.parse_html(text)
        except ValueError as error:
            raise ApiError(400, f"Bad Request: can't parse entities: {error}") from error
    elif values.get("parse_mode"):
        raise ApiError(400, "Bad Request: unsupported parse_mode")
    text = text.strip()
    if not text:
        raise ApiError(400, "Bad Request: message text is empty")
    if utf16_units(text) > TEXT_LIMIT:
        raise ApiError(400, "Bad Request: message is too long")
    return text, entities[:ENTITY_LIMIT]


def checked_markup(markup: Json) -> Json:
    """The rows of buttons, if Telegram takes them. Raises ApiError."""
    for row in markup["inline_keyboard"]:
        for button in row:
            if not button.get("text"):
                raise ApiError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
            _check_button(button)
    return markup


def _check_button(button: Json) -> None:
    """A button either tells of its press or copies a text. Raises ApiError."""
    if "copy_text" in button:
        if "callback_data" in button or not 1 <= utf16_units(button["copy_text"]["text"]) <= COPY_LIMIT:
            raise ApiError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
    elif not 1 <= len(button.get("callback_data", "").encode()) <= DATA_LIMIT:
        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
