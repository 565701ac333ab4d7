"""What of a set's words counts, by digest, which of them need not be looked for, and which terms stand in which sentence."""

from hypothesis import given
from hypothesis import strategies as st

from index.answering.coverage import holding, narrowed
from index.question import TermSet, Translation
from index.text.digests import term_digest, term_digests

HANZI = st.text("長春招商引資ab é𠮷", min_size=1, max_size=4)


@given(st.lists(HANZI) | st.lists(st.text(min_size=1, max_size=1)) | st.lists(st.text(min_size=2, max_size=2)))
def test_digests_of_many_terms_are_those_of_each(terms: list[str]) -> None:
    assert term_digests(terms).tolist() == [term_digest(term) for term in terms]


@given(st.lists(HANZI), st.text("長春招商引資ab é𠮷\n"))
def test_no_word_that_stands_there_is_left_out(words: list[str], text: str) -> None:
    asked = TermSet("x", tuple(Translation(word, 1.0) for word in words))
    [narrow] = narrowed([asked], text)
    assert list(narrow.standing(text)) == list(asked.standing(text))


@given(st.lists(st.text("長春招商引資ab é𠮷\n", max_size=9)), st.lists(HANZI, unique=True))
def test_a_key_holds_a_term_where_it_stands_in_it(keys: list[str], terms: list[str]) -> None:
    assert holding(keys, terms).tolist() == [[float(term in key) for term in terms] for key in keys]


def test_terms_that_are_marked_at_one_place_are_found_both() -> None:
    one, other = "\u4e00\u5001", "\u4e01\u4fe2"  # 31 × the first + the second is alike
    assert holding([one, other, one + other], [one, other]).tolist() == [[1, 0], [0, 1], [1, 1]]
