"""What a reindex has to do: which articles stay as they are, and which files are to be read.

Nothing here goes through unchanged files one by one but what numpy and dictionaries do in C: there may be a hundred thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Reason, name_articles
from index.building.seen import ARTICLE, Seen
from index.engine.snapshot import ArticleInfo, Snapshot

NEW = -1  # in the place of an article of before
_THIN = 0.02  # of what is indexed may differ from the layer below; more is compiled anew, so that questions meet one layer again


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder as it is; the fingerprint changes whenever a file comes, goes or is written."""

    folder: Path
    files: Seen
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do for a listing where `old` is there, made by code of which this was the version, if anything is; `before` is the
    same if its passages may be kept.

    In the order of the files are the names of their articles, and `origin`, the number of the article of before that each gives
    unread, or `NEW`. `is_thin`: what differs from the lowest layer is little.
    """

    listing: Listing
    analysis: str
    old: Snapshot | None
    before: Snapshot | None
    names: Sequence[str]
    origin: NDArray[np.int64]
    is_thin: bool

    @property
    def files(self) -> Seen:
        """Those listed."""
        return self.listing.files

    @property
    def to_read(self) -> list[int]:
        """The places of the files that are to be read."""
        places: list[int] = np.flatnonzero((self.origin == NEW) & (self.files.reasons == ARTICLE)).tolist()
        return places

    @property
    def bytes_to_read(self) -> int:
        """How much that is."""
        return int(self.files.states[0, self.to_read].clip(0).sum())

    @property
    def is_done(self) -> bool:
        """Is the generation there already, and no file that could not be opened to be tried again?"""
        if not self.old or self.old.header.made_of != (self.listing.fingerprint, self.analysis):
            return False
        return all(problem.reason is not Reason.UNREADABLE for problem in self.old.header.problems)


def make_plan(listing: Listing, old: Snapshot | None, analysis: str) -> Plan:
    """What to do for this listing, by the code of this version."""
    before = old if old and old.header.analysis == analysis else None
    files = listing.files
    names = list(name_articles(files.paths).values())
    origin = np.full(len(names), NEW)
    if not before:
        return Plan(listing, analysis, old, None, names, origin, is_thin=False)
    seen = Seen.load(before.folder)
    was = files.unchanged(seen)
    known = np.flatnonzero(was >= 0)
    seen_as = seen.reasons[was[known]]
    files.states[2, known] = seen_as
    numbers = np.cumsum(seen.reasons == ARTICLE) - 1
    origin[known] = np.where(seen_as == ARTICLE, numbers[was[known]], NEW)
    articles = before.header.articles
    for at, number in enumerate(origin.tolist()):
        if number != NEW and articles[number].name != names[at]:
            origin[at] = NEW
    return Plan(listing, analysis, old, before, names, origin, _is_thin(files, seen, was, before))


def _is_thin(files: Seen, seen: Seen, was: NDArray[np.int64], before: Snapshot) -> bool:
    """Is what differs from the lowest layer of the generation before, by now and with these changes, little?"""
    lowest = len(before.layers[0])
    above = len(before.order.rows) - lowest
    worn = above + len(before.order.rows) - len(before.order.slots)  # with those that are gone
    stays = np.zeros(len(seen.paths), np.bool_)
    stays[was[was >= 0]] = True
    differ = int(files.states[0, was < 0].clip(0).sum()) + int(seen.states[0, ~stays].clip(0).sum())
    return worn <= _THIN * lowest and differ <= _THIN * int(seen.states[0].clip(0).sum())


def articles_by_name(before: Snapshot | None) -> dict[str, int]:
    """The number of each article."""
    return {article.name: number for number, article in enumerate(before.header.articles)} if before else {}


def sizes_of(articles: Sequence[ArticleInfo]) -> NDArray[np.int64]:
    """How many passages each has."""
    return np.fromiter((article.passages for article in articles), np.int64, len(articles))
