"""The English dictionary made of CC-CEDICT."""

from index import Searcher
from index.languages.cedict import entries, readings


def test_the_surest_translation_comes_first(searcher: Searcher) -> None:
    found = searcher.lexicon.dictionary.translations("mayor")
    assert found[0].word == "市长"
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert all(0 < one.weight <= 1 for one in found)


def test_a_word_that_it_does_not_have(searcher: Searcher) -> None:
    dictionary = searcher.lexicon.dictionary
    assert not dictionary.has("zzzz")
    assert dictionary.translations("zzzz") == ()


def test_entries_are_folded_and_have_a_reading_a_character() -> None:
    every = list(entries())
    assert len(every) > 100_000
    known = {entry.word: entry for entry in every}
    assert known["世界级"].syllables == ("shi", "jie", "ji")
    assert "world-class" in known["世界级"].glosses


def test_readings_of_a_character_are_those_in_use() -> None:
    assert set(readings()["长"]) == {"chang", "zhang"}
    assert readings()["市"] == ("shi",)
