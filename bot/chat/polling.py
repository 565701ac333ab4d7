"""The network for getUpdates: what came is in the inbox before python-telegram-bot learns of it, so before it is confirmed."""

import asyncio
import json
from typing import Any

from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.chat.inbox import Intake
from bot.chat.raw import NoUpdates, Raw, read_poll

_PAUSE = 1.0  # seconds, after a poll of which nothing can be confirmed: it would come again at once


class Polling(BaseRequest):
    """Another network, whose updates go to the intake.

    python-telegram-bot is told their ids alone: from these it knows what to confirm, and there is nothing it could fail to parse.
    """

    def __init__(self, network: BaseRequest, intake: Intake) -> None:
        self._network = network
        self._intake = intake

    @property
    def read_timeout(self) -> float | None:
        """That of the network."""
        return self._network.read_timeout

    async def initialize(self) -> None:
        """Open the network."""
        await self._network.initialize()

    async def shutdown(self) -> None:
        """Close the network."""
        await self._network.shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """What the network answers; of getUpdates the ids."""
        status, payload = await self._network.do_request(url, method, request_data, *args, **kwargs)
        if status != 200 or not url.endswith("/getUpdates"):
            return status, payload
        try:
            updates = read_poll(payload)
        except NoUpdates as error:
            raise NetworkError(str(error)) from None
        taken = await self._intake.take(updates)
        if updates and not taken:
            await asyncio.sleep(_PAUSE)
        return status, _ids(taken)


def _ids(taken: list[Raw]) -> bytes:
    """An answer of getUpdates in which updates have an id and nothing else."""
    return json.dumps({"ok": True, "result": [{"update_id": raw.id} for raw in taken]}).encode()
