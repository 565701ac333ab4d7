"""What makes the difference and is not met: a year, place, name, number, model or rank that a question says, a passage not.

上海引進外資多少 is not answered by what 長春 took in, nor 副市長是誰 by the name of the 市長, however much of the question stands
there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import lru_cache

from corpus import Passage
from index.answering.coverage import sentences_of
from index.answering.namesake import namesakes
from index.question import Question, TermSet
from index.text.comparison import compared
from index.text.folding import fold
from index.text.identified import BEFORE_THE_REPUBLIC, NAMED_IN_PASSING, ORDINAL, identified, years
from index.text.numerals import numbers, other_forms, value
from index.text.ordinals import without_parts
from index.text.stopwords import hollow_words, made_of
from index.text.tags import Tagger

_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?=年|$|[^\w.,%])")  # not 2000人
_RELATIVE = re.compile("[今去前明后]年")
_OTHER_YEAR = re.compile("[去前明后]年")
_SURE = 0.2  # of a translation, at least
_VERSION = re.compile(r"(?<![a-z\d])v(\d+(?:\.\d+)+)")
_NUMBER = re.compile(r"(?<![a-z\d])(?<!\d[.,])\d+(?:[.,]\d+)*(?![a-z\d])")
_MODEL = re.compile(r"(?<![a-z\d])(?:[a-z]+-?\d[a-z\d.-]*|\d+[a-z][a-z\d.-]*)(?![a-z\d])")
_VERSION_MARK = re.compile(r"^v(?=\d+\.)")  # v2.4.1 is 2.4.1
_RANK = re.compile(
    "(?:副|代理?|前任?|原|总|名誉|常务|第[一二三四五六七八九十])(?=[\u4e00-\u9fff]{0,4}[长任理事席统记员授师帅]|主任|经理|会长)[\u4e00-\u9fff]{1,4}?[长任理事席统记员授师帅]"
)
_BLANK = re.compile(r"(?<![a-z\d]) +| +(?![a-z\d])")  # between letters or digits a blank keeps two things apart: A3 0.5元
_LETTERS = re.compile("(?<![a-z0-9])[a-z]{2,}(?![a-z0-9])")
_HANZI = re.compile("[\u4e00-\u9fff]")
_TO_THE_BOT = re.compile(r"[你您](?![们們])|\b(?:you|your|me)\b")  # who speaks so asks no article
_PLACES = "省市县区州镇乡村国"
_NAMES = "PLO"  # tags of names
_NOUNS = f"nx{_NAMES}"  # x: in no dictionary
_NO_NOUN = re.compile("^[要有先再就才没不去来被把给得该想会能可还都也]|[要有吗了过着]$")  # 要炖, 换要: no word, but a cut


def missing(question: Question, passage: Passage, tagger: Tagger, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The words of a question that make the difference and stand neither in a passage nor above it; `is_known` tells
    whether any article holds a text.
    """
    text, said = _dated_text(passage)
    asked = without_parts(question.folded)
    unmet = [*_years(asked, said), *_numbers(asked, said), *_ranks(asked, said), *_ordinals(asked, said)]
    unmet += [model for model in _MODEL.findall(question.folded) if _VERSION_MARK.sub("", model) not in said]
    unmet += [*question.codes, *_letters(question, said)]
    unmet += [thing for thing in compared(question.folded) or () if not _is_named(thing, said) and not is_known(thing)]
    unmet += [word for word in _TO_THE_BOT.findall(asked) if word not in said]
    unmet += _names(question, said, tagger)
    unmet += namesakes(question.folded, said, tagger, is_known)
    unmet += [
        one.word for one in question.alternatives if one.is_thing and not any(word in said for word in (one.word, *one.others))
    ]
    unmet += [terms.asked for terms in question.sets if _is_place(terms, tagger) and not terms.stands_in(text)]
    return tuple(dict.fromkeys(unmet))


@lru_cache(maxsize=1_024)
def _dated_text(passage: Passage) -> tuple[str, str]:
    """A passage, what stands above it and its date, folded; and the same without blanks."""
    text = "\n".join((*map(fold, (passage.title, passage.date, *passage.headings)), sentences_of(passage).passage))
    return text, text.replace(" ", "")


def is_one_sided(question: Question, passage: Passage) -> bool:
    """Does a passage lack one of the things that a question compares?"""
    things = compared(question.folded)
    if not things:
        return False
    said = whole_text(passage)
    return any(not _is_named(thing.replace(" ", ""), said) for thing in things)


def names_another(question: Question, passage: Passage, beside: str) -> bool:
    """Does a question name a thing by a year, number or rank (2025年, 第六届, 5栋, 副市长), where a passage and what stands above
    it have others of that kind only? Then it is of none that is asked for, however much of the question it holds. Of a year or
    an edition one stands above it or `beside` the answer, for a story names others in passing.
    """
    wanted = identified(_BLANK.sub("", without_parts(question.folded)))
    if not wanted:
        return False
    there = _identified_in(passage)
    others = [kind for kind, which in wanted.items() if kind in there and there[kind].isdisjoint(which)]
    if NAMED_IN_PASSING.isdisjoint(others):
        return bool(others)
    near = identified(_BLANK.sub("", fold("\n".join((passage.title, *passage.headings, beside)))))
    return any(kind in near or kind not in NAMED_IN_PASSING for kind in others)


@lru_cache(maxsize=1_024)
def _identified_in(passage: Passage) -> Mapping[str, Set[int | str]]:
    return identified(_BLANK.sub("", _folded(passage)))


