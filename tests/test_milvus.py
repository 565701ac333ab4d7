"""The passages in Milvus: the answers of the embedded index, generation by generation, and a server that goes away."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.console.botapi import Shown
from index import Places, Searcher, Unavailable, ask, open_index, reindex
from index.building import plan
from index.engine.milvus import ALIAS, Milvus
from index.text.folding import read_text
from tests.conftest import ARTICLES
from tests.milvus_server import MilvusServer
from tests.test_command_line import run
from tests.test_quality import QUESTIONS
from tests.world import ADMIN, MEMBER, World, make_settings, text

Write = Callable[..., Path]


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusServer]:
    with MilvusServer(tmp_path_factory.mktemp("milvus")) as running:
        yield running


def by_chat(shown: list[Shown]) -> dict[int, str]:
    return {one.message["chat"]["id"]: str(one.message["text"]) for one in shown}


async def resumed(world: World, question: str) -> dict[int, str]:
    """What people see when the question is answered again: the line to a server that came back takes a second or so."""
    for _ in range(50):
        told = by_chat(await world.says(question))
        if "稍後再試" not in told[MEMBER["id"]]:
            return told
        await asyncio.sleep(0.1)
    raise AssertionError("answers did not resume")


def test_the_answers_are_those_of_the_embedded_index(searcher: Searcher, server: MilvusServer, tmp_path: Path) -> None:
    over_milvus = open_index(Places(ARTICLES, tmp_path, server.uri))
    for question in [one["question"] for one in QUESTIONS]:
        there, here = ask(over_milvus, question), ask(searcher, question)
        if any(map(str.isalpha, filter(str.isascii, question))):  # sets of translations have an estimated idf there
            assert [hit.passage.id for hit in there.hits[:1]] == [hit.passage.id for hit in here.hits[:1]], question
        else:
            assert there.state is here.state, question
            assert [hit.sentence_text for hit in there.hits[:3]] == [hit.sentence_text for hit in here.hits[:3]], question
            assert [hit.span for hit in there.hits[:1]] == [hit.span for hit in here.hits[:1]], question


def test_a_file_of_milvus_lite_does_as_well(tmp_path: Path) -> None:
    over_milvus = open_index(Places(ARTICLES, tmp_path, str(tmp_path / "milvus.db")))
    assert "世界500強6戶" in ask(over_milvus, "how many 500強 firms are targeted").hits[0].sentence_text


def test_a_corpus_of_very_many_terms(corpus: Write, tmp_path: Path) -> None:
    hanzi = [chr(0x4E00 + at) for at in range(280)]
    pairs = "，".join(first + second for first in hanzi for second in hanzi)
    folder = corpus({"a.txt": "新的圖書館將在明年春天開放，市民可以免費借閱。", "b.txt": pairs})
    over_milvus = open_index(Places(folder, tmp_path, str(tmp_path / "milvus.db")))
    assert "明年春天" in ask(over_milvus, "圖書館什麼時候開放").hits[0].sentence_text


def test_a_generation_takes_over_at_once_and_the_one_before_answers_on(
    corpus: Write, server: MilvusServer, tmp_path: Path
) -> None:
    folder = corpus({"茶.txt": "綠茶要用八十度的水泡。"})
    before = open_index(Places(folder, tmp_path, server.uri))
    after, report = reindex(
        Places(corpus({"茶.txt": "紅茶要用滾水泡。", "站.txt": "火車站在東邊。"}), tmp_path, server.uri), before
    )
    assert (report.change.new, report.change.changed) == (("站",), ("茶",))
    assert "紅茶" in ask(after, "什麼茶用滾水").hits[0].sentence_text
    assert "綠茶" in ask(before, "綠茶用幾度的水").hits[0].sentence_text
    last, _ = reindex(Places(corpus({"茶.txt": "烏龍茶要用熱水泡。"}), tmp_path, server.uri), after)
    client = Milvus(server.uri)._client
    assert client.describe_alias(ALIAS)["collection_name"] == f"{ALIAS}_{last.generation}"
    assert sorted(client.list_collections()) == sorted(f"{ALIAS}_{one.generation}" for one in (after, last))


def test_a_thin_layer_over_an_earlier_build_is_found_as_well(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "_THIN", 1e9)
    places = Places(corpus({f"{at}.txt": f"第{at}號倉庫存放著{at + 50}箱貨物。" for at in range(9)}), tmp_path)
    before = open_index(places)
    corpus({"3.txt": "第3號倉庫存放著茶葉。", "2a.txt": "第2號倉庫旁邊是火車站。"})
    (places.corpus_dir / "5.txt").unlink()
    here, _ = reindex(places, before)
    assert len(here.snapshot.layers) == 2
    there = open_index(Places(places.corpus_dir, tmp_path, str(tmp_path / "milvus.db")))
    for question in ("第3號倉庫存放著什麼", "火車站在哪裡", "第7號倉庫有多少箱", "第5號倉庫有多少箱"):
        asked = here.read(read_text(question))
        assert there.search(asked, 5).candidates == here.search(asked, 5).candidates


def test_an_upload_that_was_cut_off_is_done_again(server: MilvusServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*of: object) -> None:
        raise OSError("the line dropped")

    with monkeypatch.context() as patch:
        patch.setattr(Milvus, "_turn_alias", fail)
        with pytest.raises(Unavailable):
            open_index(Places(ARTICLES, tmp_path, server.uri))
    found = ask(open_index(Places(ARTICLES, tmp_path, server.uri)), "力爭引進多少戶500強")
    assert "世界500強6戶" in found.hits[0].sentence_text


def test_no_passages_at_all(corpus: Write, server: MilvusServer, tmp_path: Path) -> None:
    empty = open_index(Places(corpus(), tmp_path, server.uri))
    assert ask(empty, "有什麼").hits == ()
    assert ask(empty, "what is there").hits == ()


async def test_a_server_that_goes_away_and_comes_back(server: MilvusServer, tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, MILVUS_URI=server.uri)).living() as world:
        assert "840億元" in text(await world.says("今年計劃利用多少內資"))
        server.stop()
        told = by_chat(await world.says("今年計劃利用多少內資"))
        assert "稍後再試" in told[MEMBER["id"]]
        assert "127.0.0.1" not in told[MEMBER["id"]]
        assert "Milvus" in told[ADMIN["id"]]
        [again] = await world.says("今年計劃利用多少內資")  # the admin has been told
        assert again.message["chat"]["id"] == MEMBER["id"]
        server.start()
        back = await resumed(world, "今年計劃利用多少內資")
        assert "840億元" in back[MEMBER["id"]]
        assert "恢复" in back[ADMIN["id"]]


async def test_reindex_without_the_server_leaves_everything(corpus: Write, server: MilvusServer, tmp_path: Path) -> None:
    folder = corpus({"茶.txt": "綠茶要用八十度的水泡。"})
    async with World(make_settings(folder, tmp_path, MILVUS_URI=server.uri)).living() as world:
        corpus({"茶.txt": "紅茶要用滾水泡。"})
        server.stop()
        await world.says("/reindex", ADMIN)
        assert "Milvus" in await world.rebuilt()
        server.start()
        assert "綠茶" in (await resumed(world, "綠茶用幾度的水"))[MEMBER["id"]]
        await world.says("/reindex", ADMIN)
        assert "重建完成" in await world.rebuilt()
        assert "紅茶" in text(await world.says("什麼茶用滾水"))


def test_without_a_server_one_sentence_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "ask", "長春", MILVUS_URI="http://127.0.0.1:9")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Milvus at 127.0.0.1" in done.stderr
    checked = run(tmp_path, "check", MILVUS_URI="http://127.0.0.1:9")
    assert checked.returncode == 1
    assert "index     BAD   Milvus at 127.0.0.1" in checked.stdout
