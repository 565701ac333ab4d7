"""Courtesies are whole messages; a question with a greeting in front stays a question."""

import pytest

from bot.courtesy import asks_for_help, courtesy


@pytest.mark.parametrize("text", ["你好", "您好！", "大家好", "hi", "Hello!!", "早上好", "在吗？", "哈囉~"])
def test_greetings(text: str) -> None:
    assert courtesy(text) == "greeting"


@pytest.mark.parametrize("text", ["謝謝", "谢谢你！", "thanks", "Thank you very much", "ok", "好的", "收到", "哈哈哈", "辛苦了"])
def test_thanks(text: str) -> None:
    assert courtesy(text) == "thanks"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("早安☀️", "greeting"),
        ("新年快樂🎉", "greeting"),
        ("好的謝謝你，那沒事了", "thanks"),
        ("對不起", "thanks"),
        ("你好呀，請問你是機器人嗎？", "who"),
        ("人工客服", "person"),
        ("答錯了", "complaint"),
        ("你真笨", "complaint"),
    ],
)
def test_what_people_say_besides(text: str, kind: str) -> None:
    assert courtesy(text) == kind


@pytest.mark.parametrize("text", ["怎麼用", "幫助", "help", "如何使用？", "有哪些指令"])
def test_a_wish_for_help(text: str) -> None:
    assert asks_for_help(text)


@pytest.mark.parametrize("text", ["怎麼用洗衣機", "幫助過誰", "how to use the pool", "指令長是誰"])
def test_a_question_is_no_wish_for_help(text: str) -> None:
    assert not asks_for_help(text)


@pytest.mark.parametrize("text", ["再見", "拜拜", "bye bye", "good night"])
def test_farewells(text: str) -> None:
    assert courtesy(text) in ("farewell", "greeting")


@pytest.mark.parametrize("text", ["你是誰？", "你叫什么名字", "What can you do?", "who are you"])
def test_who(text: str) -> None:
    assert courtesy(text) == "who"


@pytest.mark.parametrize(
    "text",
    [
        "你好，市長是誰",
        "hi who is the mayor",
        "謝謝他的人是誰",
        "好人好事",
        "在哪裡",
        "早上好喝的茶",
        "哈尔滨",
        "對面是什麼店",
        "客服電話",
        "好的餐廳有哪些",
        "",
    ],
)
def test_questions_stay_questions(text: str) -> None:
    assert courtesy(text) is None
