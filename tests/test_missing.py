"""What makes the difference must be met."""

from pathlib import Path

import pytest

from bot.cards import refusal
from corpus import Passage
from index import Places, Searcher, State, ask, open_index
from index.answering.missing import missing
from index.text.folding import read_text
from tests.conftest import Write


@pytest.mark.parametrize(
    "question", ["上海引進外資多少", "2012年內資多少", "去年利用外資多少", "Nanjing mayor", "Shanghai foreign investment"]
)
def test_another_place_or_year_is_no_answer(searcher: Searcher, question: str) -> None:
    found = ask(searcher, question)
    assert found.state is not State.ANSWERED
    assert not found.hits[0].span


def test_the_same_in_the_articles_own_place_and_year_is_one(searcher: Searcher) -> None:
    for question in (
        "長春市引進外資多少",
        "2013年利用外資多少",
        "今年利用外資多少",
        "ＣＨＡＮＧＣＨＵＮ ｍａｙｏｒ",
    ):
        assert ask(searcher, question).state is State.ANSWERED, question


@pytest.mark.parametrize(
    ("question", "is_elsewhere"),
    [("2000人的體育館在哪裡", False), ("2019年的體育館在哪裡", True), ("明年的體育館在哪裡", True), ("廣州的體育館在哪裡", True)],
)
def test_what_counts_as_elsewhere(searcher: Searcher, question: str, is_elsewhere: bool) -> None:
    passage = Passage("a#1", "a", "", "", "", "今年，武漢市的體育館可容納兩千人。")
    assert bool(missing(searcher.read(read_text(question)), passage, searcher.tagger, searcher.witness.has_text)) is is_elsewhere


def test_a_namesake_is_no_answer(corpus: Write, tmp_path: Path) -> None:
    tea = "霧尖茶產於海拔九百公尺的山地，清明前後採摘，沖泡時水溫以八十五度為宜。"
    searcher = open_index(Places(corpus({"茶.txt": tea, "橋.txt": "白沙橋長412公尺，建於1928年。"}), tmp_path))
    assert ask(searcher, "霧尖茶什麼時候採").state is State.ANSWERED
    other = ask(searcher, "雲尖茶什麼時候採")
    assert other.state is not State.ANSWERED
    assert "雲尖茶" in other.missing


@pytest.mark.parametrize("asked", ["E3代碼是什麼意思", "ICU代碼是什麼"])
def test_a_code_that_stands_nowhere_is_no_answer(corpus: Write, tmp_path: Path, asked: str) -> None:
    table = "故障代碼\n\nE1：進水慢，洗濾網。\nE2：排不出水，清過濾盒。\nE5：水溢了，關水叫人。\n"
    found = ask(open_index(Places(corpus({"洗衣機.txt": table}), tmp_path)), asked)
    assert found.state is not State.ANSWERED
    assert asked[:2] in " ".join(found.missing) or found.state is State.NOT_FOUND


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ("3栋哪天停水", True),
        ("5棟哪天停水", False),
        ("8栋哪天停水", True),  # in 7—9栋
        ("19路什么时候来", False),
        ("21路什么时候来", True),
        ("11号楼哪天停电", True),  # in 11、13号楼
        ("12号楼哪天停电", False),
    ],
)
def test_a_number_that_names_another_is_an_honest_no(corpus: Write, tmp_path: Path, asked: str, is_there: bool) -> None:
    days = "3栋 6月19日停水\n4栋 6月20日停水\n7—9栋 6月21日停水\n\n"
    notice = f"停水通知\n\n{days}21路停水日照常来，22路绕行。\n\n11、13号楼 6月22日停电\n"
    found = ask(open_index(Places(corpus({"通知.txt": notice}), tmp_path)), asked)
    assert (found.state is not State.NOT_FOUND) is is_there


@pytest.mark.parametrize(("asked", "is_there"), [("S7Pro的吸力", True), ("S7 Pro 吸力多少", True), ("S9的吸力", False)])
def test_a_code_is_met_with_a_blank_in_it(corpus: Write, tmp_path: Path, asked: str, is_there: bool) -> None:
    manual = "洁洁 S7 Pro 扫地机器人\n\n吸力：5500Pa\n噪音：66dB\n"
    found = ask(open_index(Places(corpus({"手册.txt": manual}), tmp_path)), asked)
    assert (found.state is not State.NOT_FOUND) is is_there


