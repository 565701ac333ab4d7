"""How people ask and how documents say it."""

from pathlib import Path

import pytest

from index import Places, ask, open_index
from index.languages.everyday import everyday_alternatives, written_otherwise
from index.text.folding import fold
from index.words import word_list
from tests.conftest import Write


@pytest.mark.parametrize(
    ("asked", "word", "other"),
    [
        ("可以带狗吗", "狗", "犬"),
        ("公园几点关门", "关门", "开放时间"),
        ("押金怎么退", "押金", "保证金"),
        ("能拍照吗", "拍照", "摄影"),
    ],
)
def test_a_word_may_be_said_otherwise(asked: str, word: str, other: str) -> None:
    assert any(one.word == word and other in one.others for one in everyday_alternatives(asked, ()))


def test_things_must_be_named_and_acts_not() -> None:
    things = {one.word: one.is_thing for one in everyday_alternatives("带狗要报名吗", ())}
    assert things["狗"]
    assert not things["报名"]


def test_a_line_counts_only_where_its_kind_is_asked() -> None:
    assert not [one for one in everyday_alternatives("这本书讲什么", ()) if "开放时间" in one.others]


@pytest.mark.parametrize(("asked", "other"), [("6号开会吗", "6日"), ("椅子有几把", "椅"), ("下午三点开始", "15:00")])
def test_what_a_document_writes(asked: str, other: str) -> None:
    assert any(other in one.others for one in written_otherwise(asked))


def test_a_house_number_is_no_day() -> None:
    assert not list(written_otherwise("8号楼在哪里"))


def test_words_that_mean_the_same_count_where_the_question_is_cut_so() -> None:
    assert not [one for one in everyday_alternatives("今天天气如何", [(0, 2), (2, 4), (4, 6)]) if one.word == "天天"]
    assert [one for one in everyday_alternatives("天天开门吗", [(0, 2), (2, 4), (4, 5)]) if "每天" in one.others]


def test_words_that_mean_the_same_stand_in_one_line_each() -> None:
    lines = [line.split() for line in word_list("same.txt")]
    every = [word for line in lines for word in line]
    assert len(every) == len(set(every))
    assert all(len(line) > 1 for line in lines)
    assert [word for word in every if fold(word) != word] == []


@pytest.mark.parametrize("line", word_list("same.txt")[::40])
def test_each_of_them_finds_what_is_written_with_another(line: str, corpus: Write, tmp_path: Path) -> None:
    said, *others = line.split()
    searcher = open_index(Places(corpus({"a.txt": f"通知\n\n關於{others[0]}：請看二樓的公告。\n\n其他事情見附件。"}), tmp_path))
    [best, *_] = ask(searcher, f"{said}看哪裡的公告").hits
    assert others[0] in fold(best.sentence_text)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("要用多少糯米", "糯米 300克"),
        ("租金一個月多少", "月租金4600元"),
        ("一戶可以養幾隻狗", "每戶限養一隻"),
    ],
)
def test_the_number_of_a_rule_is_no_amount_but_what_is_counted_is_one(
    corpus: Write, tmp_path: Path, asked: str, answer: str
) -> None:
    recipe = (
        "# 紅糖糍粑\n\n## 材料\n\n- 糯米 300克\n- 紅糖 80克\n\n## 做法\n\n1. 糯米泡過夜，瀝乾後蒸熟。\n2. 搗成團，看不見米粒。\n"
    )
    lease = "租約\n\n三、月租金4600元，每三個月付一次。\n\n九、任何一方提前解約，須提前一個月通知，並付一個月租金。\n"
    dogs = "養狗規定\n\n第八條　狗出生滿三個月，須打疫苗。\n\n第九條　個人養狗，每戶限養一隻。\n\n（四）狗已經打過疫苗。\n"
    found = ask(open_index(Places(corpus({"糍粑.md": recipe, "租約.txt": lease, "狗.txt": dogs}), tmp_path)), asked)
    assert answer in found.hits[0].sentence_text
