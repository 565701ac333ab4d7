"""A database as a whole: copied while it is in use, and looked at for damage. Synchronous: for commands, not for the bot."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.database import migrations


def copy_database(file: Path, to: Path) -> None:
    """A consistent copy of the database, whatever is written meanwhile. Raises `StoreError`."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)


def damage(file: Path) -> str:
    """What is wrong with the database, in SQLite's words; empty if nothing is."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            [said] = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if said == "ok" else str(said)


def is_ours(file: Path) -> bool:
    """Is it a database of chawen's, of this version or one before?"""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
        [version] = database.execute("PRAGMA user_version").fetchone()
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return 0 < version <= len(migrations()) and {"questions", "settings"} <= tables
