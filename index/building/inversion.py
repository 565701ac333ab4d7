"""One field's counted terms → its postings on disk; those of passages that stay are carried over, not counted anew.

Everything goes by ranges of digests or by stretches of passages, so that memory stays bounded however large the corpus.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import new_array
from index.engine.bm25 import SmoothedBM25
from index.engine.counts import Counts
from index.engine.postings import Postings

AT_ONCE = 4_000_000  # postings


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of another generation: its postings, and where each of its rows is now, in the same order, or -1."""

    postings: Postings
    moved: NDArray[np.int32]


NOTHING = Kept(
    Postings(
        digests=np.empty(0, np.uint64),
        starts=np.zeros(1, np.int64),
        most=np.empty(0),
        rows=np.empty(0, np.int32),
        counts=np.empty(0, np.uint8),
        norms=np.empty(0),
        passage_starts=np.zeros(1, np.int64),
        passage_terms=np.empty(0, np.int32),
        passage_counts=np.empty(0, np.uint8),
        lengths=np.empty(0, np.int32),
        average=np.ones(1),
    ),
    np.empty(0, np.int32),
)


def write_postings(new: Counts, folder: Path, name: str, kept: Kept = NOTHING) -> None:
    """Invert a field, fit the model, and write both as `<name>.<array>.npy`. Raises OSError.

    The new passages take the rows that kept ones leave free.
    """
    field = _Field(new, kept, _stretches(len(new), kept.moved))
    passage_starts = field.starts()
    inverted = _write_terms(field, int(passage_starts[-1]), folder, name)
    _write_passages(field, inverted.terms, int(passage_starts[-1]), folder, name)
    model = SmoothedBM25(field.lengths(), np.diff(inverted.starts))
    small: dict[str, NDArray[Any]] = {
        "digests": inverted.terms,
        "starts": inverted.starts,
        "most": _most(inverted, model.norms),
        "norms": model.norms,
        "passage_starts": passage_starts,
        "lengths": field.lengths(),
        "average": np.array([model.avgdl]),
    }
    for array, values in small.items():
        np.save(folder / f"{name}.{array}.npy", values)


class _Inverted(NamedTuple):
    """All postings of a field: those of `terms[i]` are `rows` and `counts` from `starts[i]` to before `starts[i + 1]`."""

    terms: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]


def _write_terms(field: "_Field", total: int, folder: Path, name: str) -> _Inverted:
    """Write the postings, in the order of their terms. Raises OSError."""
    rows = new_array(folder / f"{name}.rows.npy", np.int32, total)
    counts = new_array(folder / f"{name}.counts.npy", np.uint8, total)
    terms = [np.empty(0, np.uint64)]
    sizes = [np.zeros(1, np.int64)]
    at = 0
    for part in field.parts(total):
        end = at + len(part.rows)
        rows[at:end] = part.rows
        counts[at:end] = part.counts
        terms.append(part.digests)
        sizes.append(part.sizes)
        at = end
    return _Inverted(np.concatenate(terms), np.cumsum(np.concatenate(sizes)), rows, counts)


def _write_passages(field: "_Field", terms: NDArray[np.uint64], total: int, folder: Path, name: str) -> None:
    """Write which terms each passage has, by their numbers in `terms`. Raises OSError."""
    number = np.uint16 if len(terms) <= 1 << 16 else np.int32
    passage_terms = new_array(folder / f"{name}.passage_terms.npy", number, total)
    passage_counts = new_array(folder / f"{name}.passage_counts.npy", np.uint8, total)
    field.fill(terms, passage_terms, passage_counts)


class _Stretch(NamedTuple):
    """Passages that follow each other: `size` from row `first` on, which are those from row `of` of the new or the kept ones."""

    first: int
    size: int
    of: int
    new: bool


