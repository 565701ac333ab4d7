"""The updates that wait for a bot on Telegram's side: kept until they are confirmed, given to the one who asks last."""

import asyncio
import time
from collections import deque

from bot.console.rules import Json


class Updates:
    """In the order in which they happened, each with a number one higher than the one before."""

    def __init__(self) -> None:
        self._waiting: deque[Json] = deque()
        self._number = 100
        self._polls = 0
        self._news = asyncio.Event()

    def add(self, kind: str, content: Json) -> Json:
        """Something happened; the update that tells of it."""
        self._number += 1
        update = {"update_id": self._number, kind: content}
        self._waiting.append(update)
        self._news.set()
        return update

    def confirm(self, offset: int) -> None:
        """Forget those with a number below this one."""
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    async def poll(self, seconds: float) -> list[Json] | None:
        """Those that wait, as soon as there are any, or none after so many seconds; None if another poll ended this one."""
        self._polls += 1
        ours = self._polls
        self._news.set()  # a poll that waits is ended by the new one
        deadline = time.monotonic() + seconds
        while not self._waiting and time.monotonic() < deadline:
            self._news = asyncio.Event()
            try:
                await asyncio.wait_for(self._news.wait(), deadline - time.monotonic())
            except TimeoutError:
                break
            if self._polls != ours:
                return None
        return list(self._waiting)

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()
