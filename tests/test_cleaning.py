"""Page furniture: out on evidence of a page, and never for a word."""

import pytest

from corpus.blocks import Block, Kind
from corpus.cleaning import without_page
from corpus.readers.draft import Draft, Why

STORY = "市政府今天宣布，新的圖書館將在明年春天開放。市民可以免費借閱所有的書籍。"
FOOT = [
    "版權聲明：未經授權不得轉載本文，違者必究，本報保留一切法律權利。",
    "相關閱讀",
    "哪些圖書館值得一去？",
    "Copyright © 2024 日報網",
]


def _read(*lines: str) -> Draft:
    return without_page(Draft(tuple(Block(Kind.PARAGRAPH, line) for line in lines)))


def _kept(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_a_captured_page_loses_its_top_and_its_foot() -> None:
    draft = _read("新圖書館開放", "首頁 > 新聞 > 本地", "分享到：", STORY, *FOOT)
    assert _kept(draft) == ["新圖書館開放", STORY]
    assert [out.text for out in draft.left_out] == ["首頁 > 新聞 > 本地", "分享到：", *FOOT]
    assert {out.why for out in draft.left_out} == {Why.FURNITURE}


@pytest.mark.parametrize(
    "lines",
    [
        ("ICP備案先由接入商初審。", "ICP備案審核一般需要20個工作日。"),
        ("凡本市註冊的企業均需備案。",),
        ("設置 > 存儲 > 清理緩存", STORY),
        ("列印測試頁請長按電源鍵。", "返回主菜單", "分享到群組"),
        (STORY, "版權所有 日報網"),
        (STORY, *FOOT, STORY),
        ("相關閱讀", "熱點新聞"),
    ],
)
def test_nothing_goes_without_evidence_of_a_page(lines: tuple[str, ...]) -> None:
    assert _read(*lines) == Draft(tuple(Block(Kind.PARAGRAPH, line) for line in lines))
