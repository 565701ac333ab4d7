"""How common a term is in Chinese at large: fifty notices can't tell it of 至少 and 一次, jieba's dictionary can."""

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import metadata

import numpy as np
from numpy.typing import NDArray

from index.files import write_atomically
from index.text.digests import term_digest
from index.text.tokenizer import Tokenizer

_LEAST = 100  # of the sixty million words that jieba's dictionary was counted in; what is rarer is in no passage by chance
_WORDS = 30  # of a passage
_ROW = np.dtype([("digest", "<u8"), ("share", "<f4")])


class Commonness:
    """The share of passages of Chinese at large that hold a term, by jieba's counts of words and of what stands in them."""

    def __init__(self, data: bytes) -> None:
        rows = np.frombuffer(data, _ROW)
        self._digests, self._shares = rows["digest"].copy(), rows["share"].astype(np.float64)

    def of(self, terms: Sequence[str]) -> NDArray[np.float64]:
        """The share for each term, 0 to 1; 0 for what the dictionary does not have."""
        asked = np.array([term_digest(term) for term in terms], np.uint64)
        at = np.minimum(np.searchsorted(self._digests, asked), len(self._digests) - 1)
        return np.where(self._digests[at] == asked, self._shares[at], 0.0)

    @classmethod
    def load(cls, tokenizer: Tokenizer) -> "Commonness":
        """From our own cache, once it is there. Raises OSError."""
        path = tokenizer.folder / f"jieba-{metadata.version('jieba')}-1.commonness"
        try:
            return cls(path.read_bytes())
        except FileNotFoundError:
            data = _counted(tokenizer.words())
            write_atomically(path, data)
            return cls(data)


def _counted(words: Mapping[str, int]) -> bytes:
    """Rows in the order of their digests: a word is counted whole, its characters and pairs of neighbours too."""
    counts: Counter[str] = Counter()
    for word, count in words.items():
        if count:
            inside = {*word, *(word[at : at + 2] for at in range(len(word) - 1)), word}
            counts.update(dict.fromkeys(inside, count))
    common = {term_digest(term): count for term, count in counts.items() if count >= _LEAST}
    rows = np.array(sorted(common.items()), dtype=[("digest", "<u8"), ("count", "<f8")])
    told = np.zeros(len(rows), _ROW)
    told["digest"] = rows["digest"]
    told["share"] = 1 - np.exp(-_WORDS * rows["count"] / sum(words.values()))
    return told.tobytes()
