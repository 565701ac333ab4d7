"""Readings out: 長(zhǎng)春 is 長春, in a text full of them; a text that talks of readings keeps them.

A reading is one toned pinyin syllable in brackets after a hanzi. Toneless ones, 了(le), go only where toned ones do. Where a
wrong encoding has eaten hanzi and bracket, `?zhǎng)` is what is left; one □ stands for what is lost in a place, as in print.
"""

import re
import unicodedata
from dataclasses import replace

from corpus.blocks import Block
from corpus.readers.draft import Draft, LeftOut, Why

_TONES = "\u0300\u0301\u0304\u030c"  # grave, acute, macron, caron: the four tone marks, decomposed
_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|n|r)?")
_INSIDE = r"[^\W\d_]\w{0,5}[\u0300-\u036f]*\w*"
_NOTE = re.compile(rf"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])[(（]({_INSIDE})[)）]")
_BROKEN_NOTE = re.compile(rf"[?？\ufffd]({_INSIDE})[)）]")  # hanzi and bracket were lost on the way
_BROKEN_NOTES = re.compile(rf"(?:[?？\ufffd]{_INSIDE}[)）])+")
_ABOUT_READINGS = re.compile(
    '[读讀][作音为為成]|[读讀][“「"(（]|拼音|注音|多音字|破音字|[声聲][调調]|念作|音[标標]|异[读讀]|異[读讀]'
)
_SELDOM = 20  # readings for each word about readings, at least
_LOST = "□"  # a hanzi that can't be read
_MANY = 20  # readings that a text full of them has at least
_DENSE = 25  # characters of such a text for each reading, at most


def without_readings(draft: Draft) -> Draft:
    """The draft without its readings, if it is full of them; they are listed as left out."""
    if not is_full_of_readings("\n".join(block.text for block in draft.blocks)):
        return draft
    left_out: list[LeftOut] = []
    blocks = [_without(block, left_out) for block in draft.blocks]
    title = _drop(draft.title, [], toneless=True)
    return replace(draft, blocks=tuple(blocks), title=title, left_out=(*draft.left_out, *left_out))


def is_full_of_readings(text: str) -> bool:
    """Does the text give readings throughout, without being about them?"""
    if text.count(")") + text.count("）") < _MANY:  # most texts: each reading ends in a bracket
        return False
    readings = sum(_is_reading(found[1], toned=True) for found in _NOTE.finditer(text))
    if readings < _MANY or readings * _DENSE < len(text):
        return False
    return len(_ABOUT_READINGS.findall(text)) * _SELDOM <= readings


def drop_readings(text: str) -> str:
    """The text without any reading.

    `長(zhǎng)春` → `長春`; `要?jiǎng)?chuàng)新` → `要□新`; `股票(A股)` stays.
    """
    has_toned = any(_is_reading(found[1], toned=True) for found in _NOTE.finditer(text))
    return _drop(text, [], toneless=has_toned)


def _without(block: Block, left_out: list[LeftOut]) -> Block:
    text = _drop(block.text, left_out, toneless=True)
    return replace(block, text=text, header=_drop(block.header, [], toneless=True))


def _drop(text: str, left_out: list[LeftOut], *, toneless: bool) -> str:
    def lost(broken: re.Match[str]) -> str:
        if not all(_is_reading(note, toned=True) for note in _BROKEN_NOTE.findall(broken[0])):
            return broken[0]
        left_out.append(LeftOut(broken[0], Why.READING))
        return _LOST

    def dropped(note: re.Match[str]) -> str:
        if not _is_reading(note[1], toned=not toneless):
            return note[0]
        left_out.append(LeftOut(note[0], Why.READING))
        return ""

    return _NOTE.sub(dropped, _BROKEN_NOTES.sub(lost, text))


def _is_reading(inside: str, *, toned: bool) -> bool:
    letters = unicodedata.normalize("NFD", inside)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    syllable = unicodedata.normalize("NFC", plain)
    return bool(_SYLLABLE.fullmatch(syllable)) and (len(plain) < len(letters) or not toned)
