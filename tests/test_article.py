"""Reading: a file's title, date and source, its text, and what of it is left out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article, Kind, Notice, Reason, Unread, read_article, split_article
from tests.conftest import ARTICLES

Write = Callable[..., Path]
STORY = "市政府今天宣布，新的圖書館將在明年春天開放。市民可以免費借閱所有的書籍。"


def _lines(article: Article) -> tuple[str, ...]:
    return tuple(block.text for block in article.blocks)


def test_the_first_article_is_read_whole() -> None:
    article = read_article(next(ARTICLES.glob("*.txt")))
    assert article.title == "長春掀起新一輪大招商熱潮"
    assert (article.date, article.source) == ("2013-03-05", "中國吉林網")
    assert len(_lines(article)) == 11
    assert _lines(article)[0] == "招商引資的力度,在一定程度上決定發展速度。"
    assert _lines(article)[-1].endswith("全力推動長春經濟社會發展提質、提速、提位。")
    whole = "".join(_lines(article))
    assert not any(word in whole for word in ("版權", "ICP", "延伸閱讀", "熱點", "特色小鎮", "010-65363056"))
    assert not any(tone in whole for tone in "āáǎàēéěèīíǐìōóǒòūúǔù")
    assert "力爭引進世界500強6戶、國內500強10戶。" in whole


def test_one_bare_paragraph_is_all_body(corpus: Write) -> None:
    article = read_article(corpus({"圖書館.txt": STORY}) / "圖書館.txt")
    assert (article.title, _lines(article), article.date) == ("圖書館", (STORY,), "")
    assert [passage.id for passage in split_article(article)] == ["圖書館#0", "圖書館#1"]


def test_markdown_with_front_matter(corpus: Write) -> None:
    text = f"---\ntitle: 新圖書館\ndate: 2024-05-06\nsource: 日報\ntags: [a]\n---\n# 標題\n\n{STORY}\n\n- 借書**免費**\n- [還書](http://x.y)要準時\n"
    article = read_article(corpus({"a.md": text}) / "a.md")
    assert (article.title, article.date, article.source) == ("新圖書館", "2024-05-06", "日報")
    assert _lines(article) == ("標題", STORY, "• 借書免費", "• 還書（http://x.y）要準時")
    assert split_article(article)[0].text == "新圖書館\ndate: 2024-05-06\nsource: 日報"


def test_html_keeps_the_story_and_nothing_else(corpus: Write) -> None:
    page = f"""<html><head><title>新圖書館 - 日報網</title><meta name="source" content="日報">
    <meta property="article:published_time" content="2024-05-06T08:00:00+08:00"><script>alert('長春')</script>
    <style>p {{color: red}}</style></head><body><nav><a>首頁</a><a>新聞</a></nav><h1>新圖書館</h1>
    <div>2024年5月6日 來源：日報</div><p>{STORY}</p><!-- 秘密 --><p>借書<b>免費</b>，<br>還書要準時。</p>
    <footer>版權所有 日報網</footer></body></html>"""
    article = read_article(corpus({"a.html": page}) / "a.html")
    assert (article.title, article.date, article.source) == ("新圖書館", "2024-05-06", "日報")
    assert _lines(article) == (STORY, "借書免費，", "還書要準時。")


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
    assert _lines(article) == (
        STORY,
        "開放時間",
        "本站是市內第一座公共圖書館，轉載請見公告。",
        "版權與借閱的規定也在會上說明了。",
    )


def test_lists_without_a_full_stop_are_kept(corpus: Write) -> None:
    article = read_article(corpus({"a.txt": "聯絡方式\n電話 12345\n地址 中山路一號"}) / "a.txt")
    assert (article.title, _lines(article)) == ("聯絡方式", ("電話 12345", "地址 中山路一號"))


def test_front_matter_is_read_in_every_format(corpus: Write) -> None:
    front = "---\ntitle: 通告\ndate: 2024-05-01\n---\n"
    for name, body in (("a.txt", STORY), ("b.md", STORY), ("c.html", f"<p>{STORY}</p>")):
        article = read_article(corpus({name: front + body}) / name)
        assert (article.title, article.date, _lines(article)) == ("通告", "2024-05-01", (STORY,)), name
    article = read_article(corpus({"d.txt": f"---\n{STORY}\n---\n{STORY}"}) / "d.txt")
    assert _lines(article).count(STORY) == 2


def test_a_row_of_a_table_stays_one_line(corpus: Write) -> None:
    rows = "<table><tr><th>作品<th>年份</tr><tr><td>灰鴿子</td><td>2008年</td></tr></table>"
    article = read_article(corpus({"a.html": f"<h1>作品年表</h1><p>{STORY}</p>{rows}<p>{STORY}</p>"}) / "a.html")
    row = article.blocks[1]
    assert (row.kind, row.header, row.text) == (Kind.ROW, "作品\u3000年份", "灰鴿子\u30002008年")
    assert "作品\u3000年份\n灰鴿子\u30002008年" in [passage.text for passage in split_article(article)]


def test_a_question_stays_with_its_answer(corpus: Write) -> None:
    article = read_article(
        corpus({"a.txt": "訪談\n問：您最喜歡的作家是誰？\n答：我最喜歡沈從文。\n問：為什麼？\n答：因為他寫得樸素。"}) / "a.txt"
    )
    texts = [passage.text for passage in split_article(article)]
    assert "問：您最喜歡的作家是誰？\n答：我最喜歡沈從文。" in texts


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("鹭岛灯塔建于1903年\n塔高二十八米\n守塔人陈阿土\n", "note"),
        ("大门密码：4455#\n物业电话：0998-6660000\n", "note"),
        ("WiFi密码 8888\n空调遥控器在电视柜的抽屉里，用完请放回原处，谢谢。\n", "note"),
        ("明天下午三点开会。\n\n请大家准时参加。\n", "note"),
        ("要带的东西：\n- 身份证\n- 护照\n", "note"),
        (
            "專訪陶藝家李秋雲：泥土不會騙人\n\n主持人：您好嗎？\n\n李秋雲：好。\n\n主持人：忙嗎？\n\n李秋雲：忙。\n",
            "專訪陶藝家李秋雲：泥土不會騙人",
        ),
        ("鹭岛灯塔建于1903年\n塔高二十八米，守塔人陈阿土。\n", "note"),
        ("搬家通知\n本店六月一日搬到东湖路。\n", "搬家通知"),
        ("搬家通知\n\n本店六月一日搬到东湖路。\n", "搬家通知"),
        ("一、谁需要备案\n企业需要。\n二、费用\n不收费。\n", "note"),
    ],
)
def test_the_first_line_is_a_title_only_over_a_body(corpus: Write, text: str, title: str) -> None:
    article = read_article(corpus({"note.txt": text}) / "note.txt")
    assert article.title == title
    shown = "\n".join(passage.text for passage in split_article(article))
    assert all(line in shown for line in text.split("\n") if line)


def test_a_file_is_named_by_its_words(corpus: Write) -> None:
    text = "床前明月光\n疑是地上霜\n"
    passages = split_article(read_article(corpus({"靜夜思.txt": text}) / "靜夜思.txt"))
    assert [passage.text for passage in passages] == ["靜夜思", "床前明月光\n疑是地上霜"]


def test_lines_that_say_when_something_is_are_text(corpus: Write) -> None:
    text = "周末讲座\n\n时间：2024年6月8日14:00\n地点：图书馆三楼\n\n听众请提前十五分钟入场。\n"
    article = read_article(corpus({"讲座.txt": text}) / "讲座.txt")
    assert (article.date, article.about) == ("", ())
    assert "时间：2024年6月8日14:00\n地点：图书馆三楼" in [passage.text for passage in split_article(article)]


def test_a_source_stays_where_it_is_said_of_a_quotation(corpus: Write) -> None:
    text = "摘抄\n\n灯塔替船记住了岸。\n出处：《夜航》\n\n人老了，记性像筛子。\n出处：《渡口》\n"
    article = read_article(corpus({"摘抄.txt": text}) / "摘抄.txt")
    assert (article.source, article.about) == ("", ())
    assert "灯塔替船记住了岸。\n出处：《夜航》" in [passage.text for passage in split_article(article)]


def test_a_bad_byte_is_noticed_and_costs_no_file(corpus: Write) -> None:
    article = read_article(corpus({"a.txt": STORY.encode() + b"\xff\n" + STORY.encode()}) / "a.txt")
    assert article.notices == (Notice.BAD_BYTES,)
    assert _lines(article) == (f"{STORY}□", STORY)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", Reason.EMPTY),
        ("a.txt", b"\n \n", Reason.EMPTY),
        ("a.md", b"---\ntitle: a\n---\n", Reason.EMPTY),
        ("a.exe", b"MZ", Reason.FORMAT),
        ("a.txt", bytes(range(128, 256)) * 20, Reason.ENCODING),
    ],
)
def test_what_gives_no_article_is_named(corpus: Write, name: str, content: bytes, reason: Reason) -> None:
    with pytest.raises(Unread) as unread:
        read_article(corpus({name: content}) / name)
    assert unread.value.reason is reason


def test_an_article_has_the_name_it_is_given(corpus: Write) -> None:
    article = read_article(corpus({"2023/index.md": STORY}) / "2023/index.md", "2023/index")
    assert [passage.id for passage in split_article(article)] == ["2023/index#1"]


def test_whatever_a_file_makes_of_a_reader_it_is_named(corpus: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("corpus.article.read_bytes", fail)
    with pytest.raises(Unread) as raised:
        read_article(corpus({"a.txt": STORY}) / "a.txt")
    assert raised.value.reason is Reason.DAMAGED
