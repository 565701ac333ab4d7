"""The question in what a person writes: without greetings, thanks, links and the story before it.

「老師好，我想請教一下長春市長是誰，麻煩您了」 asks 長春市長是誰. What is left out is what asks nothing by its form
(`words/frames.txt`); a text without such things is taken as it stands.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from index.text.cantonese import in_mandarin
from index.text.folding import Text, joined, read_text
from index.text.stopwords import question_words
from index.words import word_list

_LINK = re.compile(r"(?:https?://|www\.)[^\s，。！？、）)」』]+")
_PICTURE = re.compile(  # emoji, what joins and colours them, and faces made of marks
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\U000e0020-\U000e007f]+|[（(][^\\w（()）]{2,6}[)）]|@\\w+"
)
_CLAUSE = re.compile(r"[^。！!？?~～…\n;；，,]*[。！!？?~～…\n;；，,]*")
_SENTENCE = re.compile(r"[^。！!？?~～…\n]*[。！!？?~～…\n]*")
_MARKS = "。！!？?~～…\n;；，,、 \t\u3000"
_EDGES = " ，,、\t\u3000"
_LISTED = re.compile(r"^(?:\d{1,2}[.、)）](?!\d)|[（(]?[一二三四五六七八九十]{1,2}[、)）]|[-•・·])\s*")
_SHOUTED = re.compile(r"([。！!？?~～…，,])\1+")
_VERY_LONG = 100  # characters; a longer sentence may be a story with a question in it
_OWN = re.compile(r"[我俺咱]|第一次来|\b(?:i|i'm|my|we|our)\b")
_LEANS = re.compile(r"[它他她牠]|^(?:那|这|该|此|其)(?![些个]?(?:年|月|天))|\b(?:it|its|they|them|he|she|his|her|this|that)\b")
_QUOTES = re.compile('[「」『』“”《》"]|我们')  # what somebody else said, or of all of us
_TELLING = 6  # characters of a question that stands without the story before it
_FRAMES = 20  # one after the other, that are taken off a clause: more are nonsense, and would take time with the square
_ENOUGH = 2  # characters that a question has at least
_BY_FORM = re.compile("([能可会要有是])不\\1|[可能是]否|吗$")  # 能不能
_IN_ENGLISH = re.compile(r"\b(?:what|who|when|where|why|which|how|whose|whom|is|are|can|does|do|did|was|were|will|may|must)\b")


def bare_question(text: Text) -> Text:
    """The part of a text that asks, with Mandarin in the place of Cantonese; all of the text where nothing can be left out."""
    text = in_mandarin(text)
    plain = _blanked(text, (_LINK, _PICTURE)).stripped()
    asking = _without_story(_without_frames(_asking_part(plain)))
    if _letters(asking) >= _ENOUGH:
        return asking
    return plain if len(plain) else text


def without_frames(text: Text) -> Text:
    """All that a text says, with Mandarin in the place of Cantonese: without greetings and thanks alone; the text itself if it is
    nothing else.
    """
    text = in_mandarin(text)
    said = _without_frames(text)
    return said if _letters(said) else text


def is_question(written: str) -> bool:
    """Does somebody ask something by these words: by a mark, a question word, or the form? A mark alone asks nothing."""
    text = in_mandarin(read_text(written))
    return _letters(text) > 0 and _asks(text)


def questions_of(written: str) -> list[str]:
    """The questions that a message asks one after another, as written; the whole message where it is one, or tells a story."""
    sentences = [one for one in _parts(read_text(written), _SENTENCE) if not _is_frame(in_mandarin(one))]
    asked = [_LISTED.sub("", one.written.strip()) for one in sentences if _asks(in_mandarin(one))]
    apart = len(asked) == len(sentences) > 1 and not _QUOTES.search(written)
    return asked if apart and all(_letters(read_text(one)) >= _ENOUGH for one in asked) else [written]


def last_question(written: str) -> str:
    """The last sentence that asks, as written, but with each mark once; empty if none does."""
    asking = [one for one in _parts(read_text(written), _SENTENCE) if _asks(said := in_mandarin(one)) and not _is_frame(said)]
    return _SHOUTED.sub(r"\1", asking[-1].written.strip()) if asking else ""


def _asking_part(text: Text) -> Text:
    """Of several sentences the last that asks, unless it leans on those before by a pronoun."""
    sentences = _parts(text, _SENTENCE)
    asking = [sentence for sentence in sentences if _asks(sentence) and not _is_frame(sentence)]
    if asking and _stands_alone(asking[-1], text):
        others = [sentence for sentence in sentences if sentence is not asking[-1]]
        if any(_OWN.search(one.folded) or _is_frame(one) for one in others):
            text = asking[-1]
    return text if len(text) <= _VERY_LONG else _asking_clauses(text)


def _without_story(text: Text) -> Text:
    """Without the clauses of somebody's own story before the first clause that asks."""
    clauses = _parts(text, _CLAUSE)
    first = _first_asking(clauses)
    asking = joined(clauses[first:])
    tells = any(_OWN.search(clause.folded) for clause in clauses[:first])
    return asking if tells and _stands_alone(asking, text) else text