def unmet_nouns(question: Question, passage: Passage, tagger: Tagger) -> tuple[str, ...]:
    """The question's nouns that stand neither in a passage nor above it, nor anything that may stand for them.

    A paraphrase is without some of them too, so they make doubtful, and alone decide nothing.
    """
    said = whole_text(passage)
    unmet = [word for word in _whole_words(question, tagger, _NOUNS) if not _stands(word, said)]
    if not unmet:
        return ()
    met = [fold(terms.asked) for terms in question.sets if terms.stands_in(said)]
    met += [one.word for one in question.alternatives if any(other in said for other in one.others)]
    return tuple(word for word in unmet if not any(other in word or word in other for other in met))


@lru_cache(maxsize=1_024)
def whole_text(passage: Passage) -> str:
    """A passage and what stands above it, folded, without blanks."""
    return _folded(passage).replace(" ", "")


def _folded(passage: Passage) -> str:
    return "\n".join((*map(fold, (passage.title, *passage.headings)), sentences_of(passage).passage))


def _whole_words(question: Question, tagger: Tagger, tags: str) -> Iterator[str]:
    """The question's words with one of these tags that are more than small talk, each by its longest."""
    for word in question.words:
        is_part = any(word != other and word in other for other in question.words)
        if tagger.tag(word) == "x" and _NO_NOUN.search(word):
            continue
        if not is_part and len(word) >= 2 and tagger.tag(word) in tags and not made_of(word, hollow_words()):
            yield word


def _stands(word: str, said: str) -> bool:
    """Does a noun stand there, without what kind of place it is, or in two parts?"""
    if word in said or (len(word) > 2 and _short(word) in said and word[-1] in _PLACES):
        return True
    return any(word[:at] in said and word[at:] in said for at in range(2, len(word) - 1))


def _is_named(thing: str, said: str) -> bool:
    """Does a thing that is compared stand there, whatever is said of it before its name?"""
    return any(thing[at:] in said for at in range(max(1, len(thing) - 1)))


def _years(asked: str, said: str) -> Iterator[str]:
    unmet = [year for year in _YEAR.findall(asked) if year not in said]
    if unmet:
        named = years(said)
        yield from (year for year in unmet if int(year) not in named)
    if not _RELATIVE.search(asked):
        return
    told = set(_RELATIVE.findall(said))
    pattern = _RELATIVE if told else _OTHER_YEAR  # this year is meant where nothing is said
    yield from (year for year in pattern.findall(asked) if year not in told)


def _numbers(asked: str, said: str) -> Iterator[str]:
    """Numbers that stand nowhere, however written."""
    if not _NUMBER.search(asked):
        return
    values = (
        set(numbers(said))
        | set(_NUMBER.findall(said))
        | {part for version in _VERSION.findall(said) for part in _versions(version)}
    )
    named = years(said)
    for found in _NUMBER.finditer(asked):
        if not named.isdisjoint(_years_meant(asked, found)):
            continue
        forms = [form for _, _, others in other_forms(found[0]) for form in others]
        if found[0] not in values and not any(form in said for form in forms if len(form) > 1):
            yield found[0]


def _versions(version: str) -> Iterator[str]:
    """A version and those that it is one of: 2.4.1, 2.4."""
    while "." in version:
        yield version
        version = version.rpartition(".")[0]


def _years_meant(asked: str, number: re.Match[str]) -> set[int]:
    """The years that a number may mean: 24年 and 113年 are 2024, as 2024 is without 年."""
    if len(number[0]) > 4 or not number[0].isdigit() or not (len(number[0]) == 4 or asked.startswith("年", number.end())):
        return set()
    return {century + int(number[0]) for century in (0, BEFORE_THE_REPUBLIC, 2000)}


def _ordinals(asked: str, said: str) -> Iterator[str]:
    """第四季度, where the text speaks of 第三季度."""
    told = {(value(number), what) for number, what in ORDINAL.findall(said)} if ORDINAL.search(asked) else set()
    for number, what in ORDINAL.findall(asked):
        if (value(number), what) not in told:
            yield f"第{number}{what}"


def _ranks(asked: str, said: str) -> Iterator[str]:
    yield from (rank for rank in _RANK.findall(asked) if rank not in said)


def _letters(question: Question, said: str) -> Iterator[str]:
    """Letters in a Chinese question that are no word of a dictionary, as HPV: they are a name."""
    if not _HANZI.search(question.folded):
        return
    translated = " ".join(fold(terms.asked) for terms in question.sets)
    for word in _LETTERS.findall(question.folded):
        if word not in said and word not in translated:
            yield word


def _names(question: Question, said: str, tagger: Tagger) -> Iterator[str]:
    """The names in Chinese, each by its longest word, that stand nowhere, not even without what kind of place it is."""
    unmet = [word for word in _whole_words(question, tagger, _NAMES) if word not in said and _short(word) not in said]
    if unmet:
        met = {fold(terms.asked) for terms in question.sets if terms.stands_in(said)}
        yield from (word for word in unmet if word not in met)


def _short(name: str) -> str:
    """Without what kind of place it is: 上海市 is 上海."""
    return name[:-1] if len(name) > 2 else name


def _is_place(terms: TermSet, tagger: Tagger) -> bool:
    return terms.asked[0].isupper() and any(tagger.tag(one.word) == "L" for one in terms.translations if one.weight >= _SURE)
