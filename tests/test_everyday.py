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
