"""How good the answers are, on questions of our own: floors that are never lowered in silence."""

import json

import pytest

from bot.courtesy import courtesy
from index import Searcher, State, ask
from tests.conftest import ROOT

QUESTIONS = [json.loads(line) for line in (ROOT / "tests/data/article.jsonl").read_text("utf-8").splitlines()]


CHAT = (ROOT / "tests/data/chat.txt").read_text("utf-8").splitlines()


def _cases(answered: bool) -> list[object]:
    """The questions with an answer, or without; one that we are known to miss must fail, so that its mending is noticed."""
    return [
        pytest.param(case, id=case["question"], marks=[pytest.mark.xfail(strict=True)] if case.get("missed") else [])
        for case in QUESTIONS
        if bool(case["sentence"]) is answered
    ]


@pytest.mark.parametrize("case", _cases(answered=True))
def test_the_articles_passage_comes_first(searcher: Searcher, case: dict[str, str]) -> None:
    found = ask(searcher, case["question"])
    assert found.state is not State.NOT_FOUND
    assert case["sentence"] in found.hits[0].passage.text


@pytest.mark.parametrize("case", _cases(answered=False))
def test_what_the_article_does_not_say_is_refused(searcher: Searcher, case: dict[str, str]) -> None:
    assert ask(searcher, case["question"]).state is State.NOT_FOUND


def test_the_sentence_shown_has_the_answer(searcher: Searcher) -> None:
    answered = [case for case in QUESTIONS if case["sentence"] and not case.get("missed")]
    shown = [case["sentence"] in ask(searcher, case["question"]).hits[0].sentence_text for case in answered]
    assert sum(shown) / len(shown) >= 0.98


def test_small_talk_is_greeted_or_refused(searcher: Searcher) -> None:
    taken = [line for line in CHAT if not courtesy(line) and ask(searcher, line).state is not State.NOT_FOUND]
    assert taken == []
