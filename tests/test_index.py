"""The index: scores equal to rank-bm25's, tiny corpora, snapshots, reindexing."""

import json
import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from corpus import NoCorpus, Problem, Reason
from index import Searcher, State, answer, forward, open_index, reindex, segment, snapshot
from index.analysis import FIELDS
from index.bm25 import K1, B
from index.folding import fold
from index.maxscore import Run, promising, scores_at
from index.numerals import other_forms
from index.postings import Postings, write_postings

Write = Callable[..., Path]
WORDS = st.sampled_from("甲乙丙丁戊己")


def test_half_a_character_is_taken(searcher: Searcher) -> None:
    assert answer(searcher, "市長\ud83d是誰").hits


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
        patch.setattr(forward, "AT_ONCE", at_once)
        write_postings(forward.count_terms(corpus), Path(name), "words")
        postings = Postings.load(Path(name), "words")
    runs, _ = postings.look_up(question, 1.0)
    expected = ByTheBook(corpus).get_scores(question) if any(corpus) else np.zeros(len(corpus))
    rows = np.arange(len(corpus))
    np.testing.assert_allclose(scores_at(rows, runs), expected, rtol=1e-6, atol=1e-6)


@given(st.integers(0, 2**32), st.integers(1, 6_000), st.integers(1, 12), st.integers(0, 12), st.integers(1, 200))
def test_no_row_is_missed_by_reading_less(seed: int, size: int, k: int, terms: int, different: int) -> None:
    chance = np.random.default_rng(seed)
    runs, scores, norms = [], np.zeros(size), np.ones(size)
    for _ in range(terms):
        rows = np.flatnonzero(chance.random(size) < chance.random() ** 3).astype(np.int32)
        counts = chance.integers(1, different + 1, len(rows)).astype(np.uint8)
        factor = float(chance.integers(1, 5))
        weights = factor * counts / (counts + norms[rows])
        runs.append(Run(rows, counts, norms, factor, float(weights.max(initial=0))))
        scores[rows] += weights
    found = promising(runs, k, size).tolist()
    expected = sorted(np.flatnonzero(scores).tolist(), key=lambda row: (-scores[row], row))[:k]
    assert sorted(found, key=lambda row: (-scores[row], row))[:k] == expected


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_tiny_corpora(corpus: Write, tmp_path: Path, size: int) -> None:
    stories = ["綠茶要用八十度的水泡。", "圖書館每天九點開門。", "火車站在城市的東邊。"][:size]
    folder = corpus({f"{at}.txt": story for at, story in enumerate(stories)})
    searcher = open_index(folder, tmp_path)
    assert len(searcher.passages) == size
    for story in stories:
        found = answer(searcher, f"{story[:4]}什麼")
        assert (found.state, found.hits[0].sentence_text) == (State.ANSWERED, story)
    for other in ("今天天氣如何", "", "？？？", "蘋果手機的價格"):
        assert answer(searcher, other).state is State.NOT_FOUND


def test_common_words_alone_find_nothing(searcher: Searcher) -> None:
    assert answer(searcher, "的了在是").state is State.NOT_FOUND


def test_either_script_finds_the_same(searcher: Searcher) -> None:
    for traditional, simplified in [("實際利用外資多少", "实际利用外资多少"), ("長春市市長是誰", "长春市市长是谁")]:
        one, other = answer(searcher, traditional), answer(searcher, simplified)
        assert [hit.passage.id for hit in one.hits] == [hit.passage.id for hit in other.hits]


def test_an_index_is_reused_until_a_file_changes(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    first = open_index(folder, tmp_path)
    header = tmp_path / "index" / first.generation / "header.json"
    written = header.stat().st_mtime_ns
    assert open_index(folder, tmp_path).generation == first.generation
    assert header.stat().st_mtime_ns == written
    corpus({"b.txt": "圖書館每天九點開門。"})
    second = open_index(folder, tmp_path)
    assert second.generation != first.generation
    assert len(second.passages) == 2


def test_a_question_in_flight_finishes_on_its_generation(corpus: Write, tmp_path: Path) -> None:
    old = open_index(corpus({"a.txt": "綠茶要用八十度的水泡。"}), tmp_path)
    reindex(corpus({"a.txt": "紅茶要用滾水泡。"}), tmp_path, old)
    assert answer(old, "綠茶用幾度的水").hits[0].passage.text == "綠茶要用八十度的水泡。"


def test_the_report_says_what_changed(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "甲是第一個字。", "b.txt": "乙是第二個字。", "c.txt": "丙是第三個字。"})
    before = open_index(folder, tmp_path)
    (folder / "a.txt").unlink()
    corpus({"b.txt": "乙不是第一個字。", "d.txt": "丁是第四個字。", "e.pdf": b"%PDF"})
    after, report = reindex(folder, tmp_path, before)
    assert (report.change.new, report.change.changed, report.change.gone) == (("d",), ("b",), ("a",))
    assert [(problem.file, problem.reason) for problem in report.problems] == [("e.pdf", Reason.FORMAT)]
    assert (report.articles, report.passages, report.generation) == (3, 3, after.generation)


