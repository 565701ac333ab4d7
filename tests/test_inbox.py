"""The inbox: what it keeps, and that no question is lost or answered twice, whatever comes and whatever ends the process."""

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Arrival, Counts, Database, Inbox, Waiting

HELLO = Arrival(5, 7, '{"update_id": 5}')
THERE = Arrival(6, 7, '{"update_id": 6}')


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "bot.db")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database, lambda: 100.0)


async def test_what_was_seen_is_never_new_again(inbox: Inbox) -> None:
    assert await inbox.keep([HELLO]) == {5}
    assert await inbox.keep([HELLO, THERE]) == {6}
    await inbox.done([5])
    assert await inbox.keep([HELLO, THERE]) == set()
    assert await inbox.waiting() == [Waiting(6, 7, 100.0, 1, THERE.body)]


async def test_one_that_could_not_be_kept_is_known_once_it_is_done(inbox: Inbox) -> None:
    await inbox.done([5])
    assert await inbox.keep([HELLO]) == set()


async def test_what_is_done_or_set_aside_leaves_no_words_in_the_file(database: Database, inbox: Inbox, tmp_path: Path) -> None:
    await inbox.keep([Arrival(1, 7, "a secret of somebody's"), Arrival(2, 7, "a secret of another")])
    await inbox.done([1])
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
    await inbox.done([5])
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
