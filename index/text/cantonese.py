"""What Cantonese asks and frames with, in Mandarin: 邊個係會長 → 谁是会长. The rest of a question stays as it is written."""

import re
from functools import cache

from index.text.folding import Text, fold
from index.words import word_list


def in_mandarin(text: Text) -> Text:
    """The text with Mandarin, folded, in the place of such words; the text itself if it has none."""
    for found in reversed([*_pattern().finditer(text.written)]):
        text = text.with_part(found.start(), found.end(), _words()[found[0]])
    return text


@cache
def _words() -> dict[str, str]:
    pairs = (line.split() for line in word_list("cantonese.txt"))
    return {cantonese: fold(mandarin) for cantonese, mandarin in pairs}


@cache
def _pattern() -> re.Pattern[str]:
    """Of two words that begin alike, the longer one; 几点去 and 三點去 ask for no way."""
    either = "|".join(map(re.escape, sorted(_words(), key=len, reverse=True)))
    return re.compile(f"(?<![幾几0-9一二三四五六七八九十](?=[點点]))(?:{either})")
