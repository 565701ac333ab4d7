"""How people ask and how documents say it: 几点关门 is answered by 开放时间 9:00—17:00.

The words of one line of `words/everyday.txt` may stand for each other where what the line names is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.question import Alternative
from index.text.clock import clock_times
from index.text.folding import fold
from index.words import word_list

_THING = "+"  # in the place of what must be asked: nothing, and the words name a thing
_DAY = re.compile(r"(?<![0-9第])([0-9]{1,2})号(?![楼线门院馆厅桌房])")
_SMALL = re.compile(
    "([椅桌柜帽鞋裤裙袜杯瓶盒箱袋筷勺盘锅刀扇梯伞毯被枕镜牌票本册车房屋院棚鸽兔狮猴蚊鸭鹅虫燕桃李杏梨橘柿茄豆谷麦叶果珠绳链])子"
)
_WHATEVER = ("-", _THING)


@dataclass(frozen=True, slots=True)
class _Line:
    asked: re.Pattern[str] | None
    words: tuple[str, ...]
    is_thing: bool


def everyday_alternatives(folded: str) -> Iterator[Alternative]:
    """What documents may say for a word of the folded question; a longer word before one inside it."""
    for line in _lines():
        if line.asked and not line.asked.search(folded):
            continue
        own = max((word for word in line.words if word in folded), key=len, default="")
        asked = line.asked.search(folded) if line.asked and not own else None
        others = tuple(word for word in line.words if word not in folded)
        if (own or asked) and others:
            yield Alternative(own or (asked[0] if asked else ""), others, is_asking=not own, is_thing=line.is_thing)


def written_otherwise(folded: str) -> Iterator[Alternative]:
    """What a document writes for times, days and things that the folded question says: 15:00 for 下午三点, 6日 for 6号."""
    yield from (Alternative(said, forms) for said, forms in clock_times(folded))
    yield from (Alternative(found[0], (f"{found[1]}日",)) for found in _DAY.finditer(folded))
    yield from (Alternative(found[0], (found[1],)) for found in _SMALL.finditer(folded))


@cache
def _lines() -> tuple[_Line, ...]:
    lines = []
    for entry in word_list("everyday.txt"):
        asked, _, words = entry.partition(" | ")
        kind = asked.strip()
        pattern = None if kind in _WHATEVER else re.compile(kind)
        lines.append(_Line(pattern, tuple(map(fold, words.split())), is_thing=kind == _THING))
    return tuple(lines)
