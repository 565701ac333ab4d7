"""Foreign names in a question → the hanzi by which the articles write their sound: Fresno → 弗雷斯諾.

`words/name_sounds.txt` says which letters each hanzi writes, and how often: fitted on CC-CEDICT's names by
`python -m tests.measure.fit_transcription`. The corpus is the witness: only what stands in a passage is a transcription.
"""

import heapq
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache, cached_property
from operator import itemgetter

from index.languages.sounds import Sounds
from index.languages.strings import Strings
from index.question import Translation
from index.words import word_list

SHORTEST = 4  # letters of a name
LETTERS = 4  # that one hanzi writes at most
_LONGEST = 24  # letters of a name that is looked for
# log of the probability per letter; English questions to XQuAD find the same first passages from -1.25 to -1.0
_LEAST = -1.15
_BEHIND = 2.0  # of that of the whole name, by how much the second may be behind the best
_MOST = 3  # transcriptions of one name
_LEVEL = 60  # beginnings followed at once; 200 give the same
_LOOKED_INTO = 30  # of the most probable, how many are looked for in the passages

_TWICE = re.compile(r"([b-df-hj-np-tv-xz])\1")
_SPELLINGS = (
    (re.compile("ph"), "f"),
    (re.compile("ck"), "k"),
    (re.compile("sch"), "sh"),
    (re.compile("qu"), "kw"),
    (re.compile("q"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c(?!h)"), "k"),
)


class Transcriber:
    """Finds how the passages of one generation write names."""

    def __init__(self, sounds: Sounds, is_word: Callable[[str], bool]) -> None:
        """`is_word` tells whether hanzi are a word: two that are none stand in longer ones, 林大 in 柏林大學."""
        self._sounds = sounds
        self._is_word = is_word

    def transcriptions(self, name: str, strings: Strings) -> tuple[Translation, ...]:
        """How the passages write a name by its sound, the likeliest first; none if they don't, or if it is too short to tell."""
        letters = spelled(name)
        if not SHORTEST <= len(letters) <= _LONGEST:
            return ()
        likely = sorted(self._written(letters), reverse=True)[:_LOOKED_INTO]
        found = [(value, word) for value, word in likely if self._may_be_name(word) and strings.has(word)][:_MOST]
        return tuple(
            Translation(word, 1.0) for value, word in found if value > _LEAST * len(letters) and value > found[0][0] - _BEHIND
        )

    def _may_be_name(self, word: str) -> bool:
        return len(word) > 2 or (len(word) == 2 and self._is_word(word))

    def _written(self, letters: str) -> Iterator[tuple[float, str]]:
        """The hanzi that may write all the letters, whose pairs stand in the passages, each with the log of its probability."""
        levels: list[dict[str, float]] = [{"": 0.0}, *({} for _ in letters)]
        for at, level in enumerate(levels[:-1]):
            ends = range(at + 1, min(len(letters), at + LETTERS) + 1)
            steps = [(levels[end], *writer) for end in ends for writer in _writers().get(letters[at:end], ())]
            for word, value in heapq.nlargest(_LEVEL, level.items(), key=itemgetter(1)):
                may_follow = self._followers.get(word[-1:], ())
                for longer, hanzi, log in steps:
                    if hanzi in may_follow and longer.get(word + hanzi, -math.inf) < value + log:
                        longer[word + hanzi] = value + log
        yield from ((value, word) for word, value in levels[-1].items())

    @cached_property
    def _followers(self) -> Mapping[str, Set[str]]:
        """For each hanzi that writes a sound those that do and stand behind it somewhere in the corpus; for none all."""
        hanzi = sorted({one for writers in _writers().values() for one, _ in writers})
        followers = {"": set(hanzi)}
        for pair in self._sounds.neighbours(hanzi):
            followers.setdefault(pair[0], set()).add(pair[1])
        return followers


def spelled(name: str) -> str:
    """The letters of a name, one spelling a sound: Schaeffer is shaefer."""
    letters = re.sub("[^a-z]", "", unicodedata.normalize("NFD", name.lower()))
    letters = _TWICE.sub(r"\1", letters)
    for pattern, sound in _SPELLINGS:
        letters = pattern.sub(sound, letters)
    return letters


@cache
def _writers() -> dict[str, list[tuple[str, float]]]:
    """Letters → the hanzi that write them, each with the log of its probability to be read so."""
    writers = defaultdict(list)
    for line in word_list("name_sounds.txt"):
        hanzi, *readings = line.split()
        for letters, share in (reading.split(":") for reading in readings):
            writers[letters].append((hanzi, math.log(float(share))))
    return dict(writers)