def test_without_a_price_or_the_thing_priced_nothing_is_possible(corpus: Write, tmp_path: Path) -> None:
    menu = "衣物取送说明\n\n羽绒服清洗需要四天。\n衬衫次日可取。\n请保留小票。\n"
    searcher = open_index(Places(corpus({"洗衣.txt": menu}), tmp_path))
    assert ask(searcher, "洗一床羽绒被多少钱").state is State.NOT_FOUND
    assert ask(searcher, "羽绒服要洗几天").state is not State.NOT_FOUND


def test_two_buildings_that_are_compared_may_stand_in_two_places(corpus: Write, tmp_path: Path) -> None:
    notices = {
        "甲.txt": "停水通知\n\n1栋 6月19日停水清洗水箱，请提前储水。",
        "乙.txt": "停水通知\n\n5栋 6月23日停水清洗水箱，请提前储水。",
    }
    found = ask(open_index(Places(corpus(notices), tmp_path)), "1栋和5栋哪个先停水")
    assert found.state is not State.NOT_FOUND


def test_the_like_of_what_is_asked_is_no_sure_answer(corpus: Write, tmp_path: Path) -> None:
    searcher = open_index(Places(corpus({"茶.txt": "泡茶\n\n紅茶要用九十度的水泡。"}), tmp_path))
    assert ask(searcher, "紅茶要用幾度的水泡").state is State.ANSWERED
    other = ask(searcher, "綠茶要用幾度的水泡")
    assert other.state is State.POSSIBLE
    assert "綠茶" in other.missing


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ("2024年中秋放幾天", True),
        ("2024中秋放幾天", True),
        ("113年中秋放幾天", True),  # of the Republic
        ("二〇二四年中秋放幾天", True),
        ("2025年中秋放幾天", False),
        ("114年中秋放幾天", False),
        ("中秋放幾天", True),
        ("第五屆評審是誰", True),
        ("第5屆評審是誰", True),
        ("第六屆評審是誰", False),
        ("五年級幾點集合", True),
        ("六年級幾點集合", False),
        ("30週年茶會幾點", True),
        ("31週年茶會幾點", False),
        ("隊長是誰", True),
        ("副隊長是誰", False),
        ("47M幾點開", True),
        ("47S幾點開", False),
        ("HF-160濾網怎麼洗", True),
        ("HF-120濾網怎麼洗", False),
        ("A3紙多少錢", True),
        ("A5紙多少錢", False),
        ("2.4.1修好了什麼", True),
        ("v2.4修好了什麼", True),
        ("2.4版修好了什麼", True),
        ("2.4.2修好了什麼", False),
        ("v3.1修好了什麼", False),
    ],
)
def test_another_year_edition_class_rank_or_model_is_an_honest_no(
    corpus: Write, tmp_path: Path, asked: str, is_there: bool
) -> None:
    notice = "2024年中秋通知\n\n中秋放三天，9月15日到17日。\n\n第五屆評審是王小明。\n\n五年級早上8點集合。\n\n"
    notice += "30週年茶會下午2點開始。\n\n志工隊隊長是林小華。\n\n47M早上6點開。\n\nHF-160濾網用清水洗。\n\n"
    notice += "A4　紙　0.2元\nA3　紙　0.5元\n\nv2.4.1修好了同步。\n"
    found = ask(open_index(Places(corpus({"通知.txt": notice}), tmp_path)), asked)
    assert (found.state is not State.NOT_FOUND) is is_there


@pytest.mark.parametrize("said", ["2024年", "民國113年"])
@pytest.mark.parametrize("year", ["2024年", "24年", "113年", "民國113年", "二〇二四年"])
def test_a_year_is_met_however_it_is_written(corpus: Write, tmp_path: Path, year: str, said: str) -> None:
    notice = {"通知.txt": f"放假通知\n\n{said}中秋放三天，9月15日到17日。"}
    found = ask(open_index(Places(corpus(notice), tmp_path)), f"{year}中秋放幾天")
    assert not found.missing
    assert "放三天" in found.hits[0].sentence_text


def test_a_refusal_names_what_the_nearest_passage_lacks(corpus: Write, tmp_path: Path) -> None:
    searcher = open_index(Places(corpus({"會議.txt": "會議\n\n市長林小華說，今年要種五百棵樹。"}), tmp_path))
    found = ask(searcher, "副市長說要種幾棵樹")
    assert found.state is State.NOT_FOUND
    assert "最接近的一段沒提到「副市長」" in refusal(found, "zh-hant")
    assert refusal(ask(searcher, "電影幾點開演"), "zh-hant") == "文章裡沒有找到答案。"
