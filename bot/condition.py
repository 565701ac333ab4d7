"""How the bot is: fit to answer, or what keeps it from that, and what it has done since its start."""

from dataclasses import dataclass

SLOW = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)  # seconds; how many answers took at most so long is counted


@dataclass(frozen=True, slots=True)
class Condition:
    """`problems`: what keeps the bot from answering, a sentence each. The rest are counts; `seconds` are those of all answers,
    and `quicker` how many took at most as long as each of `SLOW`.
    """

    problems: tuple[str, ...]
    questions: dict[str, int]
    articles: int
    waiting: int
    set_aside: int
    answers: int
    seconds: float
    quicker: tuple[int, ...]
    tried_again: int
