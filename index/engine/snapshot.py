"""One built index on disk: a folder per generation, and a file that names the current one.

    index/CURRENT                the name of the current folder, which is the generation's, with a suffix of its own
    index/BEFORE                 the name of the one before it, which is kept as well
    index/HELD                   the fingerprint of the files of which no new one is made unasked, where an admin went back
    index/<folder>/header.json       format, versions, files that could not be read, the layer below if there is one
    index/<folder>/articles.jsonl    the articles, a line each
    index/<folder>/files.*           every file that was looked at, to know later which ones changed
    index/<folder>/order.npy         where each passage is, in the layer below and in this folder's own
    index/<folder>/passages.jsonl, passages.npy      the texts of its own layer, and where each line starts
    index/<folder>/<field>.*                         their postings

Where little changed, a generation is a thin layer over that of an earlier build, whose folder stays as long as it is needed. A
generation is written beside the others under a temporary name, renamed when complete, and becomes current by one
atomic replace: a reader has the old index or the new one, never half of one. Nothing here is pickled.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Notice, Problem, Reason
from index.engine.field import Field
from index.engine.layer import Layer, Passages, open_layer
from index.engine.order import Order
from index.question import POSTED

FORMAT = "chawen index 9"
ARTICLES, ORDER = "articles.jsonl", "order.npy"
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


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened generation: its layers, the lowest first, and all that is in them by row and by field."""

    folder: Path
    header: Header
    layers: Sequence[Layer]
    order: Order
    passages: Passages
    postings: Mapping[str, Field]

    @classmethod
    def of(cls, folder: Path, header: Header, layers: Sequence[Layer], slots: NDArray[np.int32]) -> "Snapshot":
        """The generation of these layers whose rows are in these slots. Raises `StaleSnapshot`."""
        try:
            order = Order.of(slots, list(map(len, layers)))
        except IndexError as error:
            raise StaleSnapshot(str(error)) from error
        if not order.is_whole(below=len(layers[0])) or len(slots) != sum(article.passages for article in header.articles):
            raise StaleSnapshot("incomplete")
        postings = {field: Field.of([layer.postings[field] for layer in layers], order) for field in POSTED}
        return cls(folder, header, layers, order, Passages([layer.texts for layer in layers], order), postings)

    def at(self, folder: Path) -> "Snapshot":
        """The same generation, whose folder was moved."""
        own = replace(self.layers[-1], folder=folder)
        return replace(self, folder=folder, layers=[*self.layers[:-1], own])


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
        below = said.pop("lower")
        lower = open_layer(folder.parent / below) if below else None
        problems = tuple(Problem(file, Reason(reason)) for file, reason in said.pop("problems"))
        lines = (folder / ARTICLES).read_bytes().split(b"\n")[:-1]
        articles = tuple(_article(*row) for row in json.loads(b"[%s]" % b",".join(lines)))
        return opened(folder, Header(**said, articles=articles, problems=problems), lower, np.load(folder / ORDER))
    except (OSError, ValueError, KeyError, TypeError, EOFError, AttributeError, IndexError) as error:
        raise StaleSnapshot(str(error)) from error


def opened(folder: Path, header: Header, lower: Layer | None, slots: NDArray[np.int32]) -> Snapshot:
    """The generation in a folder, of which all but its own layer is known. Raises `StaleSnapshot`."""
    try:
        own = open_layer(folder)
    except (OSError, ValueError, EOFError, IndexError) as error:
        raise StaleSnapshot(str(error)) from error
    return Snapshot.of(folder, header, [lower, own] if lower else [own], slots)


def lower_of(folder: Path) -> str:
    """The name of the folder whose layer the generation in this one stands on; empty if there is none."""
    try:
        return str(json.loads((folder / "header.json").read_text("utf-8"))["lower"])
    except (OSError, ValueError, KeyError):
        return ""


def _article(*said: Any) -> ArticleInfo:
    """An article's line. Raises ValueError, TypeError."""
    article = ArticleInfo(*said)
    return article._replace(notices=tuple(map(Notice, article.notices))) if article.notices else article._replace(notices=())
