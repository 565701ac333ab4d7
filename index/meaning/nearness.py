"""How near passages and sentences are to a question in meaning: cosines."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Floats, Rows
from index.engine.snapshot import Snapshot
from index.meaning.encoder import Vectors, encode
from index.meaning.vectors import open_vectors

_KEPT = 4_096  # texts: 4 MB


class Meaning:
    """Of the passages of one generation, of which these are the vectors."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def warm(self) -> None:
        """Do now what the first question would wait for."""
        encode(["問"])

    def of_passages(self, question: str, rows: Rows) -> Floats:
        """How near each of these passages is."""
        return _cosines(self._vectors[rows], question)

    def of_texts(self, question: str, texts: Sequence[str]) -> Floats:
        """How near each of these texts is; a millisecond each for those of a line that were not asked before."""
        return _cosines(np.array([_vector(text) for text in texts]), question)


def meaning_of(snapshot: Snapshot) -> Meaning | None:
    """That of a generation's passages; None as long as not all vectors are made."""
    vectors = open_vectors(snapshot.folder)
    return None if vectors is None else Meaning(vectors)


def _cosines(vectors: Vectors, question: str) -> Floats:
    near: NDArray[np.float32] = vectors.astype(np.float32) @ _vector(question).astype(np.float32)
    return near.astype(np.float64)


@lru_cache(maxsize=_KEPT)
def _vector(text: str) -> Vectors:
    vector: Vectors = encode([text])[0]
    return vector
