"""Folding: script, width and case, without a change of length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.folding import fold


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(("one", "other"), [("長春", "长春"), ("ＡＢＣ１２", "abc12"), ("臺灣", "台湾"), ("裡裏", "里里")])
def test_folded_forms_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)
