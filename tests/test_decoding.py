"""Encodings: which one it is, and what a few bytes that are no text cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.decoding import Decoded, UnknownEncoding, decode, decode_damaged

STORY = "市政府今天宣布，新的圖書館將在明年春天開放。市民可以免費借閱所有的書籍。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_encodings(encoding: str) -> None:
    text = STORY if encoding != "gb18030" else "市政府今天宣布，新的图书馆将在明年春天开放。"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 20, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8])
def test_bytes_that_are_no_text_are_named(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize("bad", [b"\xff", b"\x00", b"\xe5\xb8", b"\xff\xfe\xfd"])
def test_a_place_with_bad_bytes_costs_one_box(bad: bytes) -> None:
    half = STORY.encode()
    assert decode_damaged(half + bad + half) == Decoded(f"{STORY}□{STORY}", True)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "utf-16"])
def test_a_bad_byte_at_the_end_costs_no_file(encoding: str) -> None:
    text = STORY * 3
    assert decode_damaged(text.encode(encoding) + b"\xff") == Decoded(f"{text}□", True)


def test_a_box_of_the_author_is_no_damage() -> None:
    assert decode_damaged("殘簡□□二字".encode()) == Decoded("殘簡□□二字", False)
