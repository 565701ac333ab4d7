"""Names in other letters that no dictionary has: an admin's `synonyms.txt` says whom they mean."""

from pathlib import Path

import pytest

from index import Places, State, ask, open_index
from tests.conftest import Write

NOVEL = {
    "一.txt": "第一回\n\n韋小寶在揚州麗春院長大，母親是韋春花。\n\n陳近南是天地會的總舵主，收了他作徒弟。",
    "二.txt": "第二回\n\n康熙八歲登基，鰲拜專權多年。",
}


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("Where did Trinket grow up?", "揚州麗春院"),
        ("Who is the mother of Wei Xiaobao?", "韋春花"),
        ("Trinket的母親是誰", "韋春花"),
    ],
)
def test_a_name_stands_for_whom_it_means(corpus: Write, tmp_path: Path, asked: str, shown: str) -> None:
    (tmp_path / "synonyms.txt").write_text("Wei Xiaobao = Trinket = 韋小寶\n", "utf-8")
    found = ask(open_index(Places(corpus(NOVEL), tmp_path)), asked)
    assert found.state is not State.NOT_FOUND
    assert shown in found.hits[0].sentence_text


def test_a_name_inside_another_word_is_none(corpus: Write, tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("Trin 韋小寶\n", "utf-8")
    found = ask(open_index(Places(corpus(NOVEL), tmp_path)), "Trinkets")
    assert found.state is State.NOT_FOUND
