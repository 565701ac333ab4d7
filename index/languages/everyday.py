"""How people ask and how documents say it: 几点关门 is answered by 开放时间 9:00—17:00.

The words of one line of `words/everyday.txt` may stand for each other where what the line names is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.question import Alternative
from index.text.folding import fold
from index.words import word_list


@dataclass(frozen=True, slots=True)
class _Line:
    asked: re.Pattern[str] | None
    words: tuple[str, ...]


def everyday_alternatives(folded: str) -> Iterator[Alternative]:
    """What documents may say for a word of the folded question; a longer word before one inside it."""
    for line in _lines():
        if line.asked and not line.asked.search(folded):
            continue
        own = max((word for word in line.words if word in folded), key=len, default="")
        asked = line.asked.search(folded) if line.asked and not own else None
        others = tuple(word for word in line.words if word not in folded)
        if (own or asked) and others:
            yield Alternative(own or (asked[0] if asked else ""), others, is_asking=not own)


@cache
def _lines() -> tuple[_Line, ...]:
    lines = []
    for entry in word_list("everyday.txt"):
        asked, _, words = entry.partition(" | ")
        pattern = None if asked.strip() == "-" else re.compile(asked.strip())
        lines.append(_Line(pattern, tuple(map(fold, words.split()))))
    return tuple(lines)
