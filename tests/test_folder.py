"""The folder of articles: what is in it, and what each article is called."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import NoCorpus, Reason, Unread, article_name, list_files, name_articles, read_article


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoCorpus):
        list_files(tmp_path / "nowhere")


def test_the_folder_is_listed_as_it_is(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    for path in ("b.txt", "deep/er/a.txt", ".hidden.txt", ".git/x.txt"):
        (articles / path).parent.mkdir(parents=True, exist_ok=True)
        (articles / path).write_text("文", "utf-8")
    (articles / "linked.txt").symlink_to(articles / "b.txt")
    (articles / "nowhere.txt").symlink_to(articles / "gone")
    (articles / "circle").symlink_to(articles)
    (tmp_path / "secret.txt").write_text("秘密", "utf-8")
    (articles / "out.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(articles / "pipe.txt")
    files = list_files(articles)
    assert [name for name, state in files.items() if state.is_readable] == ["deep/er/a.txt", "b.txt", "linked.txt"]
    assert {name for name, state in files.items() if not state.is_readable} == {"circle", "nowhere.txt", "out.txt", "pipe.txt"}
    assert {state.size for state in files.values() if state.is_readable} == {3}


def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, tmp_path / "nowhere.txt"):
        with pytest.raises(Unread) as unread:
            read_article(path)
        assert unread.value.reason in (Reason.UNREADABLE, Reason.FORMAT)


@pytest.mark.skipif(os.geteuid() == 0, reason="root opens every folder")
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "closed").mkdir(mode=0)
    assert list(list_files(tmp_path / "articles")) == ["closed"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=6))
def test_an_article_is_named_as_its_file(name: str) -> None:
    assert article_name(f"folder/{name}") == (Path(f"folder/{name}").stem if name not in (".", "..") else name)


def test_names_are_stems_where_they_can_be() -> None:
    paths = ["a.txt", "2023/index.md", "2024/index.md", "b.md", "b.txt", "sub/c.md"]
    names = {"a.txt": "a", "2023/index.md": "2023/index", "2024/index.md": "2024/index", "sub/c.md": "c"}
    assert name_articles(paths) == {**names, "b.md": "b.md", "b.txt": "b.txt"}


def test_a_path_that_is_the_stem_of_another_file_makes_that_one_longer() -> None:
    names = name_articles(["price", "price.md", "price.md.txt"])
    assert names == {"price": "price", "price.md": "price.md", "price.md.txt": "price.md.txt"}


@given(st.lists(st.text("ab./", min_size=1, max_size=6), unique=True))
def test_no_two_articles_have_one_name(paths: list[str]) -> None:
    names = name_articles(paths)
    assert list(names) == paths
    assert len(set(names.values())) == len(paths)
