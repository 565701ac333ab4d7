"""jieba's words, and the dictionary that is kept between starts."""

import marshal
import shutil
from pathlib import Path

import pytest

from index.text.tokenizer import Tokenizer
from tests.measure.memory import kept


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a copy of the dictionary that is kept."""
    folder = tmp_path / "own"
    folder.mkdir()
    for file in kept():
        if file.suffix == ".dictionary":
            shutil.copy(file, folder)
    return folder


def _kept(folder: Path) -> Path:
    [file] = folder.glob("jieba-*.dictionary")
    return file


def test_a_dictionary_that_others_may_write_is_made_anew(folder: Path) -> None:
    file = _kept(folder)
    file.write_bytes(marshal.dumps(({"招商": 0}, 1)))
    file.chmod(0o666)
    assert list(Tokenizer(folder).cut("招商引资工作")) == ["招商引资", "工作"]
    assert file.stat().st_mode & 0o022 == 0


@pytest.mark.parametrize("left", [b"", b"\x00", b"[\x05"])
def test_a_dictionary_that_is_cut_short_is_made_anew(folder: Path, left: bytes) -> None:
    _kept(folder).write_bytes(left)
    assert list(Tokenizer(folder).cut("招商引资工作")) == ["招商引资", "工作"]


def test_words_of_an_admin_are_words(folder: Path) -> None:
    (folder / "userdict.txt").write_text("云岭古镇\n", "utf-8")
    assert "云岭古镇" in Tokenizer(folder).cut("到云岭古镇去")
