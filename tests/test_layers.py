"""A thin layer over an earlier build: whatever changed in whatever order, all is as if it were built from nothing."""

import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Places, Searcher, ask, open_index, reindex
from index.building import plan
from index.engine import postings
from index.engine.scoring import DEEP
from index.engine.snapshot import load
from index.searcher import Found
from index.text.folding import read_text
from tests.conftest import Write

WORDS = [
    "圖書館",
    "游泳池",
    "市長",
    "綠茶",
    "火車站",
    "九點開門",
    "住在台北",
    "重慶",
    "A380",
    "open",
    "the library",
    "票價",
    "三百元",
]
OPEN_FILES = Path("/proc/self/fd")
NAMES = ["a.txt", "b.md", "c.txt", "d/a.txt", "d/e.txt", "f/g.md", "h.txt"]
TEXT = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(lambda some: "的".join(some) + "。"), max_size=3)
CHANGE = st.tuples(st.sampled_from(["write", "write", "touch", "delete", "rename"]), *[st.sampled_from(NAMES)] * 2, TEXT)
QUESTIONS = [
    "圖書館幾點開門",
    "市長住在哪裡",
    "when does the library open",
    "who is the mayor",
    "chongqing",
    "綠茶的票價",
    "A380",
]


def change(folder: Path, kind: str, name: str, other: str, text: list[str]) -> None:
    """What somebody may do in a folder."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    if kind == "write":
        path.write_text("\n\n".join(text), "utf-8")
    elif path.exists() and kind == "touch":
        os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))
    elif path.exists() and kind == "delete":
        path.unlink()
    elif path.exists() and kind == "rename":
        (folder / other).parent.mkdir(exist_ok=True)
        path.replace(folder / other)


def _told(found: Found) -> list[object]:
    return [(one.row, one.passage, one.scores, one.sets, one.nearness) for one in found.candidates]


def assert_the_same(one: Searcher, other: Searcher, questions: list[str]) -> None:
    """All that is known and every score, bit for bit."""
    assert (one.generation, one.made_of[1], one.problems) == (other.generation, other.made_of[1], other.problems)
    assert one.articles == other.articles
    assert list(one.passages) == list(other.passages)
    for text in questions:
        asked = one.read(read_text(text))
        assert asked == other.read(read_text(text))
        for among in (None, range(0, len(one.passages), 2)):
            found, expected = (searcher.search(asked, 10, among) for searcher in (one, other))
            assert _told(found) == _told(expected)
            np.testing.assert_array_equal(found.idf, expected.idf)
            np.testing.assert_array_equal(found.idf_at_large(), expected.idf_at_large())
            np.testing.assert_array_equal(found.set_idf, expected.set_idf)
        assert ask(one, text) == ask(other, text)


@pytest.mark.parametrize("short", [-1, postings._SHORT])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(CHANGE, max_size=8), rounds=st.lists(st.lists(CHANGE, min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_thin_layer_answers_as_what_is_built_from_nothing(
    made_once: Path,
    short: int,
    before: list[tuple[str, str, str, list[str]]],
    rounds: list[list[tuple[str, str, str, list[str]]]],
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "_THIN", 1e9)
        patch.setattr(postings, "_SHORT", short)
        folder, data = Path(name) / "articles", Path(name) / "data"
        folder.mkdir()
        data.mkdir()
        for file in made_once.iterdir():
            if file.is_file():
                (data / file.name).hardlink_to(file)
        (folder / "z.txt").write_text("這一篇總是在這裡。\n\n圖書館的門票是三百元。", "utf-8")
        for one in before:
            change(folder, *one)
        searcher = open_index(Places(folder, data))
        for some in rounds:
            for one in some:
                change(folder, *one)
            searcher, _ = reindex(Places(folder, data), searcher, may_shrink=True)
        (data / "index").rename(data / "before")
        fresh = open_index(Places(folder, data))
        (data / "index").rename(data / "fresh")
        (data / "before").rename(data / "index")
        assert len(fresh.snapshot.layers) == 1
        assert_the_same(searcher, fresh, QUESTIONS)
        assert_the_same(open_index(Places(folder, data)), fresh, QUESTIONS)  # from disk


@pytest.mark.parametrize("short", [-1, postings._SHORT])
@pytest.mark.parametrize("seed", range(3))
def test_so_it_does_where_not_all_passages_are_looked_into(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, short: int
) -> None:
    monkeypatch.setattr(plan, "_THIN", 1e9)
    monkeypatch.setattr(postings, "_SHORT", short)
    chance = random.Random(seed)

    def article() -> str:
        lines = (
            f"{chance.choice('東西南北')}區{chance.randrange(900)}號{'、'.join(chance.choices(WORDS, k=4))}。" for _ in range(12)
        )
        return "\n\n".join(lines)

    folder = corpus({f"{at:03}.txt": article() for at in range(80)})
    searcher = open_index(Places(folder, tmp_path))
    for _ in range(3):
        corpus({f"{chance.randrange(90):03}.txt": article() for _ in range(5)})
        for path in chance.sample(sorted(folder.iterdir()), 2):
            path.unlink()
        searcher, _ = reindex(Places(folder, tmp_path), searcher)
    (tmp_path / "index").rename(tmp_path / "before")
    fresh = open_index(Places(folder, tmp_path))
    assert len(fresh.passages) > 2 * DEEP
    assert_the_same(
        searcher, fresh, [*QUESTIONS, "東區500號的圖書館", "is the city hall of the mayor open", "swimming pool ticket"]
    )


@pytest.fixture
def town(corpus: Write, tmp_path: Path) -> tuple[Places, Callable[..., Path]]:
    """Some hundred articles of several passages."""
    files = {
        f"{at:03}.txt": "\n\n".join(f"第{at}區的{WORDS[(at + turn) % 7]}在{WORDS[(at * turn) % 5]}旁邊。" for turn in range(1, 5))
        for at in range(150)
    }
    return Places(corpus(files), tmp_path), corpus


def test_little_is_written_where_little_changed(town: tuple[Places, Write]) -> None:
    places, write = town
    before = open_index(places)
    write({"007.txt": "第7區沒有圖書館了。"})
    after, report = reindex(places, before)
    assert report.change.changed == ("007",)
    lowest, upper = after.snapshot.layers
    assert lowest is before.snapshot.layers[0]
    assert len(upper) == 1
    assert load(places.index_dir).layers[0].folder == before.snapshot.folder


def test_a_thin_layer_that_grew_is_compiled_with_the_one_below(town: tuple[Places, Write]) -> None:
    places, write = town
    searcher = open_index(places)
    layers = []
    for at in range(12):
        write({f"{at:03}.txt": f"第{at}區的火車站今天不開。"})
        searcher, _ = reindex(places, searcher)
        layers.append(len(searcher.snapshot.layers))
        named = {path.name for path in places.index_dir.iterdir() if path.is_dir()}
        assert len(named) <= 4  # this one, the one before, and what they stand on
    assert set(layers) == {1, 2}
    (places.index_dir).rename(places.data_dir / "before")
    assert_the_same(searcher, open_index(places), [*QUESTIONS, "第5區的火車站開嗎", "第100區的圖書館在哪裡旁邊"])


@pytest.mark.parametrize("damage", ["header.json", "articles.jsonl", "order.npy", "passages.npy", "words.rows.npy"])
@pytest.mark.parametrize("where", [0, 1])
def test_a_damaged_layer_is_built_again(town: tuple[Places, Write], damage: str, where: int) -> None:
    places, write = town
    write({"007.txt": "第7區沒有圖書館了。"})
    before = open_index(places)
    write({"007.txt": "第7區又有圖書館了。"})
    after, _ = reindex(places, before)
    file = after.snapshot.layers[where].folder / damage
    file.write_bytes(file.read_bytes()[:-4])
    again = open_index(places)
    assert again.generation == after.generation
    assert ask(again, "第7區有圖書館嗎").hits[0].passage.article == "007"


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="the system does not tell which files are open")
def test_two_layers_of_a_small_folder_keep_few_files_open(corpus: Write, tmp_path: Path) -> None:
    places = Places(corpus({f"{at}.txt": f"第{at}號倉庫存放著{at + 50}箱貨物。" for at in range(99)}), tmp_path)
    before = open_index(places)
    corpus({"3.txt": "第3號倉庫存放著茶葉。"})
    opened = len(list(OPEN_FILES.iterdir()))
    now, _ = reindex(places, before)
    assert len(now.snapshot.layers) == 2
    assert len(list(OPEN_FILES.iterdir())) <= opened + 8  # of some ninety