class _Part(NamedTuple):
    """The postings of some terms, in order: each term has the next `size` of `rows` and `counts`."""

    digests: NDArray[np.uint64]
    sizes: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Field:
    """New and kept passages in the order of their rows."""

    new: Counts
    kept: Kept
    stretches: list[_Stretch]

    def lengths(self) -> NDArray[np.int32]:
        """How many terms each passage has, with repeats."""
        found = [np.empty(0, np.int32)]
        for one in self.stretches:
            found.append((self.new if one.new else self.kept.postings).lengths[one.of : one.of + one.size])
        return np.concatenate(found)

    def starts(self) -> NDArray[np.int64]:
        """Where each passage's terms start."""
        sizes = [np.zeros(1, np.int64)]
        sizes += [np.diff(self._starts_of(one)) for one in self.stretches]
        return np.cumsum(np.concatenate(sizes))

    def _starts_of(self, one: _Stretch) -> NDArray[np.int64]:
        """Where its passages' terms start where they come from, and end."""
        starts = self.new.starts if one.new else self.kept.postings.passage_starts
        return starts[one.of : one.of + one.size + 1]

    def parts(self, total: int) -> Iterator[_Part]:
        """The postings of all terms, some terms at a time."""
        owners = self._owners()
        pieces = max(1, -(-total // AT_ONCE))
        edges = [(1 << 64) * piece // pieces for piece in range(pieces)]
        for low, high in zip(edges, [*edges[1:], None], strict=True):
            yield _merged(_carried(self.kept, low, high), _counted(self.new, owners, low, high))

    def _owners(self) -> NDArray[np.int32]:
        """The row of each of the new passages' counted terms."""
        rows = [np.empty(0, np.int32)]
        for stretch in self.stretches:
            if stretch.new:
                rows.append(np.arange(stretch.first, stretch.first + stretch.size, dtype=np.int32))
        return np.repeat(np.concatenate(rows), np.diff(self.new.starts))

    def fill(self, terms: NDArray[np.uint64], numbers: NDArray[Any], counts: NDArray[np.uint8]) -> None:
        """Write the numbers of each passage's terms, and their counts."""
        old = self.kept.postings
        renumbered = terms.searchsorted(old.digests)
        at = 0
        for stretch, some in self._pieces():
            end = at + some.stop - some.start
            if stretch.new:
                numbers[at:end] = terms.searchsorted(self.new.digests[some])
                counts[at:end] = self.new.counts[some]
            else:
                numbers[at:end] = renumbered.take(old.passage_terms[some])
                counts[at:end] = old.passage_counts[some]
            at = end

    def _pieces(self) -> Iterator[tuple[_Stretch, slice]]:
        """Each stretch's terms, at most `AT_ONCE` of them at a time, where they come from."""
        for stretch in self.stretches:
            starts = self._starts_of(stretch)
            last = int(starts[-1])
            for first in range(int(starts[0]), last, AT_ONCE):
                yield stretch, slice(first, min(first + AT_ONCE, last))


def _stretches(new: int, moved: NDArray[np.int32]) -> list[_Stretch]:
    """All passages, in the order of their rows."""
    old = np.flatnonzero(moved >= 0)
    source = np.full(new + len(old), -1)
    source[moved[old]] = old
    fresh = source < 0
    source[fresh] = np.arange(new)
    breaks = np.flatnonzero((np.diff(source) != 1) | np.diff(fresh)) + 1
    edges = dict.fromkeys([0, *breaks.tolist(), len(source)])
    return [_Stretch(first, last - first, int(source[first]), bool(fresh[first])) for first, last in pairwise(edges)]


def _counted(new: Counts, owners: NDArray[np.int32], low: int, high: int | None) -> _Part:
    """The new passages' postings of the digests from `low` to before `high`."""
    places = new.between(low, high)
    order, digests = _sorted(new.digests[places])
    order = places[order]
    firsts = _firsts(digests)
    return _Part(digests[firsts], np.diff(firsts, append=len(digests)), owners.take(order), new.counts.take(order))


def _carried(kept: Kept, low: int, high: int | None) -> _Part:
    """The same of the kept ones."""
    of = kept.postings
    first = int(of.digests.searchsorted(np.uint64(low)))
    last = len(of.digests) if high is None else int(of.digests.searchsorted(np.uint64(high)))
    starts = of.starts[first : last + 1]
    piece = slice(int(starts[0]), int(starts[-1]))
    rows = kept.moved.take(of.rows[piece])
    stay = rows >= 0
    sizes = np.diff(np.concatenate(([0], np.cumsum(stay)))[starts - piece.start])
    some = sizes > 0
    return _Part(of.digests[first:last][some], sizes[some], rows[stay], of.counts[piece][stay])


def _merged(one: _Part, other: _Part) -> _Part:
    """The postings of both, each term's in the order of their rows.

    Each posting gets a key, its term's place in the high half and its row in the low one, so that one search says where
    the other part's postings go in between. With the terms a, b, c, where `one` has a in row 5 and c in row 1, and
    `other` has a in row 7 and b in row 2: keys (0, 5), (2, 1) and (0, 7), (1, 2), merged a: 5, 7; b: 2; c: 1.
    """
    if not len(one.rows) or not len(other.rows):
        return one if len(one.rows) else other
    digests = np.sort(np.concatenate([one.digests, other.digests]))
    digests = digests[_firsts(digests)]
    sizes = np.zeros(len(digests), np.int64)
    sizes[digests.searchsorted(one.digests)] += one.sizes
    sizes[digests.searchsorted(other.digests)] += other.sizes
    where = _keys(one, digests).searchsorted(_keys(other, digests))
    rows = np.insert(one.rows, where, other.rows)
    counts = np.insert(one.counts, where, other.counts)
    return _Part(digests, sizes, rows, counts)


def _keys(part: _Part, digests: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Each posting's key: its term's place among `digests` << 32, and its row."""
    places = digests.searchsorted(part.digests)
    keys: NDArray[np.int64] = np.repeat(places << 32, part.sizes)
    return keys + part.rows.astype(np.int64)


def _sorted(digests: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Their order, as of a stable `argsort`, and themselves in it.

    Numbers of a digest's high bits and its place in the low ones are sorted instead, which is several times faster: of the
    three digests 0xC0, 0xA0, 0xB0 the keys 0xC0, 0xA1, 0xB2, in order 0xA1, 0xB2, 0xC0, whose low bits say 1, 2, 0.
    """
    places = np.uint64((1 << len(digests).bit_length()) - 1)
    keys = (digests & ~places) | np.arange(len(digests), dtype=np.uint64)
    keys.sort()
    order = (keys & places).astype(np.int64)
    ordered = digests.take(order)
    if (ordered[1:] < ordered[:-1]).any():  # two digests differ in low bits alone
        order = np.argsort(digests, kind="stable")
        ordered = digests.take(order)
    return order, ordered


def _firsts(ordered: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where another digest begins."""
    return np.flatnonzero(np.diff(ordered, prepend=ordered[:1] + np.uint64(1)))


def _most(field: _Inverted, norms: NDArray[np.float64]) -> NDArray[np.float64]:
    """The highest count / (count + norm) of each term."""
    starts = field.starts
    most = np.zeros(len(starts) - 1)
    edges = np.searchsorted(starts, np.arange(0, int(starts[-1]), AT_ONCE)).tolist()
    for first, last in pairwise(dict.fromkeys([*edges, len(starts) - 1])):
        piece = slice(int(starts[first]), int(starts[last]))
        counts = field.counts[piece]
        saturated = counts / (counts + norms.take(field.rows[piece]))
        most[first:last] = np.maximum.reduceat(saturated, starts[first:last] - piece.start)
    return most
