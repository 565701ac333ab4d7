"""Terms as numbers: 64 bits each, so that no dictionary of all terms has to be in memory, neither to build nor to search.

A term of one or two characters is its code points, spread over all bits by a multiplication that can be turned back; a longer
one is hashed. 国 (0x56FD) is 0x56FD × _SPREAD, and 国内 is (0x56FD << 21 | 0x5185) × _SPREAD, both modulo 2⁶⁴.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_SPREAD = 0x9E3779B97F4A7C15  # odd, so that multiplying is one to one; spreads digests over all 64 bits
_BITS = (1 << 64) - 1
_TURNED = pow(_SPREAD, -1, 1 << 64)
_CODE = 21  # bits of a code point


def term_digest(term: str) -> int:
    """64 bits for a term: one to one for one or two characters, else of BLAKE2b.

    (Of ten million longer terms, two share one with a probability of 1 in 370,000.)
    """
    if len(term) == 1:
        return ord(term) * _SPREAD & _BITS
    if len(term) == 2:
        return (ord(term[0]) << _CODE | ord(term[1])) * _SPREAD & _BITS
    return _hashed(term)


def term_digests(terms: Sequence[str]) -> NDArray[np.uint64]:
    """Those of many terms; of characters alone, or of pairs alone, several times faster than one by one."""
    sizes = set(map(len, terms))
    if sizes != {1} and sizes != {2}:
        return np.fromiter(map(term_digest, terms), np.uint64, len(terms))
    codes = np.frombuffer("".join(terms).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    numbers = codes if sizes == {1} else codes[::2] << np.uint64(_CODE) | codes[1::2]
    return numbers * np.uint64(_SPREAD)


def pairs_of_digests(digests: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The terms of two characters among the digests, for theirs can be turned back: the first's code points, and the second's."""
    with np.errstate(over="ignore"):
        numbers = np.asarray(digests) * np.uint64(_TURNED)
    firsts, seconds = numbers >> np.uint64(_CODE), numbers & np.uint64((1 << _CODE) - 1)
    is_pair = (numbers < 1 << 2 * _CODE) & (firsts > 0) & (firsts < 0x110000) & (seconds < 0x110000)
    return firsts[is_pair].astype(np.int64), seconds[is_pair].astype(np.int64)


def pairs_of(word: str) -> tuple[int, ...]:
    """The digests of a word's pairs of neighbours."""
    return tuple(term_digest(word[at : at + 2]) for at in range(len(word) - 1))


@lru_cache(maxsize=1 << 18)
def _hashed(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
