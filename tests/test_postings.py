"""Postings: scores equal to rank-bm25's, carried over as if counted anew."""

import math
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.building import inversion
from index.building.inversion import write_postings
from index.engine import counts
from index.engine.bm25 import K1, B
from index.engine.field import Field
from index.engine.order import Order
from index.engine.postings import ARRAYS, Postings

WORDS = st.sampled_from("甲乙丙丁戊己")


class ByTheBook(BM25Okapi):  # type: ignore[misc]
    """rank-bm25 as it is, but for the idf."""

    def __init__(self, corpus: list[list[str]]) -> None:
        super().__init__(corpus, k1=K1, b=B)

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf = {word: math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5)) for word, n in nd.items()}


@pytest.mark.parametrize("at_once", [3, 1_000])
@given(corpus=st.lists(st.lists(WORDS, max_size=8), max_size=12), question=st.lists(WORDS, max_size=5))
def test_postings_score_as_rank_bm25_does(at_once: int, corpus: list[list[str]], question: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "AT_ONCE", at_once)
        write_postings(counts.count_terms(corpus), Path(name), "words")
        postings = Postings.load(Path(name), "words")
    order = Order.of(np.arange(len(corpus), dtype=np.int32), [len(corpus)])
    field = Field.of([postings], order)
    [matches] = field.look_up(question, 1.0)
    expected = ByTheBook(corpus).get_scores(question) if any(corpus) else np.zeros(len(corpus))
    rows = np.arange(len(corpus))
    np.testing.assert_allclose(field.layers[0].scores(matches, rows), expected, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("at_once", [3, 1_000])
@given(
    corpus=st.lists(
        st.tuples(st.lists(WORDS, max_size=8), st.sampled_from(["stays", "goes", "comes", "stays above"])), max_size=12
    ),
)
def test_what_stays_is_carried_over_as_if_all_were_counted_anew(at_once: int, corpus: list[tuple[list[str], str]]) -> None:
    of: dict[str, list[list[str]]] = {fate: [terms for terms, its in corpus if its == fate] for _, fate in corpus}
    come, stay, above = (of.get(fate, []) for fate in ("comes", "stays", "stays above"))
    below = [(terms, fate) for terms, fate in corpus if fate in ("stays", "goes")]
    rows = iter(range(len(come), len(come) + len(stay)))
    moved = np.array([next(rows) if fate == "stays" else -1 for _, fate in below], np.int32)
    behind = np.arange(len(come) + len(stay), len(come) + len(stay) + len(above), dtype=np.int32)
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "AT_ONCE", at_once)
        folder = Path(name)
        write_postings(counts.count_terms(terms for terms, _ in below), folder, "below")
        write_postings(counts.count_terms(above), folder, "above")
        kept = [inversion.Kept(Postings.load(folder, which), to) for which, to in (("below", moved), ("above", behind))]
        write_postings(counts.count_terms(come), folder, "after", kept)
        write_postings(counts.count_terms([*come, *stay, *above]), folder, "anew")
        updated, anew = Postings.load(folder, "after"), Postings.load(folder, "anew")
    for array in ARRAYS:
        np.testing.assert_array_equal(getattr(updated, array), getattr(anew, array), array)
