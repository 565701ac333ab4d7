"""A rebuild in a process of its own: the same index; whatever ends it leaves the old one or the new, and nothing that runs on."""

import multiprocessing
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import NoCorpus
from index import Places, Searcher, Shrunk, ask, open_index, reindex
from index.building import apart, generation, rebuild
from tests.conftest import ROOT, Write

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked for in /proc")
FILES = {f"{at:02}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(30)}
_REBUILDS = """
import sys
from pathlib import Path
from index import Places, open_index, reindex

if __name__ == "__main__":
    places = Places(Path(sys.argv[1]), Path(sys.argv[2]))
    before = open_index(places)
    for file in places.corpus_dir.iterdir():
        file.write_text(file.read_text("utf-8") * 2_000, "utf-8")
    reindex(places, before, lambda step, done, of: print(step, flush=True))
"""


@pytest.fixture(autouse=True)
def heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is much to read."""
    monkeypatch.setattr(generation, "_MUCH_TO_READ", 0)


@pytest.fixture
def opened(corpus: Write, tmp_path: Path) -> tuple[Places, Searcher]:
    """Thirty articles, of which one is other than when they were indexed."""
    places = Places(corpus(FILES), tmp_path)
    searcher = open_index(places)
    corpus({"07.txt": "第7間圖書館已經關門了。"})
    return places, searcher


def test_it_is_made_elsewhere_and_is_the_same(
    opened: tuple[Places, Searcher], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places, before = opened
    monkeypatch.delattr(rebuild, "renewed")  # by which it would be made here
    steps: list[str] = []
    after, report = reindex(places, before, lambda step, done, of: steps.append(step))
    assert report.change.changed == ("07",)
    assert {"read", "write"} <= set(steps)
    monkeypatch.undo()
    fresh = open_index(Places(places.corpus_dir, tmp_path / "fresh"))
    assert after.generation == fresh.generation
    assert ask(after, "第7間圖書館關門了嗎") == ask(fresh, "第7間圖書館關門了嗎")


def test_what_it_raises_is_raised_here(opened: tuple[Places, Searcher], tmp_path: Path) -> None:
    places, before = opened
    for file in places.corpus_dir.iterdir():
        file.unlink()
    (places.corpus_dir / "neu.txt").write_text("新的圖書館下個月開張。", "utf-8")
    with pytest.raises(Shrunk, match="only 1 of 30"):
        reindex(places, before)
    assert len(reindex(places, before, may_shrink=True)[0].articles) == 1
    with pytest.raises(NoCorpus):
        apart.renew_apart(Places(tmp_path / "nowhere", tmp_path), lambda step, done, of: None, may_shrink=False)


def test_much_is_to_be_done_when_words_changed(opened: tuple[Places, Searcher], monkeypatch: pytest.MonkeyPatch) -> None:
    places, before = opened
    after, _ = reindex(places, before)
    monkeypatch.setattr(generation, "_MUCH_TO_READ", 100)
    monkeypatch.delattr(rebuild, "renewed")  # by which it would be made here
    (places.data_dir / "userdict.txt").write_text("圖書館關門\n", "utf-8")
    again, report = reindex(places, after)
    assert report.articles == 30
    assert again.made_of[1] != after.made_of[1]
    assert ask(again, "第7間圖書館關門了嗎").hits[0].passage.article == "07"


class _EnoughError(RuntimeError):
    pass


def test_nobody_waits_for_one_that_is_not_wanted_any_more(opened: tuple[Places, Searcher]) -> None:
    places, before = opened

    def end(step: str, done: int, of: int) -> None:
        assert _at_work()
        raise _EnoughError

    with pytest.raises(_EnoughError):
        reindex(places, before, end)
    assert not _at_work()
    assert open_index(places).generation != before.generation  # and the next one is made as ever
    assert not list(places.index_dir.glob(".building-*"))


def test_one_that_is_ended_from_outside_leaves_the_old_index(opened: tuple[Places, Searcher]) -> None:
    places, before = opened

    def kill(step: str, done: int, of: int) -> None:
        for child in _at_work():
            child.kill()

    with pytest.raises(OSError, match="ended from outside"):
        reindex(places, before, kill)
    assert ask(before, "第3間圖書館幾點開門").hits[0].passage.article == "03"


def test_it_ends_with_the_one_that_started_it(corpus: Write, tmp_path: Path) -> None:
    places = Places(corpus(FILES), tmp_path)
    command = [sys.executable, "-c", _REBUILDS, str(places.corpus_dir), str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()  # it is at work
        family = _descendants(process.pid)
        process.kill()
    assert len(family) > 1
    end = time.monotonic() + 20
    while any(map(_runs, family)):
        assert time.monotonic() < end
        time.sleep(0.05)
    assert len(open_index(places).articles) == len(FILES)
    assert not list(places.index_dir.glob(".building-*"))


def _at_work() -> list[multiprocessing.process.BaseProcess]:
    """Our processes that rebuild; another one may be there that reads files for another test."""
    return [child for child in multiprocessing.active_children() if child.name == "reindex"]


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except FileNotFoundError:
        return []


def _descendants(process: int) -> list[int]:
    children = _children(process)
    return children + [one for child in children for one in _descendants(child)]


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
