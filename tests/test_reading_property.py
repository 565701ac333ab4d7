"""Nothing is lost: every character of a text that is not white space or markup stands in a passage or in what was left out."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Article, Kind, Unread, read_article, split_article
from tests.conftest import ARTICLES

MARKUP = "#=-~─━═|`"
HANZI = "甲乙丙丁戊己庚辛天地玄黃"
words = st.text(HANZI, min_size=1, max_size=12)
prose = st.lists(words, min_size=1, max_size=8).map(lambda parts: "，".join(parts) + "。")
value = st.one_of(words, st.integers(1, 9999).map(str), prose)
marks = st.sampled_from(
    [
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "3、",
        "（1）",
        "①",
        "• ",
        "·",
        "* ",
        "第一條　",
        "第二條 ",
        "第三章　",
        "【",
        "A. ",
        "Q：",
        "A：",
        "問：",
        "答：",
    ]
)
labels = st.sampled_from(["時間", "地點", "來源", "作者", "電話", "主持人", "發布時間", "備註", "出處"])
lines = st.one_of(
    words,
    prose,
    st.builds("{}{}".format, marks, value),
    st.builds("{}：{}".format, labels, value),
    st.builds("【{}】{}".format, words, st.one_of(st.just(""), prose)),
    st.builds("# {}".format, words),
    st.builds("{}\n====".format, words),
    st.builds("{}？".format, words),
    st.builds("{}\t{}\n{}\t{}".format, words, words, words, value),
    st.builds("| {} | {} |\n| --- | --- |\n| {} | {} |".format, words, words, words, words),
    st.builds("```\n{}\n```".format, words),
    st.builds("1\n00:00:0{},000 --> 00:00:02,000\n{}".format, st.integers(0, 9), words),
    st.builds("20{:02}年{}月{}日".format, st.integers(0, 30), st.integers(1, 12), st.integers(1, 28)),
    st.builds("{} > {} > {}".format, words, words, words),
    st.sampled_from(
        [
            "版權所有 某網 ICP備12345678號",
            "延伸閱讀",
            "Copyright © 2024",
            "$ make run",
            "    x = 1",
            "長(zhǎng)春",
            "----",
            "　　" + HANZI * 3,
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=30),
)
documents = st.lists(st.tuples(lines, st.sampled_from(["\n", "\n\n"])), min_size=1, max_size=25).map(
    lambda parts: "".join(line + end for line, end in parts)
)


def _characters(*texts: str) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace() and character not in MARKUP)


def _lost(text: str, article: Article) -> Counter[str]:
    shown = [passage.text for passage in split_article(article)]
    return _characters(text) - _characters(*shown, *(out.text for out in article.left_out))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(documents)
def test_nothing_of_a_text_is_lost(tmp_path: Path, text: str) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(text.encode())
    try:
        article = read_article(file)
    except Unread:
        assert not _characters(text)
        return
    assert not _lost(text, article)
    written = {line.strip() for block in article.blocks for part in (block.text, block.header) for line in part.split("\n")}
    whole = "\n".join((article.title, *article.about, *written))
    for passage in split_article(article):
        assert len(passage.text) <= 600 or passage.is_head
        assert all(line.strip() in whole for line in passage.text.split("\n"))
        assert all(heading in whole for heading in passage.headings)


@pytest.mark.parametrize("file", sorted(ARTICLES.glob("*.txt")), ids=lambda file: file.name)
def test_nothing_of_the_articles_is_lost(file: Path) -> None:
    lost = _lost(file.read_text("utf-8"), read_article(file))
    assert sum(lost.values()) <= 1  # □ stands for what a wrong encoding had eaten


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(prose.filter(lambda text: len(text) > 20), min_size=2, max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_prose_gives_one_passage_a_paragraph(tmp_path: Path, paragraphs: list[str], between: str) -> None:
    file = tmp_path / "note.txt"
    file.write_text(between.join(paragraphs), "utf-8")
    article = read_article(file)
    assert {block.kind for block in article.blocks} == {Kind.PARAGRAPH}
    assert [passage.text for passage in split_article(article)] == paragraphs
