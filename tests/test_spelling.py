"""What may be meant by a word that no article holds."""

import time
from pathlib import Path

import pytest

from bot.console.botapi import buttons
from index import Places, Searcher, ask, open_index
from index.text.folding import read_text
from tests.conftest import Write
from tests.world import ADMIN, GROUP, World

HALL = {
    "a.txt": "音樂廳通知\n\n本週演出Beethoven的第九交響曲，指揮是蔡國強。\n\n報錯E3001時請找櫃台。\n\n司馬遷寫史記。他不說世紀。",
}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("姜志瑩是誰", "姜治瑩是誰"),
        ("請問江治盈是誰", "姜治瑩是誰"),
        ("招尚引資工作", "招商引資工作"),
        ("高广斌是谁", "高廣濱是谁"),
    ],
)
def test_a_word_that_is_read_so(searcher: Searcher, asked: str, meant: str) -> None:
    assert ask(searcher, asked).respelt == meant


@pytest.mark.parametrize("asked", ["蘋果手機多少錢", "今天天氣怎麼樣", "宗教自由", "我想買電腦", "E3錯誤", "市長是誰", ""])
def test_nothing_is_offered_for_words_that_are_right(searcher: Searcher, asked: str) -> None:
    assert ask(searcher, asked).respelt == ""


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Beethovan是誰", "beethoven是誰"),
        ("Beehtoven是誰", "beethoven是誰"),
        ("Bethoven是誰", "beethoven是誰"),
        ("Beethovenn是誰", "beethoven是誰"),
        ("Beathovan是誰", ""),
        ("E3002怎麼辦", ""),
        ("EE3001怎麼辦", "e3001怎麼辦"),
        ("mayor", ""),
        ("司馬遷的史計", "司馬遷的史記"),
    ],
)
def test_a_word_that_is_written_so(corpus: Write, tmp_path: Path, asked: str, meant: str) -> None:
    searcher = open_index(Places(corpus(HALL), tmp_path))
    assert searcher.speller.respelt(read_text(asked)) == meant


async def test_what_may_be_meant_is_asked_by_a_tap(world: World) -> None:
    [card] = await world.says("江治盈是誰")
    assert "沒有找到" in card.message["text"]
    assert "你是不是要問：姜治瑩是誰" in [button["text"] for button in buttons(card.message)]
    [asked] = await world.presses(card.message, "你是不是要問")
    assert asked.kind == "edited"
    assert "姜治瑩" in asked.message["text"]
    assert "沒有找到" not in asked.message["text"]


async def test_in_a_group_only_who_asked_takes_the_offer(world: World) -> None:
    [card] = await world.says("/ask 江治盈是誰", chat=GROUP)
    assert len(buttons(card.message)) <= 3
    [toast] = await world.presses(card.message, "你是不是要問", ADMIN)
    assert toast.kind == "toast"
    [asked] = await world.presses(card.message, "你是不是要問")
    assert "市長姜治瑩" in asked.message["text"]


def test_it_is_quick(searcher: Searcher) -> None:
    texts = [read_text(one) for one in ("請問江治盈是誰", "Beethovan是誰", "姜志瑩的職業是什麼", "蘋果手機多少錢")]
    taken = []
    for _ in range(20):
        began = time.perf_counter()
        for one in texts:
            searcher.speller.respelt(one)
        taken.append((time.perf_counter() - began) / len(texts))
    assert min(taken) < 0.001
