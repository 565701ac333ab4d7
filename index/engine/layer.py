"""What one build wrote of passages: their texts and postings. Never written again; a generation has one layer, or two."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from os import fstat
from pathlib import Path
from threading import Lock
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.engine.arrays import map_array
from index.engine.order import Order
from index.engine.postings import Postings
from index.question import POSTED

_KEPT = 2_048  # passages read last, 4 MB: of a small folder all, of a large one those that are asked for again and again


class Texts:
    """The passages of a layer as lines of JSON, read from disk: memory does not grow with them."""

    def __init__(self, path: Path, starts: NDArray[np.int64]) -> None:
        # stays readable when a newer generation removes the file; closed with the last question that reads from it
        self._file = path.open("rb", buffering=0)
        finalize(self, self._file.close)
        self._reading = Lock()
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def is_whole(self) -> bool:
        """Do the texts end where they should?"""
        return fstat(self._file.fileno()).st_size == int(self._starts[-1])

    def ends(self, first: int, last: int) -> NDArray[np.int64]:
        """Where the lines from `first` to before `last` end, counted from where the first one starts."""
        ends: NDArray[np.int64] = self._starts[first + 1 : last + 1] - self._starts[first]
        return ends

    def lines(self, first: int, last: int) -> bytes:
        """The JSON lines of the passages from `first` to before `last`."""
        start, end = int(self._starts[first]), int(self._starts[last])
        with self._reading:
            self._file.seek(start)
            return self._file.read(end - start)


class Passages(Sequence[Passage]):
    """The passages of a generation by their rows, read one at a time, the last ones kept."""

    def __init__(self, layers: Sequence[Texts], order: Order) -> None:
        self._rows = len(order.slots)
        self._read = lru_cache(_KEPT)(partial(_passage, layers, order))

    def __len__(self) -> int:
        return self._rows

    def __getitem__(self, row):  # type: ignore[no-untyped-def]  # rows only: nobody slices
        return self._read(row)


def _passage(layers: Sequence[Texts], order: Order, row: int) -> Passage:
    slot = int(order.slots[row])
    for layer in layers:
        if slot < len(layer):
            said = json.loads(layer.lines(slot, slot + 1))
            return Passage(**said | {"headings": tuple(said["headings"])})
        slot -= len(layer)
    raise IndexError(row)


@dataclass(frozen=True, slots=True)
class Layer:
    """An opened layer, and the folder that it is in."""

    folder: Path
    texts: Texts
    postings: Mapping[str, Postings]

    def __len__(self) -> int:
        return len(self.texts)


def open_layer(folder: Path) -> Layer:
    """The layer in a folder. Raises OSError, ValueError, EOFError, IndexError."""
    texts = Texts(folder / "passages.jsonl", map_array(folder / "passages.npy"))
    postings = {field: Postings.load(folder, field) for field in POSTED}
    if not (texts.is_whole() and all(of.is_whole(len(texts)) for of in postings.values())):
        raise ValueError("incomplete")
    return Layer(folder, texts, postings)
