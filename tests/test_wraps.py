"""Lines wrapped by hand, and lines that are not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.wraps import Line, join_wrapped

PROSE = (
    "青川河治理工程于一九九六年春季动工，由省水利设计院负责设计，工程总指挥是时任副市长的宋长河。"
    "全部工程分三期进行，总投资为四亿二千万元。"
)
ENGLISH = (
    "The library is open from 9 am to 8 pm on weekdays and from 10 am to 5 pm on weekends. "
    "It is closed on public holidays and on Mondays."
)


def _joined(text: str) -> list[str]:
    lines: list[Line] = []
    apart = True
    for line in text.split("\n"):
        if line:
            lines.append(Line(line.strip(), apart, line[0].isspace()))
        apart = not line
    return [line.text for line in join_wrapped(lines, lambda line: line.startswith("一、"))]


@given(st.integers(17, 22))
def test_chinese_is_joined_without_a_blank(width: int) -> None:
    wrapped = "\n".join(PROSE[start : start + width] for start in range(0, len(PROSE), width))
    assert _joined(f"{wrapped}\n\n{wrapped}") == [PROSE, PROSE]


def test_english_is_joined_with_a_blank() -> None:
    wrapped = "\n".join(textwrap.wrap(ENGLISH, 45))
    assert _joined(f"{wrapped}\n\n{wrapped}") == [ENGLISH, ENGLISH]


def test_indented_paragraphs_are_told_apart() -> None:
    wrapped = "\n".join(["　　" + PROSE[:18], *(PROSE[start : start + 20] for start in range(18, len(PROSE), 20))])
    assert _joined(f"{wrapped}\n{wrapped}") == [PROSE, PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "渡口的风，把芦苇吹弯\n老船工的烟斗，亮了又暗\n他说，三十年前\n这里还有一座木桥",
        "青川市图书馆人民路总馆三楼报告厅入口处\n青川市东湖区文庙街道第十二号大院二单元\n青川市云溪县罗家坝镇人民政府便民大厅\n青川市西岭区和平街八号卫生服务中心",
        "校园卡丢失后可拨打自助挂失电话转二号键。\n补办新卡工作日当场领取，寒暑假期间需五个工作日。\n首次补卡免费，第二次起每张收工本费二十元。\n卡内余额在校期间不能提现，毕业离校时退还。",
        "一、往返大巴和两晚住宿以及景区首道门票\n一、单房差和景区观光车以及旅游意外险等\n一、身高一米二以下儿童不占床收费三百元\n一、七十周岁以上老人须有家属陪同参加的",
    ],
)
def test_poems_addresses_and_paragraphs_stay_lines(text: str) -> None:
    assert _joined(text) == text.split("\n")
