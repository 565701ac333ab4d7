"""An index that is only tried answers as the one that would be built."""

from pathlib import Path

import pytest

from index import Places, Searcher, TooMuch, ask, open_index, with_synonyms, with_words
from index.building import trial
from tests.conftest import Write

TOWN = {
    f"{number}.txt": f"雲嶺古鎮第{number}號通知\n\n雲嶺古鎮的門票是{number}元。\n\n古鎮在雲嶺南邊，{number}路車。\n\n山頂有茶館。"
    for number in range(2, 9)
}
QUESTIONS = ["雲嶺古鎮的門票多少錢", "古鎮在哪裡", "雲嶺古鎮第3號通知說什麼", "茶館在哪裡", "飯館在哪裡"]


def _said(searcher: Searcher) -> list[tuple[object, ...]]:
    answers = [ask(searcher, question) for question in QUESTIONS]
    return [(one.state, [(hit.passage.id, round(hit.score, 9), hit.sentence) for hit in one.hits]) for one in answers]


@pytest.mark.parametrize("word", ["雲嶺古鎮", "古鎮的門", "沒有這個詞"])
def test_words_that_are_tried_answer_as_words_that_are_taken(corpus: Write, tmp_path: Path, word: str) -> None:
    places = Places(corpus(TOWN), tmp_path)
    now = open_index(places)
    before = _said(now)
    tried = _said(with_words(now, [word], word))
    (tmp_path / "userdict.txt").write_text(f"{word}\n", "utf-8")
    taken = open_index(places)
    assert tried == _said(taken)
    assert _said(now) == before
    assert _said(with_words(taken, [], word)) == before


def test_synonyms_that_are_tried_answer_as_those_that_are_taken(corpus: Write, tmp_path: Path) -> None:
    places = Places(corpus(TOWN), tmp_path)
    now = open_index(places)
    before, tried = _said(now), _said(with_synonyms(now, ["飯館 茶館"]))
    assert tried != before
    (tmp_path / "synonyms.txt").write_text("飯館 茶館\n", "utf-8")
    assert tried == _said(open_index(places))


def test_a_word_that_is_everywhere_is_not_tried(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = open_index(Places(corpus(TOWN), tmp_path))
    monkeypatch.setattr(trial, "_MANY", 3)
    with pytest.raises(TooMuch):
        with_words(now, ["古鎮的"], "古鎮")
