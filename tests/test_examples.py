"""Example questions: made of the articles, and answered by them."""

from pathlib import Path

from index import Places, Searcher, State, ask, examples, open_index
from tests.conftest import Write


def test_each_example_is_answered_with_its_short_answer(searcher: Searcher) -> None:
    found = examples(searcher, 3)
    assert len(set(found)) == 3
    for question in found:
        answer = ask(searcher, question)
        assert answer.state is State.ANSWERED
        assert answer.hits[0].span


def test_no_more_than_there_are(corpus: Write, tmp_path: Path) -> None:
    assert examples(open_index(Places(corpus(), tmp_path)), 3) == []
    assert len(examples(open_index(Places(corpus({"a.txt": "圖書館。"}), tmp_path)), 3)) <= 3
