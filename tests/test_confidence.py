"""How sure an answer is: sure, possible, or an honest no."""

from pathlib import Path

import pytest

from index import Places, State, ask, open_index
from tests.conftest import Write

ARTICLES = {
    "東湖店.txt": "東湖店\n\n營業時間：9:00—21:00\n電話：0431-85550101\n店長林春生，二〇一九年到任。\n",
    "南關店.txt": "南關店\n\n營業時間：10:00—22:00\n電話：0431-85550202\n店長趙立新，二〇二〇年到任。\n",
    "租約.txt": "租約\n\n第一條 租期兩年。\n第二條 押金為兩個月租金。\n第三條 不得轉租。\n",
}


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ("東湖店的店長是誰", State.ANSWERED),
        ("押金是多少", State.ANSWERED),
        # each shop has its own
        ("店的電話是多少", State.POSSIBLE),
        # there is no such article of the lease, and the second is not taken for it
        ("第二條說了什麼", State.ANSWERED),
        ("第九條說了什麼", State.NOT_FOUND),
        # nothing in common but stop words
        ("你覺得怎麼樣", State.NOT_FOUND),
        ("附近哪裡有郵局", State.NOT_FOUND),
    ],
)
def test_how_sure_an_answer_is(corpus: Write, tmp_path: Path, asked: str, state: State) -> None:
    assert ask(open_index(Places(corpus(ARTICLES), tmp_path)), asked).state == state


def test_what_makes_the_difference_and_was_not_met_is_named(corpus: Write, tmp_path: Path) -> None:
    answer = ask(open_index(Places(corpus(ARTICLES), tmp_path)), "東湖店的副店長是誰")
    assert answer.state is not State.ANSWERED


def test_a_copy_of_the_passage_elsewhere_makes_nothing_less_sure(corpus: Write, tmp_path: Path) -> None:
    once = ask(open_index(Places(corpus(ARTICLES), tmp_path)), "押金是多少")
    twice = ask(open_index(Places(corpus({**ARTICLES, "租約副本.txt": ARTICLES["租約.txt"]}), tmp_path)), "押金是多少")
    assert (once.state, twice.state) == (State.ANSWERED, State.ANSWERED)
