"""The closed lists of general words that spans go by, from `index/words/span_*.txt`."""

from index.text.folding import fold
from index.words import word_list


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for line in word_list(f"span_{name}.txt") for word in line.split())


def _characters(name: str) -> frozenset[str]:
    return frozenset(character for word in _words(name) for character in word)


SURNAMES = _characters("surnames")
SURNAMES2 = _words("surnames_of_two")
SOUND = _characters("sounds")
TITLES = _words("titles")
ACTS = _words("acts")
PLACE_END = _characters("place_ends")
ORG_END = _characters("organisation_ends")
PERS_END = _characters("person_ends")
PERS_HEAD = _words("person_heads")
LOC_HEAD = _words("place_heads")
ORG_HEAD = _words("organisation_heads")
NOT_HEAD = _words("other_heads")
UNITS = tuple(sorted(_words("units"), key=len, reverse=True))
SPAN_UNITS = _words("periods")
DIMENSIONS = {line.split()[0]: " ".join(line.split()[1:]) for line in word_list("span_dimensions.txt")}
INDEFINITE = frozenset(_words("vague_times"))
DYNASTIES = frozenset(_words("dynasties"))
