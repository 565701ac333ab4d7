"""The store: what it keeps, and that writes do not swallow each other."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.store import Asked, BadStore, Given, Store

WHAT = Asked(7, 8, "什麼", "什麼")


async def test_an_answer_is_known_in_its_chat_only(tmp_path: Path) -> None:
    store = Store(tmp_path / "bot.db", lambda: 0)
    await store.open()
    number = await store.record(WHAT, "answered", ["a#1"], "g")
    assert await store.given(number, 7) == Given(WHAT, "g")
    assert await store.given(number, 6) is None
    await store.close()
    await store.open()
    assert await store.given(number, 7) == Given(WHAT, "g")
    await store.close()
    await store.close()


async def test_old_questions_are_forgotten(tmp_path: Path) -> None:
    now = [0.0]
    store = Store(tmp_path / "bot.db", lambda: now[0])
    await store.open()
    old = await store.record(Asked(1, 1, "old", "old"), "answered", [], "g")
    now[0] = 10 * 86_400
    new = await store.record(Asked(1, 1, "new", "new"), "answered", [], "g")
    await store.forget(5)
    assert (await store.given(old, 1), await store.given(new, 1)) == (None, Given(Asked(1, 1, "new", "new"), "g"))
    await store.close()


async def test_a_write_that_fails_at_the_end_ends_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "bot.db", lambda: 0)
    await store.open()

    async def full() -> None:
        raise sqlite3.OperationalError("database or disk is full")

    assert store._connection
    with monkeypatch.context() as patch:
        patch.setattr(store._connection, "commit", full)
        with pytest.raises(sqlite3.OperationalError):
            await store.record(WHAT, "answered", [], "g")
    assert await store.given(await store.record(WHAT, "answered", [], "g"), 7)
    await store.close()


async def test_many_writes_at_once_are_all_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "bot.db", lambda: 0)
    await store.open()

    async def fail() -> None:
        async with store._write() as connection:
            await connection.execute("INSERT INTO settings VALUES (1, 'x', 'y')")
            raise ValueError

    writes = [store.record(Asked(1, 1, str(at), str(at)), "answered", [], "g") for at in range(30)]
    results = await asyncio.gather(*writes, fail(), *(fail() for _ in range(3)), return_exceptions=True)
    assert len({result for result in results if isinstance(result, int)}) == 30
    assert await store.setting(1, "x") is None
    await store.close()


async def test_settings_of_a_chat(tmp_path: Path) -> None:
    store = Store(tmp_path / "bot.db", lambda: 0)
    await store.open()
    await store.set_setting(1, "language", "en")
    assert (await store.setting(1, "language"), await store.setting(2, "language")) == ("en", None)
    await store.set_setting(1, "language", None)
    assert await store.setting(1, "language") is None
    await store.close()


async def test_a_newer_or_broken_database_is_refused(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    (tmp_path / "broken.db").write_bytes(b"no database at all" * 99)
    for name in ("newer.db", "broken.db"):
        store = Store(tmp_path / name, lambda: 0)
        with pytest.raises(BadStore):
            await store.open()
        await store.close()


async def test_the_question_before_is_this_persons_in_this_chat_and_recent(tmp_path: Path) -> None:
    now = [0.0]
    store = Store(tmp_path / "bot.db", lambda: now[0])
    await store.open()
    first = await store.record(Asked(1, 2, "a", "A"), "answered", [], "g")
    await store.record(Asked(1, 2, "b", "B"), "answered", [], "g")
    assert await store.question_before(1, 2, 600) == "B"
    assert await store.question_before(1, 2, 600, first) == "A"
    assert await store.question_before(1, 3, 600) is None
    assert await store.question_before(3, 2, 600) is None
    assert await store.question_before(3, 2, 600, first) is None
    now[0] = 601
    assert await store.question_before(1, 2, 600) is None
    await store.close()
