"""The index: scores equal to rank-bm25's, tiny corpora, snapshots, reindexing."""

import math
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from corpus import Passage, Problem, Reason
from index import Places, Searcher, State, ask, open_index
from index.answering.missing import missing
from index.building import inversion
from index.building.inversion import write_postings
from index.engine import counts
from index.engine.bm25 import K1, B
from index.engine.maxscore import PostingList, promising
from index.engine.postings import Postings
from index.text.folding import fold, read_text
from index.text.numerals import other_forms

Write = Callable[..., Path]
WORDS = st.sampled_from("甲乙丙丁戊己")


def test_half_a_character_is_taken(searcher: Searcher) -> None:
    assert ask(searcher, "市長\ud83d是誰").hits


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(("one", "other"), [("長春", "长春"), ("ＡＢＣ１２", "abc12"), ("臺灣", "台湾"), ("裡裏", "里里")])
def test_folded_forms_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


class ByTheBook(BM25Okapi):  # type: ignore[misc]
    """rank-bm25 as it is, but for the idf."""

    def __init__(self, corpus: list[list[str]]) -> None:
        super().__init__(corpus, k1=K1, b=B)

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf = {word: math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5)) for word, n in nd.items()}


@pytest.mark.parametrize("at_once", [3, 1_000])
@given(corpus=st.lists(st.lists(WORDS, max_size=8), max_size=12), question=st.lists(WORDS, max_size=5))
def test_postings_score_as_rank_bm25_does(at_once: int, corpus: list[list[str]], question: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "AT_ONCE", at_once)
        write_postings(counts.count_terms(corpus), Path(name), "words")
        postings = Postings.load(Path(name), "words")
    matches = postings.look_up(question, 1.0)
    expected = ByTheBook(corpus).get_scores(question) if any(corpus) else np.zeros(len(corpus))
    rows = np.arange(len(corpus))
    np.testing.assert_allclose(postings.scores(matches, rows), expected, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("at_once", [3, 1_000])
@given(
    corpus=st.lists(st.tuples(st.lists(WORDS, max_size=8), st.sampled_from(["stays", "goes", "comes"])), max_size=12),
)
def test_what_stays_is_carried_over_as_if_all_were_counted_anew(at_once: int, corpus: list[tuple[list[str], str]]) -> None:
    before = [terms for terms, fate in corpus if fate != "comes"]
    after = [(terms, fate) for terms, fate in corpus if fate != "goes"]
    stays = iter([row for row, (_, fate) in enumerate(after) if fate == "stays"])
    moved = np.array([next(stays) if fate == "stays" else -1 for _, fate in corpus if fate != "comes"], np.int32)
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "AT_ONCE", at_once)
        folder = Path(name)
        write_postings(counts.count_terms(before), folder, "before")
        kept = inversion.Kept(Postings.load(folder, "before"), moved)
        write_postings(counts.count_terms(terms for terms, fate in after if fate == "comes"), folder, "after", kept)
        write_postings(counts.count_terms(terms for terms, _ in after), folder, "anew")
        updated, anew = Postings.load(folder, "after"), Postings.load(folder, "anew")
    for array in fields(Postings):
        np.testing.assert_array_equal(getattr(updated, array.name), getattr(anew, array.name), array.name)


@given(st.integers(0, 2**32), st.integers(1, 6_000), st.integers(1, 12), st.integers(0, 12), st.integers(1, 200))
def test_no_row_is_missed_by_reading_less(seed: int, size: int, k: int, terms: int, different: int) -> None:
    chance = np.random.default_rng(seed)
    runs, scores, norms = [], np.zeros(size), np.ones(size)
    for _ in range(terms):
        rows = np.flatnonzero(chance.random(size) < chance.random() ** 3).astype(np.int32)
        counts = chance.integers(1, different + 1, len(rows)).astype(np.uint8)
        factor = float(chance.integers(1, 5))
        weights = factor * counts / (counts + norms[rows])
        runs.append(PostingList(rows, counts, norms, factor, float(weights.max(initial=0))))
        scores[rows] += weights
    found = promising(runs, k, size).tolist()
    expected = sorted(np.flatnonzero(scores).tolist(), key=lambda row: (-scores[row], row))[:k]
    assert sorted(found, key=lambda row: (-scores[row], row))[:k] == expected


