"""What makes the difference must be met."""

from pathlib import Path

import pytest

from corpus import Passage
from index import Places, Searcher, State, ask, open_index
from index.answering.missing import missing
from index.text.folding import read_text
from tests.conftest import Write


@pytest.mark.parametrize(
    "question", ["上海引進外資多少", "2012年內資多少", "去年利用外資多少", "Nanjing mayor", "Shanghai foreign investment"]
)
def test_another_place_or_year_is_no_answer(searcher: Searcher, question: str) -> None:
    found = ask(searcher, question)
    assert found.state is not State.ANSWERED
    assert not found.hits[0].span


def test_the_same_in_the_articles_own_place_and_year_is_one(searcher: Searcher) -> None:
    for question in (
        "長春市引進外資多少",
        "2013年利用外資多少",
        "今年利用外資多少",
        "ＣＨＡＮＧＣＨＵＮ ｍａｙｏｒ",
    ):
        assert ask(searcher, question).state is State.ANSWERED, question


@pytest.mark.parametrize(
    ("question", "is_elsewhere"),
    [("2000人的體育館在哪裡", False), ("2019年的體育館在哪裡", True), ("明年的體育館在哪裡", True), ("廣州的體育館在哪裡", True)],
)
def test_what_counts_as_elsewhere(searcher: Searcher, question: str, is_elsewhere: bool) -> None:
    passage = Passage("a#1", "a", "", "", "", "今年，武漢市的體育館可容納兩千人。")
    assert bool(missing(searcher.read(read_text(question)), passage, searcher.tagger, searcher.witness.has_text)) is is_elsewhere


def test_a_namesake_is_no_answer(corpus: Write, tmp_path: Path) -> None:
    tea = "霧尖茶產於海拔九百公尺的山地，清明前後採摘，沖泡時水溫以八十五度為宜。"
    searcher = open_index(Places(corpus({"茶.txt": tea, "橋.txt": "白沙橋長412公尺，建於1928年。"}), tmp_path))
    assert ask(searcher, "霧尖茶什麼時候採").state is State.ANSWERED
    other = ask(searcher, "雲尖茶什麼時候採")
    assert other.state is not State.ANSWERED
    assert "雲尖茶" in other.missing


@pytest.mark.parametrize("asked", ["E3代碼是什麼意思", "ICU代碼是什麼"])
def test_a_code_that_stands_nowhere_is_no_answer(corpus: Write, tmp_path: Path, asked: str) -> None:
    table = "故障代碼\n\nE1：進水慢，洗濾網。\nE2：排不出水，清過濾盒。\nE5：水溢了，關水叫人。\n"
    found = ask(open_index(Places(corpus({"洗衣機.txt": table}), tmp_path)), asked)
    assert found.state is not State.ANSWERED
    assert asked[:2] in " ".join(found.missing) or found.state is State.NOT_FOUND
