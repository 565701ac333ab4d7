"""Questions about an article itself: its date, source, title."""

from pathlib import Path

import pytest

from index import Places, Searcher, State, ask, open_index
from tests.conftest import Write


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("什么时候发布的", "2013-03-05"),
        ("這篇文章是什麼時候寫的？", "2013-03-05"),
        ("發布日期", "2013-03-05"),
        ("when was it published?", "2013-03-05"),
        ("来源", "中國吉林網"),
        ("消息出處是哪裡", "中國吉林網"),
        ("what is the source", "中國吉林網"),
        ("標題是什麼", "長春掀起新一輪大招商熱潮"),
    ],
)
def test_articles_are_asked_about_themselves(searcher: Searcher, question: str, span: str) -> None:
    found = ask(searcher, question)
    assert found.state is State.ANSWERED
    assert found.hits[0].span
    assert found.hits[0].passage.text[slice(*found.hits[0].span)] == span


def test_of_many_articles_the_topic_chooses(corpus: Write, tmp_path: Path) -> None:
    pages = {"a.txt": ("圖書館擴建", "2020-01-02"), "b.txt": ("綠茶的故事", "2021-03-04"), "c.txt": ("火車站改名", "2022-05-06")}
    folder = corpus({name: f"{title}\n日期：{date}\n這是一篇關於別的事情的文章。" for name, (title, date) in pages.items()})
    searcher = open_index(Places(folder, tmp_path))
    assert ask(searcher, "關於綠茶的文章是什麼時候發布的").hits[0].sentence_text == "日期：2021-03-04"
    everything = ask(searcher, "什麼時候發布的")
    assert (everything.state, len(everything.hits)) == (State.POSSIBLE, 3)
