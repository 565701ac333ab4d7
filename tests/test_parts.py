"""Clauses, tables and lists of several documents in one folder: the document that is named is the one that is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import Answer, Places, State, ask, open_index
from tests.conftest import Write

CLUB = """# 海鷗長跑會會員守則

1. 準時集合。
2. 穿著會服。
3. 年費不退，受傷者可保留會籍一年。
"""
CONTRACT = """# 木屋租賃合約

第一條　租期一年。

第二條　租金每月八千元。

第三條　不得轉租；親屬來訪不在此限。
"""
MEETING = """綠坡社區會議紀錄

討論事項

案由一：頂樓設置基地台案。
決議：六票反對，不予出租。

案由二：增設機車格案。
決議：通過，每格月租150元。
"""
STALLS = """# 市集攤位

| 攤位 | 租金 | 電力 |
|---|---|---|
| 甲區 | 1,200元 | 有 |
| 乙區 | 800元 | 無 |
| 丙區 | 950元 | 有 |

甲區、乙區和丙區都在河邊，歡迎參觀。
"""
Ask = Callable[[str], Answer]


@pytest.fixture
def answer(corpus: Write, tmp_path: Path) -> Ask:
    files = {"club.md": CLUB, "contract.md": CONTRACT, "meeting.txt": MEETING, "stalls.md": STALLS}
    searcher = open_index(Places(corpus(files), tmp_path))
    return lambda question: ask(searcher, question)


def test_the_clause_is_that_of_the_document_that_is_named(answer: Ask) -> None:
    assert "可保留會籍" in answer("長跑會會員守則第三條").hits[0].sentence_text
    assert "不得轉租" in answer("租賃合約第三條").hits[0].sentence_text


def test_a_clause_that_the_named_document_lacks_is_not_another_ones(answer: Ask) -> None:
    assert answer("租賃合約第九條").state is State.NOT_FOUND


def test_the_exception_behind_a_semicolon_is_in_sight(answer: Ask) -> None:
    assert "親屬來訪不在此限" in answer("木屋可以轉租嗎").hits[0].sentence_text


def test_what_was_decided_is_shown_with_what_it_was_about(answer: Ask) -> None:
    assert "不予出租" in answer("基地台有沒有通過").hits[0].sentence_text


@pytest.mark.parametrize("question", ["市集最便宜的攤位是哪個", "市集有哪些攤位"])
def test_a_table_is_shown_whole_where_several_rows_matter(answer: Ask, question: str) -> None:
    hit = answer(question).hits[0]
    assert "乙區　800元" in hit.sentence_text


def test_two_that_are_compared_are_shown_by_their_rows(answer: Ask) -> None:
    shown = answer("乙區和丙區哪個便宜").hits[0].sentence_text
    assert "800元" in shown
    assert "950元" in shown


def test_a_passage_with_the_values_goes_before_one_that_only_names_what_is_compared(answer: Ask) -> None:
    assert "1,200元" in answer("市集的甲區、乙區和丙區哪個最便宜").hits[0].sentence_text
    assert "800元" in answer("市集邊個攤位最平").hits[0].sentence_text


@pytest.mark.parametrize("question", ["第三個問題是什麼", "第三問是什麼", "書屋常見問題第三題", "question 3"])
def test_a_question_of_a_list_is_found_by_its_number(corpus: Write, tmp_path: Path, question: str) -> None:
    asked = ("怎麼辦卡", "可以續借嗎", "遺失怎麼辦", "幾點開門")
    files = {"faq.md": "# 書屋常見問題\n\n" + "\n\n".join(f"Q{n}：{one}？\nA：見公告{n}。" for n, one in enumerate(asked, 1))}
    files |= {f"{n}.md": f"# 文件{n}\n\n第三條　問題{n}的內容。\n" for n in range(70, 140)}
    found = ask(open_index(Places(corpus(files), tmp_path)), question)
    assert found.hits[0].sentence_text == "Q3：遺失怎麼辦？\nA：見公告3。"
