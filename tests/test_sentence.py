"""Which sentence of a passage is shown, and what is shown with it."""

from pathlib import Path

import pytest

from index import Places, ask, open_index
from tests.conftest import Write

NOTICE = "遊園須知\n\n開放時間：6:00—22:00\n地址：東湖路8號\n主辦：園林局\n\n入園請帶以下物品：\n1. 身分證\n2. 預約碼\n3. 口罩\n"
BRIDGE = "清溪橋建於1934年。全長1072米，歷時兩年半建成。設計者是周硯秋。"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("幾點開門", "開放時間：6:00—22:00"),
        ("公園在哪裡", "地址：東湖路8號"),
        ("誰主辦的", "主辦：園林局"),
    ],
)
def test_the_line_with_the_label_that_is_asked_for(corpus: Write, tmp_path: Path, asked: str, shown: str) -> None:
    assert shown in ask(open_index(Places(corpus({"a.txt": NOTICE}), tmp_path)), asked).hits[0].sentence_text


def test_a_list_that_is_asked_for_is_shown_whole(corpus: Write, tmp_path: Path) -> None:
    shown = ask(open_index(Places(corpus({"a.txt": NOTICE}), tmp_path)), "入園要帶哪些物品").hits[0].sentence_text
    assert all(thing in shown for thing in ("身分證", "預約碼", "口罩"))


@pytest.mark.parametrize(
    ("asked", "shown"), [("清溪橋有多長", "1072米"), ("清溪橋是誰設計的", "周硯秋"), ("清溪橋哪年建的", "1934年")]
)
def test_the_sentence_that_answers(corpus: Write, tmp_path: Path, asked: str, shown: str) -> None:
    assert shown in ask(open_index(Places(corpus({"a.txt": BRIDGE}), tmp_path)), asked).hits[0].sentence_text


SIGNED = (
    "星光合唱團關於新一季的通知\n\n各位團員：\n新一季將於9月3日正式開練，地點不變。\n團費每人300元，八月底前交給會計。\n"
    "缺席三次以上的，請先與團長聯絡。\n星光合唱團\n8月12日\n"
)
FAQ = (
    "常見問題\n\n問：單次票多少錢？\n答：30元，當日有效。\n\n問：儲物櫃怎麼收費？\n答：小櫃每次5元，大櫃10元。\n\n"
    "問：毛巾有嗎？\n答：免費提供。\n"
)
MINUTES = (
    "業委會紀要\n\n一、水泵更換\n老李說水泵已經用了九年，常常漏水。三家報價中順達最低，為8萬元。\n\n二、門禁\n下月起刷卡進門。\n"
)


@pytest.mark.parametrize(
    ("notice", "asked", "shown"),
    [
        (SIGNED, "星光合唱團幾號開練", "9月3日"),
        (FAQ, "單次票多少錢", "30元"),
        (MINUTES, "水泵更換要花多少錢", "8萬元"),
    ],
    ids=["a signature answers nothing", "what is asked in these words is the answer", "a numbered heading leads"],
)
def test_what_only_stands_by_is_not_taken_for_the_answer(
    corpus: Write, tmp_path: Path, notice: str, asked: str, shown: str
) -> None:
    assert shown in ask(open_index(Places(corpus({"a.txt": notice}), tmp_path)), asked).hits[0].sentence_text


def test_a_day_is_no_short_answer_to_what_asks_for_a_clock_time(corpus: Write, tmp_path: Path) -> None:
    searcher = open_index(
        Places(corpus({"a.txt": "健身房守則\n\n週一至週五 06:00–22:00，週六、週日 08:00–20:00，健身房依此開放。\n"}), tmp_path)
    )
    hit = ask(searcher, "健身房幾點開").hits[0]
    assert "06:00" in hit.sentence_text
    assert not hit.span or ":" in hit.passage.text[slice(*hit.span)]


def test_the_clause_that_begins_with_what_is_asked_comes_first(corpus: Write, tmp_path: Path) -> None:
    lease = (
        "房屋租賃契約\n\n第三條 租金每月 42,000 元，於每月五日前支付。\n\n"
        "第四條 押金為兩個月租金，計 84,000 元，租期屆滿無息返還租金差額。\n\n"
        "第七條 任一方提前終止，須賠償一個月租金。"
    )
    searcher = open_index(Places(corpus({"a.txt": lease}), tmp_path))
    for asked in ("租金多少", "房租多少錢"):
        assert "42,000" in ask(searcher, asked).hits[0].sentence_text
    assert "84,000" in ask(searcher, "押金多少").hits[0].sentence_text
