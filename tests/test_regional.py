"""Words as other regions say them."""

from pathlib import Path

import pytest

from index import Places, State, ask, open_index
from tests.conftest import Write


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("軟體怎麼更新", "软件每月更新。"), ("软件怎么更新", "软件每月更新。"), ("计程车在哪里", "出租車在東門外。")],
)
def test_regional_words_meet(corpus: Write, tmp_path: Path, asked: str, stands: str) -> None:
    folder = corpus({"a.txt": "软件每月更新。", "b.txt": "出租車在東門外。", "c.txt": "圖書館每天開門。"})
    found = ask(open_index(Places(folder, tmp_path)), asked)
    assert found.state is not State.NOT_FOUND
    assert found.hits[0].sentence_text == stands
