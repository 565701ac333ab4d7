"""Runs of words that may be the name of a person, a place or an organisation, as candidates."""

import re

from index.span.candidate import JOIN, SpanCandidate
from index.text.lists import SOUND
from index.text.tags import Word

SOUNDS = re.compile(f"[{''.join(sorted(SOUND))}]{{2,}}(?:[·•‧・-][{''.join(sorted(SOUND))}]+)*(?:[一二三四五六七八九十]+世)?")
LONGEST = {"PERS": 16, "LOC": 14, "ORG": 20}
NO_NAME = re.compile(
    "[0-9.,]+[年月日]?$|[两各该此本诸某每数几].{1,2}$|[0-9一二三四五六七八九十]{1,3}[年月日号][初底末中]?$|[0-9]+[年月日]"
)


def runs(words: list[Word], kind: str) -> list[SpanCandidate]:
    """Every run of words inside one clause that may be a name."""
    out: list[SpanCandidate] = []
    longest = LONGEST[kind]
    edge = "PLOnxavqm"
    for i, first in enumerate(words):
        if first.tag not in edge or first.tag in "q" or (first.tag in "m" and kind != "ORG"):
            continue
        for j in range(i, min(i + 9, len(words))):
            last = words[j]
            if (last.tag == "w" and last.text not in JOIN) or last.end - first.start > longest:
                break
            if (last.tag in "f" and not (kind == "ORG" and last.text in ("和", "与"))) or last.text in ("的", "之", "了", "等"):
                break
            body = "".join(word.text for word in words[i : j + 1])
            if NO_NAME.match(body):
                continue
            if last.tag in "PLOnxavqm" and last.end - first.start > 1:
                out.append(SpanCandidate(first.start, last.end))
    return out


def sounds(text: str) -> list[SpanCandidate]:
    """Whole transliterated names, wherever jieba cuts them."""
    out = []
    for hit in SOUNDS.finditer(text):
        out.append(SpanCandidate(hit.start(), hit.end()))
    return out
