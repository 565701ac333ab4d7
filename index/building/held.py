"""Back to the generation before the current one, until somebody wants a new one of the files as they are."""

from pathlib import Path

from index.engine.snapshot import BEFORE, CURRENT, Snapshot, StaleSnapshot, load
from index.files import write_atomically

_HELD = "HELD"


class NoEarlier(RuntimeError):
    """There is no generation before the current one that could be used."""


def earlier_than_current(folder: Path, analysis: str) -> Snapshot:
    """The generation before the current one, if it was made by the code of now, of which `analysis` is the version.

    Raises NoEarlier.
    """
    try:
        earlier = load(folder, BEFORE)
    except StaleSnapshot as error:
        raise NoEarlier from error
    if earlier.header.analysis != analysis or earlier.folder.name == name_of(folder, CURRENT):
        raise NoEarlier
    return earlier


def go_back(folder: Path, earlier: Snapshot, fingerprint: str) -> None:
    """Make the earlier of two generations current, and hold it while the files stay as they are, which `fingerprint` tells.

    Raises NoEarlier if another was made meanwhile, OSError.
    """
    current = name_of(folder, CURRENT)
    if name_of(folder, BEFORE) != earlier.folder.name or not current:
        raise NoEarlier
    write_atomically(folder / _HELD, fingerprint.encode())
    write_atomically(folder / CURRENT, earlier.folder.name.encode())
    write_atomically(folder / BEFORE, current.encode())


def is_held(folder: Path, fingerprint: str) -> bool:
    """Is the current generation to answer on, though it is not made of the files as they are, which `fingerprint` tells?"""
    return name_of(folder, _HELD) == fingerprint


def release(folder: Path) -> None:
    """Nothing is held any more. Raises OSError."""
    (folder / _HELD).unlink(missing_ok=True)


def name_of(folder: Path, which: str) -> str:
    """What such a file says; empty if there is none that can be read."""
    try:
        return (folder / which).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