def test_a_failed_reindex_leaves_everything_as_it_was(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    before = open_index(folder, tmp_path)
    corpus({"a.txt": "乙是第二個字。"})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot, "write_postings", fail)
    with pytest.raises(OSError, match="No space"):
        reindex(folder, tmp_path, before)
    monkeypatch.undo()
    assert snapshot.load(tmp_path / "index").header.generation == before.generation
    assert [path.name for path in (tmp_path / "index").iterdir() if path.name.startswith(".building")] == []
    (folder).rename(tmp_path / "gone")
    with pytest.raises(NoCorpus):
        reindex(folder, tmp_path, before)


@pytest.mark.parametrize("damage", ["header.json", "words.rows.npy", "passages.npy", "passages.jsonl"])
def test_a_damaged_index_is_built_again(corpus: Write, tmp_path: Path, damage: str) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    generation = open_index(folder, tmp_path).generation
    (tmp_path / "index" / generation / damage).unlink()
    assert open_index(folder, tmp_path).generation == generation
    assert len(open_index(folder, tmp_path).passages) == 1


def test_an_index_of_another_version_is_built_again(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    generation = open_index(folder, tmp_path).generation
    header = tmp_path / "index" / generation / "header.json"
    header.write_text(json.dumps({**json.loads(header.read_text("utf-8")), "format": "chawen index 0"}), "utf-8")
    with pytest.raises(snapshot.StaleSnapshot):
        snapshot.load(tmp_path / "index")
    assert open_index(folder, tmp_path).generation == generation


def test_a_thousand_files_and_a_big_one(corpus: Write, tmp_path: Path) -> None:
    files = {f"{at:04}.txt": f"第{at}號倉庫存放著{at + 5_000}箱貨物。" for at in range(1_000)}
    folder = corpus({**files, "大.txt": "這一行沒有說什麼新鮮的事情。" * 120_000})
    assert (folder / "大.txt").stat().st_size > 5_000_000
    searcher = open_index(folder, tmp_path)
    assert len(searcher.articles) == 1_001
    assert answer(searcher, "第777號倉庫有多少箱貨物").hits[0].passage.article == "0777"


def test_shown_words_stand_in_the_cited_passage(searcher: Searcher) -> None:
    for question in ("招商引資", "長春市委書記高廣濱去了哪裡", "500強"):
        for hit in answer(searcher, question).hits:
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
    searcher = open_index(folder, tmp_path)
    assert [article.name for article in searcher.articles] == ["ok"]
    assert set(searcher.problems) == {
        Problem("sub/ok.md", Reason.SAME_NAME),
        Problem("leer.txt", Reason.EMPTY),
        Problem("bild.png", Reason.FORMAT),
        Problem("kaputt.txt", Reason.ENCODING),
        Problem("vorne.md", Reason.FRONT_MATTER),
    }


def test_only_what_changed_is_read_and_segmented(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus({f"{at:02}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(30)} | {"zz.doc": b"x"})
    before = open_index(folder, tmp_path)
    corpus({"07.txt": "第7間圖書館已經關門了。", "15b.txt": "新的圖書館下個月開張。"})
    (folder / "20.txt").unlink()
    (folder / "03.txt").touch()
    segmented: list[str] = []
    count = segment.Segmenter.count

    def counting(self: segment.Segmenter, texts: Sequence[str]) -> Mapping[str, forward.Forward]:
        segmented.extend(texts)
        return count(self, texts)

    monkeypatch.setattr(segment.Segmenter, "count", counting)
    after, report = reindex(folder, tmp_path, before)
    assert segmented == ["第7間圖書館已經關門了。", "新的圖書館下個月開張。"]
    assert (report.change.new, report.change.changed, report.change.gone) == (("15b",), ("07",), ("20",))
    (tmp_path / "index").rename(tmp_path / "before")
    fresh = open_index(folder, tmp_path)
    assert list(after.passages) == list(fresh.passages)
    assert after.generation == fresh.generation
    for question in ("圖書館關門", "第19間圖書館", "下個月開張"):
        assert answer(after, question) == answer(fresh, question)
    segmented.clear()
    assert reindex(folder, tmp_path, after)[1].generation == after.generation
    assert segmented == []


def test_many_passages_are_segmented_in_processes_alike(tmp_path: Path, searcher: Searcher) -> None:
    texts = [f"第{at}間圖書館每天{at}點開門。" for at in range(segment.POOL_PAYS_FROM)]
    with segment.Segmenter(searcher.analyzer, tmp_path) as segmenter:
        many, few = segmenter.count(texts), segmenter.count(texts[:300])
    for field in FIELDS:
        assert np.array_equal(many[field].starts[:301], few[field].starts)
        assert np.array_equal(many[field].digests[: few[field].starts[-1]], few[field].digests)


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("五百強", "500強"), ("六戶", "6戶"), ("百分之二十", "20%"), ("兩百五十個", "250個"), ("500強", "500強"), ("６戶", "6戶")],
)
def test_numbers_meet_however_they_are_written(searcher: Searcher, asked: str, stands: str) -> None:
    found = answer(searcher, asked)
    assert found.state is State.ANSWERED
    assert stands in found.hits[0].sentence_text


def test_arabic_numbers_meet_chinese_numerals(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "這家公司有五百名員工，其中百分之二十是工程師。", "b.txt": "那家工廠有兩百五十名工人。"})
    searcher = open_index(folder, tmp_path)
    for asked, stands in (("500名員工", "五百名"), ("20%是什麼", "百分之二十"), ("250名", "兩百五十名")):
        assert stands in answer(searcher, asked).hits[0].sentence_text


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
    found = answer(searcher, question)
    assert found.state is State.ANSWERED
    assert found.hits[0].span
    assert found.hits[0].passage.text[slice(*found.hits[0].span)] == span


def test_of_many_articles_the_topic_chooses(corpus: Write, tmp_path: Path) -> None:
    pages = {"a.txt": ("圖書館擴建", "2020-01-02"), "b.txt": ("綠茶的故事", "2021-03-04"), "c.txt": ("火車站改名", "2022-05-06")}
    folder = corpus({name: f"{title}\n日期：{date}\n這是一篇關於別的事情的文章。" for name, (title, date) in pages.items()})
    searcher = open_index(folder, tmp_path)
    assert answer(searcher, "關於綠茶的文章是什麼時候發布的").hits[0].sentence_text == "日期：2021-03-04"
    everything = answer(searcher, "什麼時候發布的")
    assert (everything.state, len(everything.hits)) == (State.POSSIBLE, 3)


def test_regional_and_english_words_are_told_as_why(searcher: Searcher) -> None:
    why = {match.term: match.translation for match in answer(searcher, "Who is the mayor of Changchun?").why}
    assert "市长" in (why["mayor"] or "")
    assert "长春" in (why["Changchun"] or "")


def test_nonsense_in_latin_letters_is_refused(searcher: Searcher) -> None:
    for nonsense in ("qwxz " * 90, "v" * 499, "a1" * 200, "é" * 99):
        assert answer(searcher, nonsense).state is State.NOT_FOUND
    for nonsense in ("shi " * 100, "shishi" * 80, "yi" * 200, "a o e " * 70):
        assert len(answer(searcher, nonsense).hits) <= 10


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("軟體怎麼更新", "软件每月更新。"), ("软件怎么更新", "软件每月更新。"), ("计程车在哪里", "出租車在東門外。")],
)
def test_regional_words_meet(corpus: Write, tmp_path: Path, asked: str, stands: str) -> None:
    folder = corpus({"a.txt": "软件每月更新。", "b.txt": "出租車在東門外。", "c.txt": "圖書館每天開門。"})
    found = answer(open_index(folder, tmp_path), asked)
    assert found.state is not State.NOT_FOUND
    assert found.hits[0].sentence_text == stands
