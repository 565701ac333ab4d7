"""The vectors of a generation's passages on disk, beside its postings: a row each, in the order of the passages.

    index/<folder>/meaning.npy        of every passage
    index/<folder>/meaning.part.npy   while they are made: rows of zeros are still to be made

They are made while the generation answers already, without them. What the generation before has of the same texts under the same
titles, made whole or in part, is carried over: when a generation is made, so that it reaches the one after next, too.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.engine.arrays import map_array
from index.engine.layer import Passages
from index.engine.snapshot import BEFORE, Snapshot, StaleSnapshot, load
from index.meaning.encoder import SIZE, Vectors, encode

_WHOLE, _PART = "meaning.npy", "meaning.part.npy"
_AT_ONCE = 64  # passages: a third of a second's work
_MANY = 4_096  # rows looked at together: 8 MB
_ROUNDING = 0.01  # of a length, in half precision; half of a row is shorter by a quarter

Progress = Callable[[int, int], None]  # (done, of)


def open_vectors(folder: Path) -> Vectors | None:
    """Those of a generation's folder; None until all are made."""
    return _mapped(folder / _WHOLE)


def make_vectors(snapshot: Snapshot, progress: Progress) -> None:
    """Make those of a generation that are not there yet; where this ends early, the next goes on from there. Raises OSError."""
    if open_vectors(snapshot.folder) is not None or not len(snapshot.passages):
        return
    begin_vectors(snapshot)
    made = _begun(snapshot)
    left = np.flatnonzero(~_whole(made))
    for start in range(0, len(left), _AT_ONCE):
        progress(len(made) - len(left) + start, len(made))
        rows = left[start : start + _AT_ONCE]
        made[rows] = encode([_said(snapshot.passages[int(row)]) for row in rows])
    (snapshot.folder / _PART).replace(snapshot.folder / _WHOLE)


def begin_vectors(snapshot: Snapshot) -> None:
    """Carry over what the generation before has. Raises OSError."""
    try:
        before = load(snapshot.folder.parent, BEFORE)
    except StaleSnapshot:
        return
    known = open_vectors(before.folder)
    if known is None:
        known = _mapped(before.folder / _PART)
    if known is None or len(known) != len(before.passages) or open_vectors(snapshot.folder) is not None:
        return
    made, is_known = _begun(snapshot), _whole(known)
    places = {digest: row for row, digest in enumerate(_digests(before.passages)) if is_known[row]}
    for row, digest in enumerate(_digests(snapshot.passages)):
        if digest in places:
            made[row] = known[places[digest]]


def _whole(vectors: Vectors) -> NDArray[np.bool_]:
    """Which rows are made? One that a killed process, or one still at work, wrote in part is not of length 1."""
    is_whole = np.zeros(len(vectors), np.bool_)
    for at in range(0, len(vectors), _MANY):
        lengths = np.linalg.norm(vectors[at : at + _MANY].astype(np.float32), axis=1)
        is_whole[at : at + _MANY] = np.abs(lengths - 1) < _ROUNDING
    return is_whole


def _begun(snapshot: Snapshot) -> Vectors:
    """What there is already, and zeros for the rest, mapped to be filled."""
    path, shape = snapshot.folder / _PART, (len(snapshot.passages), SIZE)
    try:
        begun = np.load(path, mmap_mode="r+")
    except (OSError, ValueError):
        begun = np.lib.format.open_memmap(path, "w+", np.float16, shape)
    vectors: Vectors = begun.view(np.ndarray)
    return vectors


def _mapped(path: Path) -> Vectors | None:
    try:
        return map_array(path)
    except (OSError, ValueError):
        return None


def _digests(passages: Passages) -> Iterator[bytes]:
    return (hashlib.blake2b(_said(one).encode("utf-8", "surrogatepass"), digest_size=16).digest() for one in passages)


def _said(passage: Passage) -> str:
    """What a passage says, and of what: in a section, that stands above it."""
    return f"{passage.title}，{passage.text}"
