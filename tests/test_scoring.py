"""The embedded engine: the same rows and scores, whether it reads all postings or only those that can matter."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.building.inversion import write_postings
from index.engine import postings as of_postings
from index.engine.counts import count_terms
from index.engine.field import Field
from index.engine.order import Order
from index.engine.postings import Postings
from index.engine.scoring import Embedded, Scored
from index.engine.selection import best_rows
from index.question import FIELDS, POSTED, Question
from index.text.expected import expected

TERMS = st.sampled_from("甲乙丙丁戊己")
PASSAGE = st.tuples(*(st.lists(TERMS, max_size=8) for _ in POSTED))


def question(words: list[str], bigrams: list[str], characters: list[str]) -> Question:
    """A question of these terms."""
    once = [tuple(dict.fromkeys(terms)) for terms in (words, bigrams, characters)]
    return Question("", expected(""), once[0], once[1], once[2], distances=(0,) * sum(map(len, once)))


def whole(postings: Mapping[str, Postings]) -> dict[str, Field]:
    """The fields of a generation of one layer."""
    size = len(postings["words"].lengths)
    order = Order.of(np.arange(size, dtype=np.int32), [size])
    return {field: Field.of([of], order) for field, of in postings.items()}


def found(engine: Embedded, asked: Question, k: int, short: int) -> Scored:
    """What is found where terms with so many postings on the average are all read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(of_postings, "_SHORT", short)
        return engine.search(asked, k)


@given(st.lists(PASSAGE, max_size=60), st.tuples(*(st.lists(TERMS, max_size=4) for _ in FIELDS)), st.integers(1, 12))
def test_reading_all_postings_finds_the_same_rows_with_the_same_scores(
    passages: list[tuple[list[str], ...]], asked: tuple[list[str], ...], k: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, field in enumerate(POSTED):
            write_postings(count_terms(passage[number] for passage in passages), folder, field)
        engine = Embedded(whole({field: Postings.load(folder, field) for field in POSTED}))
    every, some = (found(engine, question(*asked), k, short) for short in (1_000, -1))
    np.testing.assert_array_equal(every.rows, some.rows)
    np.testing.assert_array_equal(every.scores.total, some.scores.total)
    for field in POSTED:
        np.testing.assert_array_equal(every.scores.fields[field], some.scores.fields[field], field)


@given(st.lists(st.integers(0, 5), max_size=400), st.integers(1, 3))
def test_the_k_best_of_many_are_among_those_selected_with_all_their_equals(values: list[int], k: int) -> None:
    scores = np.array(values, np.float64)
    rows = best_rows(scores, k).tolist()
    ordered = sorted((value for value in values if value), reverse=True)[:k]
    assert rows == sorted(set(rows))
    assert {row for row, value in enumerate(values) if ordered and value >= ordered[-1]} <= set(rows)
