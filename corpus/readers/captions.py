"""Subtitles pasted into a text: their numbers and time codes are left out, their texts are joined to sentences."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.lines import is_sentence
from corpus.readers.draft import LeftOut, Why

_CODE = re.compile(r"\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}.*")
_NUMBER = re.compile(r"\s*\d{1,5}\s*")
_ENOUGH = 2  # time codes that make subtitles
_PUNCTUATED = 0.2  # share of texts that end as sentences where the sentences can be told
_LONGEST = 200  # characters up to which texts are joined


class Captions(NamedTuple):
    """The lines without what belongs to the showing of subtitles, which is left out."""

    lines: Sequence[str]
    left_out: Sequence[LeftOut] = ()


def read_captions(lines: Sequence[str]) -> Captions:
    """The lines of a text as they are, or of subtitles, where it has time codes."""
    codes = [at for at, line in enumerate(lines) if "-->" in line and _CODE.fullmatch(line)]
    if len(codes) < _ENOUGH:
        return Captions(lines)
    numbers = {at - 1 for at in codes if at and _NUMBER.fullmatch(lines[at - 1])}
    out = numbers.union(codes)
    left_out = [LeftOut(lines[at].strip(), Why.RUNNING) for at in sorted(out)]
    first = min(out)
    before = lines[:first]
    texts = [line.strip() for at, line in enumerate(lines) if at > first and at not in out and line.strip()]
    return Captions([*before, "", *_sentences(texts)], left_out)


def _sentences(texts: Sequence[str]) -> list[str]:
    """Texts joined where their marks tell sentences; else as they are."""
    ends = sum(map(is_sentence, texts))
    if ends < _PUNCTUATED * len(texts):
        return list(texts)
    joined: list[str] = []
    is_open = False
    for text in texts:
        if is_open and len(joined[-1]) + len(text) < _LONGEST:
            joined[-1] += ("" if joined[-1][-1] > "\u2e80" or text[0] > "\u2e80" else " ") + text
        else:
            joined.append(text)
        is_open = not is_sentence(text)
    return joined
