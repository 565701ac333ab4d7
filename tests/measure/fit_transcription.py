"""Fits which letters each hanzi writes in foreign names: expectation maximisation over CC-CEDICT's names, some seconds.

python -m tests.measure.fit_transcription       prints `index/words/name_sounds.txt`

A name's letters are cut into as many parts as it has hanzi, one to four letters each, and P(letters | hanzi) is the share of
a hanzi's parts. (Unigram alignment without crossing, as in Knight and Graehl, "Machine Transliteration", 1998.)
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from index.languages.cedict import entries
from index.languages.transcription import LETTERS, spelled
from index.words import word_list

Pair = tuple[str, str]
Table = Mapping[str, Mapping[str, float]]
Counts = defaultdict[str, defaultdict[str, float]]

ROUNDS = 12
SETTLED = 5  # rounds after which pairs that hardly fit are no longer counted: "Italian" of 托马斯
LEAST = -2.0  # log of the probability per letter of a pair that fits
SHARE = 0.01  # of a hanzi's parts; rarer ones are left out
NEVER = 1e-7
_NAME = re.compile(
    r"([A-Z][a-zA-Z'’-]+)"
    r"(?:$| (?:city|state|county|province|district|prefecture|town|islands?|river|peninsula|name|surname|dynasty|family))"
)


def names() -> Iterator[Pair]:
    """A name's letters, and the hanzi it is written with, as CC-CEDICT has them."""
    for entry in entries():
        parts = re.split("[·・]", entry.word)
        for gloss in entry.glosses:
            plain = "".join(one for one in unicodedata.normalize("NFKD", gloss) if not unicodedata.combining(one))
            words = plain.split()
            if len(parts) > 1 and len(words) >= len(parts) and all(word[0].isupper() for word in words[: len(parts)]):
                yield from zip(words, parts, strict=False)
            elif len(parts) == 1 and (found := _NAME.match(plain)):
                yield found[1], entry.word


def pairs() -> list[Pair]:
    """The names of which most hanzi are known to write sounds, and the others do so in three names or more."""
    known = set("".join(word_list("span_sounds.txt")))
    likely = {(spelled(name), hanzi) for name, hanzi in names() if 2 <= len(hanzi) <= 8 and _share(hanzi, known) >= 0.6}
    seen = Counter(one for _, hanzi in likely for one in hanzi)
    sounding = known | {one for one, count in seen.items() if count >= 3}
    return sorted(
        (letters, hanzi)
        for letters, hanzi in likely
        if sounding.issuperset(hanzi) and 3 <= len(letters) <= 20 and 0.9 <= len(letters) / len(hanzi) <= 4.5
    )


def fitted(found: Sequence[Pair]) -> Table:
    """P(letters | hanzi)."""
    table: Table = {}
    left = set(found)
    for number in range(ROUNDS):
        counts: Counts = defaultdict(lambda: defaultdict(float))
        for pair in sorted(left):
            likelihood = _count(*pair, table, counts)
            if number >= SETTLED and likelihood < LEAST * len(pair[0]):
                left.discard(pair)
        table = {hanzi: {part: count / sum(of.values()) for part, count in of.items()} for hanzi, of in counts.items()}
    return table


def _share(hanzi: str, known: set[str]) -> float:
    return sum(one in known for one in hanzi) / len(hanzi)


def _count(letters: str, hanzi: str, table: Table, counts: Counts) -> float:
    """Adds how often each hanzi is expected to write each part of the letters; the log of their probability."""
    forward = _forward(letters, hanzi, table)
    backward = _forward(letters[::-1], hanzi[::-1], table, turned=True)
    total = forward[-1][-1]
    for at, one in enumerate(hanzi):
        for start, before in enumerate(forward[at]):
            for end in range(start + 1, min(len(letters), start + LETTERS) + 1):
                after = backward[len(hanzi) - at - 1][len(letters) - end]
                if before and after:
                    share = before * _probability(table, one, letters[start:end]) * after / total
                    counts[one][letters[start:end]] += share
    return math.log(total) if total else -math.inf


def _forward(letters: str, hanzi: str, table: Table, *, turned: bool = False) -> list[list[float]]:
    """The probability of the first so many letters, written by the first so many hanzi."""
    levels = [[1.0] + [0.0] * len(letters)]
    for one in hanzi:
        level = [0.0] * (len(letters) + 1)
        for start, before in enumerate(levels[-1]):
            for end in range(start + 1, min(len(letters), start + LETTERS) + 1) if before else ():
                part = letters[start:end]
                level[end] += before * _probability(table, one, part[::-1] if turned else part)
        levels.append(level)
    return levels


def _probability(table: Table, hanzi: str, part: str) -> float:
    if not table:
        return float(0.2 ** abs(len(part) - 2))  # before the first round: two letters are usual
    return table[hanzi].get(part, NEVER)


def main() -> None:
    """Print the table, hanzi by hanzi, the commonest part first."""
    print(
        "# Which letters each hanzi writes in foreign names, and their share: made by `python -m tests.measure.fit_transcription`"
    )
    for hanzi, parts in sorted(fitted(pairs()).items()):
        common = [(part, share) for part, share in sorted(parts.items(), key=lambda one: -one[1]) if share >= SHARE]
        print(hanzi, *(f"{part}:{share:.3f}" for part, share in common))


if __name__ == "__main__":
    main()
