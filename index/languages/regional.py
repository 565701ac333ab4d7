"""Words that Taiwan and the mainland say differently (軟體, 软件), and synonyms of our own and the admin's.

They are further ways to find a passage, never a replacement.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from index.text.folding import fold
from index.words import own_word_list

Variants = Mapping[str, tuple[str, ...]]  # all folded


def regional_variants(words: Iterable[str]) -> Variants:
    """Those of the words, in either script, that are said differently elsewhere, by OpenCC's phrase conversions.

    Their dictionaries take a tenth of a second to open and 40 MB: they are asked once, for all words.
    """
    from opencc import OpenCC

    lines = "\n".join(word for word in words if len(word) > 1)
    mainland = OpenCC("tw2sp").convert(OpenCC("s2t").convert(lines))
    taiwan = OpenCC("s2twp").convert(lines)
    columns = (fold(column).split("\n") for column in (lines, mainland, taiwan))
    found: dict[str, tuple[str, ...]] = {}
    for word, *said in zip(*columns, strict=True):
        others = tuple(one for one in said if one != word)
        if others:
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *others)))
    return found


def synonyms(folder: Path) -> Variants:
    """Each word of `synonyms.txt`, ours and that in a folder of the user's, with the others of its line.

    Words stand apart by blanks, or by `=` where some have blanks in them: `Wei Xiaobao = Trinket = 韋小寶`.
    """
    return alike(own_word_list("synonyms.txt", folder))


def alike(lines: Iterable[str]) -> Variants:
    """Each word of such lines, with the others of its line."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        words = line.split("=") if "=" in line else line.split()
        group = tuple(dict.fromkeys(fold(word.strip()) for word in words if word.strip()))
        for word in group:
            others = tuple(other for other in group if other != word)
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *others)))
    return found
