"""How often people may ask in a group: each person, and all of them together, so that nobody takes the others' turn.

Telegram lets a bot write twenty messages a minute to a group; in private a person is alone with us. Pure: the time is given.
"""

from dataclasses import dataclass

from bot.chat.schedule import Pace, Window

_KEPT = 1_000  # windows that are kept before those long past are thrown away

_Who = tuple[int, int]  # a group, and a person in it; 0 for all of them


@dataclass(frozen=True, slots=True)
class Wait:
    """One question too many: the next may come in so many seconds. `is_groups` if it is the group that asked too much."""

    seconds: float
    is_groups: bool
    is_told: bool  # whoever it is knows already


class Allowance:
    """What was asked lately. Times are seconds of any clock that does not go back."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._windows: dict[_Who, Window] = {}
        self._told: dict[_Who, float] = {}  # until when they know

    def ask(self, chat: int, user: int, now: float) -> Wait | None:
        """Somebody asks in a chat; None if they may. Groups have negative ids."""
        if chat >= 0:
            return None
        self._forget_long_past(now)
        windows = {who: self._window(who) for who in ((chat, user), (chat, 0))}
        for who, window in windows.items():
            free = window.free_at(now)
            if free > now:
                is_told = self._told.get(who, 0.0) > now
                if not is_told:
                    self._told[who] = free
                return Wait(free - now, is_groups=not who[1], is_told=is_told)
        for window in windows.values():
            window.note(now)
        return None

    def _window(self, who: _Who) -> Window:
        if who not in self._windows:
            self._windows[who] = Window(self._pace.person_asks if who[1] else self._pace.group_asks)
        return self._windows[who]

    def _forget_long_past(self, now: float) -> None:
        if len(self._windows) > _KEPT:
            self._windows = {who: window for who, window in self._windows.items() if window.is_busy(now)}
            self._told = {who: until for who, until in self._told.items() if until > now}
