"""The database: opened, brought up to date, read, and written through one door.

The door is one transaction at a time: BEGIN IMMEDIATE, commit or roll back. What comes while one is under way goes together in
the next, for a commit takes longer than what it keeps, and on a slow disk very much so.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

StoreError = aiosqlite.Error  # what reading and writing raise: the file is locked, damaged, on a full disk

_WAIT = 1.0  # seconds for another process to let go of the file; all that is asked of the store waits as long


Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]


class BadStore(RuntimeError):
    """The database was written by a newer version, or is no database."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """In the place of what some work gave: what it raised."""

    error: Exception


class _Connection(aiosqlite.Connection):
    """One that takes work of several statements, in one trip to its thread."""

    async def at_once(self, work: Work[Result]) -> Result:
        """What the work gives."""
        given: Result = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return given


class Database:
    """The SQLite file at `path`. Construct, then `open`, then `close`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: _Connection | None = None
        self._waiting: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect and bring the schema up to date. Raises BadStore, OSError."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(self._path)  # where nothing may be written, this says so more plainly than SQLite's thread
        try:
            self._connection = _Connection(partial(sqlite3.connect, self._path, isolation_level=None, timeout=_WAIT), 64)
            await self._connection
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
        if self._writing:
            await self._writing
        if self._connection:
            await self._connection.close()
            self._connection = None

    async def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """The first row that a query finds, or None."""
        return next(iter(await self.rows(query, *values)), None)

    async def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a query finds."""
        return [tuple(row) for row in await self._connected.execute_fetchall(query, values)]

    async def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """A write of one statement; the rows it returns."""
        return await self.write(lambda connection: connection.execute(statement, values).fetchall())

    async def write(self, work: Work[Result]) -> Result:
        """The door: what the work does is kept as a whole, or, if it raises anything, not at all.

        It is done in SQLite's thread, and may be done again, if what shares its transaction fails.
        """
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if not self._writing or self._writing.done():
            self._writing = asyncio.create_task(self._write_on())
        return await done

    async def _write_on(self) -> None:
        """Write what waits, until nothing does."""
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            works = [work for work, _ in waiting]
            try:
                outcomes = await self._connected.at_once(partial(_written, self._path, works))
            except Exception as error:  # no connection any more
                outcomes = [_Failed(error)] * len(works)
            for (_, done), outcome in zip(waiting, outcomes, strict=True):
                if done.done():  # nobody waits for it any more
                    continue
                if isinstance(outcome, _Failed):
                    done.set_exception(outcome.error)
                else:
                    done.set_result(outcome)

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
    def _connected(self) -> _Connection:
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


def _written(path: Path, works: Sequence[Work[Any]], connection: sqlite3.Connection) -> list[Any]:
    """What each gave, or how it failed. All share a transaction; if that fails, each has its own."""
    try:
        if not path.is_file():  # SQLite would go on writing where nobody finds it again
            raise sqlite3.OperationalError("its file is gone")
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:  # another process writes: to find that out takes a while, and it holds for all
        return [_Failed(error)] * len(works)
    try:
        with _kept(connection):
            return [work(connection) for work in works]
    except Exception as error:
        if len(works) == 1:
            return [_Failed(error)]
    return [outcome for work in works for outcome in _written(path, [work], connection)]


@contextmanager
def _kept(connection: sqlite3.Connection) -> Iterator[None]:
    """What was begun is kept at the end, or, if anything is raised, undone."""
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise


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
