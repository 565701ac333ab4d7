"""What is shown of a passage beside the sentence that answers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import Places, ask, open_index
from tests.conftest import Write

NOTICE = """西園借書須知

辦證請帶以下物品：
1. 身分證
2. 兩寸照片
3. 押金一百元

還書時要注意以下三點：
（1）不要折頁；
（2）不要塗寫；
（3）封面要擦乾淨。

閱覽室在二樓東側。裡面有四十個座位，晚上九點半關燈。
"""


Shown = Callable[[str], str]


@pytest.fixture
def shown(corpus: Write, tmp_path: Path) -> Shown:
    """What is shown of the notice when something is asked."""
    searcher = open_index(Places(corpus({"a.txt": NOTICE}), tmp_path))
    return lambda question: ask(searcher, question).hits[0].sentence_text


def test_a_lead_in_is_shown_with_what_it_leads_to(shown: Shown) -> None:
    assert "（1）不要折頁" in shown("還書時要注意什麼")


def test_a_list_that_is_asked_for_is_shown_from_its_lead_in_to_its_last_item(shown: Shown) -> None:
    text = shown("辦證要帶哪些東西")
    assert text.startswith("辦證請帶以下物品")
    assert text.rstrip().endswith("押金一百元")


def test_the_next_sentence_comes_along_where_the_answer_stands_there(shown: Shown) -> None:
    assert "九點半" in shown("閱覽室幾點關燈")


def test_one_line_is_enough_where_it_answers(shown: Shown) -> None:
    assert "折頁" not in shown("閱覽室在幾樓")


def test_a_clause_that_is_asked_for_is_shown_whole_and_no_further(corpus: Write, tmp_path: Path) -> None:
    rules = "工廠宿舍規定\n\n第四條 訪客須登記。\n第五條 熄燈時間為晚上十一時。假日延後一小時。違者扣點。\n第六條 電器須報備。\n"
    searcher = open_index(Places(corpus({"宿舍.txt": rules}), tmp_path))
    assert (
        ask(searcher, "宿舍規定第五條說什麼").hits[0].sentence_text == "第五條 熄燈時間為晚上十一時。假日延後一小時。違者扣點。"
    )
