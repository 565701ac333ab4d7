"""Arrays of numbers, in memory and on disk."""

import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]  # of passages

_SMALL = 1 << 16  # bytes; two layers have some ninety arrays


def map_array(path: Path) -> NDArray[Any]:
    """A saved array, to be read only: mapped, or in memory if it is small, for what is mapped stays an open file. It is a plain
    one, for numpy's own class for a mapped one takes microseconds for every slice.

    Raises OSError, ValueError.
    """
    if path.stat().st_size > _SMALL:
        mapped: NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
        return mapped
    read: NDArray[Any] = np.load(path)
    read.flags.writeable = False
    return read


def spread(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """All places of the ranges that start here and are so long."""
    return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))


def let_go(array: NDArray[Any]) -> None:
    """Have no more of a mapped array in this process's memory; it is fetched again where it is wanted. (Where that can't be had,
    memory grows with the array.)
    """
    base: Any = array
    while base is not None and not isinstance(base, mmap.mmap):
        base = getattr(base, "base", None)
    if base is not None and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


def new_array(path: Path, kind: type, size: int) -> NDArray[Any]:
    """An array on disk to be filled. (An empty file can't be mapped.) Raises OSError."""
    if size:
        return np.lib.format.open_memmap(path, "w+", kind, (size,)).view(np.ndarray)
    np.save(path, np.empty(0, kind))
    return np.empty(0, kind)
