"""The question in what a person writes: without greetings, thanks, links and the story before it.

「老師好，我想請教一下長春市長是誰，麻煩您了」 asks 長春市長是誰. What is left out is what asks nothing by its form
(`words/frames.txt`); a text without such things is taken as it stands.
"""

import re
from functools import cache

from index.text.folding import fold
from index.text.stopwords import has_question_word
from index.words import word_list

_LINK = re.compile(r"(?:https?://|www\.)[^\s，。！？、）)」』]+")
_PICTURE = re.compile(  # emoji, what joins and colours them, and faces made of marks
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\U000e0020-\U000e007f]+|[（(][^\\w（()）]{1,6}[)）]|@\\w+"
)
_CLAUSE = re.compile(r"[^。！!？?~～…\n;；，,]*[。！!？?~～…\n;；，,]*")
_SENTENCE = re.compile(r"[^。！!？?~～…\n]*[。！!？?~～…\n]*")
_MARKS = "。！!？?~～…\n;；，,、 \t\u3000"
_VERY_LONG = 100  # characters; a longer sentence may be a story with a question in it
_OWN = re.compile(r"[我俺咱]|第一次来|\b(?:i|i'm|my|we|our)\b")
_LEANS = re.compile(r"[它他她牠]|^(?:那|这|该|此|其)(?![些个]?(?:年|月|天))|\b(?:it|its|they|them|he|she|his|her|this|that)\b")
_QUOTES = re.compile('[「」『』“”《》"]|我们|我們')  # what somebody else said, or of all of us
_TELLING = 6  # characters of a question that stands without the story before it
_ENOUGH = 2  # characters that a question has at least
_BY_FORM = re.compile("([能可会會要有是])不\\1|[可能是]否|[吗嗎]$")  # 能不能
_IN_ENGLISH = re.compile(r"\b(?:what|who|when|where|why|which|how|whose|whom|is|are|can|does|do|did|was|were|will|may|must)\b")


def bare_question(text: str) -> str:
    """The part of a text that asks; the text itself where nothing can be left out."""
    plain = _PICTURE.sub(" ", _LINK.sub(" ", text)).strip()
    asking = _without_story(_without_frames(_asking_part(plain)))
    return asking if len(re.sub(r"\W", "", asking)) >= _ENOUGH else plain or text


def _asking_part(text: str) -> str:
    """Of several sentences the last that asks, unless it leans on those before by a pronoun."""
    sentences = [found for found in _SENTENCE.findall(text) if found.strip(_MARKS)]
    asking = [sentence for sentence in sentences if _asks(sentence) and not _is_frame(sentence)]
    tells = any(_OWN.search(fold(one)) or _is_frame(one) for one in sentences if not asking or one != asking[-1])
    if tells and asking and not _QUOTES.search(text) and _stands(asking[-1]):
        text = asking[-1]
    return text if len(text) <= _VERY_LONG else _asking_clauses(text)


def _without_story(text: str) -> str:
    """Without the clauses of somebody's own story before the first clause that asks."""
    clauses = [found for found in _CLAUSE.findall(text) if found.strip(_MARKS)]
    first = next((at for at, clause in enumerate(clauses) if _asks(clause)), 0)
    if re.search('[「」『』“”"]|我们|我們', text):
        return text
    asking = "".join(clauses[first:])
    tells = any(_OWN.search(fold(clause)) for clause in clauses[:first])
    return asking if tells and not _QUOTES.search(text) and _stands(asking) else text


def _stands(asking: str) -> bool:
    """Does a question stand without what was said before it?"""
    return len(re.sub(r"\W", "", asking)) >= _TELLING and not _LEANS.search(fold(asking))


def _asking_clauses(sentence: str) -> str:
    """Of a long sentence the clauses from the one before the first that asks on: it may say of what."""
    clauses = [found for found in _CLAUSE.findall(sentence) if found.strip(_MARKS)]
    first = next((at for at, clause in enumerate(clauses) if _asks(clause)), 0)
    return "".join(clauses[max(0, first - 1) :])


def _asks(text: str) -> bool:
    folded = fold(text)
    peeled = _peeled(text)
    return "?" in folded or has_question_word(peeled) or bool(_BY_FORM.search(peeled) or _IN_ENGLISH.match(folded.strip()))


def _without_frames(text: str) -> str:
    """Without the clauses that only frame, and without frames at the edges of the others."""
    clauses = [found for found in _CLAUSE.findall(text) if found.strip(_MARKS)]
    kept = [clause for clause in clauses if not _is_frame(clause)]
    return "".join(_peeled(clause) for clause in kept).strip(" ，,、\t\u3000")


def _is_frame(clause: str) -> bool:
    folded = fold(clause).strip(_MARKS)
    return any(pattern.fullmatch(folded) for pattern in _patterns("clause"))


def _peeled(clause: str) -> str:
    """A clause without frames at its edges, as long as something is left."""
    while True:
        clause = clause.lstrip()
        folded = fold(clause)
        start = next((found.end() for pattern in _patterns("before") if (found := pattern.match(folded)) and found.end()), 0)
        marks = len(folded) - len(folded.rstrip(_MARKS))
        end = len(folded) - marks
        bare = folded[:end]
        behind = next((found.start() for pattern in _patterns("behind") if (found := pattern.search(bare))), end)
        left = clause[start:behind]
        if (start == 0 and behind == end) or len(left.strip(_MARKS)) < _ENOUGH:
            return clause
        clause = left + clause[end:]


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a section; those of `behind` end where the text does."""
    lines = (line.partition(" ") for line in word_list("frames.txt"))
    end = r"\Z" if section == "behind" else ""
    return tuple(re.compile(f"(?:{pattern.strip()}){end}") for name, _, pattern in lines if name == section)
