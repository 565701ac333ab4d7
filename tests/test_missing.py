"""What makes the difference must be met."""

import pytest

from corpus import Passage
from index import Searcher, State, ask
from index.answering.missing import missing
from index.text.folding import read_text


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
    assert bool(missing(searcher.read(read_text(question)), passage, searcher.tagger)) is is_elsewhere
