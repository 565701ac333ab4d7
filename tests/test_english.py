"""English words: what carries a question, and one stem for a word's forms."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Places, State, ask, open_index
from index.languages.english import content_words, forms, stem
from tests.conftest import Write


@pytest.mark.parametrize(
    "words",
    [
        ("city", "cities"),
        ("run", "running"),
        ("study", "studied", "studies"),
        ("company", "companies"),
        ("go", "went"),
        ("child", "children"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("bus", "bush"), ("firm", "form")])
def test_other_words_have_another(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_that_only_ask_carry_nothing() -> None:
    assert content_words("How many of the big firms are targeted?") == ["big", "firm", "target"]
    assert content_words("what is it?") == []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Can I bring my dog on Monday?", "Dogs are welcome on Mondays"),
        ("is booking free?", "Rooms are booked at no cost"),
        ("has somebody been making tea", "We make tea at four"),
    ],
)
def test_another_form_of_the_word_is_the_word(corpus: Write, tmp_path: Path, asked: str, answer: str) -> None:
    text = "# House rules\n\nDogs are welcome on Mondays and Fridays.\n\nRooms are booked at no cost.\n\nWe make tea at four.\n"
    found = ask(open_index(Places(corpus({"rules.md": text}), tmp_path)), asked)
    assert answer in found.hits[0].sentence_text


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_forms_have_the_stem_of_the_word(word: str) -> None:
    others = forms(word)
    assert word not in others
    assert {stem(other) for other in others} <= {stem(word)}


def test_a_model_alone_is_asked_in_a_chinese_question(corpus: Write, tmp_path: Path) -> None:
    text = "# 除濕機\n\n| 項目 | D12 | H16 |\n|---|---|---|\n| 售價 | 8,990元 | 11,900元 |\n| 容量 | 3公升 | 4公升 |\n"
    found = ask(open_index(Places(corpus({"a.md": text}), tmp_path)), "D12多少錢")
    assert "8,990元" in found.hits[0].sentence_text
    assert found.state is not State.NOT_FOUND


@pytest.mark.parametrize("asked", ["what is 17 times 23", "what's 15% of 80", "testing 123"])
def test_numbers_alone_are_no_sure_answer(corpus: Write, tmp_path: Path, asked: str) -> None:
    text = "# 記錄\n\n17 人報名，23 人出席，15% 缺席，80 人旁聽，123 人在線上。\n\n會後聚餐。\n"
    assert ask(open_index(Places(corpus({"a.md": text}), tmp_path)), asked).state is not State.ANSWERED


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("what are the things I can bring on the shuttle bus", "Folding bicycles"),
        ("is there a swimming pool anywhere", "The pool is on the roof"),
        ("please tell me the way to get to the swimming pool", "The pool is on the roof"),
    ],
)
def test_a_phrase_and_light_words_stand_in_no_ones_way(corpus: Write, tmp_path: Path, asked: str, answer: str) -> None:
    bus = "# Harbour Shuttle Bus\n\nThe loop takes 40 minutes.\n\n## What you may bring\n\n- Folding bicycles\n- Guide dogs\n"
    pool = "\n## Swimming pool\n\nThe pool is on the roof. Ask at the front desk for a towel.\n"
    ferry, school = "渡輪時刻\n\n早上八點開第一班。\n", "校車\n\n校車七點開，請帶學生證上車。\n"
    files = {"bus.md": bus + pool, "船.txt": ferry, "校車.txt": school, "規則.txt": "宿舍規則\n\n不得帶寵物進宿舍。\n"}
    found = ask(open_index(Places(corpus(files), tmp_path)), asked)
    assert found.state is not State.NOT_FOUND
    assert answer in found.hits[0].sentence_text


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("is the library open on sunday", "Sun"),
        ("can I borrow magazines", "magazines cannot be borrowed"),
        ("can I print from my email", "we can't print from email"),
        ("how much is colour printing", "colour 50 cents"),
        ("how many weeks can I have a book", "Books go out for three weeks"),
    ],
)
def test_an_english_page_answers_for_sure(corpus: Write, tmp_path: Path, asked: str, answer: str) -> None:
    hours = "# Millbrook Library\n\n| Day | Open |\n|---|---|\n| Mon | 9:00–20:00 |\n| Sun | closed |\n\n"
    borrowing = "Books go out for three weeks, DVDs for one week, magazines cannot be borrowed.\n\n"
    printing = "Black and white 10 cents a page, colour 50 cents. Bring a USB stick; we can't print from email.\n"
    found = ask(open_index(Places(corpus({"library.md": hours + borrowing + printing}), tmp_path)), asked)
    assert found.state is State.ANSWERED
    assert answer in found.hits[0].sentence_text


@pytest.mark.parametrize("asked", ["cm20水箱多大", "CM 20 水箱多大", "CM-20水箱多大"])
def test_a_model_is_met_however_it_is_written(corpus: Write, tmp_path: Path, asked: str) -> None:
    text = "# 臻香 CM-20 咖啡機\n\n水箱0.9升。\n\n玻璃壺可以用洗碗機洗。\n"
    found = ask(open_index(Places(corpus({"a.md": text}), tmp_path)), asked)
    assert found.state is State.ANSWERED
    assert "0.9升" in found.hits[0].sentence_text
    assert not found.missing
