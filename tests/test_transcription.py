"""Foreign names that no dictionary has: found by the hanzi that write their sound, where the articles have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Passage
from index import Searcher, State, ask
from index.languages.transcription import spelled
from index.text.folding import fold, read_text
from tests.measure.memory import index_of, searcher_of

TEXTS = {
    "a#1": "弗雷斯諾的人口有五十萬，市政廳在市中心。",
    "a#2": "門多塔以農業為主，盛產蘆筍。",
    "a#3": "特威格在台上唱了三首歌。",
    "a#4": "門前的多塔樓。斯人已去，諾言還在。",
}


@pytest.fixture(scope="module")
def names() -> Searcher:
    passages = [Passage(name, "a", "地方志", "", "", text) for name, text in TEXTS.items()]
    return searcher_of(index_of(passages))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("How many people live in Fresno?", "弗雷斯諾的人口有五十萬"),
        ("What does Mendota produce?", "門多塔以農業為主"),
        ("How many songs did Twigg sing?", "特威格在台上唱了三首歌"),
        ("Fresno's population", "弗雷斯諾的人口"),
    ],
)
def test_a_name_is_found_by_its_sound(names: Searcher, asked: str, answer: str) -> None:
    found = ask(names, asked)
    assert found.state is not State.NOT_FOUND
    assert answer in found.hits[0].sentence_text


@pytest.mark.parametrize("asked", ["How many people live in Jacksonville?", "fresno", "Grzbk Xqzt", "Ab"])
def test_what_does_not_stand_there_or_is_no_name_is_not_read_so(names: Searcher, asked: str) -> None:
    sets = names.read(read_text(asked)).sets
    written = {one.word for terms in sets for one in terms.translations}
    assert written.isdisjoint(map(fold, ("弗雷斯諾", "門多塔", "特威格")))


@given(st.text(max_size=60))
def test_any_name_is_spelled_in_plain_letters(name: str) -> None:
    letters = spelled(name)
    assert letters == "" or (letters.isascii() and letters.isalpha() and letters.islower())
    assert spelled(letters.upper()) == spelled(letters)
