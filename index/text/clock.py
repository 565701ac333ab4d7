"""Times of day as people say them, and as notices write them: 下午三点半 is 15:30."""

import re
from collections.abc import Iterator

from index.text.numerals import value

_HOUR = "[0-9]{1,2}|十[一二]?|[一二两三四五六七八九]"
_SAID = re.compile(
    f"(?P<part>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里)?(?P<hour>{_HOUR})[点時时](?P<minute>半|一刻|三刻|整|[0-9]{{1,2}}分?)?(?![间候])"
)
_LATE = ("下午", "傍晚", "晚上", "晚", "夜里")
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}


def clock_times(folded: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The times of day that a folded text says, each with the ways in which a clock shows it."""
    for found in _SAID.finditer(folded):
        if found["part"] or found["minute"]:
            forms = _forms(found)
            if forms:
                yield found[0], forms


def _forms(found: re.Match[str]) -> tuple[str, ...]:
    hour, said = value(found["hour"]), found["minute"] or "整"
    minute = _MINUTES[said] if said in _MINUTES else int(said.removesuffix("分"))
    if found["part"] in _LATE and hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        return ()
    return tuple(dict.fromkeys((f"{hour}:{minute:02}", f"{hour:02}:{minute:02}")))
