"""The database: opened, brought up to date, read, and written through one door.

The door is a lock, BEGIN IMMEDIATE, commit or roll back. (Two coroutines on one connection would otherwise commit each
other's halves.)
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import aiosqlite

StoreError = aiosqlite.Error  # what reading and writing raise: the file is locked, damaged, on a full disk

_WAIT = 1.0  # seconds for another process to let go of the file; all that is asked of the store waits as long


class BadStore(RuntimeError):
    """The database was written by a newer version, or is no database."""


class Database:
    """The SQLite file at `path`. Construct, then `open`, then `close`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: aiosqlite.Connection | None = None
        self._lock = asyncio.Lock()

    async def open(self) -> None:
        """Connect and bring the schema up to date. Raises BadStore, OSError."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(self._path)  # where nothing may be written, this says so more plainly than SQLite's thread
        try:
            self._connection = await aiosqlite.connect(self._path, isolation_level=None, timeout=_WAIT)
            await self._connection.execute("PRAGMA journal_mode = WAL")
            await self._connection.execute("PRAGMA foreign_keys = ON")
            await self._connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is gone from the file's bytes, too
            await self._migrate()
        except aiosqlite.DatabaseError as error:
            await self.close()
            raise BadStore(f"{self._path}: {error}") from error
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Harmless on a database that was never opened, and twice."""
        if self._connection:
            await self._connection.close()
            self._connection = None

    async def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """The first row that a query finds, or None."""
        async with self._connected.execute(query, values) as found:
            row = await found.fetchone()
        return tuple(row) if row else None

    async def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a query finds."""
        return [tuple(row) for row in await self._connected.execute_fetchall(query, values)]

    async def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """A write of one statement, by the same door as `write`, in one trip to SQLite's thread; the rows it returns."""
        async with self._lock:
            return await self.rows(statement, *values)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """The door: what is executed inside is kept as a whole, or, if anything is raised, not at all."""
        async with self._lock:
            connection = self._connected
            try:
                await connection.execute("BEGIN IMMEDIATE")
                yield connection
                await connection.commit()
            except BaseException:
                await asyncio.shield(connection.rollback())  # harmless where nothing was begun
                raise

    async def is_writable(self) -> bool:
        """Can it be written now, and is its file there? Changes nothing."""
        if not self._path.is_file():
            return False
        try:
            await self.run("UPDATE settings SET value = value WHERE 0")
        except StoreError:
            return False
        return True

    @property
    def _connected(self) -> aiosqlite.Connection:
        if not self._connection:
            raise RuntimeError("the store is not open")
        return self._connection

    async def _migrate(self) -> None:
        """Run the migrations that this file has not seen; their count is kept in the file."""
        scripts = migrations()
        version = await self.row("PRAGMA user_version")
        done = version[0] if version else 0
        if done > len(scripts):
            raise BadStore(f"{self._path}: written by a newer version of chawen")
        for number, script in enumerate(scripts[done:], done + 1):
            # the migration and its record share one transaction: half of one is never left behind
            statements = script.read_text("utf-8")
            await self._connected.executescript(f"BEGIN IMMEDIATE;\n{statements}\nPRAGMA user_version = {number};\nCOMMIT;")


def _make_private(path: Path) -> None:
    """The file at `path`, made if there is none, and what SQLite keeps beside it: for its owner alone. Raises OSError."""
    path.touch(0o600)
    for file in (path, *_beside(path)):
        if file.exists():
            file.chmod(0o600)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]


def migrations() -> list[Traversable]:
    """The numbered SQL files, in order."""
    files = resources.files("bot.store.migrations").iterdir()
    scripts = [file for file in files if file.name.endswith(".sql")]
    return sorted(scripts, key=lambda script: script.name)
