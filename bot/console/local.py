"""What stands in Telegram's place behind the console: the network, answered in this process, and rules for text."""

import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from telegram.request import BaseRequest, RequestData

from bot.console.botapi import BotApi
from bot.console.rules import Json, utf16_units

_TAGS = {"a": "text_link", "b": "bold", "i": "italic", "u": "underline", "code": "code", "blockquote": "expandable_blockquote"}


class LocalRequest(BaseRequest):
    """python-telegram-bot's network, answered by a `BotApi` in this process."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        """None: nothing here is slow."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """The status and body that Telegram would give."""
        path = urlsplit(url).path
        if path.startswith("/file/"):
            return 200, self._api.files[path.rsplit("/", 1)[-1]]
        name = path.rsplit("/", 1)[-1]
        values: dict[str, Any] = {}
        if request_data:
            values |= request_data.json_parameters
            values |= {part: (file[0], file[1]) for part, file in (request_data.multipart_data or {}).items()}
        status, body = await self._api.call(name, values)
        return status, json.dumps(body).encode()


class ConsoleJudge(HTMLParser):
    """Enough of Telegram's rules to show our own cards; the tests have the real ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text = ""
        self._open: list[tuple[str, int, Json]] = []
        self._entities: list[Json] = []

    def parse_html(self, text: str) -> tuple[str, list[Json]]:
        """The text and its entities."""
        self.reset()
        self._text, self._open, self._entities = "", [], []
        self.feed(text)
        self.close()
        return self._text, self._entities

    def find_entities(self, text: str) -> list[Json]:
        """None: the bot reads calls from the text itself."""
        return []

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self._text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An entity begins."""
        link = {"url": dict(attrs).get("href") or ""} if tag == "a" else {}
        self._open.append((tag, utf16_units(self._text), link))

    def handle_endtag(self, tag: str) -> None:
        """An entity ends."""
        name, offset, link = self._open.pop()
        if name != tag:
            raise ValueError(f"unmatched end tag {tag}")
        if tag not in _TAGS:
            raise ValueError(f"unsupported start tag {tag}")
        length = utf16_units(self._text) - offset
        self._entities.append({"type": _TAGS[tag], "offset": offset, "length": length, **link})
