"""The articles of a generation being made: those that stay and those that were read, in order, and where their passages are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.building.plan import NEW, Plan, sizes_of
from index.building.seen import ARTICLE
from index.building.writer import Writer
from index.engine.arrays import spread
from index.engine.layer import Layer
from index.engine.snapshot import ARTICLES, ArticleInfo, Snapshot


@dataclass(frozen=True, slots=True)
class Read:
    """The articles of all files, in order; `origin` is the number of the article before whose passages each has, or `NEW`; `made`
    are the places of those that are not as they were.
    """

    articles: Sequence[ArticleInfo]
    origin: NDArray[np.int64]
    made: Sequence[int]
    before: Snapshot | None

    @classmethod
    def of(cls, plan: Plan, found: Mapping[int, ArticleInfo]) -> "Read":
        """What is planned, with the articles found in files that were read, by their places."""
        files = np.flatnonzero(plan.files.reasons == ARTICLE)
        origin = plan.origin[files]
        known = plan.before.header.articles if plan.before else ()
        articles = [*map((*known, _NOWHERE).__getitem__, origin.tolist())]  # what is new is at the end
        made = files.searchsorted(list(found)).tolist()
        for at, article in zip(made, found.values(), strict=True):
            articles[at] = article
        return cls(articles, origin, made, plan.before)

    def lines(self) -> list[bytes]:
        """Each as it is written."""
        known = (self.before.folder / ARTICLES).read_bytes().splitlines(keepends=True) if self.before else []
        is_whole = self.before is not None and len(known) == len(self.before.header.articles)
        lines = [*map((*known, b"").__getitem__, self.origin.tolist())] if is_whole else [b""] * len(self.articles)
        for at in self.made if is_whole else range(len(lines)):
            lines[at] = json.dumps(self.articles[at], ensure_ascii=False).encode() + b"\n"
        return lines


def keep(writer: Writer, plan: Plan, read: Read) -> tuple[Layer | None, NDArray[np.int32]]:
    """Have the passages that stay written behind the new ones, but for those of the lowest layer if little changed; that layer,
    and the slots of all passages. Raises OSError.
    """
    new = writer.rows
    of_new, old = _rows(read)
    slots = np.empty(len(of_new), np.int64)
    if not plan.before:
        slots[:] = np.arange(new)
        return None, slots.astype(np.int32)
    layers, edges = plan.before.layers, plan.before.order.edges
    was = plan.before.order.slots[old]
    lower = layers[0] if plan.is_thin else None
    below = len(lower) if lower else 0
    stay = np.zeros(int(edges[-1]), np.bool_)
    stay[was] = True
    stay[:below] = True
    moved = np.cumsum(stay) - 1
    moved[below:] += new
    slots[of_new] = np.arange(below, below + new)
    slots[~of_new] = moved[was]
    for layer, first in zip(layers, edges.tolist(), strict=False):
        if layer is not lower:
            writer.keep(layer, stay[first : first + len(layer)])
    return lower, slots.astype(np.int32)


def _rows(read: Read) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Of each passage whether it is new; and of each that is not the row that it had."""
    of_new = np.repeat(read.origin == NEW, sizes_of(read.articles))
    if not read.before:
        return of_new, np.empty(0, np.int64)
    sizes = sizes_of(read.before.header.articles)
    stay = read.origin[read.origin != NEW]
    return of_new, spread((np.cumsum(sizes) - sizes)[stay], sizes[stay])


_NOWHERE = ArticleInfo("", "", "", "", 0, 0, "", has_head=False)