def test_common_words_alone_find_nothing(searcher: Searcher) -> None:
    assert ask(searcher, "的了在是").state is State.NOT_FOUND


def test_either_script_finds_the_same(searcher: Searcher) -> None:
    for traditional, simplified in [("實際利用外資多少", "实际利用外资多少"), ("長春市市長是誰", "长春市市长是谁")]:
        one, other = ask(searcher, traditional), ask(searcher, simplified)
        assert [hit.passage.id for hit in one.hits] == [hit.passage.id for hit in other.hits]


def test_shown_words_stand_in_the_cited_passage(searcher: Searcher) -> None:
    for question in ("招商引資", "長春市委書記高廣濱去了哪裡", "500強"):
        for hit in ask(searcher, question).hits:
            start, end = hit.sentence
            assert hit.sentence_text
            assert hit.sentence_text in hit.passage.text
            assert all(start <= first < last <= end for first, last in hit.marks)
            assert all(hit.marks[at][1] < hit.marks[at + 1][0] for at in range(len(hit.marks) - 1))


def test_passages_are_the_articles_own_words(searcher: Searcher) -> None:
    passage = searcher.passages[1]
    assert replace(passage).text == "招商引資的力度,在一定程度上決定發展速度。"


def test_bad_files_are_named_and_the_rest_goes_on(corpus: Write, tmp_path: Path) -> None:
    folder = corpus(
        {
            "ok.txt": "圖書館每天九點開門。",
            "sub/ok.md": "圖書館每天九點開門。",
            "leer.txt": " \n\n",
            "bild.png": b"\x89PNG",
            "kaputt.txt": bytes(range(128, 256)) * 9,
            "vorne.md": "---\n[oops\n---\n" + "圖書館每天九點開門。",
            ".hidden.txt": "圖書館每天九點開門。",
        }
    )
    searcher = open_index(Places(folder, tmp_path))
    assert [article.name for article in searcher.articles] == ["ok", "sub/ok", "vorne"]
    assert set(searcher.problems) == {
        Problem("leer.txt", Reason.EMPTY),
        Problem("bild.png", Reason.FORMAT),
        Problem("kaputt.txt", Reason.ENCODING),
    }


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("五百強", "500強"), ("六戶", "6戶"), ("百分之二十", "20%"), ("兩百五十個", "250個"), ("500強", "500強"), ("６戶", "6戶")],
)
def test_numbers_meet_however_they_are_written(searcher: Searcher, asked: str, stands: str) -> None:
    found = ask(searcher, asked)
    assert found.state is State.ANSWERED
    assert stands in found.hits[0].sentence_text


def test_arabic_numbers_meet_chinese_numerals(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "這家公司有五百名員工，其中百分之二十是工程師。", "b.txt": "那家工廠有兩百五十名工人。"})
    searcher = open_index(Places(folder, tmp_path))
    for asked, stands in (("500名員工", "五百名"), ("20%是什麼", "百分之二十"), ("250名", "兩百五十名")):
        assert stands in ask(searcher, asked).hits[0].sentence_text


