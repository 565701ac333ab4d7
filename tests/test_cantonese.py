"""Cantonese questions are read as Mandarin ones."""

from pathlib import Path

import pytest

from index import Places, State, ask, is_question, open_index
from index.text.cantonese import in_mandarin
from index.text.folding import fold, read_text
from tests.conftest import Write

CLUB = "行山會\n\n會長：梁志遠\n集合地點：大圍站A出口\n年費：港幣200元\n\n問：落雨會唔會取消？\n答：紅色暴雨警告取消。\n"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("邊個係會長", "谁是会长"),
        ("喺邊度集合", "在哪里集合"),
        ("年費幾多錢", "年费多少钱"),
        ("點解要取消", "为什么要取消"),
        ("可唔可以帶狗", "可不可以带狗"),
        ("星期日幾點去集合", "星期日几点去集合"),
        ("長春市市長是誰", "长春市市长是谁"),
    ],
)
def test_words_that_ask_and_frame(said: str, meant: str) -> None:
    text = in_mandarin(read_text(said))
    assert text.folded == meant
    assert len(text.written) == len(text.folded)
    assert fold(text.written) == text.folded


@pytest.mark.parametrize(("said", "wanted"), [("邊個係會長", "梁志遠"), ("喺邊度集合", "大圍站"), ("年費幾多", "200元")])
def test_a_notice_is_asked_in_cantonese(corpus: Write, tmp_path: Path, said: str, wanted: str) -> None:
    answer = ask(open_index(Places(corpus({"會.txt": CLUB}), tmp_path)), said)
    assert answer.state is not State.NOT_FOUND
    assert wanted in answer.hits[0].sentence_text
    assert answer.question == said


def test_it_asks() -> None:
    assert is_question("邊個係會長")
    assert not is_question("佢哋嚟咗")
