"""「國內的呢？」 → the question it stands for: the last question with the new words in.

A follow-up is a short question without a question word of its own. Its words take the place of the word they resemble in
the last question (內資 → 外資), of one in whose place the articles have them (世界500強 → 國內500強), or of the only one
of their kind (市長 → 書記); else they go in front, where the next follow-up finds them and puts its own instead.
A question that says of nothing what it asks (在哪裡？), or only by a pronoun (他幾歲？), is about what the last one was about.
"""

import re
from collections.abc import Iterator, Sequence

from index.answering.overview import read_whole
from index.languages import english
from index.searcher import Searcher
from index.text.expected import expected
from index.text.folding import fold, read_text
from index.text.framing import bare_question
from index.text.lists import SURNAMES
from index.text.stopwords import has_question_word, hollow_words, made_of, question_words

Place = tuple[int, int]  # (start, end) in a question

_LIMIT = 12  # characters of new words; in English, four times as many
_CHINESE = re.compile(r"^(?:那么|那|还有|以及|和|换成)?[,，]?(?P<new>.+?)(?:(?:的话|的)?呢|的?如何)?[?？!！。.]*$")
_ENDS = re.compile(r"呢[?？!！。.]*$|^(?:那|还有|以及|换成)")
_ENGLISH = re.compile(r"^(?:and|what about|how about|and what about|or)\s+(?:the\s+|in\s+)*(?P<new>.+?)[?!.]*$", re.IGNORECASE)
_PRONOUN = re.compile("^(?:那么?|所以)?[他她它牠]们?(?:的|是)?(?=.)")
_LONGEST = 160  # characters: one question leaning on another, and so on, does not grow for ever
_WITNESSES = 5  # passages of the last question in which the new words are looked for
_NAMES = "Px"  # tags of names: those that no dictionary has are unknown words
_NAME = 4  # characters
_FRONT = " · "  # after words put in front
_KIND = 3  # characters of a question that says what kind of thing it asks for, and no more
_SUBJECT = 24  # characters at most of what the last question was about
_MARKS = " ?？!！。.，,"
_BESIDE = 2  # characters beside a word that must stand beside the new words, too


def understand(searcher: Searcher, question: str, before: str) -> str:
    """The question meant by `question` when `before` was the one before it; `question` itself if it stands alone.

    What it makes is never longer than `_LONGEST`.
    """
    if read_whole(read_text(before)):  # 有哪些文章 is about nothing that one could go on with
        return question
    asked = question if question.isascii() else bare_question(read_text(question)).written
    if leaning := _leaning(searcher, asked):
        return _of_subject(leaning, before) or question
    new = _new_words(asked)
    if not new:
        return question
    if expected(fold(new)).is_everyday and (understood := _of_subject(new, before)):
        return understood  # an address or a price is of a thing, and stands for none
    place = _place(searcher, new, before)
    understood = f"{before[: place[0]]}{new}{before[place[1] :]}" if place else f"{new}{_FRONT}{before.rpartition(_FRONT)[2]}"
    return understood if len(understood) <= _LONGEST else question


def _new_words(question: str) -> str:
    """What a follow-up brings; empty if the question is none."""
    text = question.strip()
    folded = fold(text)
    in_english = _ENGLISH.match(folded)
    found = in_english or (_CHINESE.match(folded) if _ENDS.search(folded) else None)
    if not found or len(found["new"]) > (4 * _LIMIT if in_english else _LIMIT):
        return ""
    new = _PRONOUN.sub("", text[found.start("new") : found.end("new")].strip()).removesuffix("的")
    return "" if has_question_word(new) else new


def _leaning(searcher: Searcher, asked: str) -> str:
    """What is asked of the subject of the last question; empty if a question has one of its own."""
    folded = fold(asked)
    if len(folded) > _LIMIT or _ENDS.search(folded):
        return ""
    pronoun = _PRONOUN.match(folded)
    if pronoun:
        return asked[pronoun.end() :]
    if folded.isascii():
        return ""
    if sum(map(str.isalnum, folded)) <= _KIND and expected(folded).is_everyday:
        return asked  # 要錢嗎, 怎麼去
    says = [word for word in searcher.read(read_text(asked)).words if not made_of(word, hollow_words())]
    return asked if has_question_word(folded) and not says else ""


