"""What must survive a restart, in SQLite: questions asked, answers given, settings of a chat.

Every write goes through one door: a lock, BEGIN IMMEDIATE, commit or roll back. (Two coroutines on one connection
would otherwise commit each other's halves.)
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import aiosqlite


class BadStore(RuntimeError):
    """The database was written by a newer version, or is no database."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: who asked where, in which words, and what was understood (a follow-up has more words than were said)."""

    chat: int
    user: int
    text: str
    understood: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer once given: the question it answers and the generation that answered."""

    asked: Asked
    generation: str


class Store:
    """The database at `path`. Construct, then `open`, then `close`; `now` gives the time in seconds since 1970."""

    def __init__(self, path: Path, now: Callable[[], float]) -> None:
        self._path = path
        self._now = now
        self._connection: aiosqlite.Connection | None = None
        self._lock = asyncio.Lock()

    async def open(self) -> None:
        """Connect and bring the schema up to date. Raises BadStore, OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch()  # where nothing may be written, this says so more plainly than SQLite's thread
        try:
            self._connection = await aiosqlite.connect(self._path, isolation_level=None)
            await self._connection.execute("PRAGMA journal_mode = WAL")
            await self._connection.execute("PRAGMA foreign_keys = ON")
            await self._migrate()
        except aiosqlite.DatabaseError as error:
            await self.close()
            raise BadStore(f"{self._path}: {error}") from error
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Harmless on a store that was never opened, and twice."""
        if self._connection:
            await self._connection.close()
            self._connection = None

    async def record(self, asked: Asked, state: str, passages: Sequence[str], generation: str) -> int:
        """Keep a question with its answer; the answer's id."""
        async with self._write() as connection:
            question = await connection.execute(
                "INSERT INTO questions (chat_id, user_id, text, understood, asked_at) VALUES (?, ?, ?, ?, ?)",
                (asked.chat, asked.user, asked.text, asked.understood, self._now()),
            )
            given = await connection.execute(
                "INSERT INTO answers (question_id, state, passages, generation) VALUES (?, ?, ?, ?)",
                (question.lastrowid, state, json.dumps(passages), generation),
            )
        assert given.lastrowid is not None
        return given.lastrowid

    async def given(self, answer: int, chat: int) -> Given | None:
        """The answer with this id if it was given in this chat."""
        rows = await self._connected.execute_fetchall(
            "SELECT q.chat_id, q.user_id, q.text, q.understood, a.generation"
            " FROM answers a JOIN questions q ON q.id = a.question_id WHERE a.id = ? AND q.chat_id = ?",
            (answer, chat),
        )
        return next((Given(Asked(*row[:4]), row[4]) for row in rows), None)

    async def renew(self, answer: int, generation: str) -> None:
        """Keep that an answer was given again, by another generation."""
        async with self._write() as connection:
            await connection.execute("UPDATE answers SET generation = ? WHERE id = ?", (generation, answer))

    async def question_before(self, chat: int, user: int, seconds: float, answer: int | None = None) -> str | None:
        """What this person last asked in this chat and was not refused, as it was understood; not longer ago than so many
        seconds, and with `answer`, that one.
        """
        rows = await self._connected.execute_fetchall(
            "SELECT q.understood FROM questions q JOIN answers a ON q.id = a.question_id"
            " WHERE q.chat_id = ? AND q.user_id = ? AND q.asked_at >= ? AND a.id = coalesce(?, a.id)"
            " AND a.state != 'not_found' ORDER BY q.id DESC LIMIT 1",
            (chat, user, self._now() - seconds, answer),
        )
        return next((str(row[0]) for row in rows), None)

    async def setting(self, chat: int, name: str) -> str | None:
        """What `set_setting` last said, or None."""
        rows = await self._connected.execute_fetchall("SELECT value FROM settings WHERE chat_id = ? AND name = ?", (chat, name))
        return next((str(row[0]) for row in rows), None)

    async def set_setting(self, chat: int, name: str, value: str | None) -> None:
        """Keep a setting of a chat; None forgets it."""
        async with self._write() as connection:
            if value is None:
                await connection.execute("DELETE FROM settings WHERE chat_id = ? AND name = ?", (chat, name))
            else:
                await connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", (chat, name, value))

    async def forget(self, days: int) -> None:
        """Delete questions older than this, and their answers with them."""
        async with self._write() as connection:
            await connection.execute("DELETE FROM questions WHERE asked_at < ?", (self._now() - days * 86_400,))

    @property
    def _connected(self) -> aiosqlite.Connection:
        if not self._connection:
            raise RuntimeError("the store is not open")
        return self._connection

    @asynccontextmanager
    async def _write(self) -> AsyncIterator[aiosqlite.Connection]:
        async with self._lock:
            connection = self._connected
            try:
                await connection.execute("BEGIN IMMEDIATE")
                yield connection
                await connection.commit()
            except BaseException:
                await asyncio.shield(connection.rollback())  # harmless where nothing was begun
                raise

    async def _migrate(self) -> None:
        scripts = sorted(
            (entry for entry in resources.files("bot.migrations").iterdir() if entry.name.endswith(".sql")),
            key=lambda entry: entry.name,
        )
        rows = list(await self._connected.execute_fetchall("PRAGMA user_version"))
        done = int(rows[0][0])
        if done > len(scripts):
            raise BadStore(f"{self._path}: written by a newer version of chawen")
        for number, script in enumerate(scripts[done:], done + 1):
            # the migration and its record share one transaction: half of one is never left behind
            statements = script.read_text("utf-8")
            await self._connected.executescript(f"BEGIN IMMEDIATE;\n{statements}\nPRAGMA user_version = {number};\nCOMMIT;")
