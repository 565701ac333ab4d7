"""Which sentence of a passage is shown, and what is shown with it."""

from pathlib import Path

import pytest

from index import Places, ask, open_index
from tests.conftest import Write

NOTICE = "遊園須知\n\n開放時間：6:00—22:00\n地址：東湖路8號\n主辦：園林局\n\n入園請帶以下物品：\n1. 身分證\n2. 預約碼\n3. 口罩\n"
BRIDGE = "清溪橋建於1934年。全長1072米，歷時兩年半建成。設計者是周硯秋。"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("幾點開門", "開放時間：6:00—22:00"),
        ("公園在哪裡", "地址：東湖路8號"),
        ("誰主辦的", "主辦：園林局"),
    ],
)
def test_the_line_with_the_label_that_is_asked_for(corpus: Write, tmp_path: Path, asked: str, shown: str) -> None:
    assert shown in ask(open_index(Places(corpus({"a.txt": NOTICE}), tmp_path)), asked).hits[0].sentence_text


def test_a_list_that_is_asked_for_is_shown_whole(corpus: Write, tmp_path: Path) -> None:
    shown = ask(open_index(Places(corpus({"a.txt": NOTICE}), tmp_path)), "入園要帶哪些物品").hits[0].sentence_text
    assert all(thing in shown for thing in ("身分證", "預約碼", "口罩"))


@pytest.mark.parametrize(
    ("asked", "shown"), [("清溪橋有多長", "1072米"), ("清溪橋是誰設計的", "周硯秋"), ("清溪橋哪年建的", "1934年")]
)
def test_the_sentence_that_answers(corpus: Write, tmp_path: Path, asked: str, shown: str) -> None:
    assert shown in ask(open_index(Places(corpus({"a.txt": BRIDGE}), tmp_path)), asked).hits[0].sentence_text
