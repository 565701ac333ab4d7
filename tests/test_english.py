"""English words: what carries a question, and one stem for a word's forms."""

import pytest

from index.languages.english import content_words, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("city", "cities"),
        ("run", "running"),
        ("study", "studied", "studies"),
        ("company", "companies"),
        ("go", "went"),
        ("child", "children"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("bus", "bush"), ("firm", "form")])
def test_other_words_have_another(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_that_only_ask_carry_nothing() -> None:
    assert content_words("How many of the big firms are targeted?") == ["big", "firm", "target"]
    assert content_words("what is it?") == []
