"""Bytes → text, for the encodings Chinese articles come in.

A byte order mark decides; then strict UTF-8; then, among UTF-16, GB18030 and Big5, the reading whose hanzi are
the common ones. Bytes that read well in none of them raise `UnknownEncoding`: a named problem beats mojibake.
"""

import codecs
from functools import cache
from typing import NamedTuple

PLAUSIBLE = 0.7  # share of common characters below which a reading is taken for mojibake
_FEW, _LOST = 2, 0.01  # places that are no text, and as a share of it, up to which a file is read all the same
_UNREAD, _BOX = "\ufffd", "□"
_SAMPLE = 20_000  # bytes looked at to choose between readings; the whole file is then decoded strictly

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
    """The text of some bytes; `is_damaged`: in some places they were none, and a □ stands there."""

    text: str
    is_damaged: bool = False


def decode(data: bytes) -> str:
    """The text of `data`. Raises `UnknownEncoding`."""
    return decode_damaged(data).text


def decode_damaged(data: bytes) -> Decoded:
    """The text of `data`, and whether it is whole. Raises `UnknownEncoding`."""
    try:
        return Decoded(_whole(data))
    except UnknownEncoding:
        return _mended(data)


def _whole(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    if b"\x00" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    plausibility, encoding = max((_plausibility(data, name), name) for name in _candidates(data))
    if plausibility < PLAUSIBLE:
        raise UnknownEncoding
    return _strict(data, encoding)


def _mended(data: bytes) -> Decoded:
    """The text with a □ for each place that is none, where there are few of them. Raises `UnknownEncoding`."""
    for encoding in ("utf-8-sig", "gb18030", "big5hkscs"):
        text = data.decode(encoding, "replace").replace("\x00", _UNREAD)
        lost = text.count(_UNREAD)
        common = sum(character in _common() for character in text[:_SAMPLE])
        if text and lost <= max(_FEW, _LOST * len(text)) and common >= PLAUSIBLE * min(len(text), _SAMPLE):
            return Decoded(text.replace(_UNREAD, _BOX), is_damaged=True)
    raise UnknownEncoding


def _candidates(data: bytes) -> tuple[str, ...]:
    if b"\x00" in data:
        return ("utf-16-le", "utf-16-be")
    return ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding from error


def _plausibility(data: bytes, encoding: str) -> float:
    """Share of the sample's characters that are common ones in this reading; 0 where it does not decode."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    if not text:
        return 0.0
    return sum(character in _common() for character in text) / len(text)


@cache
def _common() -> frozenset[str]:
    """ASCII, CJK punctuation, full-width forms and the everyday hanzi: level 1 of GB 2312 and of Big5."""
    hanzi_gb = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    hanzi_big5 = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    common = {pair.decode("gb2312", "ignore") for pair in hanzi_gb}
    common |= {pair.decode("big5", "ignore") for pair in hanzi_big5}
    common |= {chr(code) for code in (*range(0x20, 0x7F), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))}
    return frozenset(common | set("\t\r\n·—‘’“”…") - {""})