@given(st.integers(0, 9_999_999))
def test_a_number_is_read_back_as_written(number: int) -> None:
    for form in other_forms(str(number))[0][2] if number else ():
        assert other_forms(form)[0][2] == (str(number),)


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("什么时候发布的", "2013-03-05"),
        ("這篇文章是什麼時候寫的？", "2013-03-05"),
        ("發布日期", "2013-03-05"),
        ("when was it published?", "2013-03-05"),
        ("来源", "中國吉林網"),
        ("消息出處是哪裡", "中國吉林網"),
        ("what is the source", "中國吉林網"),
        ("標題是什麼", "長春掀起新一輪大招商熱潮"),
    ],
)
def test_articles_are_asked_about_themselves(searcher: Searcher, question: str, span: str) -> None:
    found = ask(searcher, question)
    assert found.state is State.ANSWERED
    assert found.hits[0].span
    assert found.hits[0].passage.text[slice(*found.hits[0].span)] == span


def test_of_many_articles_the_topic_chooses(corpus: Write, tmp_path: Path) -> None:
    pages = {"a.txt": ("圖書館擴建", "2020-01-02"), "b.txt": ("綠茶的故事", "2021-03-04"), "c.txt": ("火車站改名", "2022-05-06")}
    folder = corpus({name: f"{title}\n日期：{date}\n這是一篇關於別的事情的文章。" for name, (title, date) in pages.items()})
    searcher = open_index(Places(folder, tmp_path))
    assert ask(searcher, "關於綠茶的文章是什麼時候發布的").hits[0].sentence_text == "日期：2021-03-04"
    everything = ask(searcher, "什麼時候發布的")
    assert (everything.state, len(everything.hits)) == (State.POSSIBLE, 3)


def test_regional_and_english_words_are_told_as_why(searcher: Searcher) -> None:
    why = {match.term: match.translation for match in ask(searcher, "Who is the mayor of Changchun?").why}
    assert "市长" in (why["mayor"] or "")
    assert "长春" in (why["Changchun"] or "")


def test_nonsense_in_latin_letters_is_refused(searcher: Searcher) -> None:
    for nonsense in ("qwxz " * 90, "v" * 499, "a1" * 200, "é" * 99):
        assert ask(searcher, nonsense).state is State.NOT_FOUND
    for nonsense in ("shi " * 100, "shishi" * 80, "yi" * 200, "a o e " * 70):
        assert len(ask(searcher, nonsense).hits) <= 10


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("軟體怎麼更新", "软件每月更新。"), ("软件怎么更新", "软件每月更新。"), ("计程车在哪里", "出租車在東門外。")],
)
def test_regional_words_meet(corpus: Write, tmp_path: Path, asked: str, stands: str) -> None:
    folder = corpus({"a.txt": "软件每月更新。", "b.txt": "出租車在東門外。", "c.txt": "圖書館每天開門。"})
    found = ask(open_index(Places(folder, tmp_path)), asked)
    assert found.state is not State.NOT_FOUND
    assert found.hits[0].sentence_text == stands


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
    assert bool(missing(searcher.read(read_text(question)), passage, searcher.tagger)) is is_elsewhere


def test_a_title_is_no_answer(corpus: Write, tmp_path: Path) -> None:
    notice = "關於國慶節放假的通知\n2024-09-18\n各部門：\n一、十月一日至七日放假，共七天。\n二、值班電話由行政部公布。"
    opened = open_index(Places(corpus({"a.txt": notice}), tmp_path))
    found = ask(opened, "國慶節放假幾天")
    assert "共七天" in found.hits[0].sentence_text
    assert ask(opened, "國慶節的歷史").state is not State.ANSWERED


def test_a_question_in_the_text_is_not_shown_for_its_answer(corpus: Write, tmp_path: Path) -> None:
    talk = "圖書館問答\n2024-09-18\n問：借書可以借幾本？\n答：每人十二本，為期一個月。\n問：幾點關門？\n答：晚上九點。"
    opened = open_index(Places(corpus({"a.txt": talk}), tmp_path))
    assert ask(opened, "借書可以借幾本").hits[0].sentence_text == "答：每人十二本，為期一個月。"
    assert ask(opened, "圖書館幾點關門").hits[0].sentence_text == "答：晚上九點。"
