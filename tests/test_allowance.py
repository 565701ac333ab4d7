"""How often people may ask in a group: each person, and all together; who asks too much is told once."""

import asyncio
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.chat.allowance import Allowance
from bot.chat.schedule import TELEGRAM, UNLIMITED, Rate
from tests.world import ADMIN, GROUP, MEMBER, World, make_settings, text

PACE = replace(UNLIMITED, person_asks=Rate(2, 60.0), group_asks=Rate(3, 60.0))
ARTICLES = Path("corpus/articles")
ASK = "/ask 市長是誰"


def test_a_person_waits_then_may_again() -> None:
    allowance = Allowance(PACE)
    assert [allowance.ask(-1, 7, at) for at in (0.0, 1.0)] == [None, None]
    wait = allowance.ask(-1, 7, 2.0)
    assert wait
    assert (wait.seconds, wait.is_groups, wait.is_told) == (58.0, False, False)
    again = allowance.ask(-1, 7, 3.0)
    assert again
    assert again.is_told
    assert allowance.ask(-1, 8, 4.0) is None  # somebody else in the group
    assert allowance.ask(-2, 7, 4.0) is None  # the same person elsewhere
    last = allowance.ask(-1, 9, 5.0)
    assert last
    assert last.is_groups
    assert allowance.ask(-1, 7, 60.5) is None


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 3), st.floats(0.0, 20.0)), max_size=200))
def test_no_more_than_is_allowed_and_nobody_waits_in_private(asked: list[tuple[int, int, float]]) -> None:
    allowance, now = Allowance(TELEGRAM), 0.0
    went: list[tuple[int, int, float]] = []
    for chat, user, pause in asked:
        now += pause
        if not allowance.ask(chat, user, now):
            went.append((chat, user, now))
        else:
            assert chat < 0
    for chat, user, at in went:
        lately = [one for one in went if one[0] == chat < 0 and at - 60.0 < one[2] <= at]
        assert len(lately) <= 20
        assert len([one for one in lately if one[1] == user]) <= 10


async def test_who_asks_too_often_in_a_group_is_told_once_and_admins_are_not_counted(tmp_path: Path) -> None:
    world = World(make_settings(ARTICLES, tmp_path), pace=PACE)
    async with world.living():
        shown = [await world.arrives(ASK, MEMBER, GROUP) for _ in range(4)]
        assert ["姜" in text(one) for one in shown[:2]] == [True, True]
        assert "at most 10" in text(shown[2]) or "最多 10" in text(shown[2])
        assert shown[3] == []
        for _ in range(3):
            assert "姜" in text(await world.arrives(ASK, ADMIN, GROUP))
        for _ in range(4):
            assert "姜" in text(await world.arrives("市長是誰"))


async def test_what_was_asked_while_we_were_away_is_no_flood(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path), pace=PACE).living() as world:
        for _ in range(5):
            said = world.api.say(GROUP, MEMBER, ASK)
            said["message"]["date"] -= 600
            update = Update.de_json(said, world.application.bot)
            before = len(world.shown)
            await world.application.update_processor.process_update(update, world.application.process_update(update))
            assert "姜" in text(world.shown[before:])


async def test_an_answer_that_was_overtaken_says_which_question_it_answers(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        [alone] = await world.arrives("市長是誰")
        assert "reply_to_message" not in alone.message
        before = len(world.shown)
        await asyncio.gather(*(world.arrives(said) for said in ("力爭引進多少戶500強", "市長是誰")))
        first, last = world.shown[before:]
        assert "500" in first.message["reply_to_message"]["text"]
        assert "reply_to_message" not in last.message
