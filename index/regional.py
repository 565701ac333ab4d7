"""Words that Taiwan and the mainland say differently (軟體, 软件), and synonyms of our own.

They are further ways to find a passage, never a replacement.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from index.folding import fold
from index.words import word_list

Variants = Mapping[str, tuple[str, ...]]  # all folded


def variants(folded: str, regional: Variants) -> tuple[str, ...]:
    """Other words for a word; none for most."""
    return tuple(dict.fromkeys((*regional.get(folded, ()), *_synonyms().get(folded, ()))))


def regional_variants(words: Iterable[str]) -> Variants:
    """Those of the words, in either script, that are said differently elsewhere, by OpenCC's phrase conversions.

    Their dictionaries take a tenth of a second to open and 40 MB: they are asked once, for all words.
    """
    from opencc import OpenCC

    asked = [word for word in words if len(word) > 1]
    lines = "\n".join(asked)
    mainland = OpenCC("tw2sp").convert(OpenCC("s2t").convert(lines))
    taiwan = OpenCC("s2twp").convert(lines)
    found: dict[str, tuple[str, ...]] = {}
    for word, *said in zip(*(fold(of).split("\n") for of in (lines, mainland, taiwan)), strict=True):
        if others := tuple(one for one in said if one != word):
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *others)))
    return found


@cache
def _synonyms() -> Variants:
    groups = (tuple(map(fold, line.split())) for line in word_list("synonyms.txt"))
    return {word: tuple(other for other in group if other != word) for group in groups for word in group}
