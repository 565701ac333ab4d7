"""`backup` and `restore`: what can't be made again, in one file. The index is not among it, for the articles make it."""

import gzip
import os
import shutil
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from filelock import FileLock, Timeout

from bot.commands import complain
from bot.settings import Settings
from bot.store import StoreError, copy_database, damage, is_ours

DATABASE = "bot.db"
WORDS = ("userdict.txt", "synonyms.txt")  # an admin's own, beside the database
_CHUNK = 1 << 20
_LARGEST = {DATABASE: 16 << 30}  # bytes of a file in a backup
_LARGEST_WORDS = 64 << 20


def back_up(settings: Settings, file: Path, out: TextIO) -> int:
    """Write the backup; also while the bot runs. Exit status 2 where it can't be done."""
    if not settings.database.is_file():
        return complain(f"backup: there is no database in {settings.data_dir} (DATA_DIR)")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        try:
            copy_database(settings.database, copy)
        except StoreError as error:
            return complain(f"backup: {settings.database} can't be read: {error}")
        if said := damage(copy):
            return complain(f"backup: {settings.database} is damaged, so no backup was made of it: {said}")
        with _written(file) as stream, _packed(stream) as archive:
            for one in (copy, *(settings.data_dir / name for name in WORDS)):
                if one.is_file():
                    archive.add(one, one.name)
    out.write(f"{file}: {file.stat().st_size} bytes\n")
    return 0


def restore(settings: Settings, file: Path, out: TextIO) -> int:
    """Put back what a backup holds; what was there is kept in a folder before-restore-*. Exit status 2 where it can't be done."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / "BOT.lock", timeout=0):
            return _restore(settings.data_dir, file, out)
    except Timeout:
        return complain("restore: the bot is running on DATA_DIR: stop it first")


def _restore(data_dir: Path, file: Path, out: TextIO) -> int:
    with tempfile.TemporaryDirectory(dir=data_dir) as folder:
        new = Path(folder)
        try:
            names = _unpack(file, new)
        except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError) as error:
            return complain(f"restore: {file} is no backup of chawen: {error}")
        if said := damage(new / DATABASE):
            return complain(f"restore: the database in {file} is damaged: {said}")
        if not is_ours(new / DATABASE):
            return complain(f"restore: the database in {file} is not chawen's, or of a newer version")
        _set_aside(data_dir, _aside(data_dir), names)
        for ending in ("-wal", "-shm"):  # they belong to the database that goes
            (data_dir / f"{DATABASE}{ending}").unlink(missing_ok=True)
        for name in names:
            (new / name).replace(data_dir / name)
    out.write(f"{', '.join(sorted(names))}: put back into {data_dir}\n")
    return 0


def _aside(data_dir: Path) -> Path:
    """A folder that is not there yet."""
    number = len(list(data_dir.glob("before-restore-*")))
    return data_dir / f"before-restore-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{number}"


def _set_aside(data_dir: Path, aside: Path, names: Iterable[str]) -> None:
    """Copies of what is there, in a folder that is never written again; of a database with what its log still holds."""
    aside.mkdir(mode=0o700)
    for name in names:
        old = data_dir / name
        if not old.exists():
            continue
        if name == DATABASE and not damage(old):
            copy_database(old, aside / name)
        else:
            for one in data_dir.glob(f"{name}*"):
                shutil.copy2(one, aside / one.name)


def _unpack(file: Path, folder: Path) -> list[str]:
    """Write the files of a backup into a folder, and tell their names. Raises ValueError, TarError and EOFError for what is
    none, OSError.
    """
    names: list[str] = []
    with gzip.open(file) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            if not member.isfile() or member.name not in (DATABASE, *WORDS) or member.name in names:
                raise ValueError(f"it holds {member.name!r}")
            if member.size > _LARGEST.get(member.name, _LARGEST_WORDS):
                raise ValueError(f"{member.name} has {member.size} bytes")
            content = archive.extractfile(member)
            if content:
                with _written(folder / member.name) as target:
                    shutil.copyfileobj(content, target, _CHUNK)
                names.append(member.name)
        while stream.read(_CHUNK):  # to the end, where the checksum is
            pass
    if DATABASE not in names:
        raise ValueError(f"it has no {DATABASE}")
    return names


@contextmanager
def _packed(stream: BinaryIO) -> Iterator[tarfile.TarFile]:
    """An archive to write, whose every byte the checksum covers: the name of a file would stand outside of it."""
    with gzip.GzipFile("", "wb", fileobj=stream) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        yield archive


@contextmanager
def _written(file: Path) -> Iterator[BinaryIO]:
    """A file that is there whole or not at all, for its owner alone. Raises OSError."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
