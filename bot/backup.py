"""`backup` and `restore`: what can't be made again, in one file. The index is not among it, for the articles make it."""

import io
import os
import tarfile
import tempfile
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from bot.commands import complain
from bot.settings import Settings
from bot.store import StoreError, copy_database, damage

DATABASE = "bot.db"
WORDS = ("userdict.txt", "synonyms.txt")  # an admin's own, beside the database
_LARGEST = 4 << 30  # bytes of a file in a backup


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
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            for one in (copy, *(settings.data_dir / name for name in WORDS)):
                if one.is_file():
                    archive.add(one, one.name)
    _write(file, packed.getvalue())
    out.write(f"{file}: {len(packed.getvalue())} bytes\n")
    return 0


def restore(settings: Settings, file: Path, out: TextIO) -> int:
    """Put back what a backup holds; what was there stays beside it as *.before. Exit status 2 where it can't be done."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / "BOT.lock", timeout=0):
            return _restore(settings.data_dir, file, out)
    except Timeout:
        return complain("restore: the bot is running on DATA_DIR: stop it first")


def _restore(data_dir: Path, file: Path, out: TextIO) -> int:
    try:
        kept = _read(file)
    except (tarfile.TarError, EOFError, ValueError) as error:
        return complain(f"restore: {file} is no backup of chawen: {error}")
    with tempfile.TemporaryDirectory(dir=data_dir) as folder:
        new = Path(folder) / DATABASE
        _write(new, kept[DATABASE])
        if said := damage(new):
            return complain(f"restore: the database in {file} is damaged: {said}")
        for name, content in kept.items():
            _write(Path(folder) / name, content)
        for ending in ("-wal", "-shm"):  # they belong to the database that goes
            (data_dir / f"{DATABASE}{ending}").unlink(missing_ok=True)
        for name in kept:
            if (data_dir / name).exists():
                (data_dir / name).replace(data_dir / f"{name}.before")
            (Path(folder) / name).replace(data_dir / name)
    out.write(f"{', '.join(sorted(kept))}: put back into {data_dir}\n")
    return 0


def _read(file: Path) -> dict[str, bytes]:
    """The files of a backup by name. Raises ValueError, TarError and EOFError for what is none, OSError."""
    kept = {}
    with tarfile.open(file, "r:gz") as archive:
        for member in archive:
            if not member.isfile() or member.name not in (DATABASE, *WORDS) or member.size > _LARGEST:
                raise ValueError(f"it holds {member.name!r}")
            content = archive.extractfile(member)
            kept[member.name] = content.read() if content else b""
    if DATABASE not in kept:
        raise ValueError(f"it has no {DATABASE}")
    return kept


def _write(file: Path, content: bytes) -> None:
    """A file that is there whole or not at all, for its owner alone. Raises OSError."""
    part = file.with_name(f"{file.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
