"""Updates that can't be read: each is set aside, and the next question is answered."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from tornado.testing import bind_unused_port

from bot.chat.listening import listen
from bot.console.botapi import BotApi
from bot.console.local import LocalRequest
from bot.store import Counts
from bot.wiring import Bot
from tests.boxes import GOOD, QUESTION, asked, chats, counts, polling, running, until
from tests.conftest import ARTICLES
from tests.world import MEMBER, World, make_settings, private


def deep(depth: int) -> str:
    return "[" * depth + "]" * depth


POISON: dict[str, object] = {
    "message is a list": {"message": [1, 2]},
    "message is a text": {"message": "hello"},
    "no chat": {"message": {"message_id": 1, "date": 1, "from": MEMBER, "text": "x"}},
    "no message id": {"message": {"date": 1, "chat": private(MEMBER), "from": MEMBER, "text": "x"}},
    "date is a text": {"message": {**GOOD, "date": "yesterday"}},
    "date is huge": {"message": {**GOOD, "date": 10**30}},
    "date is nothing": {"message": {**GOOD, "date": None}},
    "chat is a text": {"message": {**GOOD, "chat": "here"}},
    "chat id is a list": {"message": {**GOOD, "chat": {"id": [], "type": "private"}}},
    "chat id is huge": {"message": {**GOOD, "chat": {"id": 10**40, "type": "private"}}},
    "user without an id": {"message": {**GOOD, "from": {"first_name": "x"}}},
    "text is a number": {"message": {**GOOD, "text": 5}},
    "entities are a number": {"message": {**GOOD, "entities": 5}},
    "photo is a text": {"message": {**GOOD, "photo": "x"}},
    "button without a sender": {"callback_query": {"id": "1", "chat_instance": "1", "data": "x"}},
    "button is nothing but a number": {"callback_query": 7},
}
UNREADABLE = {
    "nested deeply": '{"update_id": 50, "message": ' + deep(100_000) + "}",
    "a number of many digits": '{"update_id": 50, "message": {"date": ' + "9" * 5_000 + "}}",
    "an escape that is none": '{"update_id": 50, "message": {"text": "\\x"}}',
}
ALL_POISON = {name: json.dumps({"update_id": 50, **part}) for name, part in POISON.items() if isinstance(part, dict)} | UNREADABLE


class Poisoned(LocalRequest):
    """A network whose first poll gives a poison, then the question of another person."""

    def __init__(self, api: BotApi, poison: str) -> None:
        super().__init__(api)
        self._polls = [f'{{"ok": true, "result": [{poison}, {json.dumps(asked(51, 3))}]}}', '{"ok": true, "result": []}']

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        if url.endswith("/getUpdates") and self._polls:
            return 200, self._polls.pop(0).encode()
        return await super().do_request(url, *args, **kwargs)


@pytest.mark.parametrize("poison", ALL_POISON.values(), ids=ALL_POISON.keys())
async def test_a_poison_is_set_aside_and_the_next_question_answered(
    tmp_path: Path, poison: str, caplog: pytest.LogCaptureFixture
) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    world.bot = Bot(make_settings(ARTICLES, tmp_path), request=Poisoned(world.api, poison), progress_every=0.01)
    world.application = world.bot.application
    async with polling(world, 2, 3):
        await until(lambda: chats(world.shown) == [3])
    assert await counts(tmp_path) == Counts(waiting=0, set_aside=1)
    assert "update 50 was set aside" in caplog.text
    assert not any(record.exc_info for record in caplog.records)


async def test_by_webhook_too_a_poison_is_set_aside_and_a_question_is_kept_before_it_is_confirmed(tmp_path: Path) -> None:
    socket, port = bind_unused_port()
    socket.close()
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, 3), httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        server = listen("127.0.0.1", port, "hook", "s", world.bot.intake.take)

        async def post(body: str, secret: str = "s") -> int:
            reply = await client.post("/hook", content=body, headers={"X-Telegram-Bot-Api-Secret-Token": secret})
            return reply.status_code

        for number, poison in enumerate(ALL_POISON.values(), 100):
            assert await post(poison.replace('"update_id": 50', f'"update_id": {number}')) == 200
        assert [await post(broken) for broken in ("", "[]", "{", "7", '{"update_id": "x"}', deep(100_000))] == [400] * 6
        assert await post(json.dumps(asked(60, 3)), "wrong") == 403
        with suppress(httpx.TransportError):  # refused by its length, before it is read
            assert await post(json.dumps(asked(61, 3, "x" * 2_000_000))) == 400
        for _ in range(2):
            assert await post(json.dumps(asked(62, 3))) == 200
        await until(lambda: chats(world.shown) == [3])
        server.stop()
        await server.close_all_connections()
    assert chats(world.shown) == [3]
    assert await counts(tmp_path) == Counts(waiting=0, set_aside=len(ALL_POISON))


async def test_a_poll_of_nothing_but_poison_is_confirmed(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    async with polling(world, 3):
        world.api.updates.add("message", {"message_id": "?"})
        await until(lambda: not world.api.updates._waiting)
        world.api.say(private({**MEMBER, "id": 3}), {**MEMBER, "id": 3}, QUESTION)
        await until(lambda: chats(world.shown) == [3])
