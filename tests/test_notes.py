"""Readings in brackets: out of a text that is full of them, left in one that talks about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.notes import without_readings

FULL = "長(zhǎng)春市(shì)委(wěi)書(shū)記(jì)到(dào)會(huì)講(jiǎng)話(huà)"


@pytest.mark.parametrize(
    ("noted", "plain"),
    [
        ("長(zhǎng)春", "長春"),
        ("6戶(hù)", "6戶"),
        ("好（hǎo）人", "好人"),
        ("綠(lǜ)茶", "綠茶"),
        ("長(zha\u030cng)春", "長春"),
        ("長(zhǎng)春來(lái)了(le)", "長春來了"),
        ("要?jiǎng)?chuàng)新", "要□新"),
        ("殘簡□□二字", "殘簡□□二字"),
    ],
)
def test_readings_go_from_a_text_full_of_them(noted: str, plain: str) -> None:
    text, readings = without_readings(FULL + noted)
    assert text == "長春市委書記到會講話" + plain
    assert len(readings) >= 9


@pytest.mark.parametrize(
    "kept",
    [
        "股票(A股)",
        "今年(2013)",
        "語言(Python)",
        "公司(IBM)",
        "(zhǎng)",
        "a(zhǎng)",
        "會(1)",
        "什麼?(好)",
        "重慶(Chóngqìng)",
    ],
)
def test_other_brackets_stay(kept: str) -> None:
    assert without_readings(FULL + kept)[0] == "長春市委書記到會講話" + kept


def test_a_text_about_readings_keeps_them() -> None:
    text = "「朴」作为姓氏读朴(piáo)，不读朴(pǔ)；重庆的重读重(chóng)。" + "这是多音字的说明。" * 20
    assert without_readings(text) == (text, ())


@given(st.text(alphabet="長春(（)）zhǎngāb1。 \n"))
def test_dropping_notes_only_removes(text: str) -> None:
    rest = iter(FULL + text)
    assert all(character in rest for character in without_readings(FULL + text)[0])
