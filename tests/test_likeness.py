"""Which questions ask the same, and which only look so."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Places, Searcher, open_index
from index.text.folding import fold
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
    ("who is the mayor", "Who is mayor?", "Who is the mayor."),
    ("3萬元夠嗎", "三萬元夠嗎", "30000元夠嗎", "３万元够吗"),
    ("3億元夠嗎", "三亿元够吗", "300000000元夠嗎"),
    ("二〇〇八年發生什麼", "2008年發生什麼"),
    ("-5度怎麼辦", "−5度怎么办", "－５度怎麼辦？"),
    ("3~5歲要票嗎", "3～5岁要票吗", "3-5歲要票嗎？"),
    ("系統需求是什麼", "什么是系统需求", "系統需求是什麼呢😊"),
    ("停車場在哪裡", "停车场在哪", "停車場在哪兒？"),
    ("哪裡有酒吧", "哪里有酒吧呢"),
    ("唔該，邊個係校長", "校長是誰！", "「校長」是誰"),
    ("要帶身分證嗎", "需要帶身分證嗎", "需不需要帶身分證"),
    ("三月幾號開學", "3月几号开学？"),
]
NEAR_MISSES = [
    ("公司什么时候通知放假", "公司通知什么时候放假"),
    ("明天可以申請嗎", "可以申請明天嗎"),
    ("怎么知道押金退了", "知道押金怎么退了"),
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
    ("3萬元以下怎麼報", "3億元以下怎麼報"),
    ("-5度怎麼辦", "5度怎麼辦"),
    ("A>B嗎", "B>A嗎"),
    ("007在哪裡", "7在哪裡"),
    ("系統需求是什麼", "系統要求是什麼"),
    ("多少老師教學生", "老師教多少學生"),
    ("哪位老師教數學", "誰的老師教數學"),
    ("小明是誰的老師", "小明的老師是誰"),
    ("班老師是誰", "A班老師是誰"),
    ("plan A price", "plan price"),
    ("5mW夠嗎", "5MW夠嗎"),
    ("A+血可以捐嗎", "A-血可以捐嗎"),
    ("B型(+)可以捐血嗎", "B型(-)可以捐血嗎"),
    ("🐕可以進嗎", "🐈可以進嗎"),
    ("♂廁所在哪裡", "♀廁所在哪裡"),
    ("C怎麼學", "C++怎麼學"),
    ("3-5歲要票嗎", "3、5歲要票嗎"),
    ("3.5元的票", "35元的票"),
    ("50%怎麼算", "50怎麼算"),
    ("多少錢送贈品", "送贈品多少錢"),
    ("滿多少錢減十元", "滿減十元多少錢"),
    ("三號老師教學生嗎", "老師教三號學生嗎"),
    ("三四個人怎麼分", "34個人怎麼分"),
    ("一百五怎麼付", "105怎麼付"),
    ("三兩多少錢", "32多少錢"),
    ("萬一丟了怎麼辦", "一丟了怎麼辦"),
    ("請老師要多少錢", "老師要多少錢"),
    ("來了嗎", "來嗎"),
    ("嗎啡多少錢", "啡多少錢"),
    ("哪裡有酒吧", "哪裡有酒"),
    ("功能不能用嗎", "功能能用嗎"),
    ("我是外國人，可以申請居住證嗎", "可以申請居住證嗎"),
    ("週六班老師是誰", "班老師週六是誰"),
    ("DO是多少", "是多少"),
    ("x²怎麼算", "x2怎麼算"),
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


NUMBERS = st.integers(0, 99_999)
UNITS = st.sampled_from(["元", "萬元", "億元", "公斤", "公克", "kg", "度", "小時", "天", "%"])
ASKED = st.sampled_from(["{}可以報名嗎", "滿{}怎麼辦", "超過{}要多少錢"])


@given(ASKED, NUMBERS, UNITS, NUMBERS, UNITS, st.sampled_from(["", "-"]), st.sampled_from(["", "0", "00"]))
def test_another_number_unit_sign_or_leading_nought_is_another_question(
    searcher: Searcher, asked: str, number: int, unit: str, other: int, others_unit: str, sign: str, noughts: str
) -> None:
    one, two = asked.format(f"{number}{unit}"), asked.format(f"{sign}{noughts}{other}{others_unit}")
    is_same = (number, unit) == (other, others_unit) and not sign + noughts
    steps = {"萬元": 10_000, "億元": 100_000_000, "元": 1}
    if not sign + noughts and unit in steps and others_unit in steps:
        is_same = number * steps[unit] == other * steps[others_unit]
    assert (searcher.topic_of(one) == searcher.topic_of(two)) is is_same


NAMES = st.sampled_from(["A", "B", "甲", "乙", "老師", "小明", "3", "7"])
BETWEEN = st.sampled_from([">", "打", "教", "-", "/", "比"])


@given(NAMES, NAMES, BETWEEN, BETWEEN)
def test_another_order_or_sign_is_another_question(searcher: Searcher, one: str, other: str, sign: str, another: str) -> None:
    plain = searcher.topic_of(f"{one}{sign}{other}嗎")
    assert (searcher.topic_of(f"{other}{sign}{one}嗎") == plain) is (one == other)
    assert (searcher.topic_of(f"{one}{another}{other}嗎") == plain) is (sign == another)


CLASSES = st.sampled_from("ABCD甲乙丙")


@given(CLASSES, CLASSES, THINGS, ASKING)
def test_another_class_is_another_question(searcher: Searcher, one: str, other: str, thing: str, asking: str) -> None:
    is_same = searcher.topic_of(f"{one}區{thing}{asking}開") == searcher.topic_of(f"{other}區{thing}{asking}開")
    assert is_same is (one == other)
    assert searcher.topic_of(f"{one}區{thing}{asking}開") != searcher.topic_of(f"區{thing}{asking}開")


@given(
    THINGS,
    ACTS,
    ASKING,
    NUMBERS,
    st.sampled_from(["{}", "{}？", "{}！！", "{} 🙏", "「{}」", "{}呢~", "{}…", "{}(≧▽≦)"]),
    st.booleans(),
)
def test_script_width_marks_and_tone_do_not_matter(
    searcher: Searcher, thing: str, act: str, asking: str, number: int, tone: str, folds: bool
) -> None:
    said = f"{thing}{number}元{asking}{act}"
    other = tone.format(fold(said) if folds else said.translate({48 + digit: 0xFF10 + digit for digit in range(10)}))
    assert searcher.topic_of(other) == searcher.topic_of(said)


@given(st.text(max_size=60))
def test_no_text_breaks_it(searcher: Searcher, said: str) -> None:
    assert searcher.topic_of(said) == searcher.topic_of(said.strip())


def test_nothing_is_asked_by_marks(searcher: Searcher) -> None:
    assert searcher.topic_of("？？") == ""


def test_an_admins_words_mean_the_same(corpus: Write, tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("小館 分館\n", "utf-8")
    searcher = open_index(Places(corpus({"a.txt": "小館九點開門。"}), tmp_path))
    assert searcher.topic_of("小館幾點開門") == searcher.topic_of("分館什麼時候開門")
