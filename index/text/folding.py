"""Text → the form in which passages and questions meet: half width, lower case, Simplified.

Folding goes character by character and keeps the length, so an offset in the folded text is an offset in the original.
Regional words (軟體/软件) stay what they are: they are a matter of synonyms, not of folding.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was written, and folded once: both are equally long, and a part of it is again a `Text`."""

    written: str
    folded: str

    def __len__(self) -> int:
        return len(self.folded)

    def part(self, start: int, end: int) -> "Text":
        """The characters from `start` to `end`, which are not negative."""
        return Text(self.written[start:end], self.folded[start:end])

    def stripped(self, characters: str | None = None) -> "Text":
        """Without these characters, which fold to themselves, at its ends; without blanks if none are named."""
        start = len(self) - len(self.folded.lstrip(characters))
        return self.part(start, max(start, len(self.folded.rstrip(characters))))

    def with_part(self, start: int, end: int, folded: str) -> "Text":
        """With other, folded, characters in the place of those from `start` to `end`."""
        return Text(
            self.written[:start] + folded + self.written[end:],
            self.folded[:start] + folded + self.folded[end:],
        )


def read_text(text: str) -> Text:
    """A text and its folded form."""
    return Text(text, fold(text))


def joined(parts: Iterable[Text]) -> Text:
    """Texts one behind the other."""
    all_parts = list(parts)
    return Text("".join(part.written for part in all_parts), "".join(part.folded for part in all_parts))


def well_formed(text: str) -> str:
    """`text` with a ? for each half of a character, as a broken client may send it, for no library takes those; and without the
    characters that nobody sees, as text copied from a page has them in the middle of words.
    """
    whole = text.encode("utf-8", "replace").decode()
    return whole if whole.isascii() else "".join(one for one in whole if unicodedata.category(one) != "Cf")


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
