"""Runs of words that may be the name of a person, a place or an organisation, as candidates."""

import re
from collections.abc import Sequence

from index.span.candidate import JOIN, SpanCandidate
from index.text.lists import SOUND
from index.text.tags import Word

_SOUND = "[" + "".join(sorted(SOUND)) + "]"
SOUNDS = re.compile(f"{_SOUND}{{2,}}(?:[·•‧・-]{_SOUND}+)*(?:[一二三四五六七八九十]+世)?")
LONGEST = {"PERS": 16, "LOC": 14, "ORG": 20}
NO_NAME = re.compile(
    "[0-9.,]+[年月日]?$|[两各该此本诸某每数几].{1,2}$|[0-9一二三四五六七八九十]{1,3}[年月日号][初底末中]?$|[0-9]+[年月日]"
)
_EDGE = "PLOnxavqm"  # tags of words that may begin or end a name
_MOST = 9  # words of one name


def runs(words: Sequence[Word], kind: str) -> list[SpanCandidate]:
    """Every run of words inside one clause that may be a name."""
    out: list[SpanCandidate] = []
    for at, first in enumerate(words):
        if not _may_begin(first, kind):
            continue
        body = ""
        for last in words[at : at + _MOST]:
            size = last.end - first.start
            if size > LONGEST[kind] or _breaks_off(last, kind):
                break
            body += last.text
            if last.tag in _EDGE and size > 1 and not NO_NAME.match(body):
                out.append(SpanCandidate(first.start, last.end))
    return out


def _may_begin(word: Word, kind: str) -> bool:
    """May a name begin with it? An organisation's may begin with a number."""
    if word.tag == "m":
        return kind == "ORG"
    return word.tag in _EDGE and word.tag != "q"


def _breaks_off(word: Word, kind: str) -> bool:
    """Does no name go on over it? An organisation's does over 和 and 与."""
    if word.text in ("的", "之", "了", "等"):
        return True
    if word.tag == "w":
        return word.text not in JOIN
    if word.tag == "f":
        return not (kind == "ORG" and word.text in ("和", "与"))
    return False


def sounds(text: str) -> list[SpanCandidate]:
    """Whole transliterated names, wherever jieba cuts them."""
    return [SpanCandidate(*hit.span()) for hit in SOUNDS.finditer(text)]
