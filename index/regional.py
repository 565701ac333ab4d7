"""Words that Taiwan and the mainland say differently (軟體, 软件), and synonyms of our own.

They are further ways to find a passage, never a replacement.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from index.folding import fold
from index.words import word_list


@lru_cache(maxsize=4_096)
def variants(word: str) -> tuple[str, ...]:
    """Other words for a word, folded; none for most."""
    folded = fold(word)
    said = [fold(convert(word)) for convert in _converters()] if len(word) > 1 else []
    return tuple(dict.fromkeys(one for one in (*said, *_synonyms().get(folded, ())) if one != folded))


@cache
def _converters() -> tuple[Callable[[str], str], ...]:
    """OpenCC's phrase conversions, whose dictionaries know the regional words."""
    from opencc import OpenCC

    to_traditional, from_taiwan = OpenCC("s2t").convert, OpenCC("tw2sp").convert
    return lambda word: from_taiwan(to_traditional(word)), OpenCC("s2twp").convert


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    groups = (tuple(map(fold, line.split())) for line in word_list("synonyms.txt"))
    return {word: tuple(other for other in group if other != word) for group in groups for word in group}
