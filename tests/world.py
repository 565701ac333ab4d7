"""A small world around the real application: people, a group, a bot, and Telegram's side in this process."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Update

from bot.chat.schedule import UNLIMITED, Pace
from bot.console.botapi import BotApi, Shown, buttons
from bot.console.local import LocalRequest
from bot.console.rules import Json
from bot.settings import Settings, read_settings
from bot.wiring import Bot
from tests.tdlib import TdLib

TOKEN = "7000000000:" + "a" * 35
ADMIN: Json = {"id": 1, "is_bot": False, "first_name": "管理員", "language_code": "zh-hant"}
MEMBER: Json = {"id": 2, "is_bot": False, "first_name": "Ming", "language_code": "en"}
GROUP: Json = {"id": -1001, "type": "supergroup", "title": "讀書會"}
WANTED = "力爭引進世界500強6戶、國內500強10戶。"  # the repository's own article answers 力爭引進多少戶500強


def private(user: Json) -> Json:
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


def make_settings(corpus: Path, data: Path, **more: str) -> Settings:
    said = {"TELEGRAM_BOT_TOKEN": TOKEN, "ADMIN_IDS": "1", "CORPUS_DIR": str(corpus), "DATA_DIR": str(data), **more}
    return read_settings(said, None)


_ARTICLES = Path("corpus/articles").absolute()
_KEPT = TemporaryDirectory(prefix="chawen-index-")  # the index of the repository's own articles, made by the first world of them


class World:
    """`says` and `presses` give what people see of the bot in consequence."""

    def __init__(self, settings: Settings, now: Callable[[], float] = time.time, pace: Pace = UNLIMITED) -> None:
        self._settings = settings
        _lend_index(settings)
        self.shown: list[Shown] = []
        self.api = BotApi(TdLib(), on_shown=self._see)
        self.api.chats[1] = private(ADMIN)
        self.bot = Bot(settings, request=LocalRequest(self.api), progress_every=0.01, now=now, pace=pace)
        self.library = self.bot.library
        self.application = self.bot.application

    def _see(self, shown: Shown) -> None:
        self.shown.append(Shown(shown.kind, dict(shown.message), shown.text))

    @asynccontextmanager
    async def living(self) -> AsyncIterator["World"]:
        async with self.bot.living():
            await self.bot.caught_up()
            _keep_index(self._settings)
            yield self

    async def says(self, text: str, user: Json = MEMBER, chat: Json | None = None, **more: Any) -> list[Shown]:
        return await self._take(self.api.say(chat or private(user), user, text, **more))

    async def presses(self, message: Json, label: str, user: Json = MEMBER) -> list[Shown]:
        data = next(button["callback_data"] for button in buttons(message) if label in button["text"])
        return await self._take(self.api.press(message, user, data))

    async def gets(self, update: Json) -> list[Shown]:
        return await self._take(update)

    async def arrives(self, text: str, user: Json = MEMBER, chat: Json | None = None) -> list[Shown]:
        """The same as `says`, by the door at which updates wait for their turn."""
        said = self.api.say(chat or private(user), user, text)
        before, update = len(self.shown), Update.de_json(said, self.application.bot)
        handled = self.application.process_update(update)
        await self.application.update_processor.process_update(update, handled)
        return self.shown[before:]

    async def _take(self, update: Json) -> list[Shown]:
        before = len(self.shown)
        await self.application.process_update(Update.de_json(update, self.application.bot))
        return self.shown[before:]

    async def sees(self, words: str) -> Json:
        """The first message with these words, as soon as it is there."""
        for _ in range(1_000):
            for shown in self.shown:
                if words in shown.message.get("text", ""):
                    return shown.message
            await asyncio.sleep(0.01)
        raise AssertionError(words)

    async def rebuilt(self) -> str:
        """The last text shown once no task of the application runs any more."""
        for _ in range(1_000):
            await asyncio.sleep(0.01)
            if not self.application._Application__create_task_tasks:  # type: ignore[attr-defined]
                break
        return str(self.shown[-1].message["text"])


def text(shown: list[Shown]) -> str:
    """The text of the only thing shown."""
    assert len(shown) == 1, shown
    return str(shown[0].message["text"])


def _lend_index(settings: Settings) -> None:
    """A world of the repository's own articles begins with their index: to make it anew takes a quarter of a second each."""
    kept, wanted = Path(_KEPT.name) / "index", settings.data_dir / "index"
    if settings.corpus_dir.absolute() == _ARTICLES and kept.exists() and settings.data_dir.exists() and not wanted.exists():
        shutil.copytree(kept, wanted)


def _keep_index(settings: Settings) -> None:
    kept = Path(_KEPT.name) / "index"
    if settings.corpus_dir.absolute() == _ARTICLES and not kept.exists():
        shutil.copytree(settings.data_dir / "index", kept)
