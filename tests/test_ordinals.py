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
