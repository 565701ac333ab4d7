"""A string of a sentence that may be the answer, and the marks around such strings."""

from typing import NamedTuple

OPEN, CLOSE = '「『“‘《〈(（"', '」』”’》〉)）"'
JOIN = frozenset("·•‧・-")


class SpanCandidate(NamedTuple):
    """A string of a sentence that may be the answer: (start, end) in the sentence, and what tells how well it fits."""

    start: int  # in the sentence
    end: int
    grain: str = ""  # DATE: finest part; NUM, DUR: its unit
    whole: bool = True  # no cut through a longer date or number
    vague: bool = False  # 约, 多, 以上 inside; DATE: a finer part follows
    tail: bool = False  # DATE: ends in 初, 末期, 上旬 …
    group: tuple[int, int] = (0, 0)  # the whole date or number it is part of
