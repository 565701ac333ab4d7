"""One built index on disk: a folder per generation, and a file that names the current one.

    index/CURRENT                the name of the current folder, which is the generation's, with a suffix of its own
    index/<folder>/header.json   format, versions, the articles, the files that could not be read
    index/<folder>/files.json    every file that was looked at, to know later which ones changed
    index/<folder>/passages.jsonl, passages.npy      texts, and where each line starts
    index/<folder>/<field>.*                         postings

A generation is written beside the others under a temporary name, renamed when complete, and becomes current by one
atomic replace: a reader has the old index or the new one, never half of one. Nothing here is pickled.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from os import fstat
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, Problem, Reason
from index.analysis import FIELDS
from index.files import make_durable, write_atomically
from index.forward import Forward, ForwardWriter
from index.inversion import NOTHING, Kept, write_postings
from index.postings import Postings, map_array

FORMAT = "chawen index 4"
_BUILDING = ".building-"
_COPIED = 20_000  # passages whose texts are copied at once: bounds a reindex's memory
_SIDE_BY_SIDE = 2  # fields compiled at once: numpy leaves other threads their turn, and each takes memory


class StaleSnapshot(ValueError):
    """There is no index, or it was written by another version, or its files are damaged: build it again."""


class ArticleInfo(NamedTuple):
    """An indexed article: what /articles shows of it, and the digest by which a change is noticed."""

    name: str
    title: str
    date: str
    source: str
    passages: int
    characters: int
    digest: str


@dataclass(frozen=True, slots=True)
class Header:
    """`files` is the fingerprint of the folder that was read, `analysis` the version of reading and of the text pipeline."""

    generation: str
    files: str
    analysis: str
    articles: tuple[ArticleInfo, ...]
    problems: tuple[Problem, ...]


class FileSeen(NamedTuple):
    """A file as it was when it was read; `reason` if it gave no article."""

    size: int
    mtime_ns: int
    reason: str | None


class Passages(Sequence[Passage]):
    """The passages of a generation, read from disk one at a time: memory does not grow with the texts."""

    def __init__(self, path: Path, starts: NDArray[np.int64]) -> None:
        # stays readable when a newer generation removes the file; closed with the last question that reads from it
        self._file = path.open("rb", buffering=0)
        finalize(self, self._file.close)
        self._reading = Lock()
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, row):  # type: ignore[no-untyped-def]  # rows only: nobody slices
        said = json.loads(self.lines(row, row + 1))
        return Passage(**{**said, "headings": tuple(said["headings"])})

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


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened generation."""

    folder: Path
    header: Header
    passages: Passages
    postings: Mapping[str, Postings]

    def files(self) -> Mapping[str, FileSeen]:
        """The files that were looked at; none if that is not known any more, so that all are read again."""
        try:
            said = json.loads((self.folder / "files.json").read_text("utf-8"))
            return {name: FileSeen._make(seen) for name, seen in said.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


class Writer:
    """A generation being written, article by article."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self._texts = stack.enter_context((folder / "passages.jsonl").open("wb"))
        self._starts = [np.zeros(1, np.int64)]
        self._end = 0
        self._fields = {field: stack.enter_context(ForwardWriter(folder, field)) for field in FIELDS}
        self._rows = 0
        self._old: Snapshot | None = None
        self._moved = np.empty(0, np.int32)

    def add(self, passages: Sequence[Passage], terms: Mapping[str, Forward]) -> None:
        """Passages and their counted terms. Raises OSError."""
        lines = [json.dumps(asdict(passage), ensure_ascii=False).encode() + b"\n" for passage in passages]
        self._add_lines(b"".join(lines), np.cumsum([len(line) for line in lines], dtype=np.int64))
        for field, writer in self._fields.items():
            writer.append(terms[field])

    def keep(self, old: Snapshot, first: int, last: int) -> None:
        """The rows from `first` to before `last` of another generation, always the same one, in order. Raises OSError."""
        if not self._old:
            self._old, self._moved = old, np.full(len(old.passages), -1, np.int32)
        self._moved[first:last] = np.arange(self._rows, self._rows + last - first)
        for start in range(first, last, _COPIED):
            end = min(start + _COPIED, last)
            self._add_lines(old.passages.lines(start, end), old.passages.ends(start, end))

    def write_postings(self) -> None:
        """Compile all that was added and kept. Raises OSError, ValueError."""
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
            [*threads.map(self._write_field, FIELDS)]
        for file in self.folder.glob("*.forward.*"):
            file.unlink()

    def _write_field(self, field: str) -> None:
        kept = Kept(self._old.postings[field], self._moved) if self._old else NOTHING
        write_postings(Forward.load(self.folder, field), self.folder, field, kept)

    def _add_lines(self, lines: bytes, ends: NDArray[np.int64]) -> None:
        """Lines, and where each ends."""
        self._texts.write(lines)
        self._rows += len(ends)
        self._starts.append(self._end + ends)
        self._end += len(lines)

    def finish(self, header: Header, files: Mapping[str, FileSeen]) -> None:
        """What is known only at the end."""
        np.save(self.folder / "passages.npy", np.concatenate(self._starts))
        (self.folder / "files.json").write_text(json.dumps(files, ensure_ascii=False), "utf-8")
        said = {
            "format": FORMAT,
            "generation": header.generation,
            "files": header.files,
            "analysis": header.analysis,
            "articles": header.articles,
            "problems": [(problem.file, problem.reason) for problem in header.problems],
        }
        write_atomically(self.folder / "header.json", json.dumps(said, ensure_ascii=False).encode())


@contextmanager
def writing(folder: Path) -> Iterator[Writer]:
    """A new generation below `folder`, removed again unless `publish` made it current. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(dir=folder, prefix=_BUILDING))
    try:
        with ExitStack() as stack:
            yield Writer(building, stack)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def publish(folder: Path, written: Writer, generation: str) -> Snapshot:
    """Compile what was written, make it the current generation, and remove the others. Raises OSError, StaleSnapshot."""
    building = written.folder
    try:
        written.write_postings()
        opened = _open(building)  # validates: a generation that can't be opened never becomes current
        make_durable(building)
        target = folder / f"{generation}-{building.name.removeprefix(_BUILDING)}"
        building.rename(target)
        write_atomically(folder / "CURRENT", target.name.encode())
    finally:
        shutil.rmtree(building, ignore_errors=True)
    for old in folder.iterdir():
        if old.is_dir() and old != target:
            shutil.rmtree(old, ignore_errors=True)
    return replace(opened, folder=target)


def load(folder: Path) -> Snapshot:
    """The current generation below `folder`. Raises `StaleSnapshot`."""
    try:
        return _open(folder / (folder / "CURRENT").read_text("ascii").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise StaleSnapshot(str(error)) from error


def _open(folder: Path) -> Snapshot:
    try:
        said = json.loads((folder / "header.json").read_text("utf-8"))
        if said.pop("format") != FORMAT:
            raise StaleSnapshot("written by another version")
        articles = tuple(map(ArticleInfo._make, said.pop("articles")))
        problems = tuple(Problem(file, Reason(reason)) for file, reason in said.pop("problems"))
        postings = {field: Postings.load(folder, field) for field in FIELDS}
        passages = Passages(folder / "passages.jsonl", map_array(folder / "passages.npy"))
        expected = sum(article.passages for article in articles)
        if not (passages.is_whole() and len(passages) == expected and all(of.is_whole(expected) for of in postings.values())):
            raise StaleSnapshot("incomplete")
        return Snapshot(folder, Header(**said, articles=articles, problems=problems), passages, postings)
    except (OSError, ValueError, KeyError, TypeError, EOFError, AttributeError, IndexError) as error:
        raise StaleSnapshot(str(error)) from error
