"""Whatever people send, no trace in the log and no call that Telegram refuses; `python -m tests.measure.fuzz` sends more."""

import pytest

from tests.measure.fuzz import fuzz


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_crowd_breaks_nothing(seed: int) -> None:
    outcome = await fuzz(150, seed)
    assert not outcome.errors
    assert not outcome.refused
    assert outcome.shown > 30
