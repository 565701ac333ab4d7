"""Writing files so that a reader never sees half of one."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def make_durable(folder: Path) -> None:
    """Have the files of a folder on the disk itself, should the power fail. Raises OSError."""
    with ThreadPoolExecutor() as threads:
        [*threads.map(_flush, folder.iterdir())]


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data` in one step; a reader sees the old bytes or the new ones. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink()
        raise
