"""Plain text: lines that become blocks."""

import pytest

from corpus.blocks import Block, Kind
from corpus.readers.draft import Notice, Why
from corpus.readers.plain import read, read_text


def _shown(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_text(text).blocks]


def test_empty_lines_part_and_lines_are_lines() -> None:
    assert [(block.text, block.apart) for block in read_text("甲\n乙\n\n　　丙\r\n丁\r\n").blocks] == [
        ("甲", True),
        ("乙", False),
        ("丙", True),
        ("丁", False),
    ]


@pytest.mark.parametrize(
    ("text", "level"), [("# 标题\n正文。", 1), ("### 标题 ###\n正文。", 3), ("标题\n====\n正文。", 1), ("标题\n----\n正文。", 2)]
)
def test_headings(text: str, level: int) -> None:
    assert read_text(text).blocks == (Block(Kind.HEADING, "标题", level), Block(Kind.PARAGRAPH, "正文。", apart=False))


def test_a_rule_below_a_sentence_is_a_rule() -> None:
    assert _shown("这是一句话。\n----\n另一句。") == [(Kind.PARAGRAPH, "这是一句话。"), (Kind.PARAGRAPH, "另一句。")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("安装：\n```bash\nmake run\n  x = 1\n```\n", "make run\n  x = 1"),
        ("安装：\n\n    make run\n      x = 1\n\n好了。", "make run\n      x = 1"),
        ("安装：\n$ make run\n$ make test\n", "$ make run\n$ make test"),
        (">>> print(1)\n", ">>> print(1)"),
    ],
)
def test_code(text: str, code: str) -> None:
    assert code in [part.strip() for kind, part in _shown(text) if kind is Kind.CODE]


def test_chinese_that_is_indented_is_prose() -> None:
    assert _shown("信\n\n    您好！我到了。\n") == [(Kind.PARAGRAPH, "信"), (Kind.PARAGRAPH, "您好！我到了。")]


@pytest.mark.parametrize("text", ["名\t价\n茶\t3元\n酒\t5元\n", "| 名 | 价 |\n| --- | --- |\n| 茶 | 3元 |\n| 酒 | 5元 |\n"])
def test_tables(text: str) -> None:
    rows = read_text(text).blocks
    assert [(row.kind, row.text, row.header) for row in rows] == [
        (Kind.ROW, "茶\u30003元", "名\u3000价"),
        (Kind.ROW, "酒\u30005元", "名\u3000价"),
    ]


def test_characters_that_nobody_sees_go() -> None:
    assert _shown("图\u200b书\u00ad馆\ufeff。") == [(Kind.PARAGRAPH, "图书馆。")]


def test_front_matter_is_read() -> None:
    draft = read_text("---\ntitle: 通告\ndate: 2024-05-01\n---\n正文。")
    assert (draft.title, draft.date, [block.text for block in draft.blocks]) == ("通告", "2024-05-01", ["正文。"])
    assert [block.text for block in read_text("---\n正文。\n---\n另一句。").blocks] == ["正文。", "另一句。"]


def test_subtitles_are_read_without_their_codes() -> None:
    draft = read_text("1\n00:00:01,000 --> 00:00:02,000\n今天做藕，\n\n2\n00:00:03,000 --> 00:00:04,000\n先泡米。\n")
    assert [block.text for block in draft.blocks] == ["今天做藕，先泡米。"]
    assert {out.why for out in draft.left_out} == {Why.RUNNING}


def test_a_bad_byte_is_noticed() -> None:
    draft = read("图书馆每天开门。".encode() + b"\xff")
    assert (draft.notices, draft.blocks[0].text) == ((Notice.BAD_BYTES,), "图书馆每天开门。□")
