"""What paragraphs are by their marks, in every format alike."""

import pytest

from corpus.blocks import Block, Kind
from corpus.readers.plain import read_text
from corpus.structure import structured

H, P, T, L, Q, A = Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL, Kind.QUESTION, Kind.ANSWER


def _blocks(text: str) -> tuple[Block, ...]:
    return structured(read_text(text).blocks)


def _kinds(text: str) -> list[Kind]:
    return [block.kind for block in _blocks(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("一、谁需要\n企业。\n二、费用\n不收费。", [H, P, H, P]),
        ("须提交：\n一、身份证；\n二、照片。", [P, T, T]),
        ("一、牛奶\n二、鸡蛋\n三、面粉", [T, T, T]),
        ("第一章 总则\n第一条　为了规范养犬，制定本条例。\n第二条　适用本市。", [H, T, T]),
        ("第一条 房屋\n三居室，八十六平方米。\n第二条 租期\n一年。", [H, P, H, P]),
        ("1 引言\n城市很热。\n2 方法\n2.1 样地\n十二处。\n2.2 测量\n每天。", [H, P, H, H, P, H, P]),
        ("2 个苹果\n3 个梨。", [P, P]),
        ("【用法】\n含服。\n【规格】每片0.5克", [H, P, L]),
        ("2013年9月1日 星期日 晴\n开学。\n2013年9月2日\n下雨。", [H, P, H, P]),
        ("2013年9月1日\n开学。", [P, P]),
        ("文庙店\n地址：文庙街\n电话：1\n\n东湖店\n地址：东湖路\n电话：2", [H, L, L, H, L, L]),
        ("食材\n番茄两个\n\n做法\n切块以后下锅翻炒。", [P, P, P, P]),
        ("菜\n\n食材\n番茄两个，鸡蛋\n\n做法\n切块以后下锅翻炒。", [P, H, P, H, P]),
        ("他说：“你好。”", [P]),
        ("网址：http://a.example", [L]),
        ("- 甲\n- 乙\n* 丙", [T, T, T]),
        ("（一）甲；\n（二）乙。", [T, T]),
    ],
)
def test_kinds_by_marks(text: str, kinds: list[Kind]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Q：退吗？\nA：退。\n\nQ：换吗？\nA：换。", [Q, A, Q, A]),
        ("Q1. 退吗？\nA1. 退。", [Q, A]),
        ("问：退吗？答：退。", [Q, A]),
        ("【问】退吗？\n【答】退。", [Q, A]),
        ("如何注册？\n打开首页即可。\n\n忘记密码怎么办？\n用短信重置。", [Q, A, Q, A]),
        ("1. 退吗？\n退。\n2. 换吗？\n换。", [H, P, H, P]),
        ("主持人：几岁？\n李：三岁。\n主持人：在哪？\n李：在家。", [Q, A, Q, A]),
        ("A：甲\nB：乙", [L, L]),
        ("“你去哪？”\n他走了。\n“回来吗？”\n没有人回答。", [P, P, P, P]),
    ],
)
def test_questions_and_answers(text: str, kinds: list[Kind]) -> None:
    assert _kinds(text) == kinds


def test_what_stands_between_questions_answers_them() -> None:
    assert _kinds("问：退吗？\n\n答：退。\n\n三天到账。\n\n问：换吗？\n\n答：换。\n\n客服电话见官网首页。") == [Q, A, A, Q, A, P]


def test_messages_of_a_chat_are_items_with_their_time() -> None:
    blocks = _blocks("[09:12] 阿明：去吗？\n[09:15] 小雨：去！\n[09:16] 阿明：好。")
    assert [(block.kind, block.mark) for block in blocks] == [(T, "[09:12] 阿明："), (T, "[09:15] 小雨："), (T, "[09:16] 阿明：")]
    assert _kinds("2024-05-01 09:12 阿明\n去吗？\n2024-05-01 09:15 小雨\n去！\n2024-05-01 09:16 阿明\n好。") == [T, P] * 3


def test_items_nest_by_their_marks() -> None:
    blocks = _blocks("第一条　应当：\n（一）甲：\n1. 子；\n2. 丑；\n（二）乙。\n第二条　禁止转租。\n第三条　免费。")
    assert [(block.mark, block.level) for block in blocks] == [
        ("第一条", 0),
        ("（一）", 1),
        ("1.", 2),
        ("2.", 2),
        ("（二）", 1),
        ("第二条", 0),
        ("第三条", 0),
    ]


def test_headings_have_levels_in_the_order_of_their_kinds() -> None:
    blocks = _blocks(
        "第一章 总则\n一、目的\n（一）近期\n修路。\n（二）远期\n修桥。\n二、范围\n全市。\n第二章 附则\n一、施行\n明年。"
    )
    assert [(block.text[:3], block.level) for block in blocks if block.kind is H] == [
        ("第一章", 1),
        ("一、目", 2),
        ("（一）", 3),
        ("（二）", 3),
        ("二、范", 2),
        ("第二章", 1),
        ("一、施", 2),
    ]


def test_headings_by_marks_are_below_those_of_the_format() -> None:
    blocks = (Block(H, "通知", 1), Block(P, "一、对象"), Block(P, "老人。"), Block(P, "二、时间"), Block(P, "三月。"))
    assert [block.level for block in structured(blocks) if block.kind is H] == [1, 2, 2]


def test_what_a_format_has_typed_stays() -> None:
    blocks = (Block(Kind.ROW, "一、甲\u3000乙"), Block(Kind.CODE, "1. a"), Block(Kind.ITEM, "• 甲", mark="•"))
    assert structured(blocks) == blocks
