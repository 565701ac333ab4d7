"""What articles say as wholes: the overview of one, a choice of several, and what there is to ask about."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, split_article
from corpus.readers.plain import read_text as read_plain
from index import Form, Places, Searcher, State, ask, open_index
from index.answering.outline import in_short
from index.answering.overview import read_whole
from index.text.folding import read_text
from tests.conftest import Write

PARK = """# 河濱公園使用須知

河濱公園位於城東大橋下，全年免費開放，占地十二公頃。
園內有三座涼亭和一條八百公尺的步道。

這裡還有一個秘密花園。

烤肉區須在七日前向管理處申請，每次清潔費200元。

為什麼不能釣魚？

寵物可以入園，但須繫牽繩，違者罰款1200元。
"""
TEA = """# 茶館開業

柳樹街的茶館星期六開業，首日所有茶飲半價。
老闆林秀梅說，店裡的桌椅都是從老屋拆下來的木料做的。
"""


@pytest.fixture
def park_only(corpus: Write, tmp_path: Path) -> Searcher:
    return open_index(Places(corpus({"park.md": PARK}), tmp_path))


@pytest.fixture
def both(corpus: Write, tmp_path: Path) -> Searcher:
    return open_index(Places(corpus({"park.md": PARK, "tea.md": TEA}), tmp_path))


@pytest.mark.parametrize(
    "question",
    [
        "這篇文章講了什麼？",
        "总结一下",
        "請幫我用三句話概括這篇文章",
        "summarize the article, please",
        "what is this about?",
        "主要内容是什么",
    ],
)
def test_the_overview_is_what_opens_the_paragraphs_in_their_order(park_only: Searcher, question: str) -> None:
    told = ask(park_only, question)
    assert (told.form, told.state) == (Form.OVERVIEW, State.ANSWERED)
    said = [hit.sentence_text for hit in told.hits]
    assert said[0].startswith("河濱公園位於城東大橋下")
    assert said[-1].startswith("寵物可以入園")
    assert not any(sentence.startswith(("這裡", "為什麼", "#")) for sentence in said)
    assert all(hit.sentence_text in hit.passage.text for hit in told.hits)


def test_a_named_article_is_the_one_told_of(both: Searcher) -> None:
    told = ask(both, "茶館那篇文章說了什麼")
    assert told.form is Form.OVERVIEW
    assert {hit.passage.article for hit in told.hits} == {"tea"}
    assert {hit.passage.article for hit in ask(both, "河濱公園使用須知講了什麼").hits} == {"park"}


def test_with_several_articles_and_none_named_there_is_a_choice(both: Searcher) -> None:
    told = ask(both, "這篇文章講了什麼")
    assert (told.form, told.state) == (Form.CHOICE, State.POSSIBLE)
    assert [hit.passage.title for hit in told.hits] == ["河濱公園使用須知", "茶館開業"]


@pytest.mark.parametrize("question", ["有哪些文章", "你知道什麼？", "what can I ask?", "which articles do you have"])
def test_what_there_is_to_ask_about(both: Searcher, question: str) -> None:
    assert ask(both, question).form is Form.CONTENTS


@pytest.mark.parametrize(
    "question",
    ["老闆說了什麼", "林秀梅講了什麼？", "烤肉區的主要規定是什麼", "what does the owner say", "會議的重點是什麼", "步道介紹"],
)
def test_a_question_about_what_somebody_says_is_none(both: Searcher, question: str) -> None:
    assert ask(both, question).form is Form.PASSAGES


def test_no_question_of_the_own_set_asks_for_a_whole() -> None:
    lines = (Path(__file__).parent / "data" / "everyday.jsonl").read_text("utf-8").splitlines()
    questions = [question["q"] for line in lines for question in json.loads(line)["questions"]]
    asked = [question for question in questions if (whole := read_whole(read_text(question))) and not (whole.topic or whole.part)]
    assert len(questions) > 400
    assert not asked


@pytest.mark.parametrize("question", ["河堤停水公告講什麼", "那張停水公告在說什麼", "停水公告讲啥"])
def test_the_name_of_the_file_names_the_article_too(corpus: Write, tmp_path: Path, question: str) -> None:
    notice = "河堤大廈管理委員會\n\n星期三上午九點至十二點停水，請先儲水。\n"
    searcher = open_index(Places(corpus({"河堤大廈停水公告.txt": notice, "tea.md": TEA}), tmp_path))
    found = ask(searcher, question)
    assert found.form is Form.OVERVIEW
    assert "請先儲水" in "\n".join(hit.sentence_text for hit in found.hits)


def test_an_overview_has_sentences_and_no_rows_of_tables(corpus: Write, tmp_path: Path) -> None:
    text = (
        "# 游泳班收費\n\n這份說明講各班的收費和退費。\n\n| 班別 | 週數 | 全期學費 |\n|---|---|---|\n| 幼兒班 | 8 | 3,200元 |\n"
        "| 成人進階班 | 10 | 4,800元 |\n\n開課前七天可以全額退費。\n"
    )
    found = ask(open_index(Places(corpus({"a.md": text, "tea.md": TEA}), tmp_path)), "游泳班收費那份講什麼")
    assert [hit.sentence_text for hit in found.hits] == ["這份說明講各班的收費和退費。", "開課前七天可以全額退費。"]


def test_another_year_is_another_article(corpus: Write, tmp_path: Path) -> None:
    searcher = open_index(Places(corpus({"2024年度工作報告.txt": "本年度共辦理三十場活動，參加人數九百人。\n"}), tmp_path))
    assert ask(searcher, "總結一下2019年度工作報告").form is not Form.OVERVIEW


RULES = """# 青松宿舍管理規定

