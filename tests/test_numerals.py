"""Numbers, in digits and in Chinese numerals."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Places, Searcher, State, ask, open_index
from index.text.numerals import other_forms
from tests.conftest import Write


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("五百強", "500強"), ("六戶", "6戶"), ("百分之二十", "20%"), ("兩百五十個", "250個"), ("500強", "500強"), ("６戶", "6戶")],
)
def test_numbers_meet_however_they_are_written(searcher: Searcher, asked: str, stands: str) -> None:
    found = ask(searcher, asked)
    assert found.state is State.ANSWERED
    assert stands in found.hits[0].sentence_text


def test_arabic_numbers_meet_chinese_numerals(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "這家公司有五百名員工，其中百分之二十是工程師。", "b.txt": "那家工廠有兩百五十名工人。"})
    searcher = open_index(Places(folder, tmp_path))
    for asked, stands in (("500名員工", "五百名"), ("20%是什麼", "百分之二十"), ("250名", "兩百五十名")):
        assert stands in ask(searcher, asked).hits[0].sentence_text


@given(st.integers(0, 9_999_999))
def test_a_number_is_read_back_as_written(number: int) -> None:
    for form in other_forms(str(number))[0][2] if number else ():
        assert other_forms(form)[0][2] == (str(number),)
