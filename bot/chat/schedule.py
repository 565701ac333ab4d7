"""When a message may go out: Telegram's limits as sliding windows, and whose turn it is. Pure: the time is an argument.

Telegram asks a bot for at most 30 messages a second in all, about one a second in a chat, and 20 a minute in a group
(core.telegram.org/bots/faq). The 30 are spread over their second: what is under way when the process is killed may come twice,
and a burst is all under way at once. What waits is served in the order in which it came, but a chat that may not be written to
yet lets others pass, and what answers a button goes first.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_EMPTIED = 1_000  # chats of which times are kept, before those long past are thrown away


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` within any `seconds`."""

    times: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The limits: what we write in all chats together, in each chat, and in each group besides; what may be asked in a group by
    each person, and by all.
    """

    everywhere: Rate
    chat: Rate
    group: Rate
    person_asks: Rate
    group_asks: Rate


TELEGRAM = Pace(
    everywhere=Rate(3, 0.1),
    chat=Rate(1, 1.0),
    group=Rate(20, 60.0),
    person_asks=Rate(10, 60.0),
    group_asks=Rate(20, 60.0),
)
UNLIMITED = Pace(*(Rate(1_000_000, 1.0),) * 5)  # of a local server, the console and most tests


@dataclass(frozen=True, slots=True, eq=False)
class Ticket:
    """One message that wants to go out to a chat; `is_urgent` if somebody waits with the finger on a button."""

    chat: int
    is_urgent: bool = False


class Schedule:
    """What waits, and what has gone. Times are seconds of any clock that does not go back."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._everywhere = Window(pace.everywhere)
        self._chats: dict[int, tuple[Window, ...]] = {}
        self._paused: dict[int, float] = defaultdict(float)
        self._urgent: deque[Ticket] = deque()
        self._waiting: deque[Ticket] = deque()

    def __len__(self) -> int:
        return len(self._urgent) + len(self._waiting)

    def add(self, ticket: Ticket) -> None:
        """Let a message wait for its turn."""
        (self._urgent if ticket.is_urgent else self._waiting).append(ticket)

    def drop(self, ticket: Ticket) -> None:
        """Forget a message that no longer waits; harmless if it does not."""
        for queue in (self._urgent, self._waiting):
            if ticket in queue:
                queue.remove(ticket)

    def pause(self, chat: int, until: float) -> None:
        """Telegram wants nothing more for a chat until then; others go on."""
        self._paused[chat] = max(self._paused[chat], until)

    def take(self, now: float) -> tuple[list[Ticket], float | None]:
        """The messages whose turn it is, and when to look again; None if nothing waits any more."""
        self._forget_long_past(now)
        going: list[Ticket] = []
        soonest: list[float] = []
        for queue in (self._urgent, self._waiting):
            for ticket in list(queue):
                free = self._everywhere.free_at(now)
                if free > now:
                    return going, free
                at = self._free_at(ticket.chat, now)
                if at > now:
                    soonest.append(at)
                    continue
                queue.remove(ticket)
                going.append(ticket)
                self._note(ticket.chat, now)
        return going, min(soonest, default=None)

    def _free_at(self, chat: int, now: float) -> float:
        return max(self._paused.get(chat, 0.0), *(window.free_at(now) for window in self._windows(chat)))

    def _note(self, chat: int, now: float) -> None:
        for window in (self._everywhere, *self._windows(chat)):
            window.note(now)

    def _windows(self, chat: int) -> Sequence["Window"]:
        """Those of a chat; groups have negative ids."""
        if chat not in self._chats:
            rates = (self._pace.chat, self._pace.group) if chat < 0 else (self._pace.chat,)
            self._chats[chat] = tuple(Window(rate) for rate in rates)
        return self._chats[chat]

    def _forget_long_past(self, now: float) -> None:
        """Keep memory flat: chats that may be written to again need not be known."""
        if len(self._chats) > _EMPTIED:
            self._chats = {chat: windows for chat, windows in self._chats.items() if any(_busy(windows, now))}
            self._paused = defaultdict(float, {chat: until for chat, until in self._paused.items() if until > now})


class Window:
    """The times at which something went, as far as they still count."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._gone: deque[float] = deque()

    def note(self, now: float) -> None:
        """Something goes now."""
        self._gone.append(now)

    def free_at(self, now: float) -> float:
        """The earliest time from now on at which one more may go."""
        while self._gone and self._gone[0] + self._rate.seconds <= now:
            self._gone.popleft()
        if len(self._gone) < self._rate.times:
            return now
        return self._gone[-self._rate.times] + self._rate.seconds

    def is_busy(self, now: float) -> bool:
        """Does anything that went still count?"""
        self.free_at(now)
        return bool(self._gone)


def _busy(windows: Sequence[Window], now: float) -> Iterator[bool]:
    return (window.is_busy(now) for window in windows)
