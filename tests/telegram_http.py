"""The same Bot API over real HTTP on loopback, which can also misbehave as a network does."""

import asyncio
import json
import os
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from bot.console.botapi import BotApi, Shown
from bot.console.rules import Json
from tests.conftest import ROOT
from tests.tdlib import TdLib
from tests.world import ADMIN, TOKEN, private

PATIENCE = 90  # seconds a bot in another process may take for anything


class TelegramServer:
    """`api` holds the chats; `troubles` are what happens to the next calls of a method: "hang", "drop", "html", "500", "429", or
    "dropped after", which is done, but nobody hears of it. `weather` brings troubles too: it is told each call.

    `latency` is how long a call is under way, in seconds: half of it there, half of it back.
    """

    def __init__(self) -> None:
        self.api = BotApi(TdLib(), on_shown=self._see)
        self.api.chats[1] = private(ADMIN)
        self.shown: list[Shown] = []
        self.latency: Callable[[], float] = lambda: 0.0
        self.troubles: dict[str, deque[str]] = {}
        self.weather: Callable[[str, Json], str | None] = lambda method, parameters: None
        self._news = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        socket, self.port = bind_unused_port()
        self._server = HTTPServer(Application([(r"/bot(?P<token>[^/]+)/(?P<method>\w+)", _Calls, {"server": self})]))
        self._server.add_socket(socket)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _see(self, shown: Shown) -> None:
        self.shown.append(Shown(shown.kind, dict(shown.message), shown.text))
        self.tell()

    def tell(self) -> None:
        """Wake whoever waits in `until`."""

        async def notify() -> None:
            async with self._news:
                self._news.notify_all()

        task = asyncio.ensure_future(notify())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def until(self, happened: Callable[[], bool]) -> None:
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(happened), PATIENCE)

    def has_shown(self, messages: int) -> bool:
        return len(self.shown) >= messages

    async def sees(self, words: str, after: int = 0) -> Shown:
        """The first thing shown that has these words."""

        def found() -> list[Shown]:
            return [shown for shown in self.shown[after:] if words in shown.message.get("text", shown.text)]

        await self.until(lambda: bool(found()))
        return found()[0]

    async def close(self) -> None:
        self._server.stop()
        await self._server.close_all_connections()


class _Calls(RequestHandler):
    def initialize(self, server: TelegramServer) -> None:
        self._telegram = server

    async def post(self, token: str, method: str) -> None:
        if token != TOKEN:
            self._answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
            return
        parameters = self._parameters()
        queued = self._telegram.troubles.get(method)
        trouble = queued.popleft() if queued else self._telegram.weather(method, parameters)
        if trouble:
            self._telegram.tell()
            if trouble == "dropped after":
                await self._telegram.api.call(method, parameters)
            await self._misbehave(trouble)
        else:
            half = self._telegram.latency() / 2
            await asyncio.sleep(half)
            status, body = await self._telegram.api.call(method, parameters)
            await asyncio.sleep(half)
            self._answer(status, body)
        self._telegram.tell()

    get = post

    def _parameters(self) -> dict[str, Any]:
        is_json = self.request.headers.get("Content-Type") == "application/json"
        parameters: dict[str, Any] = json.loads(self.request.body) if is_json else {}
        parameters |= {name: self.get_body_argument(name) for name in self.request.body_arguments}
        return parameters | {name: (file.filename, file.body) for name, (file, *_) in self.request.files.items()}

    def _answer(self, status: int, body: Json) -> None:
        self.set_status(status)
        self.finish(body)

    async def _misbehave(self, trouble: str) -> None:
        if trouble == "html":
            self.set_status(502)
            self.set_header("Content-Type", "text/html")
            await self.finish("<html><h1>502 Bad Gateway</h1></html>")
        elif trouble == "500":
            self._answer(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"})
        elif trouble == "429":
            parameters = {"retry_after": 2}
            self._answer(429, {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": parameters})
        elif trouble.startswith("drop"):
            assert self.request.connection
            self.request.connection.stream.close()  # type: ignore[attr-defined]
        else:
            await asyncio.Event().wait()


@asynccontextmanager
async def telegram() -> AsyncIterator[TelegramServer]:
    server = TelegramServer()
    try:
        yield server
    finally:
        await server.close()


class BotProcess:
    """`python -m bot`, as a user starts it, against a server."""

    def __init__(self, server: TelegramServer, corpus: Path, data: Path, module: str = "bot", **more: str) -> None:
        self._module = module
        self._environ = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "SYSTEMROOT")},
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": server.url,
            "ADMIN_IDS": "1",
            "CORPUS_DIR": str(corpus),
            "DATA_DIR": str(data),
            **more,
        }
        self.log = ""

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self._module, cwd=ROOT, env=self._environ, stderr=asyncio.subprocess.PIPE
        )

    @property
    def pid(self) -> int:
        """Of the running process."""
        return self._process.pid

    async def end(self) -> int:
        """Wait until it ends by itself; its exit status."""
        _, errors = await asyncio.wait_for(self._process.communicate(), PATIENCE)
        self.log += errors.decode()
        assert self._process.returncode is not None
        return self._process.returncode

    async def stop(self) -> int:
        """SIGTERM, then its exit status."""
        self._process.terminate()
        return await self.end()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["BotProcess"]:
        await self.start()
        try:
            yield self
            assert await self.stop() == 0, self.log
        finally:
            if self._process.returncode is None:
                self._process.kill()
                await self._process.wait()
