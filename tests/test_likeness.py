"""Which questions ask the same, and which only look so."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Places, Searcher, open_index
from tests.conftest import Write

ALIKE = [
    ("市長是誰", "请问谁是市长？", "市長是哪位", "市长叫什么名字", "你好，我想問一下市長是誰，謝謝"),
    ("瑜伽课什么时候开始？", "請問瑜伽課何時開始呢", "瑜伽課幾點開始"),
    ("社區有桌球室嗎", "社区有没有桌球室"),
    ("籃球場幾點開", "籃球場什麼時候開？", "几点篮球场开"),
    ("可以帶狗嗎", "能不能带狗", "可否带狗", "可不可以帶狗"),
    ("豆花多少錢", "豆腐花多少钱", "豆腐腦要花多少錢"),
    ("明天圖書館幾點開門", "图书馆明天几点开门"),
    ("停車費一小時多少錢", "停车费多少钱1小时"),
    ("引進多少戶500強", "引进几户五百强"),
    ("星期天開嗎", "礼拜天开吗", "周日開嗎"),
    ("who is the mayor", "Who is mayor?"),
]
NEAR_MISSES = [
    ("市長是誰", "副市長是誰"),
    ("市長是誰", "市長在哪裡"),
    ("市長是誰", "誰不是市長"),
    ("黑糖豆花多少錢", "豆花多少錢"),
    ("可以帶狗嗎", "不可以帶狗嗎"),
    ("可以帶狗嗎", "要帶狗嗎"),
    ("可以帶狗嗎", "可以帶貓嗎"),
    ("來了嗎", "沒來嗎"),
    ("圖書館幾點開門", "圖書館幾點關門"),
    ("圖書館週六幾點開門", "圖書館週日幾點開門"),
    ("停車費一小時多少錢", "停車費兩小時多少錢"),
    ("引進多少戶500強", "引進多少戶600強"),
    ("E3錯誤怎麼辦", "E4錯誤怎麼辦"),
    ("從北京到上海要多久", "從上海到北京要多久"),
    ("誰打了老王", "老王打了誰"),
    ("狗咬貓嗎", "貓咬狗嗎"),
    ("上午開下午關嗎", "下午開上午關嗎"),
    ("三個人住五天多少錢", "五個人住三天多少錢"),
    ("什麼時候開始", "為什麼開始"),
]
FRAMES = ["{}", "請問{}？", "你好，{}，謝謝", "我想問一下{}", "{}呢", "不好意思，{}"]
THINGS = st.sampled_from(["圖書館", "游泳池", "停車場", "食堂", "辦公室", "展覽館", "郵局", "銀行"])
ACTS = st.sampled_from(["開門", "關門", "收費", "裝修", "搬家", "招聘"])
ASKING = st.sampled_from(["什麼時候", "為什麼", "怎麼", "在哪裡"])
CHANGES = st.sampled_from(["不", "沒", "副", "2號", "新", "西區"])


@pytest.mark.parametrize("same", ALIKE)
def test_questions_that_ask_the_same(searcher: Searcher, same: tuple[str, ...]) -> None:
    assert len({searcher.topic_of(question) for question in same}) == 1
    assert searcher.topic_of(same[0])


@pytest.mark.parametrize(("one", "other"), NEAR_MISSES)
def test_questions_that_only_look_alike(searcher: Searcher, one: str, other: str) -> None:
    assert searcher.topic_of(one) != searcher.topic_of(other)


def test_no_two_groups_ask_the_same(searcher: Searcher) -> None:
    for one, other in combinations(ALIKE, 2):
        assert searcher.topic_of(one[0]) != searcher.topic_of(other[0])


@given(THINGS, ACTS, ASKING, st.sampled_from(FRAMES), st.booleans())
def test_frames_and_the_place_of_what_asks_do_not_matter(
    searcher: Searcher, thing: str, act: str, asking: str, frame: str, is_first: bool
) -> None:
    said = f"{asking}{thing}{act}" if is_first else f"{thing}{asking}{act}"
    assert searcher.topic_of(frame.format(said)) == searcher.topic_of(f"{thing}{asking}{act}")


@given(THINGS, ACTS, ASKING, THINGS, ACTS, ASKING)
def test_another_thing_act_or_asking_is_another_question(
    searcher: Searcher, thing: str, act: str, asking: str, other_thing: str, other_act: str, other_asking: str
) -> None:
    is_same = (thing, act, asking) == (other_thing, other_act, other_asking)
    one, other = f"{thing}{asking}{act}", f"{other_thing}{other_asking}{other_act}"
    assert (searcher.topic_of(one) == searcher.topic_of(other)) is is_same


@given(THINGS, ACTS, ASKING, CHANGES)
def test_a_word_more_is_another_question(searcher: Searcher, thing: str, act: str, asking: str, change: str) -> None:
    plain = searcher.topic_of(f"{thing}{asking}{act}")
    assert searcher.topic_of(f"{change}{thing}{asking}{act}") != plain
    assert searcher.topic_of(f"{thing}{asking}{change}{act}") != plain


@given(st.integers(0, 9_999), st.integers(0, 9_999))
def test_another_number_is_another_question(searcher: Searcher, one: int, other: int) -> None:
    is_same = searcher.topic_of(f"{one}號線經過哪裡") == searcher.topic_of(f"{other}號線經過哪裡")
    assert is_same is (one == other)


@given(st.text(max_size=60))
def test_no_text_breaks_it(searcher: Searcher, said: str) -> None:
    assert searcher.topic_of(said) == searcher.topic_of(said.strip())


def test_nothing_is_asked_by_marks(searcher: Searcher) -> None:
    assert searcher.topic_of("？？") == ""


def test_an_admins_words_mean_the_same(corpus: Write, tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("小館 分館\n", "utf-8")
    searcher = open_index(Places(corpus({"a.txt": "小館九點開門。"}), tmp_path))
    assert searcher.topic_of("小館幾點開門") == searcher.topic_of("分館什麼時候開門")
