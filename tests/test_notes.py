"""Readings in brackets: out of a text full of them, kept in one that talks of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import Block, Kind
from corpus.notes import drop_readings, is_full_of_readings, without_readings
from corpus.readers.draft import Draft, Why


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
def test_notes_go(noted: str, plain: str) -> None:
    assert drop_readings(noted) == plain


@pytest.mark.parametrize(
    "kept",
    [
        "股票(A股)",
        "今年(2013)",
        "語言(Python)",
        "吃了(le)",
        "公司(IBM)",
        "(zhǎng)",
        "a(zhǎng)",
        "會(1)",
        "什麼?(好)",
        "重慶(Chóngqìng)",
    ],
)
def test_other_brackets_stay(kept: str) -> None:
    assert drop_readings(kept) == kept


@given(st.text(alphabet="長春(（)）zhǎngāb1。 \n"))
def test_dropping_notes_only_removes(text: str) -> None:
    rest = iter(text)
    assert all(character in rest for character in drop_readings(text))


NOTED = "長(zhǎng)春市(shì)招商(shāng)引資(zī)，工作(zuò)重(zhòng)要(yào)了(le)。"


def test_a_text_full_of_readings_loses_them() -> None:
    draft = without_readings(Draft((Block(Kind.PARAGRAPH, NOTED * 4),)))
    assert draft.blocks[0].text == "長春市招商引資，工作重要了。" * 4
    assert {out.why for out in draft.left_out} == {Why.READING}
    assert len(draft.left_out) == 32


@pytest.mark.parametrize(
    "text",
    [
        "朴作為姓氏時讀作朴(piáo)，不讀作朴(pǔ)。",
        NOTED,
        NOTED * 4 + "這些多音字的讀音要記住：重讀作chóng，注音見拼音表。",
        NOTED * 4 + "這是一段很長的話，沒有注出任何字。" * 60,
    ],
)
def test_other_texts_keep_them(text: str) -> None:
    assert not is_full_of_readings(text)
    assert without_readings(Draft((Block(Kind.PARAGRAPH, text),))).blocks[0].text == text
