"""One field's counted terms → its postings on disk; those of passages that stay are carried over, not counted anew.

Everything goes by ranges of digests or by stretches of passages, so that memory stays bounded however large the corpus.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Rows, let_go, new_array
from index.engine.bm25 import SmoothedBM25
from index.engine.counts import Counts
from index.engine.postings import Postings

AT_ONCE = 4_000_000  # postings


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of a layer: its postings, and where each of its rows is now, in the same order, or -1."""

    postings: Postings
    moved: NDArray[np.int32]

    @property
    def rows(self) -> Rows:
        """Those that stay."""
        return np.flatnonzero(self.moved >= 0)

    def runs(self) -> Iterator[tuple[int, int]]:
        """The rows that stay, as runs from one to before another."""
        return runs(self.rows)


def runs(rows: Rows) -> Iterator[tuple[int, int]]:
    """Rows in order as runs, each from its first to before what follows its last: 2, 3, 4, 7 as (2, 5), (7, 8)."""
    edges = np.flatnonzero(np.diff(rows) != 1) + 1
    for some in np.split(rows, edges) if len(rows) else ():
        yield int(some[0]), int(some[-1]) + 1


def write_postings(new: Counts, folder: Path, name: str, kept: Sequence[Kept] = ()) -> None:
    """Invert a field, fit the model, and write both as `<name>.<array>.npy`. Raises OSError.

    Those that are kept stand behind all new passages.
    """
    field = _Field(new, kept)
    passage_starts, lengths = field.starts(), field.lengths()
    total = int(passage_starts[-1])
    inverted = _write_terms(field, total, folder, name)
    _write_passages(field, inverted.terms, total, folder, name)
    model = SmoothedBM25(lengths, np.diff(inverted.starts))
    small: dict[str, NDArray[Any]] = {
        "digests": inverted.terms,
        "starts": inverted.starts,
        "most": _most(inverted, model.norms),
        "passage_starts": passage_starts,
        "lengths": lengths,
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
        _let_go(field.new.digests, field.new.counts, rows, counts)
    return _Inverted(np.concatenate(terms), np.cumsum(np.concatenate(sizes)), rows, counts)


def _write_passages(field: "_Field", terms: NDArray[np.uint64], total: int, folder: Path, name: str) -> None:
    """Write which terms each passage has, by their numbers in `terms`. Raises OSError."""
    number = np.uint16 if len(terms) <= 1 << 16 else np.int32
    passage_terms = new_array(folder / f"{name}.passage_terms.npy", number, total)
    passage_counts = new_array(folder / f"{name}.passage_counts.npy", np.uint8, total)
    field.fill(terms, passage_terms, passage_counts)


class _Part(NamedTuple):
    """The postings of some terms, in order: each term has the next `size` of `rows` and `counts`."""

    digests: NDArray[np.uint64]
    sizes: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Field:
    """The new passages, and those that are kept behind them."""

    new: Counts
    kept: Sequence[Kept]

    def lengths(self) -> NDArray[np.int32]:
        """How many terms each passage has, with repeats."""
        return np.concatenate([self.new.lengths, *(one.postings.lengths[one.rows] for one in self.kept)])

    def starts(self) -> NDArray[np.int64]:
        """Where each passage's terms start."""
        kept = (one.postings.extents(one.rows)[1] for one in self.kept)
        return np.cumsum(np.concatenate([np.zeros(1, np.int64), np.diff(self.new.starts), *kept]))

    def parts(self, total: int) -> Iterator[_Part]:
        """The postings of all terms, some terms at a time."""
        owners = np.repeat(np.arange(len(self.new), dtype=np.int32), np.diff(self.new.starts))
        pieces = max(1, -(-total // AT_ONCE))
        edges = [(1 << 64) * piece // pieces for piece in range(pieces)]
        for low, high in zip(edges, [*edges[1:], None], strict=True):
            yield reduce(_merged, [_counted(self.new, owners, low, high), *(_carried(one, low, high) for one in self.kept)])

    def fill(self, terms: NDArray[np.uint64], numbers: NDArray[Any], counts: NDArray[np.uint8]) -> None:
        """Write the numbers of each passage's terms, and their counts."""
        at = 0
        for some in _pieces(0, len(self.new.digests)):
            end = at + some.stop - some.start
            numbers[at:end] = terms.searchsorted(self.new.digests[some])
            counts[at:end] = self.new.counts[some]
            at = end
            _let_go(self.new.digests, self.new.counts, numbers, counts)
        for one in self.kept:
            old = one.postings
            renumbered = terms.searchsorted(old.digests)
            for first, last in one.runs():
                for some in _pieces(int(old.passage_starts[first]), int(old.passage_starts[last])):
                    end = at + some.stop - some.start
                    numbers[at:end] = renumbered.take(old.passage_terms[some])
                    counts[at:end] = old.passage_counts[some]
                    at = end
            _let_go(numbers, counts)


def _let_go(*arrays: NDArray[Any]) -> None:
    """Hold no more than one part of what is on disk."""
    for array in arrays:
        let_go(array)


def _pieces(first: int, last: int) -> Iterator[slice]:
    """The places from `first` to before `last`, at most `AT_ONCE` of them at a time."""
    for start in range(first, last, AT_ONCE):
        yield slice(start, min(start + AT_ONCE, last))


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
        _let_go(field.rows, field.counts)
    return most
