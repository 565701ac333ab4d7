"""Splitting: verbatim, within the budget, nothing lost, ids that stay."""

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Block, Kind, sentences, split_article

TEXT = st.text(alphabet="甲乙丙丁。！？，；\n 」a.", max_size=300)


def _article(*paragraphs: str) -> Article:
    blocks = tuple(Block(Kind.PARAGRAPH, text) for text in paragraphs)
    return Article("名", "題", "2020-01-02", "報", "", ("日期:2020-01-02",), blocks)


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
