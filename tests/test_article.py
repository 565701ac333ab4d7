"""Reading: what of a file is the article, and what of a page is furniture."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import NoCorpus, article_name, list_files, read_article, split_article
from corpus.cleaning import drop_notes
from corpus.decoding import UnknownEncoding, decode
from tests.conftest import ARTICLES

Write = Callable[..., Path]
STORY = "市政府今天宣布，新的圖書館將在明年春天開放。市民可以免費借閱所有的書籍。"


def test_the_first_article_is_read_whole() -> None:
    article = read_article(next(ARTICLES.glob("*.txt")))
    assert article.title == "長春掀起新一輪大招商熱潮"
    assert (article.date, article.source) == ("2013-03-05", "中國吉林網")
    assert len(article.paragraphs) == 11
    assert article.paragraphs[0] == "招商引資的力度,在一定程度上決定發展速度。"
    assert article.paragraphs[-1].endswith("全力推動長春經濟社會發展提質、提速、提位。")
    whole = "".join(article.paragraphs)
    assert not any(word in whole for word in ("版權", "ICP", "延伸閱讀", "熱點", "特色小鎮", "010-65363056"))
    assert not any(tone in whole for tone in "āáǎàēéěèīíǐìōóǒòūúǔù")
    assert "力爭引進世界500強6戶、國內500強10戶。" in whole


@pytest.mark.parametrize(
    ("noted", "plain"),
    [
        ("長(zhǎng)春", "長春"),
        ("6戶(hù)", "6戶"),
        ("好（hǎo）人", "好人"),
        ("綠(lǜ)茶", "綠茶"),
        ("長(zha\u030cng)春", "長春"),
        ("長(zhǎng)春來(lái)了(le)", "長春來了"),
        ("要?jiǎng)?chuàng)新", "要□新"),
        ("殘簡□□二字", "殘簡□□二字"),
    ],
)
def test_notes_go(noted: str, plain: str) -> None:
    assert drop_notes(noted) == plain


@pytest.mark.parametrize(
    "kept",
    [
        "股票(A股)",
        "今年(2013)",
        "語言(Python)",
        "吃了(le)",
        "公司(IBM)",
        "(zhǎng)",
        "a(zhǎng)",
        "會(1)",
        "什麼?(好)",
        "重慶(Chóngqìng)",
    ],
)
def test_other_brackets_stay(kept: str) -> None:
    assert drop_notes(kept) == kept


@given(st.text(alphabet="長春(（)）zhǎngāb1。 \n"))
def test_dropping_notes_only_removes(text: str) -> None:
    rest = iter(text)
    assert all(character in rest for character in drop_notes(text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_encodings(encoding: str) -> None:
    text = STORY if encoding != "gb18030" else "市政府今天宣布，新的图书馆将在明年春天开放。"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 20, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8])
def test_bytes_that_are_no_text_are_named(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode()) == text


def test_one_bare_paragraph_is_all_body(corpus: Write) -> None:
    article = read_article(corpus({"圖書館.txt": STORY}) / "圖書館.txt")
    assert (article.title, article.paragraphs, article.date) == ("圖書館", (STORY,), "")
    assert [passage.id for passage in split_article(article)] == ["圖書館#1"]


def test_markdown_with_front_matter(corpus: Write) -> None:
    text = f"---\ntitle: 新圖書館\ndate: 2024-05-06\nsource: 日報\ntags: [a]\n---\n# 標題\n\n{STORY}\n\n- 借書**免費**\n- [還書](http://x.y)要準時\n"
    article = read_article(corpus({"a.md": text}) / "a.md")
    assert (article.title, article.date, article.source) == ("新圖書館", "2024-05-06", "日報")
    assert article.paragraphs == ("標題", STORY, "借書免費", "還書要準時")
    assert split_article(article)[0].text == "新圖書館\ndate: 2024-05-06\nsource: 日報"


def test_html_keeps_the_story_and_nothing_else(corpus: Write) -> None:
    page = f"""<html><head><title>新圖書館 - 日報網</title><meta name="source" content="日報">
    <meta property="article:published_time" content="2024-05-06T08:00:00+08:00"><script>alert('長春')</script>
    <style>p {{color: red}}</style></head><body><nav><a>首頁</a><a>新聞</a></nav><h1>新圖書館</h1>
    <div>2024年5月6日 來源：日報</div><p>{STORY}</p><!-- 秘密 --><p>借書<b>免費</b>，<br>還書要準時。</p>
    <footer>版權所有 日報網</footer></body></html>"""
    article = read_article(corpus({"a.html": page}) / "a.html")
    assert (article.title, article.date, article.source) == ("新圖書館", "2024-05-06", "日報")
    assert article.paragraphs == (STORY, "借書免費，", "還書要準時。")


def test_furniture_at_the_edges_goes_and_the_middle_stays(corpus: Write) -> None:
    page = f"""新圖書館開放
首頁 > 新聞 > 本地
2024-05-06 10:30 來源：日報 作者：王小明
分享到：
{STORY}
開放時間
本站是市內第一座公共圖書館，轉載請見公告。
版權與借閱的規定也在會上說明了。
責任編輯：李四
版權聲明：未經授權不得轉載本文，違者必究，本報保留一切法律權利。
相關閱讀
哪些圖書館值得一去？
Copyright © 2024 日報網 All Rights Reserved"""
    article = read_article(corpus({"a.txt": page}) / "a.txt")
    assert (article.title, article.date, article.source) == ("新圖書館開放", "2024-05-06", "日報")
    assert article.paragraphs == (
        STORY,
        "開放時間",
        "本站是市內第一座公共圖書館，轉載請見公告。",
        "版權與借閱的規定也在會上說明了。",
    )


def test_lists_without_a_full_stop_are_kept(corpus: Write) -> None:
    article = read_article(corpus({"a.txt": "聯絡方式\n電話 12345\n地址 中山路一號"}) / "a.txt")
    assert (article.title, article.paragraphs) == ("聯絡方式", ("電話 12345", "地址 中山路一號"))


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


def test_front_matter_is_read_in_every_format(corpus: Write) -> None:
    front = "---\ntitle: 通告\ndate: 2024-05-01\n---\n"
    for name, body in (("a.txt", STORY), ("b.md", STORY), ("c.html", f"<p>{STORY}</p>")):
        article = read_article(corpus({name: front + body}) / name)
        assert (article.title, article.date, article.paragraphs) == ("通告", "2024-05-01", (STORY,)), name
    article = read_article(corpus({"d.txt": f"---\n{STORY}\n---\n{STORY}"}) / "d.txt")
    assert article.paragraphs.count(STORY) == 2


def test_a_row_of_a_table_stays_one_line(corpus: Write) -> None:
    rows = "<table><tr><th>作品<th>年份</tr><tr><td>灰鴿子</td><td>2008年</td></tr></table>"
    article = read_article(corpus({"a.html": f"<h1>作品年表</h1><p>{STORY}</p>{rows}<p>{STORY}</p>"}) / "a.html")
    assert article.paragraphs[1:3] == ("作品\u3000年份", "灰鴿子\u30002008年")


def test_a_question_stays_with_its_answer(corpus: Write) -> None:
    article = read_article(
        corpus({"a.txt": "訪談\n問：您最喜歡的作家是誰？\n答：我最喜歡沈從文。\n問：為什麼？\n答：因為他寫得樸素。"}) / "a.txt"
    )
    texts = [passage.text for passage in split_article(article)]
    assert "問：您最喜歡的作家是誰？\n答：我最喜歡沈從文。" in texts
