"""jieba's words, and the dictionary that is kept between starts."""

import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.folding import fold
from index.text.tokenizer import Tokenizer
from index.words import word_list
from tests.measure.memory import kept

ARTICLES = sorted((Path(__file__).parents[1] / "corpus" / "articles").glob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a copy of the dictionary that is kept."""
    folder = tmp_path / "own"
    folder.mkdir()
    for file in kept():
        if file.suffix in {".trie", ".counts"}:
            shutil.copy(file, folder)
    return folder


def _kept(folder: Path, suffix: str) -> Path:
    [file] = folder.glob(f"jieba-*.{suffix}")
    return file


@pytest.fixture(scope="module")
def jieba() -> Any:
    """jieba's tokenizer as it comes, with our words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in word_list("userdict.txt"):
        tokenizer.add_word(fold(word))
    return tokenizer


@pytest.fixture(scope="module")
def ours(made_once: Path) -> tuple[Tokenizer, Tokenizer]:
    """As it is, and with the dictionary in memory."""
    mapped, hurried = Tokenizer(made_once), Tokenizer(made_once)
    hurried.hurry()
    return mapped, hurried


def _assert_cut_alike(ours: tuple[Tokenizer, Tokenizer], jieba: Any, text: str) -> None:
    for tokenizer in ours:
        assert list(tokenizer.cut(text)) == list(jieba.cut(text))
        assert list(tokenizer.cut_for_search(text)) == list(jieba.cut_for_search(text))
        assert list(tokenizer.spans(text)) == list(jieba.tokenize(text))


@given(st.text() | st.text(st.sampled_from("一中大不王三马小无高长春招商引资工作的了500强 ,。aZ+#-")))
def test_the_words_are_those_of_jieba(ours: tuple[Tokenizer, Tokenizer], jieba: Any, text: str) -> None:
    _assert_cut_alike(ours, jieba, text)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_words_of_an_article_are_those_of_jieba(ours: tuple[Tokenizer, Tokenizer], jieba: Any, article: Path) -> None:
    _assert_cut_alike(ours, jieba, fold(article.read_text("utf-8")))


def test_the_dictionary_as_a_whole_is_that_of_jieba(ours: tuple[Tokenizer, Tokenizer], jieba: Any) -> None:
    every = ours[0].words()
    assert every == jieba.FREQ
    assert all(ours[0].is_word(word) == bool(count) for word, count in every.items())


@pytest.mark.parametrize("nothing", ["", "\ud800", "\0", "招商\udc00"])
def test_what_is_no_text_is_no_word(ours: tuple[Tokenizer, Tokenizer], nothing: str) -> None:
    assert not ours[0].is_word(nothing)


@pytest.mark.parametrize("suffix", ["trie", "counts"])
def test_a_dictionary_that_others_may_write_is_made_anew(folder: Path, suffix: str) -> None:
    file = _kept(folder, suffix)
    file.chmod(0o666)
    assert list(Tokenizer(folder).cut("招商引资工作")) == ["招商引资", "工作"]
    assert file.stat().st_mode & 0o022 == 0


@pytest.mark.parametrize("suffix", ["trie", "counts"])
@pytest.mark.parametrize("left", [0, 1, 4, 1_000, 1_000_000])
def test_a_dictionary_that_is_cut_short_is_made_anew(folder: Path, suffix: str, left: int) -> None:
    file = _kept(folder, suffix)
    file.write_bytes(file.read_bytes()[:left])
    assert list(Tokenizer(folder).cut("招商引资工作")) == ["招商引资", "工作"]


def test_words_of_an_admin_are_words(folder: Path) -> None:
    (folder / "userdict.txt").write_text("云岭古镇\n", "utf-8")
    assert "云岭古镇" in Tokenizer(folder).cut("到云岭古镇去")
