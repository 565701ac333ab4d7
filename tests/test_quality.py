"""How good the answers are, on questions of our own: floors that are never lowered in silence."""

import json

import pytest

from index import Searcher, State, answer
from tests.conftest import ROOT

QUESTIONS = [json.loads(line) for line in (ROOT / "tests/data/article.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", [case for case in QUESTIONS if case["sentence"]], ids=lambda case: case["question"])
def test_the_articles_passage_comes_first(searcher: Searcher, case: dict[str, str]) -> None:
    found = answer(searcher, case["question"])
    assert found.state is not State.NOT_FOUND
    assert case["sentence"] in found.hits[0].sentence_text


@pytest.mark.parametrize("case", [case for case in QUESTIONS if not case["sentence"]], ids=lambda case: case["question"])
def test_what_the_article_does_not_say_is_refused(searcher: Searcher, case: dict[str, str]) -> None:
    assert answer(searcher, case["question"]).state is State.NOT_FOUND
