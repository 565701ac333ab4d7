"""MaxScore: the best rows without reading every posting."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engine.maxscore import PostingList, promising


@given(st.integers(0, 2**32), st.integers(1, 6_000), st.integers(1, 12), st.integers(0, 12), st.integers(1, 200))
def test_no_row_is_missed_by_reading_less(seed: int, size: int, k: int, terms: int, different: int) -> None:
    chance = np.random.default_rng(seed)
    runs, scores, norms = [], np.zeros(size), np.ones(size)
    for _ in range(terms):
        rows = np.flatnonzero(chance.random(size) < chance.random() ** 3).astype(np.int32)
        counts = chance.integers(1, different + 1, len(rows)).astype(np.uint8)
        factor = float(chance.integers(1, 5))
        weights = factor * counts / (counts + norms[rows])
        runs.append(PostingList(rows, counts, norms, factor, float(weights.max(initial=0))))
        scores[rows] += weights
    found = promising(runs, k, size).tolist()
    expected = sorted(np.flatnonzero(scores).tolist(), key=lambda row: (-scores[row], row))[:k]
    assert sorted(found, key=lambda row: (-scores[row], row))[:k] == expected
