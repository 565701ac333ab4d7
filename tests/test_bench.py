"""`make bench`: its floors."""

import json

from tests.measure.bench import FLOORS, fallen, ratios_of


def test_a_ratio_is_the_other_engine_s_time_through_ours() -> None:
    medians = {"chawen": 0.5, "tantivy": 0.25, "Chinese: question → answer": 3.0}
    assert ratios_of(1_000, medians) == {"1000 passages / tantivy": 0.5}


def test_a_ratio_below_its_floor_is_named() -> None:
    floors = {"start / time of numpy": 0.2}
    assert fallen({"start / time of numpy": 0.1, "another": 0.1}, floors) == [
        "start / time of numpy: 0.10, and the floor is 0.20"
    ]
    assert fallen({"start / time of numpy": 0.2}, floors) == []


def test_floors_are_ratios() -> None:
    assert all(0 < floor < 10 for floor in json.loads(FLOORS.read_text("utf-8")).values())
