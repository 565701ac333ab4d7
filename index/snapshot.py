"""One built index on disk: a folder per generation, and a file that names the current one.

    index/CURRENT                    the generation's name
    index/<generation>/header.json   format, what it was built from, the articles
    index/<generation>/passages.jsonl, passages.npy      texts, and where each line starts
    index/<generation>/<field>.*.npy                     postings

A generation is written beside the others under a temporary name, renamed when complete, and becomes current by one
atomic replace: a reader has the old index or the new one, never half of one. Nothing here is pickled.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.files import write_atomically
from index.postings import Postings

FORMAT = "chawen index 1"
FIELDS = ("words", "bigrams", "characters")


class StaleSnapshot(ValueError):
    """There is no index, or it was written by another version, or its files are damaged: build it again."""


@dataclass(frozen=True, slots=True)
class ArticleInfo:
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
    """`files` is the fingerprint of the folder that was read, `analysis` the version of the text pipeline."""

    generation: str
    files: str
    analysis: str
    articles: tuple[ArticleInfo, ...]


class Passages(Sequence[Passage]):
    """The passages of a generation, read from disk one at a time: memory does not grow with the texts."""

    def __init__(self, path: Path, starts: NDArray[np.int64]) -> None:
        # mapped, not opened: it stays readable when a newer generation removes the file, and there is nothing to close
        self._lines = np.memmap(path, np.uint8, "r") if len(starts) > 1 else np.empty(0, np.uint8)
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, row):  # type: ignore[no-untyped-def]  # rows only: nobody slices
        start, end = int(self._starts[row]), int(self._starts[row + 1])
        return Passage(**json.loads(self._lines[start:end].tobytes()))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened generation."""

    header: Header
    passages: Sequence[Passage]
    postings: Mapping[str, Postings]


def save(folder: Path, header: Header, passages: Sequence[Passage], postings: Mapping[str, Postings]) -> None:
    """Write a generation below `folder`, make it the current one and remove the others. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(dir=folder, prefix=".building-"))
    try:
        _write(building, header, passages, postings)
        target = folder / header.generation
        if target.exists():
            shutil.rmtree(target)
        building.rename(target)
        write_atomically(folder / "CURRENT", header.generation.encode())
    finally:
        shutil.rmtree(building, ignore_errors=True)
    for old in folder.iterdir():
        if old.is_dir() and old.name != header.generation:
            shutil.rmtree(old, ignore_errors=True)


def load(folder: Path) -> Snapshot:
    """The current generation below `folder`. Raises `StaleSnapshot`."""
    try:
        generation = folder / (folder / "CURRENT").read_text("ascii").strip()
        said = json.loads((generation / "header.json").read_text("utf-8"))
        if said.pop("format") != FORMAT:
            raise StaleSnapshot("written by another version")
        header = Header(**{**said, "articles": tuple(ArticleInfo(**article) for article in said["articles"])})
        postings = {field: Postings.load(generation, field) for field in FIELDS}
        starts = np.load(generation / "passages.npy", mmap_mode="r")
        passages = Passages(generation / "passages.jsonl", starts)
        if len(passages) != sum(article.passages for article in header.articles):
            raise StaleSnapshot("incomplete")
        return Snapshot(header, passages, postings)
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise StaleSnapshot(str(error)) from error


def _write(folder: Path, header: Header, passages: Sequence[Passage], postings: Mapping[str, Postings]) -> None:
    starts = [0]
    with (folder / "passages.jsonl").open("wb") as file:
        for passage in passages:
            starts.append(starts[-1] + file.write(json.dumps(asdict(passage), ensure_ascii=False).encode() + b"\n"))
        file.flush()
        os.fsync(file.fileno())
    np.save(folder / "passages.npy", np.array(starts, np.int64))
    for field, arrays in postings.items():
        arrays.save(folder, field)
    text = json.dumps({"format": FORMAT, **asdict(header)}, ensure_ascii=False, indent=1)
    write_atomically(folder / "header.json", text.encode())
