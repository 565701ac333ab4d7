"""The vectors of a generation's passages on disk, beside its postings: a row each, in the order of the passages.

    index/<folder>/meaning.npy        of every passage
    index/<folder>/meaning.part.npy   while they are made: rows of zeros are still to be made

They are made while the generation answers already, without them, and carried over from the generation before where it has the
same text under the same title.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from corpus import Passage
from index.engine.arrays import map_array
from index.engine.snapshot import BEFORE, Passages, Snapshot, StaleSnapshot, load
from index.meaning.encoder import SIZE, Vectors, encode

_WHOLE, _PART = "meaning.npy", "meaning.part.npy"
_AT_ONCE = 64  # passages: a third of a second's work

Progress = Callable[[int, int], None]  # (done, of)


def open_vectors(folder: Path) -> Vectors | None:
    """Those of a generation's folder; None until all are made."""
    try:
        return map_array(folder / _WHOLE)
    except (OSError, ValueError):
        return None


def make_vectors(snapshot: Snapshot, progress: Progress) -> None:
    """Make those of a generation that are not there yet; where this ends early, the next goes on from there. Raises OSError."""
    if open_vectors(snapshot.folder) is not None or not len(snapshot.passages):
        return
    made = _begun(snapshot)
    _carry_over(snapshot, made)
    left = np.flatnonzero(~made.any(axis=1))
    for start in range(0, len(left), _AT_ONCE):
        progress(len(made) - len(left) + start, len(made))
        rows = left[start : start + _AT_ONCE]
        made[rows] = encode([_said(snapshot.passages[int(row)]) for row in rows])
    (snapshot.folder / _PART).replace(snapshot.folder / _WHOLE)


def _begun(snapshot: Snapshot) -> Vectors:
    """What there is already, and zeros for the rest, mapped to be filled."""
    path, shape = snapshot.folder / _PART, (len(snapshot.passages), SIZE)
    try:
        begun = np.load(path, mmap_mode="r+")
    except (OSError, ValueError):
        begun = np.lib.format.open_memmap(path, "w+", np.float16, shape)
    vectors: Vectors = begun.view(np.ndarray)
    return vectors


def _carry_over(snapshot: Snapshot, made: Vectors) -> None:
    """Fill in what the generation before has."""
    try:
        before = load(snapshot.folder.parent, BEFORE)
    except StaleSnapshot:
        return
    known = open_vectors(before.folder)
    if known is None:
        return
    places = {digest: row for row, digest in enumerate(_digests(before.passages))}
    for row, digest in enumerate(_digests(snapshot.passages)):
        if digest in places:
            made[row] = known[places[digest]]


def _digests(passages: Passages) -> Iterator[bytes]:
    return (hashlib.blake2b(_said(one).encode("utf-8", "surrogatepass"), digest_size=16).digest() for one in passages)


def _said(passage: Passage) -> str:
    """What a passage says, and of what: in a section, that stands above it."""
    return f"{passage.title}，{passage.text}"
