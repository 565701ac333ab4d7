"""Times of day, as people say them and as notices write them."""

import pytest

from index.text.clock import clock_times


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("下午三点谁演出", "15:00"),
        ("早上7点半集合吗", "7:30"),
        ("早上7点半集合吗", "07:30"),
        ("晚上八点一刻", "20:15"),
        ("中午12点", "12:00"),
        ("十点20分", "10:20"),
    ],
)
def test_a_time_is_also_what_a_clock_shows(said: str, written: str) -> None:
    assert written in [form for _, forms in clock_times(said) for form in forms]


@pytest.mark.parametrize("said", ["三点意见", "下午25点", "八点99分", "什么时候", "十时间", "3点"])
def test_what_is_no_time_of_day(said: str) -> None:
    assert list(clock_times(said)) == []