def _asking_clauses(sentence: Text) -> Text:
    """Of a long sentence the clauses from the one before the first that asks on: it may say of what."""
    clauses = _parts(sentence, _CLAUSE)
    return joined(clauses[max(0, _first_asking(clauses) - 1) :])


def _stands_alone(asking: Text, text: Text) -> bool:
    """Does a question stand without what was said before it in the text?"""
    if _QUOTES.search(text.folded) or _LEANS.search(asking.folded):
        return False
    return _letters(asking) >= _TELLING


def _first_asking(clauses: Sequence[Text]) -> int:
    """The place of the first clause that asks; 0 if none does."""
    return next((at for at, clause in enumerate(clauses) if _asks(clause)), 0)


def _asks(text: Text) -> bool:
    """Does a sentence or clause ask, by a mark, a word or its form?"""
    peeled = _peeled(text).folded
    if "?" in text.folded or question_words().search(peeled):
        return True
    return bool(_BY_FORM.search(peeled) or _IN_ENGLISH.match(text.folded.strip()))


def _without_frames(text: Text) -> Text:
    """Without the clauses that only frame, and without frames at the edges of the others."""
    kept = [_peeled(clause) for clause in _parts(text, _CLAUSE) if not _is_frame(clause)]
    return joined(kept).stripped(_EDGES)


def _is_frame(clause: Text) -> bool:
    return _frames(clause.folded.strip(_MARKS))


@lru_cache(maxsize=64)  # several steps ask it of one clause
def _frames(bare: str) -> bool:
    return any(pattern.fullmatch(bare) for pattern in _patterns("clause"))


def _peeled(clause: Text) -> Text:
    """A clause without frames at its edges, as long as something is left."""
    for _ in range(_FRAMES):
        clause = clause.part(len(clause) - len(clause.folded.lstrip()), len(clause))
        start, behind, end = _edges(clause.folded)
        if (start == 0 and behind == end) or len(clause.folded[start:behind].strip(_MARKS)) < _ENOUGH:
            return clause
        clause = joined((clause.part(start, behind), clause.part(end, len(clause))))
    return clause


@lru_cache(maxsize=64)
def _edges(folded: str) -> tuple[int, int, int]:
    """Where the frame before a clause ends, where the one behind it starts, and where the marks behind that do."""
    end = len(folded.rstrip(_MARKS))
    starts = (found.end() for pattern in _patterns("before") if (found := pattern.match(folded)))
    behind = (found.start() for pattern in _patterns("behind") if (found := pattern.search(folded[:end])))
    return next(filter(None, starts), 0), next(behind, end), end


def _parts(text: Text, pattern: re.Pattern[str]) -> list[Text]:
    """The sentences or clauses of a text that hold more than marks."""
    parts = [text.part(*found.span()) for found in pattern.finditer(text.folded)]
    return [part for part in parts if part.folded.strip(_MARKS)]


def _blanked(text: Text, patterns: Sequence[re.Pattern[str]]) -> Text:
    """With blanks in the place of what the patterns find in the text as written."""
    for pattern in patterns:
        for found in pattern.finditer(text.written):
            text = text.with_part(found.start(), found.end(), " " * len(found[0]))
    return text


def _letters(text: Text) -> int:
    """How many letters, hanzi and digits there are."""
    return sum(map(str.isalnum, text.folded))


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a section; those of `behind` end where the text does."""
    lines = (line.partition(" ") for line in word_list("frames.txt"))
    end = r"\Z" if section == "behind" else ""
    return tuple(re.compile(f"(?:{pattern.strip()}){end}") for name, _, pattern in lines if name == section)
