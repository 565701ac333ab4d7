"""The inbox: what it keeps, and that no question is lost or answered twice, whatever comes and whatever ends the process."""

import stat
import time
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError
from telegram.request import RequestData

from bot.chat.schedule import UNLIMITED
from bot.console.local import LocalRequest
from bot.store import Arrival, Counts, Database, Inbox, Waiting
from bot.wiring import Bot
from tests.boxes import GOOD, asked, chats, counts, keep, running, until
from tests.conftest import ARTICLES
from tests.measure.faults import kills
from tests.world import GROUP, MEMBER, WANTED, World, make_settings, private

HELLO = Arrival(5, 7, '{"update_id": 5}')
THERE = Arrival(6, 7, '{"update_id": 6}')


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database, lambda: 100.0)


async def test_what_was_seen_is_never_new_again(inbox: Inbox) -> None:
    assert await inbox.keep([HELLO]) == {5}
    assert await inbox.keep([HELLO, THERE]) == {6}
    await inbox.done({5: []})
    assert await inbox.keep([HELLO, THERE]) == set()
    assert await inbox.waiting() == [Waiting(6, 7, 100.0, 1, THERE.body)]


async def test_one_that_could_not_be_kept_is_known_once_it_is_done(inbox: Inbox) -> None:
    await inbox.done({5: []})
    assert await inbox.keep([HELLO]) == set()


async def test_what_is_done_or_set_aside_leaves_no_words_in_the_file(database: Database, inbox: Inbox, tmp_path: Path) -> None:
    await inbox.keep([Arrival(1, 7, "a secret of somebody's"), Arrival(2, 7, "a secret of another")])
    await inbox.done({1: []})
    await inbox.set_aside({2: "can't be read"})
    assert await inbox.counts() == Counts(waiting=0, set_aside=1)
    await database.close()  # what was written ahead goes into the file
    assert b"secret" not in (tmp_path / "bot.db").read_bytes()


async def test_attempts_are_counted(inbox: Inbox) -> None:
    await inbox.keep([HELLO])
    await inbox.begin(5)
    assert [one.attempts for one in await inbox.waiting()] == [2]


async def test_old_ids_are_swept_but_never_what_waits(database: Database, inbox: Inbox) -> None:
    await inbox.keep([HELLO, THERE])
    await inbox.done({5: []})
    later = Inbox(database, lambda: 100.0 + 8 * 86_400)
    await later.sweep(7)
    assert await later.keep([HELLO, THERE]) == {5}


async def test_nobody_else_can_read_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    database = Database(folder / "bot.db")
    await database.open()
    await Inbox(database, lambda: 0.0).keep([HELLO])
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (folder, *folder.iterdir())}
    assert modes == {"new": 0o700, "bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600}
    await database.close()


async def test_a_store_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "bot.db").touch(0o644)
    database = Database(tmp_path / "bot.db")
    await database.open()
    assert stat.S_IMODE((tmp_path / "bot.db").stat().st_mode) == 0o600
    await database.close()


async def test_what_a_killed_process_left_is_answered_in_order_and_buttons_first(tmp_path: Path) -> None:
    query = {"id": "9", "from": MEMBER, "chat_instance": "1", "data": "?", "message": GOOD}
    await keep(tmp_path, asked(11, 3), asked(12, 4), {"update_id": 13, "callback_query": query})
    world = World(make_settings(ARTICLES, tmp_path))
    world.api.unanswered.add("9")
    async with running(world, 2, 3, 4):
        pass
    assert [one.kind for one in world.shown] == ["toast", "sent", "sent"]
    assert chats(world.shown[1:]) == [3, 4]
    assert await counts(tmp_path) == Counts(waiting=0, set_aside=0)


