"""The bot without Telegram: the same application, handlers and cards, in a chat on this terminal.

Lines go in as messages of a person in a chat, and what the bot sends is shown by rich. Works piped, too: `echo question | …`.
"""

import asyncio
import json
import sys
import time
from contextlib import suppress
from html.parser import HTMLParser
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr
from rich.console import Console
from rich.panel import Panel
from rich.text import Text
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.answering import Answering
from bot.app import build_application, open_application
from bot.botapi import BotApi, Json, Shown, buttons, utf16_units
from bot.handlers import Bot, Handlers
from bot.settings import Settings
from bot.store import Store
from bot.texts import Texts

ADMIN = 1
GROUP: Json = {"id": -100, "type": "supergroup", "title": "group"}
_STYLES = {"bold": "bold", "italic": "italic", "underline": "underline", "code": "cyan", "expandable_blockquote": "dim"}
_TAGS = {"b": "bold", "i": "italic", "u": "underline", "code": "code", "blockquote": "expandable_blockquote"}


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
        name = urlsplit(url).path.rsplit("/", 1)[-1]
        status, body = await self._api.call(name, request_data.json_parameters if request_data else {})
        return status, json.dumps(body).encode()


class ConsoleJudge(HTMLParser):
    """Enough of Telegram's rules to show our own cards; the tests have the real ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text = ""
        self._open: list[tuple[str, int]] = []
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
        self._open.append((tag, utf16_units(self._text)))

    def handle_endtag(self, tag: str) -> None:
        """An entity ends."""
        name, offset = self._open.pop()
        if name != tag:
            raise ValueError(f"unmatched end tag {tag}")
        self._entities.append({"type": _TAGS[tag], "offset": offset, "length": utf16_units(self._text) - offset})


class Chat:
    """Who speaks where in the console, and what was last shown there."""

    def __init__(self, api: BotApi, console: Console, say: Texts) -> None:
        self.api = api
        self.say = say
        self._console = console
        self._user = _person(ADMIN + 1, "you", say.language)
        self._users = {"you": self._user, "admin": _person(ADMIN, "admin", say.language)}
        api.chats[ADMIN] = {"id": ADMIN, "type": "private", "first_name": "admin"}
        self._group = False
        self._last: Json = {}  # the bot's last message here

    @property
    def prompt(self) -> str:
        """Who speaks where."""
        return self.say.console_who.format(name=self._user["first_name"], where=self._chat["type"]) + "> "

    @property
    def _chat(self) -> Json:
        return GROUP if self._group else {"id": self._user["id"], "type": "private", "first_name": self._user["first_name"]}

    def show(self, shown: Shown) -> None:
        """Print what the bot did."""
        if shown.kind == "toast":
            self._console.print(f"  ({shown.text})", style="yellow", markup=False, highlight=False)
            return
        self._last = shown.message
        labels = "  ".join(f"[{at}] {button['text']}" for at, button in enumerate(buttons(self._last), 1))
        if self._console.is_terminal:
            self._console.print(Panel(_styled(self._last), subtitle=Text(labels) if labels else None))
        else:  # for pipes: lines as they are, not wrapped in a frame
            self._console.print(_styled(self._last), soft_wrap=True)
            self._console.print(f"{labels}\n" if labels else "", markup=False)

    def update(self, line: str) -> Json | None:
        """The update that a typed line makes; None for a line that was for the console itself."""
        if line.isascii() and line.isdigit() and len(line) < 3:
            return self._press(int(line))
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "/reply" and rest and self._last:
            return self.api.say(self._chat, self._user, rest, reply_to=self._last)
        if word == "/as" and rest:
            self._user = self._users.setdefault(rest, _person(ADMIN + 1 + len(self._users), rest, self.say.language))
        elif word == "/in" and rest in ("group", "private"):
            self._group = rest == "group"
        elif word == "/lang" and rest:
            self._user["language_code"] = rest
        elif word in (":help", "/as", "/in", "/lang", "/reply"):
            self._console.print(self.say.console_help, markup=False, highlight=False)
        else:
            return self.api.say(self._chat, self._user, line)
        return None

    def _press(self, number: int) -> Json | None:
        offered = buttons(self._last)
        if not 1 <= number <= len(offered):
            self._console.print(self.say.console_no_button.format(number=number), markup=False)
            return None
        return self.api.press(self._last, self._user, offered[number - 1]["callback_data"])


async def chat_on_console(settings: Settings, say: Texts) -> int:
    """Chat until the input ends; the exit status."""
    console = Console(highlight=False)
    api = BotApi(ConsoleJudge())
    chat = Chat(api, console, say)
    api.on_shown = chat.show
    here = settings.model_copy(
        update={"telegram_bot_token": SecretStr(f"{ADMIN}:{'console':0<35}"), "admin_ids": settings.admin_ids | {ADMIN}}
    )
    store = Store(settings.data_dir / "console.db", time.time)
    answering = Answering(settings.corpus_dir, settings.data_dir, store, settings.milvus_uri)
    handlers = Handlers(answering, store, here.admin_ids, frozenset(), progress_every=0.5)
    application = build_application(here, answering, store, handlers, LocalRequest(api))
    async with application:
        try:
            await open_application(application, here, answering, store)
            await application.start()
            try:
                await _talk(application, chat, console)
            finally:
                await application.stop()
        finally:
            await answering.close()
    return 0


async def _talk(application: Bot, chat: Chat, console: Console) -> None:
    interactive = sys.stdin.isatty()
    if interactive:
        console.print(chat.say.console_welcome, markup=False)
    while True:
        line = await _read_line(chat.prompt if interactive else "")
        if line is None or line.strip() == "/quit":
            return
        if not line.strip():
            continue
        if not interactive:
            console.print(f"{chat.prompt}{line.strip()}", markup=False)
        update = chat.update(line.strip())
        if update:
            await application.process_update(Update.de_json(update, application.bot))


async def _read_line(prompt: str) -> str | None:
    """The next line; None at the end. Read by a thread that nobody waits for when the chat is interrupted. Raises OSError."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str | None] = loop.create_future()

    def read() -> None:
        said: str | OSError | None
        try:
            said = input(prompt)
        except EOFError:
            said = None
        except OSError as error:  # there is nobody to read the prompt
            said = error
        with suppress(RuntimeError):  # the chat is over
            loop.call_soon_threadsafe(_tell, line, said)

    Thread(target=read, daemon=True).start()
    return await line


def _tell(line: "asyncio.Future[str | None]", said: str | OSError | None) -> None:
    if line.done():
        return
    if isinstance(said, OSError):
        line.set_exception(said)
    else:
        line.set_result(said)


def _person(number: int, name: str, language: str) -> Json:
    return {"id": number, "is_bot": False, "first_name": name, "language_code": language}


def _styled(message: Json) -> Text:
    text = Text(message["text"])
    units = [0]
    for character in message["text"]:
        units.append(units[-1] + utf16_units(character))
    position = {unit: at for at, unit in enumerate(units)}
    for entity in message.get("entities", []):
        start, end = position[entity["offset"]], position[entity["offset"] + entity["length"]]
        text.stylize(_STYLES.get(entity["type"], ""), start, end)
    return text
