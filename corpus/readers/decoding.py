"""Bytes → text, for the encodings Chinese articles come in.

A byte order mark decides; then UTF-8; then, among UTF-16, GB18030 and Big5, the reading whose hanzi are the common ones.
A few bytes that are no text cost a □ each. Bytes that read well in none of the encodings raise `UnknownEncoding`: a named
problem beats mojibake.
"""

import codecs
import re
from functools import cache
from typing import NamedTuple

PLAUSIBLE = 0.7  # share of common characters below which a reading is taken for mojibake
LOST = "□"  # stands for what can't be read

_SAMPLE = 20_000  # bytes looked at to choose between readings
_FEW_LOST = 0.01  # share of characters that may be lost in a file that is still a text
_FEW_NULS = 0.1  # share of NUL bytes from which a file is UTF-16 or none
_FEW_CHARACTERS = 4  # that are no ASCII and tell UTF-8 where a single place is damaged
_LOST_RUN = re.compile("[\x00\udcff]+")
_ON_ERROR = "chawen-lost"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnknownEncoding(ValueError):
    """The bytes are text in none of the encodings we read."""


class Decoded(NamedTuple):
    """The text of a file, and whether some of its bytes were none: then each place shows a □."""

    text: str
    is_damaged: bool


def decode(data: bytes) -> str:
    """The text of `data`. Raises `UnknownEncoding`."""
    return decode_damaged(data).text


def decode_damaged(data: bytes) -> Decoded:
    """The text of `data`, and whether it is whole. Raises `UnknownEncoding`."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _tolerant(data, encoding)
    if data.count(0) <= _FEW_NULS * len(data):
        try:
            return _with_nuls(data.decode("utf-8"))
        except UnicodeDecodeError:
            if _is_damaged_utf8(data):
                return _tolerant(data, "utf-8")
    plausibility, encoding = max((_plausibility(data, name), name) for name in _candidates(data))
    if plausibility < PLAUSIBLE:
        raise UnknownEncoding
    return _tolerant(data, encoding)


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.count(0) > _FEW_NULS * len(data):
        return ("utf-16-le", "utf-16-be")
    return ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether all but a little of what is not ASCII is UTF-8, which other encodings are only by rare accident."""
    text = data.decode("utf-8", _ON_ERROR)
    lost = text.count("\udcff")
    written = len(text) - sum(character < "\x80" for character in text) - lost
    return written >= 10 * lost or (lost == 1 and written >= _FEW_CHARACTERS)


def _tolerant(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, _ON_ERROR)
    lost = len(_LOST_RUN.findall(text))
    if lost > max(1, _FEW_LOST * len(text)):
        raise UnknownEncoding
    return _with_nuls(text)


def _with_nuls(text: str) -> Decoded:
    shown = _LOST_RUN.sub(LOST, text) if "\x00" in text or "\udcff" in text else text
    return Decoded(shown, shown is not text)


def _plausibility(data: bytes, encoding: str) -> float:
    """Share of the sample's characters that are common ones in this reading."""
    text = codecs.getincrementaldecoder(encoding)(_ON_ERROR).decode(data[:_SAMPLE])
    if not text:
        return 0.0
    return sum(character in _common() for character in text) / len(text)


def _one_lost(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error(_ON_ERROR, _one_lost)


@cache
def _common() -> frozenset[str]:
    """ASCII, CJK punctuation, full-width forms and the everyday hanzi: level 1 of GB 2312 and of Big5."""
    hanzi_gb = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    hanzi_big5 = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    common = {pair.decode("gb2312", "ignore") for pair in hanzi_gb}
    common |= {pair.decode("big5", "ignore") for pair in hanzi_big5}
    common |= {chr(code) for code in (*range(0x20, 0x7F), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))}
    return frozenset(common | set("\t\r\n·—‘’“”…") - {""})
