"""Pinyin: read as such only where the articles have hanzi that are read so."""

import pytest

from index import Searcher, State, ask
from index.languages.pinyin import without_tones


@pytest.mark.parametrize(("written", "plain"), [("zhǎngchūn", "zhangchun"), ("lǜ", "lv"), ("mayor", "mayor")])
def test_tones_are_taken_off(written: str, plain: str) -> None:
    assert without_tones(written) == plain


@pytest.mark.parametrize("asked", ["changchun shizhang shi shei", "Chángchūn shìzhǎng shì shéi", "chang chun shi zhang shi shei"])
def test_a_question_in_pinyin(searcher: Searcher, asked: str) -> None:
    found = ask(searcher, asked)
    assert found.state is not State.NOT_FOUND
    assert "姜治瑩" in found.hits[0].sentence_text


def test_sounds_that_the_articles_do_not_have_are_english(searcher: Searcher) -> None:
    assert ask(searcher, "beijing kaoya duoshao qian").state is not State.ANSWERED
