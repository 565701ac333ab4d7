"""The k best of many scores, without sorting them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Rows

_GROUPS = 32  # × k: of these the k best rows nearly always fall into different ones


def kth_best(scores: NDArray[Any], k: int) -> float:
    """The k-th best; 0 if there are not so many."""
    return float(np.partition(scores, -k)[-k]) if len(scores) >= k else 0.0


def nearly_kth_best(scores: NDArray[Any], k: int) -> float:
    """The k-th best or a little less: where there are many scores, that of the best of some groups of them, which is found
    several times faster.
    """
    groups = _GROUPS * k
    if len(scores) > 2 * groups:
        scores = scores[: len(scores) // groups * groups].reshape(-1, groups).max(axis=0)
    return kth_best(scores, k)


def best_rows(scores: NDArray[Any], k: int) -> Rows:
    """The rows with the k best scores above 0, in order of the rows; some more may be with them, and all that equal the k-th."""
    least = nearly_kth_best(scores, k)
    return np.flatnonzero(scores >= least if least > 0 else scores)
