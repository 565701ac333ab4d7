"""Courtesies are whole messages; a question with a greeting in front stays a question."""

import pytest

from bot.courtesy import courtesy


@pytest.mark.parametrize("text", ["你好", "您好！", "大家好", "hi", "Hello!!", "早上好", "在吗？", "哈囉~"])
def test_greetings(text: str) -> None:
    assert courtesy(text) == "greeting"


@pytest.mark.parametrize("text", ["謝謝", "谢谢你！", "thanks", "Thank you very much", "ok", "好的", "收到", "哈哈哈", "辛苦了"])
def test_thanks(text: str) -> None:
    assert courtesy(text) == "thanks"


@pytest.mark.parametrize("text", ["再見", "拜拜", "bye bye", "good night"])
def test_farewells(text: str) -> None:
    assert courtesy(text) in ("farewell", "greeting")


@pytest.mark.parametrize("text", ["你是誰？", "你叫什么名字", "What can you do?", "who are you"])
def test_who(text: str) -> None:
    assert courtesy(text) == "who"


@pytest.mark.parametrize(
    "text", ["你好，市長是誰", "hi who is the mayor", "謝謝他的人是誰", "好人好事", "在哪裡", "早上好喝的茶", "哈尔滨", ""]
)
def test_questions_stay_questions(text: str) -> None:
    assert courtesy(text) is None
