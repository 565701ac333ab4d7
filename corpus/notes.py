"""Readings in brackets, 長(zhǎng)春, out of a text that is full of them; what remains is how it is printed elsewhere.

A text that only talks about readings keeps them.
"""

import re
import unicodedata

_TONES = "\u0300\u0301\u0304\u030c"  # grave, acute, macron, caron: the four tone marks, decomposed
_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|n|r)?")
_NOTE = re.compile(r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])[(（]([^\W\d_]\w{0,5}[\u0300-\u036f]*\w*)[)）]")
_BROKEN_NOTE = re.compile(r"[?？\ufffd]([^\W\d_]\w{0,5}[\u0300-\u036f]*\w*)[)）]")  # hanzi and bracket were lost on the way
_BROKEN_NOTES = re.compile(r"(?:[?？\ufffd][^\W\d_]\w{0,5}[\u0300-\u036f]*\w*[)）])+")
_LOST = "□"  # a hanzi that can't be read
_FULL = 8  # readings with tones that a text has at least if it is full of them
_SPOKEN_OF = re.compile(r"[读讀念音][作做成为為]?[「『“\"']?.?[(（]")  # 读作朴(piáo)
_ABOUT = 0.2  # of the readings, those that are spoken of, from which a text is about them
_DENSE = 200  # characters of it a reading, at most


def without_readings(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the readings after hanzi, and those; as it is if it is not full of them.

    A reading is one toned pinyin syllable; toneless ones, 了(le), go from a text that is full of toned ones. Where a wrong
    encoding has eaten hanzi and bracket, `?zhǎng)` is what is left; one □ stands for what is lost in a place, as in print.
    """
    toned = sum(_is_reading(found, toned=True) for found in _NOTE.findall(text))
    if toned < _FULL or len(text) > _DENSE * toned or len(_SPOKEN_OF.findall(text)) > _ABOUT * toned:
        return text, ()
    readings = tuple(found[0] for found in _NOTE.finditer(text) if _is_reading(found[1], toned=False))
    text = _BROKEN_NOTES.sub(_as_lost, text)
    return _NOTE.sub(lambda found: "" if _is_reading(found[1], toned=False) else found[0], text), readings


def _as_lost(broken: re.Match[str]) -> str:
    return _LOST if all(_is_reading(note, toned=True) for note in _BROKEN_NOTE.findall(broken[0])) else broken[0]


def _is_reading(inside: str, *, toned: bool) -> bool:
    letters = unicodedata.normalize("NFD", inside)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    syllable = unicodedata.normalize("NFC", plain)
    return bool(_SYLLABLE.fullmatch(syllable)) and (len(plain) < len(letters) or not toned)