def _of_subject(asked: str, before: str) -> str:
    """What is asked of the subject of the last question; empty if that has none that is short enough."""
    subject = _subject(before)
    return f"{subject}{_FRONT}{asked}" if 0 < len(subject) <= _SUBJECT else ""


def _subject(before: str) -> str:
    """What a question is about: what stands in front of it, or it without what asks."""
    front, parted, _ = before.partition(_FRONT)
    if parted:
        return front
    said = read_text(before)
    for found in reversed(list(question_words().finditer(said.folded))):
        said = said.with_part(found.start(), found.end(), " ")
    return " ".join(said.written.strip(_MARKS).removesuffix("是").split())


def _place(searcher: Searcher, new: str, before: str) -> Place | None:
    """Where in `before` the new words belong: (start, end) of the word they replace."""
    folded, wanted = fold(before), fold(new)
    asking = [found.span() for found in question_words().finditer(folded)]
    words = [span for span in _words(searcher, before) if not any(_overlap(span, other) for other in asking)]
    return (
        _most_alike(words, folded, wanted)
        or _where_articles_have_it(searcher, words, before, wanted)
        or _only_of_its_kind(searcher, words, before, new)
    )


def _most_alike(words: Sequence[Place], folded: str, wanted: str) -> Place | None:
    """The word that shares most characters with the new ones, if any shares one: 內資 for 外資."""
    alike = max(words, key=lambda span: _likeness(folded[slice(*span)], wanted), default=None)
    return alike if alike and _likeness(folded[slice(*alike)], wanted) > 0 else None


def _where_articles_have_it(searcher: Searcher, words: Sequence[Place], before: str, wanted: str) -> Place | None:
    """The word in whose place the passages of the last question have the new ones: 世界 for 國內, before 500強."""
    folded = fold(before)
    found = searcher.search(searcher.read(read_text(before)), _WITNESSES)
    texts = [fold(candidate.passage.text) for candidate in found.candidates]
    for start, end in words:
        right, left = folded[end : end + _BESIDE], folded[max(0, start - _BESIDE) : start]
        contexts = [wanted + right] if len(right) == _BESIDE else []
        contexts += [left + wanted] if len(left) == _BESIDE else []
        if any(context in text for context in contexts for text in texts):
            return start, end
    return None


def _only_of_its_kind(searcher: Searcher, words: Sequence[Place], before: str, new: str) -> Place | None:
    """The word that is of the kind of the new one, if it is the only one: 市長 for 書記."""
    kind = _kind(searcher, new)
    same = [span for span in words if kind and _kind(searcher, before[slice(*span)]) == kind]
    return same[0] if len(same) == 1 else None


def _words(searcher: Searcher, text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the words, a surname with the name after it, and two characters that are no word of a dictionary as one."""
    last = (0, 0)
    for start, end in searcher.analyzer.word_spans(fold(text)):
        if text[start:end].lower() in english.stop_words():
            continue
        is_single = last[1] == start and last[1] - last[0] == 1 and not text[start:end].isascii()
        goes_on = is_single and (end - start == 1 or fold(text[slice(*last)]) in SURNAMES)
        if last[0] < last[1] and not goes_on:
            yield last
        last = (last[0] if goes_on else start, end)
    if last[0] < last[1]:
        yield last


def _kind(searcher: Searcher, text: str) -> str:
    """What kind of word it is; empty if it is more than one word, or a Latin one without a capital."""
    if text.isascii():
        return "name" if text[0].isupper() and text.isalpha() else ""
    words = searcher.tagger.cut(fold(text))
    if 1 < len(text) <= _NAME and fold(text[0]) in SURNAMES and (len(words) == 2 or words[0].tag in _NAMES):
        return "name"
    return words[0].tag if len(words) == 1 else ""


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _likeness(word: str, new: str) -> int:
    """How many characters two different words share; 0 for the same word, or Latin ones, whose letters say nothing."""
    if word == new or new.isascii() or word.isascii():
        return 0
    return len(set(word) & set(new))
