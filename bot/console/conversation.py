"""The chat on this terminal: lines go in as messages of a person in a chat, and what the bot sends is shown by rich.

Works piped, too: `echo question | …`.
"""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from pydantic import SecretStr
from rich.console import Console
from rich.panel import Panel
from rich.text import Text
from telegram import Update

from bot.chat.schedule import UNLIMITED
from bot.console.botapi import BotApi, Shown, buttons
from bot.console.local import ConsoleJudge, LocalRequest
from bot.console.rules import Json, utf16_units
from bot.settings import Settings
from bot.texts import console as say
from bot.texts.languages import Language
from bot.wiring import Bot

ADMIN = 1
GROUP: Json = {"id": -100, "type": "supergroup", "title": "group"}
_TOKEN = f"{ADMIN}:{'console':0<35}"
_STYLES = {"bold": "bold", "italic": "italic", "underline": "underline", "code": "cyan", "expandable_blockquote": "dim"}
_PROGRESS_EVERY = 0.5  # seconds


async def chat_on_console(settings: Settings, language: Language) -> int:
    """Chat until the input ends; the exit status. Raises BadStore, NoCorpus, OSError, Unavailable."""
    console = Console(highlight=False)
    api = BotApi(ConsoleJudge())
    conversation = Conversation(api, console, language)
    api.on_shown = conversation.show
    bot = Bot(
        _at_home(settings),
        database=settings.data_dir / "console.db",
        request=LocalRequest(api),
        progress_every=_PROGRESS_EVERY,
        pace=UNLIMITED,
    )
    async with bot.living():
        await bot.caught_up()
        await _talk(bot, conversation, console)
    return 0


class Conversation:
    """Who speaks where in the console, and what was last shown there."""

    def __init__(self, api: BotApi, console: Console, language: Language) -> None:
        self._api = api
        self._console = console
        self.language = language
        self._user = _person(ADMIN + 1, "you", language)
        admin = _person(ADMIN, "admin", language)
        self._users = {"you": self._user, "admin": admin}
        api.chats[ADMIN] = _private(admin)
        self._in_group = False
        self._last: Json = {}  # the bot's last message here

    @property
    def prompt(self) -> str:
        """Who speaks where."""
        who = say.WHO(self.language, name=self._user["first_name"], where=self._chat["type"])
        return f"{who}> "

    @property
    def _chat(self) -> Json:
        return GROUP if self._in_group else _private(self._user)

    def show(self, shown: Shown) -> None:
        """Print what the bot did."""
        if shown.kind == "inline":
            self._console.print(shown.text or "–", markup=False, highlight=False)
            return
        if shown.kind == "toast":
            self._console.print(f"  ({shown.text})", style="yellow", markup=False, highlight=False)
            return
        if picture := shown.message.get("photo"):
            size = len(self._api.files[picture[-1]["file_id"]]) >> 10
            self._console.print(say.PICTURE(self.language, size=size), style="yellow", markup=False, highlight=False)
            return
        if document := shown.message.get("document"):
            self._console.print(shown.message["caption"], markup=False, highlight=False)
            file = self._api.files[document["file_id"]]
            self._console.print(file.decode("utf-8-sig", "replace"), markup=False, highlight=False, soft_wrap=True)
            return
        self._last = shown.message
        numbered = enumerate(buttons(self._last), 1)
        labels = "  ".join(f"[{number}] {button['text']}" for number, button in numbered)
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
            return self._api.say(self._chat, self._user, rest, reply_to=self._last)
        if word == ":inline" and rest:
            return self._api.type_inline(self._user, rest)
        if word == ":send" and rest:
            file, _, caption = rest.partition(" | ")
            return self._send(Path(file.strip()).expanduser(), caption.strip())
        if word == "/as" and rest:
            self._speak_as(rest)
        elif word == "/in" and rest in ("group", "private"):
            self._in_group = rest == "group"
        elif word == ":lang" and rest:
            self._user["language_code"] = rest
        elif word in (":help", ":inline", ":send", ":lang", "/as", "/in", "/reply"):
            self._console.print(say.HELP(self.language), markup=False, highlight=False)
        else:
            return self._api.say(self._chat, self._user, line)
        return None

    def _send(self, file: Path, caption: str) -> Json | None:
        """The update of a file sent with a caption, which may be empty; None if there is no such file."""
        try:
            content = file.read_bytes()
        except OSError as error:
            self._console.print(say.NO_FILE(self.language, file=file, reason=error.strerror), markup=False)
            return None
        return self._api.send_file(self._chat, self._user, file.name, content, caption)

    def _speak_as(self, name: str) -> None:
        if name not in self._users:
            self._users[name] = _person(ADMIN + 1 + len(self._users), name, self.language)
        self._user = self._users[name]

    def _press(self, number: int) -> Json | None:
        offered = buttons(self._last)
        if not 1 <= number <= len(offered):
            self._console.print(say.NO_BUTTON(self.language, number=number), markup=False)
            return None
        button = offered[number - 1]
        if "copy_text" in button:
            self._console.print(button["copy_text"]["text"], style="yellow", markup=False, highlight=False)
            return None
        return self._api.press(self._last, self._user, button["callback_data"])


async def _talk(bot: Bot, conversation: Conversation, console: Console) -> None:
    application = bot.application
    interactive = sys.stdin.isatty()
    if interactive:
        console.print(say.WELCOME(conversation.language), markup=False)
    while True:
        typed = await _read_line(conversation.prompt if interactive else "")
        if typed is None or typed.strip() == "/quit":
            return
        line = typed.strip()
        if not line:
            continue
        if not interactive:
            console.print(f"{conversation.prompt}{line}", markup=False)
        update = conversation.update(line)
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


def _at_home(settings: Settings) -> Settings:
    """The same, but with a token of our own, one more admin, and open to every chat."""
    ours = {
        "telegram_bot_token": SecretStr(_TOKEN),
        "admin_ids": settings.admin_ids | {ADMIN},
        "allowed_chats": frozenset(),
    }
    return settings.model_copy(update=ours)


def _person(number: int, name: str, language: str) -> Json:
    return {"id": number, "is_bot": False, "first_name": name, "language_code": language}


def _private(person: Json) -> Json:
    return {"id": person["id"], "type": "private", "first_name": person["first_name"]}


def _styled(message: Json) -> Text:
    """The message's text with its entities, whose offsets count UTF-16 units."""
    text = Text(message["text"])
    position = {0: 0}  # UTF-16 units before a character → characters before it
    units = 0
    for at, character in enumerate(message["text"], 1):
        units += utf16_units(character)
        position[units] = at
    for entity in message.get("entities", []):
        start = position[entity["offset"]]
        end = position[entity["offset"] + entity["length"]]
        text.stylize(_STYLES.get(entity["type"], ""), start, end)
    return text
