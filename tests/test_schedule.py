"""Whose turn it is to be written to: never more than Telegram allows, in order, and no chat waits for another's pause."""

from collections import defaultdict
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.schedule import TELEGRAM, Pace, Rate, Schedule, Ticket

PACE = Pace(Rate(5, 1.0), chat=Rate(1, 1.0), group=Rate(4, 10.0), person_asks=Rate(3, 10.0), group_asks=Rate(5, 10.0))
ARRIVALS = st.lists(
    st.tuples(st.sampled_from([1, 2, 3, -4, -5]), st.integers(0, 20).map(lambda tenths: tenths / 10), st.booleans()), max_size=40
)


def run(arrivals: list[tuple[int, float, bool]], schedule: Schedule) -> list[tuple[float, Ticket]]:
    """Let time pass until all have gone: (when, which)."""
    waiting = sorted(((at, Ticket(chat, urgent)) for chat, at, urgent in arrivals), key=lambda one: one[0])
    gone: list[tuple[float, Ticket]] = []
    now: float = 0
    while waiting or len(schedule):
        while waiting and waiting[0][0] <= now:
            schedule.add(waiting.pop(0)[1])
        going, soonest = schedule.take(now)
        gone += [(now, ticket) for ticket in going]
        times = [at for at in (soonest, waiting[0][0] if waiting else None) if at is not None]
        if times:
            assert min(times) > now, "time stands still"
            now = min(times)
    return gone


def most_within(times: list[float], seconds: float) -> int:
    return max((sum(start <= at < start + seconds - 1e-9 for at in times) for start in times), default=0)


@given(ARRIVALS)
def test_all_go_and_never_more_than_is_allowed(arrivals: list[tuple[int, float, bool]]) -> None:
    gone = run(arrivals, Schedule(PACE))
    assert len(gone) == len(arrivals)
    assert most_within([at for at, _ in gone], 1.0) <= 5
    by_chat: dict[int, list[float]] = defaultdict(list)
    for at, ticket in gone:
        by_chat[ticket.chat].append(at)
    for chat, times in by_chat.items():
        assert most_within(times, 1.0) <= 1
        assert chat > 0 or most_within(times, 10.0) <= 4


def test_first_come_first_served_and_everyone_before_anyone_twice() -> None:
    gone = run([(chat, 0.0, False) for _ in range(3) for chat in (1, 2, 3)], Schedule(PACE))
    assert [ticket.chat for _, ticket in gone] == [1, 2, 3, 1, 2, 3, 1, 2, 3]


def test_telegram_gets_no_bursts() -> None:
    gone = run([(chat, 0.0, False) for chat in range(1, 91)], Schedule(TELEGRAM))
    times = [at for at, _ in gone]
    assert most_within(times, 1.0) <= 30
    assert most_within(times, 0.1) <= 3
    assert times[-1] <= 3.0


def test_who_pressed_a_button_goes_first() -> None:
    schedule = Schedule(PACE)
    for chat in range(10, 20):
        schedule.add(Ticket(chat))
    schedule.add(Ticket(1, is_urgent=True))
    going, _ = schedule.take(0)
    assert going[0].chat == 1
    assert len(going) == 5


def test_a_chat_that_is_paused_lets_the_others_pass() -> None:
    schedule = Schedule(PACE)
    schedule.pause(1, 600)
    gone = run([(1, 0.0, False), (2, 0.0, False), (3, 0.0, False)], schedule)
    assert [(at, ticket.chat) for at, ticket in gone] == [(0, 2), (0, 3), (600, 1)]


def test_what_no_longer_waits_takes_no_turn() -> None:
    schedule, left = Schedule(PACE), Ticket(1)
    schedule.add(left)
    schedule.drop(left)
    schedule.drop(left)
    assert schedule.take(0) == ([], None)


def test_chats_of_long_ago_are_forgotten() -> None:
    schedule = Schedule(replace(TELEGRAM, everywhere=Rate(10_000, 1.0)))
    for chat in range(1, 3_000):
        schedule.add(Ticket(chat))
    assert len(schedule.take(0)[0]) == 2_999
    schedule.take(100)
    assert len(schedule._chats) == 0
