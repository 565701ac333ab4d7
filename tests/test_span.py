"""Short answers: marked where they are right, silent where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import sentences
from index import Searcher, ask, fold


def _span(searcher: Searcher, question: str) -> str | None:
    hit = ask(searcher, question).hits[0]
    return hit.passage.text[slice(*hit.span)] if hit.span else None


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("引進多少個億元以上項目", "250個"),
        ("力争引进世界500强多少户", "6戶"),
        ("国内500强多少户", "10戶"),
        ("实际利用内资多少", "840億元"),
        ("同比增长多少", "20%"),
        ("长春市市长是谁", "姜治瑩"),
        ("省委書記是誰", "王儒林"),
        ("與哪家集團對接項目", "中科招商集團"),
        ("长春有多少人口", None),
        ("招商引資為什麼重要", None),
    ],
)
def test_the_article(searcher: Searcher, question: str, span: str | None) -> None:
    assert _span(searcher, question) == span


@pytest.mark.parametrize(
    ("passage", "question", "span"),
    [
        ("報名費為每人30至50元，含午餐。", "報名費多少錢？", "30至50元"),
        ("施工需要7—10日，期間請繞行。", "施工需要多久？", "7—10日"),
        ("門診7點到9點掛號。", "門診幾點掛號？", "7點到9點"),
        ("這座燈塔建於1897年，由當地漁民集資修建。", "這座燈塔建於哪一年？", "1897年"),
        ("展覽一共持續兩個星期，每天免費開放。", "展覽一共持續多久？", "兩個星期"),
        ("新車由青山汽車公司製造，售價三十萬元。", "新車售價多少錢？", "三十萬元"),
        ("下次會議 5 月 20 日 19:00 在三樓。", "下次會議什麼時候？", "5 月 20 日"),
        ("第四條 押金為 84,000 元。", "押金多少錢？", "84,000 元"),
    ],
)
def test_other_kinds(searcher: Searcher, passage: str, question: str, span: str) -> None:
    marked = searcher.marker.mark(fold(question), fold(passage), sentences(passage))
    assert marked
    assert passage[marked.start : marked.end] == span


@pytest.mark.parametrize(
    ("passage", "question"),
    [
        ("第四條 押金另議。", "押金多少？"),
        ("二、值班電話：021-5588-7766。", "值班電話是多少？"),
        ("市議會昨（3）日通過黃線預算。", "黃線預算是多少？"),
        ("本店每週一公休。", "每週幾公休？"),
        ("大熊貓主要分布在四川、陝西和甘肅。", "大熊貓分布在哪裡？"),
        ("（記者王小明報導）市長昨天到場。", "市長是誰？"),
    ],
)
def test_what_only_looks_like_an_answer_is_not_marked(searcher: Searcher, passage: str, question: str) -> None:
    assert not searcher.marker.mark(fold(question), fold(passage), sentences(passage))


ASKING = st.text(alphabet="哪多少誰什麼時候個戶億年月日是的在0123456789?？ abc😀市長公司", max_size=30)


@given(
    question=ASKING,
    passage=st.text(alphabet="長春市長是王小明於1998年3月引進250個、項目，。「」公司在abc😀 \n", min_size=1, max_size=90),
)
def test_whatever_is_asked_a_span_lies_in_the_first_sentence(searcher: Searcher, question: str, passage: str) -> None:
    spans = sentences(passage)
    marked = searcher.marker.mark(fold(question), fold(passage), spans)
    if marked:
        assert spans[0][0] <= marked.start < marked.end <= spans[0][1]
        assert 0 < marked.confidence <= 1.000001
    assert searcher.marker.mark(question, passage, []) is None


@pytest.mark.parametrize(
    ("question", "passage", "span"),
    [
        ("引進多少戶500強？", "今年計劃引進世界500強6戶、國內500強10戶。", "世界500強6戶、國內500強10戶"),
        ("引進多少戶世界500強？", "今年計劃引進世界500強6戶、國內500強10戶。", "6戶"),
        ("新建多少座圖書館？", "年內新建社區圖書館12座、鄉鎮圖書館8座。", "社區圖書館12座、鄉鎮圖書館8座"),
        ("新建多少座鄉鎮圖書館？", "年內新建社區圖書館12座、鄉鎮圖書館8座。", "8座"),
        ("圖書館有多少個停車位？", "圖書館有閱覽座位300個、停車位40個。", "40個"),
    ],
)
def test_amounts_that_stand_side_by_side_are_one_answer_unless_one_is_named(
    searcher: Searcher, question: str, passage: str, span: str
) -> None:
    marked = searcher.marker.mark(fold(question), fold(passage), sentences(passage))
    assert marked
    assert passage[marked.start : marked.end] == span
