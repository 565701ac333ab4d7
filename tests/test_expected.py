"""What kind of thing is asked for."""

import pytest

from index.text.expected import asking_in_chinese, expected


@pytest.mark.parametrize(
    ("asked", "answer", "other"),
    [
        ("几点开门", "上午9:00开放", "在二楼"),
        ("门票多少钱", "每人40元", "每人一张"),
        ("电话是多少", "0531-88662210", "共三层"),
        ("可以带狗吗", "禁止携带犬只", "公园很大"),
        ("办证要多久", "5个工作日", "请到一楼"),
        ("怎么去博物馆", "乘地铁2号线", "每天开放"),
    ],
)
def test_everyday_kinds(asked: str, answer: str, other: str) -> None:
    found = expected(asked)
    assert found.is_everyday
    assert found.thing
    assert found.thing.search(answer)
    assert not found.thing.search(other)


def test_what_asks_for_something_else_too_is_no_question_for_a_permission() -> None:
    assert not expected("哪里可以看到大熊猫").is_everyday
    assert not expected("市长是谁").is_everyday


def test_lists_and_counts() -> None:
    assert expected("需要哪些材料").several
    assert not expected("市长是谁").several
    counted = expected("引进多少项目").counted
    assert counted
    assert counted.search("250个项") or counted.search("250项")


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("how many firms", "多少"),
        ("when was it built", "什么时候"),
        ("what satellite was used when it began", ""),
        ("tell me about it", ""),
    ],
)
def test_the_first_english_question_word_counts(asked: str, word: str) -> None:
    assert asking_in_chinese(asked) == word
