"""Splitting: verbatim, within the budget, nothing lost, ids that stay."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Block, Kind, sentences, split_article

TEXT = st.text(alphabet="甲乙丙丁。！？，；\n 」a.", max_size=300)


def _article(*paragraphs: str) -> Article:
    return _of(*(Block(Kind.PARAGRAPH, paragraph) for paragraph in paragraphs))


def _of(*blocks: Block) -> Article:
    return Article("名", "題", "2020-01-02", "報", "", ("日期:2020-01-02",), blocks)


def _texts(*blocks: Block, budget: int = 600) -> list[str]:
    return [passage.text for passage in split_article(_of(*blocks), budget)[1:]]


def _items(*texts: str, level: int = 0) -> list[Block]:
    return [Block(Kind.ITEM, text, level=level, mark=text[:2], apart=False) for text in texts]


@given(st.lists(TEXT.map(lambda text: text.replace("\n", "").strip()).filter(bool)), st.integers(20, 60))
def test_passages_are_pieces_of_the_article(paragraphs: list[str], budget: int) -> None:
    passages = split_article(_article(*paragraphs), budget)
    assert passages[0].text == "題\n日期:2020-01-02"
    body = passages[1:]
    assert [passage.id for passage in body] == [f"名#{n}" for n in range(1, len(body) + 1)]
    assert all(0 < len(passage.text) <= budget for passage in body)
    whole = "\n".join(paragraphs)
    assert all(passage.text in whole for passage in body)
    assert "".join("".join(passage.text for passage in body).split()) == "".join(whole.split())


@given(
    st.lists(
        st.builds(
            Block,
            st.sampled_from(list(Kind)),
            TEXT.map(str.strip).filter(bool),
            level=st.integers(0, 3),
            header=st.sampled_from(["", "甲\u3000乙"]),
            apart=st.booleans(),
        ),
        max_size=12,
    ),
    st.integers(20, 80),
)
def test_no_block_is_lost_whatever_it_is(blocks: list[Block], budget: int) -> None:
    passages = split_article(_of(*blocks), budget)[1:]
    shown = Counter("".join(passage.text for passage in passages))
    wanted = Counter("".join("".join(block.text.split()) for block in blocks))
    assert not wanted - shown
    assert all(0 < len(passage.text) <= budget for passage in passages)


@given(TEXT)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = sentences(text)
    shown = "".join(text[start:end] for start, end in spans)
    assert [letter for letter in shown if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
    assert spans == sorted(spans)


def test_a_closing_quote_stays_with_its_sentence() -> None:
    text = "他說：「好。」然後走了！"
    assert [text[start:end] for start, end in sentences(text)] == ["他說：「好。」", "然後走了！"]


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    passages = split_article(_article("一二三四五六七八九。" * 9), 40)
    assert all(passage.text.endswith("。") for passage in passages[1:])


def test_a_heading_goes_with_its_paragraph() -> None:
    texts = [passage.text for passage in split_article(_article("開放時間", "每天九點到五點開放。", "完。"))]
    assert texts[1:] == ["開放時間\n每天九點到五點開放。", "完。"]


def test_passages_carry_what_a_card_shows() -> None:
    passage = split_article(_article("完。"))[1]
    assert (passage.article, passage.title, passage.date, passage.source) == ("名", "題", "2020-01-02", "報")


def test_english_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = 'The plan names 500 firms in 2013. Dr. Smith of the U.S. Army doubts it (at 3.5 %). "We shall see," he said. 好。'
    assert [text[start:end] for start, end in sentences(text)] == [
        "The plan names 500 firms in 2013.",
        "Dr. Smith of the U.S. Army doubts it (at 3.5 %).",
        '"We shall see," he said.',
        "好。",
    ]


def test_no_sentence_crosses_a_line() -> None:
    text = "• 電話 12345\n• 地址 中山路一號\n第一條　甲。乙"
    assert [text[start:end] for start, end in sentences(text)] == ["• 電話 12345", "• 地址 中山路一號", "第一條　甲。", "乙"]


def test_a_short_section_is_one_passage_that_knows_its_headings() -> None:
    passages = split_article(
        _of(
            Block(Kind.HEADING, "金卡", 2),
            Block(Kind.PARAGRAPH, "年費一百元。"),
            Block(Kind.PARAGRAPH, "生日打八折。"),
            Block(Kind.HEADING, "退貨", 3),
            Block(Kind.PARAGRAPH, "運費" * 200 + "。"),
            Block(Kind.PARAGRAPH, "每月四次。"),
        )
    )
    assert [(passage.text[:6], passage.headings) for passage in passages[1:]] == [
        ("金卡\n年費一", ("金卡",)),
        ("退貨\n運費運", ("金卡", "退貨")),
        ("每月四次。", ("金卡", "退貨")),
    ]


def test_a_list_goes_with_its_lead_in_and_is_parted_between_items() -> None:
    lead = Block(Kind.PARAGRAPH, "須提交：")
    items = _items("1.身份證；", "2.照片；", "3.合同。")
    assert _texts(lead, *items) == ["須提交：\n1.身份證；\n2.照片；\n3.合同。"]
    assert _texts(lead, *items, budget=18) == ["須提交：\n1.身份證；\n2.照片；", "須提交：\n3.合同。"]


def test_an_item_keeps_what_is_under_it() -> None:
    blocks = [*_items("• 時間："), *_items("• 週一 八點", level=1), *_items("• 電話 123")]
    assert _texts(*blocks, budget=20) == ["• 時間：\n• 週一 八點", "• 電話 123"]


def test_a_question_stays_before_each_part_of_its_answer() -> None:
    blocks = [
        Block(Kind.QUESTION, "問：退嗎？"),
        Block(Kind.ANSWER, "答：退。" + "甲" * 10 + "。"),
        Block(Kind.ANSWER, "乙" * 12 + "。"),
    ]
    assert _texts(*blocks, Block(Kind.QUESTION, "問：換嗎？"), Block(Kind.ANSWER, "答：換。"), budget=24) == [
        "問：退嗎？\n答：退。甲甲甲甲甲甲甲甲甲甲。",
        "問：退嗎？\n乙乙乙乙乙乙乙乙乙乙乙乙。",
        "問：換嗎？\n答：換。",
    ]


def test_rows_have_their_header_and_are_not_torn() -> None:
    rows = [Block(Kind.ROW, f"茶{n}\u3000{n}元", header="名\u3000價", apart=not n) for n in range(40)]
    texts = _texts(*rows)
    assert len(texts) > 1
    assert all(text.startswith("名\u3000價\n茶") for text in texts)
    assert [line for text in texts for line in text.split("\n")[1:]] == [row.text for row in rows]


def test_each_article_of_a_law_is_a_passage() -> None:
    blocks = [
        Block(Kind.ITEM, "第一條 應當：", mark="第一條"),
        Block(Kind.ITEM, "（一）甲；", level=1, mark="（一）"),
        Block(Kind.ITEM, "第二條 禁止。", mark="第二條"),
        Block(Kind.PARAGRAPH, "前款除外。"),
    ]
    assert _texts(*blocks) == ["第一條 應當：\n（一）甲；", "第二條 禁止。\n前款除外。"]


def test_records_are_passages_of_their_own() -> None:
    blocks = [Block(Kind.LABEL, text, apart=text.startswith("店")) for text in ("店名：甲", "電話：1", "店名：乙", "電話：2")]
    assert _texts(*blocks) == ["店名：甲\n電話：1", "店名：乙\n電話：2"]


def test_code_goes_with_the_line_that_leads_it_in() -> None:
    assert _texts(Block(Kind.PARAGRAPH, "執行："), Block(Kind.CODE, "make run")) == ["執行：\nmake run"]


def test_a_lead_in_begins_anew_after_what_another_one_led_in() -> None:
    assert _texts(*(Block(Kind.PARAGRAPH, text) for text in ("清理：", "設置 > 清理", "更換：", "設置 > 更改"))) == [
        "清理：\n設置 > 清理",
        "更換：\n設置 > 更改",
    ]
