"""The files that a generation was made of: as arrays, for there may be very many, of which few have changed."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import FileState, Reason

ARTICLE = -1  # in the place of a reason: the file gave an article
_REASONS = list(Reason)
_AGAIN = -1  # in the place of a time: the file is looked at again
_PATHS, _STATES = "files.txt", "files.npy"


@dataclass(frozen=True, slots=True)
class Seen:
    """Files in the order of a listing; `states` has a column for each: size, time of writing, and why it gave no article."""

    paths: Sequence[str]
    states: NDArray[np.int64]

    @classmethod
    def of(cls, files: Mapping[str, FileState]) -> "Seen":
        """Files of which nothing is known but how they are."""
        states = np.full((3, len(files)), ARTICLE, np.int64)
        states[:2] = np.fromiter(chain.from_iterable(files.values()), np.int64, 2 * len(files)).reshape(-1, 2).T
        return cls(list(files), states)

    @classmethod
    def load(cls, folder: Path) -> "Seen":
        """Those of a generation; none if that is not known any more, so that all are read again."""
        try:
            said = os.fsdecode((folder / _PATHS).read_bytes())
            paths, states = said.split("\0") if said else [], np.load(folder / _STATES)
            return cls(paths, states) if states.shape == (3, len(paths)) else _NONE
        except (OSError, ValueError, EOFError):
            return _NONE

    def save(self, folder: Path) -> None:
        """Write them. Raises OSError."""
        (folder / _PATHS).write_bytes(os.fsencode("\0".join(self.paths)))
        np.save(folder / _STATES, self.states)

    @property
    def reasons(self) -> NDArray[np.int64]:
        """Why each gave no article, as numbers of `Reason`, or `ARTICLE`."""
        of: NDArray[np.int64] = self.states[2]
        return of

    def skip(self, at: int, reason: Reason) -> None:
        """Note why a file gives no article; one that could not be opened is tried again next time."""
        self.states[2, at] = _REASONS.index(reason)
        if reason is Reason.UNREADABLE:
            self.states[1, at] = _AGAIN

    def skipped(self) -> list[tuple[str, Reason]]:
        """The files that gave no article, and why."""
        return [(self.paths[at], _REASONS[self.reasons[at]]) for at in np.flatnonzero(self.reasons != ARTICLE).tolist()]

    def unchanged(self, before: "Seen") -> NDArray[np.int64]:
        """Which file of before each is, if it is as it was; else -1."""
        places = dict(zip(before.paths, range(len(before.paths)), strict=True))
        was = np.fromiter(map(places.get, self.paths, repeat(-1)), np.int64, len(self.paths))
        known = np.flatnonzero(was >= 0)
        differ = (self.states[:2, known] != before.states[:2, was[known]]).any(axis=0)
        was[known[differ]] = -1
        return was


_NONE = Seen((), np.empty((3, 0), np.int64))
