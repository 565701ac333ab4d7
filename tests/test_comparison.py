"""Two things that are compared: both are shown, or it is said which was not met."""

from pathlib import Path

import pytest

from index import Places, State, ask, open_index
from index.text.comparison import compared
from tests.conftest import Write

CARDS = """會員卡說明

卡有以下幾種：
1. 月卡每張一百二十元，可借六本。
2. 團體卡須十人以上一起辦。
3. 季卡每張三百元，可借十本。
"""
APART = """會員卡說明

月卡每張一百二十元，可借六本，當場可取。

季卡每張三百元，可借十本，辦理要三天。
"""


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("月卡和季卡哪个划算", ("月卡", "季卡")),
        ("请问甲班跟乙班谁多", ("甲班", "乙班")),
        ("红茶还是绿茶哪种贵", ("红茶", "绿茶")),
        ("东湖店比文庙店大吗", ("东湖店", "文庙店")),
        ("which is cheaper, the monthly card or the season card?", ("monthly card", "season card")),
        ("长春和吉林的市长", None),
        ("哪个划算", None),
        ("和谁去", None),
    ],
)
def test_what_is_compared(question: str, things: tuple[str, str] | None) -> None:
    assert compared(question) == things


def test_both_are_shown(corpus: Write, tmp_path: Path) -> None:
    shown = ask(open_index(Places(corpus({"a.txt": CARDS}), tmp_path)), "月卡和季卡哪個貴").hits[0].sentence_text
    assert "一百二十元" in shown
    assert "三百元" in shown


def test_one_alone_is_no_sure_answer(corpus: Write, tmp_path: Path) -> None:
    found = ask(open_index(Places(corpus({"a.txt": APART}), tmp_path)), "月卡和季卡哪個貴")
    assert found.state is State.POSSIBLE
    assert {hit.passage.id for hit in found.hits[:2]} == {"a#1", "a#2"}


def test_one_that_is_nowhere_is_named(corpus: Write, tmp_path: Path) -> None:
    found = ask(open_index(Places(corpus({"a.txt": CARDS}), tmp_path)), "月卡和學生卡哪個貴")
    assert found.state is not State.ANSWERED
    assert "學生卡" in found.missing
