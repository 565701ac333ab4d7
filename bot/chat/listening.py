"""Getting updates by a webhook: Telegram's posts, checked, kept in the inbox, and only then confirmed."""

import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

log = logging.getLogger(__name__)

_LARGEST = 1 << 20  # bytes of an update; Telegram's have a few thousand
_SECRET = "X-Telegram-Bot-Api-Secret-Token"

Take = Callable[[list[object]], Awaitable[Sequence[object]]]  # keeps updates, gives those that have an id; raises nothing


def listen(address: str, port: int, path: str, secret: str, take: Take) -> HTTPServer:
    """Listen at `path` for updates. Raises OSError where that address or port can't be had."""
    routes = [(f"/{path}", _Updates, {"secret": secret, "take": take})]
    server = HTTPServer(Application(routes, log_function=_quiet), max_body_size=_LARGEST, max_buffer_size=_LARGEST)
    server.listen(port, address)
    return server


class _Updates(RequestHandler):
    def initialize(self, secret: str, take: Take) -> None:
        self._secret = secret
        self._take = take

    async def post(self) -> None:
        """One update: 200 when it is kept or set aside, 403 without our secret, 400 if it has no id that can be read."""
        given = self.request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._secret.encode()):
            self._refuse(403)
            return
        if not await self._take([self.request.body.decode("utf-8", "replace")]):
            self._refuse(400)

    def _refuse(self, status: int) -> None:
        self.set_status(status)
        log.warning("a post to the webhook was refused: %d", status)


def _quiet(handler: Any) -> None:
    """Tornado logs each request with its address; nobody needs that."""
