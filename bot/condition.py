"""How the bot is: fit to answer, or what keeps it from that, and what it has done since its start."""

from dataclasses import dataclass
from enum import StrEnum

SLOW = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)  # seconds; how many answers took at most so long is counted


class Trouble(StrEnum):
    """What keeps the bot from answering, or from keeping what it is asked."""

    STORE = "store"  # the database is gone, or can't be read or written
    SPACE = "space"  # hardly any is left for it
    INDEX = "index"  # none is open
    POLL = "poll"  # Telegram answers no poll


@dataclass(frozen=True, slots=True)
class Condition:
    """`troubles` keep the bot from answering. The rest are counts; `seconds` are those of all answers, and `quicker` how many
    took at most as long as each of `SLOW`.
    """

    troubles: tuple[Trouble, ...]
    questions: dict[str, int]
    articles: int
    waiting: int
    set_aside: int
    answers: int
    seconds: float
    quicker: tuple[int, ...]
    tried_again: int
    meaning: tuple[int, int] | None = None  # passages whose meaning is made, of so many, while it is made
