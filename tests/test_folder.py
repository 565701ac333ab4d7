"""The folder of articles: what is in it, and what each article is called."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import NoCorpus, article_name, list_files, name_articles


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
    files = list_files(articles)
    assert list(files) == ["deep/er/a.txt", "b.txt", "linked.txt"]
    assert {state.size for state in files.values()} == {3}


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


@given(st.lists(st.text("ab./", min_size=1, max_size=6), unique=True))
def test_no_two_articles_have_one_name(paths: list[str]) -> None:
    names = name_articles(paths)
    assert list(names) == paths
    assert len(set(names.values())) == len(paths)
