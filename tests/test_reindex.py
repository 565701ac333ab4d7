"""From files to generations: building, keeping what did not change, damage, processes side by side."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import NoCorpus, Passage, Reason
from index import Places, Searcher, State, ask, open_index, reindex
from index.building import segment, writer
from index.engine import counts, snapshot
from index.engine.snapshot import load
from index.question import FIELDS
from tests.conftest import ROOT

Write = Callable[..., Path]


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_tiny_corpora(corpus: Write, tmp_path: Path, size: int) -> None:
    stories = ["綠茶要用八十度的水泡。", "圖書館每天九點開門。", "火車站在城市的東邊。"][:size]
    folder = corpus({f"{at}.txt": story for at, story in enumerate(stories)})
    searcher = open_index(Places(folder, tmp_path))
    assert len(searcher.passages) == size
    for story in stories:
        found = ask(searcher, f"{story[:4]}什麼")
        assert (found.state, found.hits[0].sentence_text) == (State.ANSWERED, story)
    for other in ("今天天氣如何", "", "？？？", "蘋果手機的價格"):
        assert ask(searcher, other).state is State.NOT_FOUND


def test_an_index_is_reused_until_a_file_changes(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    first = open_index(Places(folder, tmp_path))
    header = load(tmp_path / "index").folder / "header.json"
    written = header.stat().st_mtime_ns
    assert open_index(Places(folder, tmp_path)).generation == first.generation
    assert header.stat().st_mtime_ns == written
    corpus({"b.txt": "圖書館每天九點開門。"})
    second = open_index(Places(folder, tmp_path))
    assert second.generation != first.generation
    assert len(second.passages) == 2


def test_a_question_in_flight_finishes_on_its_generation(corpus: Write, tmp_path: Path) -> None:
    old = open_index(Places(corpus({"a.txt": "綠茶要用八十度的水泡。"}), tmp_path))
    reindex(Places(corpus({"a.txt": "紅茶要用滾水泡。"}), tmp_path), old)
    assert ask(old, "綠茶用幾度的水").hits[0].passage.text == "綠茶要用八十度的水泡。"


def test_the_report_says_what_changed(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "甲是第一個字。", "b.txt": "乙是第二個字。", "c.txt": "丙是第三個字。"})
    before = open_index(Places(folder, tmp_path))
    (folder / "a.txt").unlink()
    corpus({"b.txt": "乙不是第一個字。", "d.txt": "丁是第四個字。", "e.pdf": b"%PDF"})
    after, report = reindex(Places(folder, tmp_path), before)
    assert (report.change.new, report.change.changed, report.change.gone) == (("d",), ("b",), ("a",))
    assert [(problem.file, problem.reason) for problem in report.problems] == [("e.pdf", Reason.DAMAGED)]
    assert (report.articles, report.passages, report.generation) == (3, 3, after.generation)


def test_a_failed_reindex_leaves_everything_as_it_was(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    before = open_index(Places(folder, tmp_path))
    corpus({"a.txt": "乙是第二個字。"})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writer, "write_postings", fail)
    with pytest.raises(OSError, match="No space"):
        reindex(Places(folder, tmp_path), before)
    monkeypatch.undo()
    assert snapshot.load(tmp_path / "index").header.generation == before.generation
    assert [path.name for path in (tmp_path / "index").iterdir() if path.name.startswith(".building")] == []
    (folder).rename(tmp_path / "gone")
    with pytest.raises(NoCorpus):
        reindex(Places(folder, tmp_path), before)


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("damage", ["header.json", "words.rows.npy", "passages.npy", "passages.jsonl", "bigrams.lengths.npy"])
def test_a_damaged_index_is_built_again(corpus: Write, tmp_path: Path, damage: str, cut: bool) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    first = open_index(Places(folder, tmp_path))
    file = load(tmp_path / "index").folder / damage
    if cut:
        file.write_bytes(file.read_bytes()[:-4])
    else:
        file.unlink()
    again = open_index(Places(folder, tmp_path))
    assert again.generation == first.generation
    assert ask(again, "甲是什麼").hits[0].passage.text == "甲是第一個字。"


@pytest.mark.parametrize("said", [b"", b"a.txt\0b.txt", b"\0"])
def test_without_knowing_the_files_of_before_all_are_read_again(corpus: Write, tmp_path: Path, said: bytes) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    before = open_index(Places(folder, tmp_path))
    (load(tmp_path / "index").folder / "files.txt").write_bytes(said)
    corpus({"b.txt": "乙是第二個字。"})
    assert reindex(Places(folder, tmp_path), before)[1].articles == 2


@pytest.mark.parametrize("name", ["readings-*.json", "english-*.sqlite"])
def test_a_damaged_lexicon_is_made_again(corpus: Write, tmp_path: Path, name: str) -> None:
    [path] = tmp_path.glob(name)
    path.unlink()
    path.write_bytes(b"[]")
    searcher = open_index(Places(corpus({"a.txt": "市長姓姜。"}), tmp_path))
    assert ask(searcher, "who is the mayor").hits


def test_touching_a_file_never_takes_the_index_away(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    before = open_index(Places(folder, tmp_path))
    os.utime(folder / "a.txt", (1, 1))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writer, "write_atomically", fail)
    with pytest.raises(OSError, match="No space"):
        reindex(Places(folder, tmp_path), before)
    assert snapshot.load(tmp_path / "index").header.generation == before.generation


def test_a_file_that_takes_another_ones_name_is_read(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。", "sub/a.txt": "游泳池每天七點開門。"})
    before = open_index(Places(folder, tmp_path))
    assert [article.name for article in before.articles] == ["a", "sub/a"]
    (folder / "a.txt").unlink()
    after, _ = reindex(Places(folder, tmp_path), before)
    assert [article.name for article in after.articles] == ["a"]
    assert [passage.text for passage in after.passages] == ["游泳池每天七點開門。"]


def test_odd_files_are_named_and_stop_nobody(corpus: Write, tmp_path: Path) -> None:
    folder = corpus(
        {
            "日.md": "---\ndate: 2013-02-30\n---\n二月沒有三十日。",
            "頁.html": "<p>甲</p><![n]>乙",
            "半.md": '---\ntitle: "\\ud800"\n---\n題目只有半個字。',
            "億.txt": "一" + "億" * 600 + "是一個很大的數目。",
            "好.txt": "圖書館每天九點開門。",
        }
    )
    (folder / os.fsdecode("名.txt".encode("gb18030"))).write_text("檔名不是 UTF-8。", "utf-8")
    searcher = open_index(Places(folder, tmp_path))
    reasons = {problem.reason for problem in searcher.problems}
    assert reasons == {Reason.FILE_NAME}
    assert {article.name for article in searcher.articles} == {"日", "頁", "半", "億", "好"}
    assert "九點" in ask(searcher, "圖書館幾點開門").hits[0].sentence_text
    assert ask(searcher, "一" + "億" * 600)


def test_a_title_of_any_length_fits_a_card(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.md": f"---\ntitle: {'長' * 6_000}\n---\n長題目的文章也要能問。"})
    assert max(len(passage.text) for passage in open_index(Places(folder, tmp_path)).passages) <= 600


def test_two_processes_that_build_at_once_do_no_harm(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({f"{at:03}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(300)})
    environ = {**os.environ, "CORPUS_DIR": str(folder), "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "bot", "reindex", "--json"]
    building = [subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE) for _ in range(3)]
    assert [process.wait(60) for process in building] == [0, 0, 0]
    assert len(open_index(Places(folder, tmp_path)).articles) == 300
    for process in building:
        process.stdout and process.stdout.close()


def test_an_index_of_another_version_is_built_again(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "甲是第一個字。"})
    generation = open_index(Places(folder, tmp_path)).generation
    header = snapshot.load(tmp_path / "index").folder / "header.json"
    header.write_text(json.dumps({**json.loads(header.read_text("utf-8")), "format": "chawen index 0"}), "utf-8")
    with pytest.raises(snapshot.StaleSnapshot):
        snapshot.load(tmp_path / "index")
    assert open_index(Places(folder, tmp_path)).generation == generation


def test_a_thousand_files_and_a_big_one(corpus: Write, tmp_path: Path) -> None:
    files = {f"{at:04}.txt": f"第{at}號倉庫存放著{at + 5_000}箱貨物。" for at in range(1_000)}
    folder = corpus({**files, "大.txt": "這一行沒有說什麼新鮮的事情。" * 120_000})
    assert (folder / "大.txt").stat().st_size > 5_000_000
    searcher = open_index(Places(folder, tmp_path))
    assert len(searcher.articles) == 1_001
    assert ask(searcher, "第777號倉庫有多少箱貨物").hits[0].passage.article == "0777"


def test_only_what_changed_is_read_and_segmented(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus({f"{at:02}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(30)} | {"zz.doc": b"x"})
    before = open_index(Places(folder, tmp_path))
    corpus({"07.txt": "第7間圖書館已經關門了。", "15b.txt": "新的圖書館下個月開張。"})
    (folder / "20.txt").unlink()
    (folder / "03.txt").touch()
    segmented: list[str] = []
    count = segment.Segmenter.count

    def counting(self: segment.Segmenter, passages: Sequence[Passage]) -> Mapping[str, counts.Counts]:
        segmented.extend(passage.text for passage in passages)
        return count(self, passages)

    monkeypatch.setattr(segment.Segmenter, "count", counting)
    after, report = reindex(Places(folder, tmp_path), before)
    assert segmented == ["第7間圖書館已經關門了。", "新的圖書館下個月開張。"]
    assert (report.change.new, report.change.changed, report.change.gone) == (("15b",), ("07",), ("20",))
    (tmp_path / "index").rename(tmp_path / "before")
    fresh = open_index(Places(folder, tmp_path))
    assert list(after.passages) == list(fresh.passages)
    assert after.generation == fresh.generation
    for question in ("圖書館關門", "第19間圖書館", "下個月開張"):
        assert ask(after, question) == ask(fresh, question)
    segmented.clear()
    assert reindex(Places(folder, tmp_path), after)[1].generation == after.generation
    assert segmented == []


def test_many_passages_are_segmented_in_processes_alike(tmp_path: Path, searcher: Searcher) -> None:
    texts = [Passage("a#1", "a", "", "", "", f"第{at}間圖書館每天{at}點開門。") for at in range(segment.POOL_PAYS_FROM)]
    with segment.Segmenter(searcher.analyzer, tmp_path) as segmenter:
        many, few = segmenter.count(texts), segmenter.count(texts[:300])
    for field in FIELDS:
        assert np.array_equal(many[field].starts[:301], few[field].starts)
        assert np.array_equal(many[field].digests[: few[field].starts[-1]], few[field].digests)
