"""Telegram's own rules for text, offline: TDLib judges outgoing HTML and finds the entities of incoming messages."""

import json
from functools import cache
from typing import Any

import tdjson

Json = dict[str, Any]

_NAMES = {
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeCode": "code",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeMention": "mention",
    "textEntityTypeUrl": "url",
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeHashtag": "hashtag",
}


class TdLib:
    """A `bot.console.rules.Judge`."""

    def parse_html(self, text: str) -> tuple[str, list[Json]]:
        said = _execute(type_="parseTextEntities", text=text, parse_mode={"@type": "textParseModeHTML"})
        if said["@type"] == "error":
            raise ValueError(said["message"])
        return said["text"], [_entity(entity) for entity in said["entities"]]

    def find_entities(self, text: str) -> list[Json]:
        return [_entity(entity) for entity in _execute(type_="getTextEntities", text=text)["entities"]]


def _entity(entity: Json) -> Json:
    kind = entity["type"]["@type"]
    link = {"url": entity["type"]["url"]} if kind == "textEntityTypeTextUrl" else {}
    return {"type": _NAMES.get(kind, kind), "offset": entity["offset"], "length": entity["length"], **link}


def _execute(type_: str, **parameters: Any) -> Json:
    _quiet()
    said = tdjson.td_execute(json.dumps({"@type": type_, **parameters}).encode())
    assert said is not None
    answer: Json = json.loads(said)
    return answer


@cache
def _quiet() -> None:
    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())
