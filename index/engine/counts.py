"""One field's passages as counted terms, in arrays: what a build collects, and a model is fitted to.

A term is its 64-bit digest from here on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.text.digests import term_digest

MOST = 255  # of one term in one passage that are counted
_AT_ONCE = 4_000_000  # digests looked at


@dataclass(frozen=True, slots=True)
class Counts:
    """Passage p has the terms `digests[starts[p]:starts[p + 1]]`, each `counts` times; `lengths` counts repeats.

    `starts` has one entry more than there are passages. A count stops at 255.
    """

    starts: NDArray[np.int64]
    digests: NDArray[np.uint64]
    counts: NDArray[np.uint8]
    lengths: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.lengths)

    def between(self, low: int, high: int | None) -> NDArray[np.int64]:
        """Where the digests from `low` to before `high` are."""
        found = [np.empty(0, np.int64)]
        for at in range(0, len(self.digests), _AT_ONCE):
            some = np.asarray(self.digests[at : at + _AT_ONCE])
            inside = some >= np.uint64(low)
            if high is not None:
                inside &= some < np.uint64(high)
            found.append(np.flatnonzero(inside) + at)
        return np.concatenate(found)

    @classmethod
    def load(cls, folder: Path, name: str) -> "Counts":
        """Map what a `CountsWriter` wrote. Raises OSError, ValueError."""
        return cls(*(_map(_path(folder, name, array), kind) for array, kind in _KINDS.items()))


class CountsWriter:
    """Writes a `Counts` to disk, some passages at a time; a context, for the files are open meanwhile."""

    def __init__(self, folder: Path, name: str) -> None:
        self._files = {array: _path(folder, name, array).open("wb") for array in _KINDS}
        self._end = 0
        self._files["starts"].write(np.zeros(1, np.int64).tobytes())

    def append(self, some: Counts) -> None:
        """Write these passages behind those before. Raises OSError."""
        self._files["starts"].write((some.starts[1:] + self._end).tobytes())
        for array in ("digests", "counts", "lengths"):
            self._files[array].write(getattr(some, array).tobytes())
        self._end += len(some.digests)

    def __enter__(self) -> "CountsWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()


def count_terms(passages: Iterable[Sequence[str]]) -> Counts:
    """The terms of each passage, counted."""
    digests: list[int] = []
    counts: list[int] = []
    starts, lengths = [0], []
    for terms in passages:
        counted = Counter(terms)
        digests += map(term_digest, counted)
        counts += counted.values()
        starts.append(len(digests))
        lengths.append(len(terms))
    return Counts(
        np.array(starts, np.int64),
        np.array(digests, np.uint64),
        np.minimum(np.array(counts, np.int64), MOST).astype(np.uint8),
        np.array(lengths, np.int32),
    )


def join(parts: Sequence[Counts]) -> Counts:
    """The passages of all parts, one after the other."""
    ends = np.cumsum([0, *(len(part.digests) for part in parts)])
    starts = [part.starts[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)]
    return Counts(
        np.concatenate([*starts, ends[-1:]]).astype(np.int64),
        np.concatenate([part.digests for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.concatenate([part.lengths for part in parts]),
    )


_KINDS = dict(zip((field.name for field in fields(Counts)), (np.int64, np.uint64, np.uint8, np.int32), strict=True))


def _path(folder: Path, name: str, array: str) -> Path:
    return folder / f"{name}.counted.{array}"


def _map(path: Path, kind: type) -> NDArray[Any]:
    """A file of numbers as an array. (An empty file can't be mapped.)"""
    return np.memmap(path, kind, "r") if path.stat().st_size else np.empty(0, kind)
