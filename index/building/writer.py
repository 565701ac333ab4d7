"""A generation being written: beside the others, and in one step the current one."""

import json
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.building.held import name_of, release
from index.building.inversion import NOTHING, Kept, write_postings
from index.engine.counts import Counts, CountsWriter
from index.engine.snapshot import BEFORE, CURRENT, FORMAT, FileSeen, Header, Snapshot, open_arrays
from index.files import make_durable, write_atomically
from index.question import POSTED

_BUILDING = ".building-"
_COPIED = 20_000  # passages whose texts are copied at once: bounds a reindex's memory
_SIDE_BY_SIDE = 2  # fields compiled at once: numpy leaves other threads their turn, and each takes memory


class Writer:
    """Takes passages, new or kept from another generation, in order; `publish` ends it."""

    def __init__(self, folder: Path, building: Path, files: ExitStack) -> None:
        self._folder = folder
        self._building = building
        self._files = files
        self._texts = files.enter_context((building / "passages.jsonl").open("wb"))
        self._counts = {field: files.enter_context(CountsWriter(building, field)) for field in POSTED}
        self._starts = [np.zeros(1, np.int64)]
        self._end = 0
        self._rows = 0
        self._old: Snapshot | None = None
        self._moved = np.empty(0, np.int32)

    def add(self, passages: Sequence[Passage], counts: Mapping[str, Counts]) -> None:
        """Passages and their counted terms, by field. Raises OSError."""
        lines = [json.dumps(asdict(passage), ensure_ascii=False).encode() + b"\n" for passage in passages]
        self._add_lines(b"".join(lines), np.cumsum([len(line) for line in lines], dtype=np.int64))
        for field, writer in self._counts.items():
            writer.append(counts[field])

    def keep(self, old: Snapshot, first: int, last: int) -> None:
        """The rows from `first` to before `last` of another generation, always the same one, in order. Raises OSError."""
        if not self._old:
            self._old, self._moved = old, np.full(len(old.passages), -1, np.int32)
        self._moved[first:last] = np.arange(self._rows, self._rows + last - first)
        for start in range(first, last, _COPIED):
            end = min(start + _COPIED, last)
            self._add_lines(old.passages.lines(start, end), old.passages.ends(start, end))

    def publish(self, header: Header, seen: Mapping[str, FileSeen]) -> Snapshot:
        """Compile all that came, make it the current generation, and remove all but the one before.

        `seen` are the files looked at. Raises OSError, StaleSnapshot.
        """
        self._files.close()
        np.save(self._building / "passages.npy", np.concatenate(self._starts))
        (self._building / "files.json").write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
        write_atomically(self._building / "header.json", _written(header))
        self._write_postings()
        opened = open_arrays(self._building, header)  # validates: what can't be opened never becomes current
        make_durable(self._building)
        target = self._folder / f"{header.generation}-{self._building.name.removeprefix(_BUILDING)}"
        self._building.rename(target)
        before = self._folder / (name_of(self._folder, CURRENT) or target.name)
        write_atomically(self._folder / CURRENT, target.name.encode())
        if before != target:
            write_atomically(self._folder / BEFORE, before.name.encode())
        release(self._folder)
        _remove_others(self._folder, {target, before})
        return replace(opened, folder=target)

    def _write_postings(self) -> None:
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
            [*threads.map(self._write_field, POSTED)]
        for file in self._building.glob("*.counted.*"):
            file.unlink()

    def _write_field(self, field: str) -> None:
        kept = Kept(self._old.postings[field], self._moved) if self._old else NOTHING
        write_postings(Counts.load(self._building, field), self._building, field, kept)

    def _add_lines(self, lines: bytes, ends: NDArray[np.int64]) -> None:
        """Lines, and where each ends."""
        self._texts.write(lines)
        self._rows += len(ends)
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


def _written(header: Header) -> bytes:
    said = {
        "format": FORMAT,
        "generation": header.generation,
        "files": header.files,
        "analysis": header.analysis,
        "articles": header.articles,
        "problems": [(problem.file, problem.reason) for problem in header.problems],
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _remove_others(folder: Path, kept: Collection[Path]) -> None:
    for other in folder.iterdir():
        if other.is_dir() and other not in kept:
            shutil.rmtree(other, ignore_errors=True)
