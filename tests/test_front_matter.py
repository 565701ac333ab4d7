"""Front matter never costs the file, and nothing of it is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import Kind
from corpus.readers.front_matter import FrontMatter, split_front_matter

BODY = "\n正文一句。\n"


def split(front: str, fence: str = "---") -> FrontMatter:
    return split_front_matter(f"{fence}\n{front}\n{fence}\n{BODY}")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: 周末骑行", "周末骑行"),
        ('title: "周末: 骑行"', "周末: 骑行"),
        ("title: RTX3060: 装机实录\ntags: [硬件, 装机]", "RTX3060: 装机实录"),
        ("title: [译] 给老房子装地暖", "[译] 给老房子装地暖"),
        ("title: [译]", "[译]"),
        ("title:\t露营装备清单\ndate:\t2023-05-01", "露营装备清单"),
        ("title: 2024", "2024"),
        ("title: >-\n  折起来的\n  标题", "折起来的 标题"),
        ("Title: 大写", "大写"),
        ("title：全角冒号", "全角冒号"),
        ("title: '没有收尾的引号", "'没有收尾的引号"),
        ("title: @开头", "@开头"),
        ("title: 100%真的 # 注", "100%真的"),
    ],
)
def test_titles(front: str, title: str) -> None:
    found = split(front)
    assert found.title == title
    assert found.body.strip() == BODY.strip()


def test_toml_and_json() -> None:
    toml = split('title = "薄荷"\ndate = 2023-04-02\n价格 = 30\n[params]\nauthor = "老何"', "+++")
    assert (toml.title, toml.date) == ("薄荷", "2023-04-02")
    json = split_front_matter('{"title": "薄荷", "date": "2023-04-02", "价格": 30}\n\n正文')
    assert (json.title, json.date, json.body.strip()) == ("薄荷", "2023-04-02", "正文")
    broken = split('title = "薄荷\ndate = 2023-04-02', "+++")
    assert broken.title.strip('"') == "薄荷"
    assert broken.date == "2023-04-02"


def test_hexo_needs_no_first_line() -> None:
    found = split_front_matter("title: 周末\ndate: 2023-01-02\ntags:\n- 骑行\n---\n正文")
    assert (found.title, found.date, found.body) == ("周末", "2023-01-02", "正文")


@pytest.mark.parametrize(
    "text", ["---\n\n一条线\n\n---\n\n正文", "正文\n---\n后文", "---\n没有收尾", "+++\n没有", "{不是 json}\n正文", ""]
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text).body == text


def test_a_bad_date_is_named_and_kept() -> None:
    found = split("title: 骑行\ndate: 2023-13-45")
    assert found.is_broken
    assert found.date == ""
    assert "2023-13-45" in found.left_out[0].text
    assert not split("title: 骑行\ndate: 2023年3月5日").is_broken


def test_facts_are_text_and_the_site_s_own_values_are_not() -> None:
    found = split("title: 豆花\n价格: 30\n地址: 文庙街12号\ntags: [小吃, 甜]\ndescription: 一碗豆花。")
    assert [block.text for block in found.blocks] == ["价格：30", "地址：文庙街12号", "一碗豆花。"]
    assert found.blocks[0].kind is Kind.LABEL
    assert [piece.text for piece in found.left_out] == ["tags: 小吃、甜"]


def test_lines_that_say_nothing_are_named() -> None:
    found = split("title: a: b\n???\n价格: 30")
    assert found.is_broken
    assert [piece.text for piece in found.left_out] == ["???"]


def test_aliases_don_t_expand() -> None:
    bomb = "a: &a [哈,哈,哈,哈,哈,哈,哈,哈,哈]\n" + "".join(
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = split(bomb + "title: 爆")
    assert found.title == "爆"
    assert sum(len(piece.text) for piece in found.left_out) + sum(len(block.text) for block in found.blocks) < 2 * len(bomb)


@pytest.mark.parametrize(
    "front",
    ["a: " + "[" * 5000, "? " * 3000, "- " * 3000, "a: " * 3000, "a:\n" + "".join(" " * at + "a:\n" for at in range(500))],
)
def test_depth_has_an_end(front: str) -> None:
    assert split(front + "\ntitle: 深").body.strip() == BODY.strip()


@given(st.text(alphabet="---+++\n:：=[]{}\"'#&*!|>%@`\t title日期2023年价格a1", max_size=200))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(front: str) -> None:
    found = split(front)
    told = found.body + found.title + found.date + found.source + found.address
    told += "".join(block.text for block in found.blocks) + "".join(piece.text for piece in found.left_out)
    assert {character for character in front if "\u4e00" <= character <= "\u9fff"} - set(told) == set()
