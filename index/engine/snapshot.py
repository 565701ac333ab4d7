"""One built index on disk: a folder per generation, and a file that names the current one.

    index/CURRENT                the name of the current folder, which is the generation's, with a suffix of its own
    index/BEFORE                 the name of the one before it, which is kept as well
    index/HELD                   the fingerprint of the files of which no new one is made unasked, where an admin went back
    index/<folder>/header.json   format, versions, the articles, the files that could not be read
    index/<folder>/files.json    every file that was looked at, to know later which ones changed
    index/<folder>/passages.jsonl, passages.npy      texts, and where each line starts
    index/<folder>/<field>.*                         postings

A generation is written beside the others under a temporary name, renamed when complete, and becomes current by one
atomic replace: a reader has the old index or the new one, never half of one. Nothing here is pickled.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from os import fstat
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, NamedTuple
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from corpus import Notice, Passage, Problem, Reason
from index.engine.arrays import map_array
from index.engine.postings import Postings
from index.question import POSTED

FORMAT = "chawen index 8"
_KEPT = 2_048  # passages read last, 4 MB: of a small folder all, of a large one those that are asked for again and again
CURRENT, BEFORE = "CURRENT", "BEFORE"  # files that hold the name of a generation's folder


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
    has_head: bool  # is its first passage what it says of itself?
    notices: tuple[Notice, ...] = ()  # what an admin should know of its file
    address: str = ""  # its URL, as the file names it
    collection: str = ""  # the folder of the first level that its file is in; empty if it is in none


@dataclass(frozen=True, slots=True)
class Header:
    """`files` is the fingerprint of the folder that was read, `analysis` the version of reading and of the text pipeline."""

    generation: str
    files: str
    analysis: str
    articles: tuple[ArticleInfo, ...]
    problems: tuple[Problem, ...]

    @property
    def made_of(self) -> tuple[str, str]:
        """What the generation is up to date with, or not."""
        return self.files, self.analysis


class FileSeen(NamedTuple):
    """A file as it was when it was read; `reason` if it gave no article."""

    size: int
    mtime_ns: int
    reason: str | None


class Passages(Sequence[Passage]):
    """The passages of a generation, read from disk one at a time, the last ones kept: memory does not grow with the texts."""

    def __init__(self, path: Path, starts: NDArray[np.int64]) -> None:
        # stays readable when a newer generation removes the file; closed with the last question that reads from it
        self._file = path.open("rb", buffering=0)
        finalize(self, self._file.close)
        self._starts = starts
        self._between = partial(_bytes_between, self._file, Lock())
        self._read = lru_cache(_KEPT)(partial(_passage, self._between, starts))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, row):  # type: ignore[no-untyped-def]  # rows only: nobody slices
        return self._read(row)

    def is_whole(self) -> bool:
        """Do the texts end where they should?"""
        return fstat(self._file.fileno()).st_size == int(self._starts[-1])

    def ends(self, first: int, last: int) -> NDArray[np.int64]:
        """Where the lines from `first` to before `last` end, counted from where the first one starts."""
        ends: NDArray[np.int64] = self._starts[first + 1 : last + 1] - self._starts[first]
        return ends

    def lines(self, first: int, last: int) -> bytes:
        """The JSON lines of the passages from `first` to before `last`."""
        return self._between(int(self._starts[first]), int(self._starts[last]))


def _bytes_between(file: BinaryIO, reading: Lock, start: int, end: int) -> bytes:
    with reading:
        file.seek(start)
        return file.read(end - start)


def _passage(between: Callable[[int, int], bytes], starts: NDArray[np.int64], row: int) -> Passage:
    """The passage of a row. (No method of what holds the file: what is kept would keep that open.)"""
    said = json.loads(between(int(starts[row]), int(starts[row + 1])))
    return Passage(**said | {"headings": tuple(said["headings"])})


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


def load(folder: Path, which: str = CURRENT) -> Snapshot:
    """The current generation below `folder`, or the one `BEFORE` it. Raises `StaleSnapshot`."""
    try:
        return open_generation(folder / (folder / which).read_text("ascii").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise StaleSnapshot(str(error)) from error


def open_generation(folder: Path) -> Snapshot:
    """The generation in one folder. Raises `StaleSnapshot`."""
    try:
        said = json.loads((folder / "header.json").read_text("utf-8"))
        if said.pop("format") != FORMAT:
            raise StaleSnapshot("written by another version")
        articles = tuple(_article(*row) for row in said.pop("articles"))
        problems = tuple(Problem(file, Reason(reason)) for file, reason in said.pop("problems"))
        return open_arrays(folder, Header(**said, articles=articles, problems=problems))
    except (OSError, ValueError, KeyError, TypeError, EOFError, AttributeError, IndexError) as error:
        raise StaleSnapshot(str(error)) from error


def open_arrays(folder: Path, header: Header) -> Snapshot:
    """The generation in a folder, whose header is not read, for it is known. Raises `StaleSnapshot`."""
    try:
        postings = {field: Postings.load(folder, field) for field in POSTED}
        passages = Passages(folder / "passages.jsonl", map_array(folder / "passages.npy"))
        expected = sum(article.passages for article in header.articles)
        if not (passages.is_whole() and len(passages) == expected and all(of.is_whole(expected) for of in postings.values())):
            raise StaleSnapshot("incomplete")
        return Snapshot(folder, header, passages, postings)
    except (OSError, ValueError, EOFError, IndexError) as error:
        raise StaleSnapshot(str(error)) from error


def _article(*said: Any) -> ArticleInfo:
    """An article's line of the header. Raises ValueError, TypeError."""
    article = ArticleInfo(*said)
    return article._replace(notices=tuple(map(Notice, article.notices)))
