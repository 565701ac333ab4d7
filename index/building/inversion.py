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
    lengths, passage_starts = field.lengths(), field.starts()
    total = int(passage_starts[-1])
    rows = new_array(folder / f"{name}.rows.npy", np.int32, total)
    counts = new_array(folder / f"{name}.counts.npy", np.uint8, total)
    digests, sizes, at = [np.empty(0, np.uint64)], [np.empty(0, np.int64)], 0
    for part in field.parts(total):
        end = at + len(part.rows)
        rows[at:end], counts[at:end], at = part.rows, part.counts, end
        digests.append(part.digests)
        sizes.append(part.sizes)
    terms, starts = np.concatenate(digests), np.concatenate(([0], np.cumsum(np.concatenate(sizes)))).astype(np.int64)
    passage_terms = new_array(folder / f"{name}.passage_terms.npy", np.uint16 if len(terms) <= 1 << 16 else np.int32, total)
    passage_counts = new_array(folder / f"{name}.passage_counts.npy", np.uint8, total)
    field.fill(terms, passage_terms, passage_counts)
    model = SmoothedBM25(lengths, np.diff(starts))
    small: dict[str, NDArray[Any]] = {
        "digests": terms,
        "starts": starts,
        "most": _most(starts, rows, counts, model.norms),
        "norms": model.norms,
        "passage_starts": passage_starts,
        "lengths": lengths,
        "average": np.array([model.avgdl]),
    }
    for array, values in small.items():
        np.save(folder / f"{name}.{array}.npy", values)


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
        rows = [np.arange(one.first, one.first + one.size, dtype=np.int32) for one in self.stretches if one.new]
        owners = np.repeat(np.concatenate([np.empty(0, np.int32), *rows]), np.diff(self.new.starts))
        pieces = max(1, -(-total // AT_ONCE))
        edges = [(1 << 64) * piece // pieces for piece in range(pieces)]
        for low, high in zip(edges, [*edges[1:], None], strict=True):
            yield _merged(_carried(self.kept, low, high), _counted(self.new, owners, low, high))

    def fill(self, terms: NDArray[np.uint64], numbers: NDArray[Any], counts: NDArray[np.uint8]) -> None:
        """Write the numbers of each passage's terms, and their counts."""
        old = self.kept.postings
        now, at = terms.searchsorted(old.digests), 0
        for one in self.stretches:
            starts = self._starts_of(one)
            for begin in range(int(starts[0]), int(starts[-1]), AT_ONCE):
                some = slice(begin, min(begin + AT_ONCE, int(starts[-1])))
                end = at + some.stop - some.start
                if one.new:
                    numbers[at:end], counts[at:end] = terms.searchsorted(self.new.digests[some]), self.new.counts[some]
                else:
                    numbers[at:end], counts[at:end] = now.take(old.passage_terms[some]), old.passage_counts[some]
                at = end


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
    """The postings of both."""
    if not len(one.rows) or not len(other.rows):
        return one if len(one.rows) else other
    digests = np.sort(np.concatenate([one.digests, other.digests]))
    digests = digests[_firsts(digests)]
    sizes = np.zeros(len(digests), np.int64)
    keys = []
    for part in (one, other):
        at = digests.searchsorted(part.digests)
        sizes[at] += part.sizes
        keys.append(np.repeat(at << 32, part.sizes) + part.rows)
    where = keys[0].searchsorted(keys[1])
    return _Part(digests, sizes, np.insert(one.rows, where, other.rows), np.insert(one.counts, where, other.counts))


def _sorted(digests: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Their order, as of a stable `argsort`, and themselves in it; numbers of a digest's high bits and its place are sorted
    instead, which is several times faster.
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


def _most(
    starts: NDArray[np.int64], rows: NDArray[np.int32], counts: NDArray[np.uint8], norms: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The highest count / (count + norm) of each term."""
    most = np.zeros(len(starts) - 1)
    edges = np.searchsorted(starts, np.arange(0, int(starts[-1]), AT_ONCE)).tolist()
    for first, last in pairwise(dict.fromkeys([*edges, len(starts) - 1])):
        piece = slice(int(starts[first]), int(starts[last]))
        saturated = counts[piece] / (counts[piece] + norms.take(rows[piece]))
        most[first:last] = np.maximum.reduceat(saturated, starts[first:last] - piece.start)
    return most
