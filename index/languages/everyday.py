"""How people ask and how documents say it: 几点关门 is answered by 开放时间 9:00—17:00.

The words of one line of `words/everyday.txt` may stand for each other where what the line names is asked, those of a line of
`words/same.txt` everywhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
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
    is_thing: bool = False
    is_of_words: bool = False  # do its words count only where the question is cut so: 天天, and not in 今天天氣?


def everyday_alternatives(folded: str, spans: Sequence[tuple[int, int]]) -> Iterator[Alternative]:
    """What documents may say for a word of the folded question; a longer word before one inside it. `spans` are where its words
    begin and end.
    """
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    lines = _lines()
    held = {number for word in _parts(folded) for number in _lines_of().get(word, ())}
    for number in sorted(held | _asking_lines()):
        line = lines[number]
        if line.asked and not line.asked.search(folded):
            continue
        said = [word for word in line.words if word in folded]
        if line.is_of_words:
            said = [word for word in said if folded.find(word) in starts and folded.find(word) + len(word) in ends]
        own = max(said, key=len, default="")
        asked = line.asked.search(folded) if line.asked and not own else None
        others = tuple(word for word in line.words if word not in folded)
        if (own or asked) and others:
            yield Alternative(own or (asked[0] if asked else ""), others, is_asking=not own, is_thing=line.is_thing)


def written_otherwise(folded: str) -> Iterator[Alternative]:
    """What a document writes for times, days and things that the folded question says: 15:00 for 下午三点, 6日 for 6号."""
    yield from (Alternative(said, forms) for said, forms in clock_times(folded))
    yield from (Alternative(found[0], (f"{found[1]}日",)) for found in _DAY.finditer(folded))
    yield from (Alternative(found[0], (found[1],)) for found in _SMALL.finditer(folded))


def _parts(folded: str) -> set[str]:
    """All that stands in the text and is as long as some word of the lines."""
    return {folded[at : at + length] for length in _lengths() for at in range(len(folded) - length + 1)}


@cache
def _lengths() -> frozenset[int]:
    return frozenset(map(len, _lines_of()))


@cache
def _lines_of() -> Mapping[str, tuple[int, ...]]:
    """The numbers of the lines that each word is in."""
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_lines()):
        for word in line.words:
            found[word] = (*found.get(word, ()), number)
    return found


@cache
def _asking_lines() -> frozenset[int]:
    """The numbers of the lines that count where something is asked, whether or not a word of theirs is said."""
    return frozenset(number for number, line in enumerate(_lines()) if line.asked)


@cache
def _lines() -> tuple[_Line, ...]:
    lines = []
    for entry in word_list("everyday.txt"):
        asked, _, words = entry.partition(" | ")
        kind = asked.strip()
        pattern = None if kind in _WHATEVER else re.compile(kind)
        lines.append(_Line(pattern, tuple(map(fold, words.split())), is_thing=kind == _THING))
    lines += [_Line(None, tuple(map(fold, entry.split())), is_of_words=True) for entry in word_list("same.txt")]
    return tuple(lines)