async def test_an_update_is_handled_once(tmp_path: Path) -> None:
    await keep(tmp_path, asked(11, 3))
    answered = []
    for _ in range(2):
        world = World(make_settings(ARTICLES, tmp_path))
        async with running(world, 3, 4):
            for update in (asked(11, 3), asked(12, 4), asked(12, 4), asked(11, 3)):
                await world.bot.intake.take([update])
        answered += chats(world.shown)
        assert (await counts(tmp_path)).waiting == 0
    assert sorted(answered) == [3, 4]


async def test_of_what_is_stale_the_last_question_of_a_private_chat_is_answered_with_an_excuse(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    long_ago = time.time() - 600
    in_group = asked(14, 5, date=long_ago)
    in_group["message"]["chat"] = GROUP
    await keep(tmp_path, asked(11, 3, "今年計劃利用多少內資", long_ago), asked(12, 3, date=long_ago), asked(13, 4), in_group)
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, 3, 4):
        pass
    told = [one.message["text"] for one in world.shown if one.message["chat"]["id"] == 3]
    assert "不在線" in told[0] or "away" in told[0]
    assert WANTED in told[1]
    assert len(told) == 2
    assert chats(world.shown).count(4) == 1
    assert GROUP["id"] not in chats(world.shown)
    assert "2 messages from before the start were too old" in caplog.text
    assert (await counts(tmp_path)).waiting == 0


async def test_an_update_that_ended_the_process_three_times_is_set_aside(tmp_path: Path) -> None:
    await keep(tmp_path, asked(11, 3), attempts=3)
    await keep(tmp_path, asked(12, 4), attempts=2)
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, 3, 4):
        pass
    told = {one.message["chat"]["id"]: one.message["text"] for one in world.shown}
    assert "三次" in told[3]
    assert WANTED in told[4]
    assert await counts(tmp_path) == Counts(waiting=0, set_aside=1)


class Unreachable(LocalRequest):
    """A network over which nothing can be sent to the person 3; `tried` tells how often it was."""

    tried = 0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        if url.endswith("/sendMessage") and request_data and request_data.parameters["chat_id"] == 3:
            self.tried += 1
            raise NetworkError("no way")
        return await super().do_request(url, method, request_data, *args, **kwargs)


async def test_ends_while_an_answer_is_under_way_are_not_held_against_the_question_and_others_do_not_wait(tmp_path: Path) -> None:
    await keep(tmp_path, asked(11, 3), asked(12, 3), asked(13, 4), attempts=2)
    for life in range(3):
        world = World(make_settings(ARTICLES, tmp_path))
        network = Unreachable(world.api)
        world.bot = Bot(make_settings(ARTICLES, tmp_path), request=network, pace=UNLIMITED)
        world.api.chats.update({number: private({**MEMBER, "id": number}) for number in (3, 4)})
        await world.bot.application.initialize()
        async with world.bot.serving(to_end=5):
            await until(lambda: network.tried > 0 and chats(world.shown) == ([] if life else [4]))  # noqa: B023
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, 3):
        pass
    assert WANTED in world.shown[0].message["text"]


async def test_people_are_answered_while_the_inbox_cant_be_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    world = World(make_settings(ARTICLES, tmp_path))
    async with running(world, 3, 4):
        connection = world.bot._store.database._connection
        assert connection
        await connection.execute("ALTER TABLE inbox RENAME TO gone")
        for update in (asked(11, 3), asked(12, 4), asked(11, 3)):
            await world.bot.intake.take([update])
        await world.application.update_queue.join()
        assert sorted(chats(world.shown)) == [3, 4]
        await connection.execute("ALTER TABLE gone RENAME TO inbox")
    assert caplog.text.count("can't be written") == 1
    again = World(make_settings(ARTICLES, tmp_path))
    async with running(again, 3, 4):
        await again.bot.intake.take([asked(11, 3)])
    assert again.shown == []


@pytest.mark.slow
async def test_no_question_is_lost_when_the_process_is_killed_and_hardly_one_answered_twice() -> None:
    cost = await kills(4, rate=20)
    assert (cost.lost, cost.damaged) == (0, 0)
    assert cost.doubled <= 2  # of some twelve that were under way
