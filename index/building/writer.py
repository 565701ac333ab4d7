"""A generation being written: beside the others, and in one step the current one."""

import json
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.building.held import name_of, release
from index.building.inversion import Kept, runs, write_postings
from index.engine.counts import Counts, CountsWriter
from index.engine.layer import Layer
from index.engine.snapshot import ARTICLES, BEFORE, CURRENT, FORMAT, ORDER, Header, Snapshot, lower_of, opened
from index.files import make_durable, write_atomically
from index.question import POSTED

_BUILDING = ".building-"
_COPIED = 20_000  # passages whose texts are copied at once: bounds a reindex's memory
_SIDE_BY_SIDE = 2  # fields compiled at once: numpy leaves other threads their turn, and each takes memory


class Writer:
    """Takes passages, first new ones, then those kept of other layers; `publish` ends it."""

    def __init__(self, folder: Path, building: Path, files: ExitStack) -> None:
        self._folder = folder
        self.folder = building  # what else belongs to the generation may be put there
        self._files = files
        self._texts = files.enter_context((building / "passages.jsonl").open("wb"))
        self._counts = {field: files.enter_context(CountsWriter(building, field)) for field in POSTED}
        self._starts = [np.zeros(1, np.int64)]
        self._end = 0
        self._kept: list[tuple[Layer, NDArray[np.int32]]] = []
        self.rows = 0  # of the new layer so far

    def keep(self, layer: Layer, stay: NDArray[np.bool_]) -> None:
        """Those rows of another layer that stay. Raises OSError."""
        rows = np.flatnonzero(stay)
        moved = np.full(len(layer), -1, np.int32)
        moved[rows] = np.arange(self.rows, self.rows + len(rows))
        self._kept.append((layer, moved))
        for first, last in runs(rows):
            for start in range(first, last, _COPIED):
                end = min(start + _COPIED, last)
                self._add_lines(layer.texts.lines(start, end), layer.texts.ends(start, end))

    def add(self, passages: Sequence[Passage], counts: Mapping[str, Counts]) -> None:
        """New passages and their counted terms, by field. Raises OSError."""
        lines = [json.dumps(asdict(passage), ensure_ascii=False).encode() + b"\n" for passage in passages]
        self._add_lines(b"".join(lines), np.cumsum([len(line) for line in lines], dtype=np.int64))
        for field, writer in self._counts.items():
            writer.append(counts[field])

    def publish(
        self,
        header: Header,
        articles: Sequence[bytes] = (),
        slots: NDArray[np.int32] | None = None,
        lower: Layer | None = None,
    ) -> Snapshot:
        """Compile all that came into a layer, over the one below if any, and make the generation with its passages in these slots
        (all, as they came, if not said) the current one; remove all but that and the one before.

        `articles` are the lines of the header's articles. Raises OSError, StaleSnapshot.
        """
        self._files.close()
        slots = np.arange(self.rows, dtype=np.int32) if slots is None else slots
        np.save(self.folder / "passages.npy", np.concatenate(self._starts))
        np.save(self.folder / ORDER, slots)
        (self.folder / ARTICLES).write_bytes(b"".join(articles))
        (self.folder / "header.json").write_bytes(_written(header, lower))
        self._write_postings()
        made = opened(self.folder, header, lower, slots)  # validates: what can't be opened never becomes current
        make_durable(self.folder)
        target = self._folder / f"{header.generation}-{self.folder.name.removeprefix(_BUILDING)}"
        self.folder.rename(target)
        before = self._folder / (name_of(self._folder, CURRENT) or target.name)
        write_atomically(self._folder / CURRENT, target.name.encode())
        if before != target:
            write_atomically(self._folder / BEFORE, before.name.encode())
        release(self._folder)
        _remove_others(self._folder, {target, before})
        return made.at(target)

    def _write_postings(self) -> None:
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
            [*threads.map(self._write_field, POSTED)]
        for file in self.folder.glob("*.counted.*"):
            file.unlink()

    def _write_field(self, field: str) -> None:
        kept = [Kept(layer.postings[field], moved) for layer, moved in self._kept]
        write_postings(Counts.load(self.folder, field), self.folder, field, kept)

    def _add_lines(self, lines: bytes, ends: NDArray[np.int64]) -> None:
        """Lines, and where each ends."""
        self._texts.write(lines)
        self.rows += len(ends)
        self._starts.append(self._end + ends)
        self._end += len(lines)


@contextmanager
def new_generation(folder: Path) -> Iterator[Writer]:
    """A new generation below `folder`, removed again unless it was published; first goes what killed builds left. OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
    building = Path(tempfile.mkdtemp(dir=folder, prefix=_BUILDING))
    try:
        with ExitStack() as files:
            yield Writer(folder, building, files)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _written(header: Header, lower: Layer | None) -> bytes:
    said = {
        "format": FORMAT,
        "generation": header.generation,
        "files": header.files,
        "analysis": header.analysis,
        "lower": lower.folder.name if lower else "",
        "problems": [(problem.file, problem.reason) for problem in header.problems],
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _remove_others(folder: Path, kept: Collection[Path]) -> None:
    """All folders but those of these generations, and of the layers that they stand on."""
    needed = {*kept, *(folder / name for one in kept if (name := lower_of(one)))}
    for other in folder.iterdir():
        if other.is_dir() and other not in needed:
            shutil.rmtree(other, ignore_errors=True)
