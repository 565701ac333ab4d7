"""Arrays of numbers, in memory and on disk."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]  # of passages


def map_array(path: Path) -> NDArray[Any]:
    """A saved array, mapped, as a plain one: numpy's own class for it takes microseconds for every slice.

    Raises OSError, ValueError.
    """
    mapped: NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
    return mapped


def new_array(path: Path, kind: type, size: int) -> NDArray[Any]:
    """An array on disk to be filled. (An empty file can't be mapped.) Raises OSError."""
    if size:
        return np.lib.format.open_memmap(path, "w+", kind, (size,)).view(np.ndarray)
    np.save(path, np.empty(0, kind))
    return np.empty(0, kind)
