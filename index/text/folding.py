"""Text → the form in which passages and questions meet: half width, lower case, Simplified.

Folding goes character by character and keeps the length, so an offset in the folded text is an offset in the original.
Regional words (軟體/软件) stay what they are: they are a matter of synonyms, not of folding.
"""

import unicodedata
from collections.abc import Callable
from functools import cache


class _Folding(dict[int, int]):
    """str.translate's table, filled as characters are met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if 0xD800 <= code < 0xE000:  # half of a character: no library takes it
            self[code] = 0xFFFD
            return 0xFFFD
        for step in (_half_width, str.lower, _simplify()):
            form = step(character)
            character = form if len(form) == 1 else character
        self[code] = ord(character)
        return self[code]


_TABLE = _Folding()
_ASCII = {0xFEE0 + code: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}


def fold(text: str) -> str:
    """`text` folded; always as long as `text`."""
    return text.translate(_TABLE)


def well_formed(text: str) -> str:
    """`text` with a ? for each half of a character, as a broken client may send it: no library takes those."""
    return text.encode("utf-8", "replace").decode()


def half_width(text: str) -> str:
    """`text` with its full-width letters, digits and marks as ASCII has them; always as long."""
    return text.translate(_ASCII)


def _half_width(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


@cache
def _simplify() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
