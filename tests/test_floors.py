"""The sets that the project carries itself: no figure falls below its floor in silence."""

import pytest

from tests.measure.quality import fallen, own_figures, raised, read_floors


@pytest.mark.timeout(300)
def test_no_figure_of_our_own_sets_falls() -> None:
    floors = read_floors()
    figures = dict(own_figures())
    assert figures
    assert set(figures) <= set(floors), "a set without floors: python -m tests.measure.quality --own --write"
    assert [sentence for name, measured in figures.items() for sentence in fallen(name, measured, floors)] == []


def test_a_floor_is_raised_and_never_lowered() -> None:
    floor = {"first": 0.9, "false answers": 0.1}
    assert raised({"first": 0.95, "false answers": 0.2}, floor) == {"first": 0.95, "false answers": 0.1}


def test_what_fell_is_named() -> None:
    floors = {"set": {"first": 0.9, "false answers": 0.1}}
    assert fallen("set", {"first": 0.9, "false answers": 0.1}, floors) == []
    assert fallen("set", {"first": 0.8, "false answers": 0.2}, floors) == [
        "set / first: 0.8000, and the floor is 0.9000",
        "set / false answers: 0.2000, and the floor is 0.1000",
    ]
