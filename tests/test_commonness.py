"""How common a term is in Chinese at large."""

from pathlib import Path

import pytest

from index import Places, Searcher, ask, open_index
from index.text.commonness import Commonness
from tests.conftest import Write


@pytest.fixture(scope="module")
def common(searcher: Searcher) -> Commonness:
    """Of the dictionary as it comes."""
    return Commonness.load(searcher.analyzer.tokenizer)


def test_what_is_everywhere_is_commoner_than_what_is_somewhere(common: Commonness) -> None:
    shares = common.of(("要", "一次", "至少", "图书馆", "招商引资", "魁梧奇伟的人"))
    assert list(shares) == sorted(shares, reverse=True)
    assert shares[0] > 0.1
    assert 0 < shares[3] < 0.01
    assert shares[-1] == 0


def test_pairs_and_characters_are_counted_inside_words(common: Commonness) -> None:
    inside, word = common.of(("书馆", "图书馆"))
    assert inside >= word > 0


def test_no_terms_have_no_shares(common: Commonness) -> None:
    assert len(common.of(())) == 0


def test_among_few_articles_a_common_word_decides_nothing(corpus: Write, tmp_path: Path) -> None:
    """一次 stands in one of six notices, as 開課 does; only one of them is what is asked about."""
    folder = corpus(
        {
            "藥.txt": "止咳糖漿\n\n服藥間隔至少六小時，每次十毫升，一次不可多服。",
            "課.txt": "社區課程\n\n每門滿12人開課，不足退費。",
            "車.txt": "校車通知\n\n校車每天七點發車。",
            "店.txt": "書店通知\n\n書店周一休息。",
            "會.txt": "會議通知\n\n請於周五前回覆。",
            "飯.txt": "食堂通知\n\n午飯十一點半開始。",
        }
    )
    asked = ask(open_index(Places(folder, tmp_path)), "最少一次要幾人開課")
    assert asked.hits[0].passage.article == "課"
