"""Which marks of a text say something, as the − of −5 and the + of A+ do, and which only set it out."""

import re
import unicodedata

from index.text.folding import Text

_KINDLY = re.compile(  # faces, hands and hearts, and what colours and joins them: a tone, as 🐈 and ♀ are not
    "[\U0001f44a-\U0001f450\U0001f493-\U0001f49f\U0001f4af\U0001f5ef\U0001f600-\U0001f64f\U0001f90c-\U0001f92f\U0001f932"
    "\U0001f970-\U0001f97a\U0001fae0-\U0001faef\u2728\u2753-\u2757\u2764\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]+"
    "|[（(][^\\w（()）]{2,6}[)）]"
)
_BLANK = frozenset("ZC")  # kinds of characters: blanks, and what is not to be seen
_ALWAYS = frozenset("/%‰&@\\")
_DASHES = frozenset("-‐‑‒–—−~")  # which may be a minus, a range, or a pause
_OPENING = frozenset("([{")


def without_tone(text: Text) -> Text:
    """With a blank in the place of each face, as 😊 and (^o^)."""
    for found in reversed([*_KINDLY.finditer(text.written)]):
        text = text.with_part(found.start(), found.end(), " ")
    return text


def sign(folded: str, at: int) -> str:
    """What a character that is no letter and no digit says where it stands in a folded text; empty if it says nothing."""
    mark, before, behind = folded[at], folded[at - 1 : at], folded[at + 1 : at + 2]
    kind = unicodedata.category(mark)
    if kind[0] in _BLANK:
        return ""
    if mark in _DASHES:
        apart = _is_latin(folded[:at].rstrip()[-1:]) and _is_latin(folded[at + 1 :].lstrip()[:1])
        touches = _is_latin(behind) or (_is_latin(before) and mark != "~") or before in _OPENING
        return "-" if apart or (touches and mark != "~") else ""
    if mark in "#*":
        return mark if _is_latin(before) or _is_latin(behind) else ""
    if mark in ".'":
        return mark if _is_latin(behind) else ""
    if mark in '!"':
        return mark if before.isdigit() and folded[at + 1 :].strip() else ""
    return mark if (kind[0] in "SM" and mark != "`") or mark in _ALWAYS else ""


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