## 第一章 總則

第一條　為維護安寧，訂定本規定。

## 第二章 生活

第二條　晚上十一點關門。

第三條　寢室內不得使用電鍋。

## 第三章 費用

| 房型 | 每學期 |
|---|---|
| 四人房 | 6000元 |
| 雙人房 | 9000元 |
"""
FAQ = """# 松鼠書屋常見問題

問：怎麼辦卡？
答：帶身分證到櫃台。

問：可以續借嗎？
答：可以續借一次。

問：遺失怎麼辦？
答：照原價賠償。

電話：2345 6789
"""


@pytest.fixture
def folder(corpus: Write, tmp_path: Path) -> Searcher:
    return open_index(Places(corpus({"dorm.md": RULES, "faq.md": FAQ, "tea.md": TEA}), tmp_path))


@pytest.mark.parametrize(
    "question", ["總結一下青松宿舍的規定", "青松那份宿舍規定講了些什麼", "what is the dormitory rules page about?"]
)
def test_an_article_of_sections_is_told_by_its_headings(folder: Searcher, question: str) -> None:
    found = ask(folder, question)
    told = [hit.sentence_text for hit in found.hits]
    assert found.form is Form.OVERVIEW
    assert [text.split("\n")[0] for text in told if text.startswith("第") and "章" in text] == [
        "第一章 總則",
        "第二章 生活",
        "第三章 費用",
    ]
    assert any("四人房" in text for text in told)


def test_an_article_of_questions_is_told_by_these(folder: Searcher) -> None:
    told = [hit.sentence_text for hit in ask(folder, "松鼠書屋那個常見問題都講了什麼").hits]
    assert told == ["問：怎麼辦卡？", "問：可以續借嗎？", "問：遺失怎麼辦？"]


def test_a_chapter_is_told_whole(folder: Searcher) -> None:
    told = "\n".join(hit.sentence_text for hit in ask(folder, "宿舍規定第二章講什麼").hits)
    assert "晚上十一點關門" in told
    assert "不得使用電鍋" in told
    assert "總則" not in told


@pytest.mark.parametrize("question", ["市長在青松宿舍講了什麼", "what did the guard say", "第九章講什麼", "宿舍規定第九章講什麼"])
def test_what_somebody_said_or_what_is_not_there_is_no_overview(folder: Searcher, question: str) -> None:
    assert ask(folder, question).form is Form.PASSAGES


MINUTES = """# 三月會議紀要

時間：2025年3月4日
主持：王經理

王經理強調要加強安全。

會議總結由張明寫，放假時間為五月一日。
"""


@pytest.mark.parametrize(
    "question",
    [
        "王经理在会议上说了什么",
        "会议总结由谁写",
        "会议纪要里关于安全说了什么",
        "会议纪要写了什么日子放假",
        "in short, when is the holiday?",
        "What did the manager say?",
    ],
)
def test_what_is_asked_of_something_in_a_document_is_no_overview(corpus: Write, tmp_path: Path, question: str) -> None:
    searcher = open_index(Places(corpus({"minutes.md": MINUTES, "manager.md": "# 王經理\n\n王經理是總務。\n"}), tmp_path))
    assert ask(searcher, question).form is Form.PASSAGES


def test_a_long_story_is_no_name_of_an_article(folder: Searcher) -> None:
    assert ask(folder, "租" * 498 + "總結").form is Form.PASSAGES


PIECES = ["# 章", "## 第一章 總則", "問：怎麼辦？", "Q1：幾點？", "答：九點。", "• 一項", "1. 二項", "① 三項", "甲　乙　丙"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text("第一二條章、。：？?!\u3000 \n#|-A1", max_size=12)), max_size=30))
@settings(max_examples=60)
def test_any_article_is_told_in_words_of_its_own(lines: list[str]) -> None:
    text = "\n".join(lines)
    draft = read_plain(text)
    passages = split_article(Article("a", draft.title, "", "", "", (), draft.blocks))
    for hit in in_short(passages) if passages else ():
        assert hit.sentence_text
        assert hit.sentence_text in hit.passage.text
        assert all(hit.sentence[0] <= start < end <= hit.sentence[1] for start, end in hit.marks)
