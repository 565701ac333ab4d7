"""The store: what it keeps, and that writes do not swallow each other."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from bot.store import Asked, BadStore, ChatSettings, Database, Gaps, Given, Linked, Links, Pin, Pins, Questions, Votes
from bot.store.database import migrations

WHAT = Asked(7, 8, "什麼", "什麼")


async def test_an_answer_is_known_in_its_chat_only(database: Database) -> None:
    questions = Questions(database, lambda: 0)
    number = await questions.record(WHAT, "answered", ["a#1"], "g")
    assert await questions.given(number, 7) == Given(WHAT, "g")
    assert await questions.given(number, 6) is None
    await database.close()
    await database.open()
    assert await questions.given(number, 7) == Given(WHAT, "g")
    await database.close()
    await database.close()


async def test_old_questions_are_forgotten(database: Database) -> None:
    now = [0.0]
    questions = Questions(database, lambda: now[0])
    old = await questions.record(Asked(1, 1, "old", "old"), "answered", [], "g")
    now[0] = 10 * 86_400
    new = await questions.record(Asked(1, 1, "new", "new"), "answered", [], "g")
    await questions.forget(5)
    assert await questions.given(old, 1) is None
    assert await questions.given(new, 1) == Given(Asked(1, 1, "new", "new"), "g")


async def test_a_write_that_fails_at_the_end_ends_no_other(database: Database) -> None:
    def answer_nothing(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA defer_foreign_keys = ON")  # it is the commit that finds out
        connection.execute("INSERT INTO answers VALUES (1, 404, 'answered', '[]', 'g')")

    questions = Questions(database, lambda: 0)
    beside = asyncio.gather(*(questions.record(WHAT, "answered", [], "g") for _ in range(3)))
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(answer_nothing)
    numbers = [*await beside, await questions.record(WHAT, "answered", [], "g")]
    assert [await questions.given(number, 7) for number in numbers] == [Given(WHAT, "g")] * 4
    assert await questions.counts() == {"answered": 4}


async def test_what_waits_is_written_before_the_database_is_closed(database: Database) -> None:
    settings = ChatSettings(database)
    writes = [asyncio.create_task(settings.set(chat, "language", "en")) for chat in range(20)]
    await asyncio.sleep(0)
    await database.close()
    await asyncio.gather(*writes)
    await database.open()
    assert len(await settings.named("language")) == 20


async def test_many_writes_at_once_are_all_kept(database: Database) -> None:
    questions = Questions(database, lambda: 0)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO settings VALUES (1, 'x', 'y')")
        raise ValueError

    writes = [questions.record(Asked(1, 1, str(at), str(at)), "answered", [], "g") for at in range(30)]
    results = await asyncio.gather(*writes, *(database.write(fail) for _ in range(4)), return_exceptions=True)
    assert len({result for result in results if isinstance(result, int)}) == 30
    assert [type(result) for result in results[30:]] == [ValueError] * 4
    assert await ChatSettings(database).get(1, "x") is None


async def test_settings_of_a_chat(database: Database) -> None:
    settings = ChatSettings(database)
    await settings.set(1, "language", "en")
    assert (await settings.get(1, "language"), await settings.get(2, "language")) == ("en", None)
    await settings.set(1, "language", None)
    assert await settings.get(1, "language") is None


async def test_a_newer_or_broken_database_is_refused(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    (tmp_path / "broken.db").write_bytes(b"no database at all" * 99)
    for name in ("newer.db", "broken.db"):
        database = Database(tmp_path / name)
        with pytest.raises(BadStore):
            await database.open()
        await database.close()


@pytest.mark.parametrize("version", range(1, len(migrations()) + 1))
async def test_a_database_of_an_earlier_version_opens_as_it_is(version: int, tmp_path: Path) -> None:
    schema = "\n".join(script.read_text("utf-8") for script in migrations()[:version])
    earlier = sqlite3.connect(tmp_path / "bot.db")
    earlier.executescript(f"{schema}; PRAGMA user_version = {version};")
    earlier.execute("INSERT INTO questions VALUES (5, 7, 8, '什麼', '什麼', 0)")
    earlier.execute("INSERT INTO answers VALUES (6, 5, 'answered', '[]', 'g')")
    earlier.execute("INSERT INTO settings VALUES (8, 'language', 'en')")
    if version >= 4:
        topic = ("topic, ", "'什麼', ") if version < 8 else ("", "")
        earlier.execute(f"INSERT INTO pins (id, {topic[0]}question, answer) VALUES (3, {topic[1]}'什麼', '這個')")
        earlier.execute("INSERT INTO wishes VALUES (6, 8)")
    if version >= 6:
        earlier.execute("INSERT INTO links (token, answer_id) VALUES ('t', 6)")
    earlier.commit()
    earlier.close()
    database = Database(tmp_path / "bot.db")
    await database.open()
    assert await Questions(database, lambda: 0).given(6, 7) == Given(WHAT, "g")
    assert await ChatSettings(database).get(8, "language") == "en"
    if version >= 6:
        assert await Links(database).linked("t") == Linked("什麼", "", "")
    if version >= 4:
        pins = Pins(database, str)
        assert await pins.find("什麼") == Pin(3, "什麼", "這個")
        assert await pins.take_wishers("什麼") == [(8, "什麼")]
    await database.close()


async def test_questions_that_were_taken_for_one_have_a_pin_each(database: Database) -> None:
    one_for_all, each = Pins(database, lambda question: "same"), Pins(database, str)
    await one_for_all.add("3萬", "少")
    await one_for_all.add("3億", "多")
    assert await each.find("3萬") is None
    await each.add("3萬", "少")
    told = [await each.find(asked) for asked in ("3億", "3萬")]
    assert [pin and pin.answer for pin in told] == ["多", "少"]


async def test_what_many_questions_ask_is_found_beside_the_loop(database: Database) -> None:
    threads = set[int]()

    def topic_of(question: str) -> str:
        threads.add(threading.get_ident())
        return question

    pins, gaps, questions = Pins(database, str), Gaps(database, lambda: 0, topic_of), Questions(database, lambda: 0)
    for number in range(3):
        await pins.add(f"{number}?", "!")
        await Votes(database).wish(await questions.record(Asked(1, 2, f"{number}?", f"{number}?"), "not_found", [], "g"), 2)
    await gaps.settle("1?")
    pins = Pins(database, topic_of)
    assert (await pins.find("1?")) == Pin(2, "1?", "!")
    assert await pins.find("7?") is None
    assert await pins.take_wishers("2?") == [(2, "2?")]
    assert [gap.topic for gap in await gaps.listed()] == ["0?", "2?"]
    assert threads
    assert threading.get_ident() not in threads


async def test_the_question_before_is_this_persons_in_this_chat_and_recent(database: Database) -> None:
    now = [0.0]
    questions = Questions(database, lambda: now[0])
    first = await questions.record(Asked(1, 2, "a", "A"), "answered", [], "g")
    await questions.record(Asked(1, 2, "b", "B"), "answered", [], "g")
    assert await questions.before(1, 2, 600) == "B"
    assert await questions.before(1, 2, 600, first) == "A"
    assert await questions.before(1, 3, 600) is None
    assert await questions.before(3, 2, 600) is None
    assert await questions.before(3, 2, 600, first) is None
    now[0] = 601
    assert await questions.before(1, 2, 600) is None
