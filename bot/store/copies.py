"""A database as a whole: copied while it is in use, and looked at for damage. Synchronous: for commands, not for the bot."""

import sqlite3
from contextlib import closing
from pathlib import Path


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
