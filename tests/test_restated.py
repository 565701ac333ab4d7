"""English questions get their short answer, too."""

import pytest

from index import Searcher, ask


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("how many 500強 firms are targeted", "世界500強6戶、國內500強10戶"),
        ("who is the mayor of Changchun", "姜治瑩"),
        ("what does the mayor say when he speaks of projects", None),
        ("why is investment important", None),
    ],
)
def test_a_short_answer_to_an_english_question(searcher: Searcher, question: str, span: str | None) -> None:
    hit = ask(searcher, question).hits[0]
    assert (hit.passage.text[slice(*hit.span)] if hit.span else None) == span
