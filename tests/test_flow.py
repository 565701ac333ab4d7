"""A question → its answer, over the repository's article and small folders."""

from dataclasses import replace
from pathlib import Path

from index import Places, Searcher, State, ask, open_index
from tests.conftest import Write


def test_half_a_character_is_taken(searcher: Searcher) -> None:
    assert ask(searcher, "市長\ud83d是誰").hits


def test_common_words_alone_find_nothing(searcher: Searcher) -> None:
    assert ask(searcher, "的了在是").state is State.NOT_FOUND


def test_either_script_finds_the_same(searcher: Searcher) -> None:
    for traditional, simplified in [("實際利用外資多少", "实际利用外资多少"), ("長春市市長是誰", "长春市市长是谁")]:
        one, other = ask(searcher, traditional), ask(searcher, simplified)
        assert [hit.passage.id for hit in one.hits] == [hit.passage.id for hit in other.hits]


def test_shown_words_stand_in_the_cited_passage(searcher: Searcher) -> None:
    for question in ("招商引資", "長春市委書記高廣濱去了哪裡", "500強"):
        for hit in ask(searcher, question).hits:
            start, end = hit.sentence
            assert hit.sentence_text
            assert hit.sentence_text in hit.passage.text
            assert all(start <= first < last <= end for first, last in hit.marks)
            assert all(hit.marks[at][1] < hit.marks[at + 1][0] for at in range(len(hit.marks) - 1))


def test_passages_are_the_articles_own_words(searcher: Searcher) -> None:
    passage = searcher.passages[1]
    assert replace(passage).text == "招商引資的力度,在一定程度上決定發展速度。"


def test_regional_and_english_words_are_told_as_why(searcher: Searcher) -> None:
    why = {match.term: match.translation for match in ask(searcher, "Who is the mayor of Changchun?").why}
    assert "市长" in (why["mayor"] or "")
    assert "长春" in (why["Changchun"] or "")


def test_nonsense_in_latin_letters_is_refused(searcher: Searcher) -> None:
    for nonsense in ("qwxz " * 90, "v" * 499, "a1" * 200, "é" * 99):
        assert ask(searcher, nonsense).state is State.NOT_FOUND
    for nonsense in ("shi " * 100, "shishi" * 80, "yi" * 200, "a o e " * 70):
        assert len(ask(searcher, nonsense).hits) <= 10


def test_a_title_is_no_answer(corpus: Write, tmp_path: Path) -> None:
    notice = "關於國慶節放假的通知\n2024-09-18\n各部門：\n一、十月一日至七日放假，共七天。\n二、值班電話由行政部公布。"
    opened = open_index(Places(corpus({"a.txt": notice}), tmp_path))
    found = ask(opened, "國慶節放假幾天")
    assert "共七天" in found.hits[0].sentence_text
    assert ask(opened, "國慶節的歷史").state is not State.ANSWERED


def test_a_question_in_the_text_is_not_shown_for_its_answer(corpus: Write, tmp_path: Path) -> None:
    talk = "圖書館問答\n2024-09-18\n問：借書可以借幾本？\n答：每人十二本，為期一個月。\n問：幾點關門？\n答：晚上九點。"
    opened = open_index(Places(corpus({"a.txt": talk}), tmp_path))
    assert ask(opened, "借書可以借幾本").hits[0].sentence_text == "答：每人十二本，為期一個月。"
    assert ask(opened, "圖書館幾點關門").hits[0].sentence_text == "答：晚上九點。"
