"""Numbered parts: 第十二条 is that article, never 第二十二条."""

import pytest

from index.text.ordinals import begins, parts_asked, parts_begun, without_parts


@pytest.mark.parametrize("asked", ["第十二条说了什么", "第12条讲什么", "说说第十二条"])
def test_a_part_is_asked_for_however_it_is_written(asked: str) -> None:
    assert parts_asked(asked) == ((12, "条"),)


def test_a_line_begins_its_own_part_only() -> None:
    [part] = parts_asked("第十二条")
    assert begins(part, "第十二条 押金")
    assert begins(part, "第12条 押金")
    assert not begins(part, "第二十二条 押金")
    assert not begins(part, "按照第十二条办理")
    assert list(parts_begun("第十二条 押金")) == [(12, "条")]


def test_steps_are_begun_by_their_mark() -> None:
    [step] = parts_asked("第三步做什么")
    assert begins(step, "3. 装上盖子")
    assert not begins(step, "13. 装上盖子")


def test_the_rest_of_the_question() -> None:
    assert without_parts("第十二条说了什么").strip() == "说了什么"


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("第 10 条是什么", "第十条 违规"),
        ("会员守则第十条", "10. 会籍"),
        ("what is note 4", "4. standing is not permitted"),
        ("house rule (b)", "(b) drinks are allowed"),
        ("FAQ第七个问题是什么".lower(), "q7:要空腹吗?"),
        ("question 3", "q3. how much"),
    ],
)
def test_parts_are_asked_for_and_begun_in_many_ways(asked: str, line: str) -> None:
    [part] = parts_asked(asked)
    assert begins(part, line)


@pytest.mark.parametrize("text", ["note 40% off", "section a1", "第三条线", "第十件", "rule of 3"])
def test_what_only_looks_like_a_part_begins_no_line(text: str) -> None:
    assert not any(begins(part, line) for part in parts_asked(text) for line in ("40. x", "a1", "第十条", "(a) x", "3、x of"))


@pytest.mark.parametrize(
    "asked", ["how do i return an item i bought", "which part a tenant must clean", "section 12.5", "item b-12"]
)
def test_an_english_article_or_pronoun_is_no_number(asked: str) -> None:
    assert parts_asked(asked) == ()


def test_a_letter_is_no_number() -> None:
    [part] = parts_asked("rule (b)")
    assert begins(part, "(b) at most 30 kg")
    assert not begins(part, "第二条 月卡")
    assert not begins(part, "2. label it")
