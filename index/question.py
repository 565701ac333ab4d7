"""What is asked: the terms of a question, what it says in other languages, and what kind of thing it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMERAL = r"[\d一二三四五六七八九十百]{1,5}"
_LIST_MARK = re.compile(rf"\s*(?:[(（]{_NUMERAL}[)）]|{_NUMERAL}[)）、．]|\d{{1,3}}\.(?!\d)|第 ?{_NUMERAL} ?[条章节项款])")
FIELDS = ("words", "bigrams", "characters")  # in which a question has terms
POSTED = (*FIELDS, "context")  # in which passages have: `context` is the pairs of their title and headings


@dataclass(frozen=True, slots=True)
class Translation:
    """A Chinese word and how sure it is, 0 to 1."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class TermSet:
    """One thing asked in another language, or said otherwise elsewhere, and all that may stand for it in a passage.

    `literal` is what was asked, as it would stand in a passage; `factor` is what the set counts against others; with `exact`, a
    translation counts only where all of it stands.
    """

    asked: str
    translations: tuple[Translation, ...]
    literal: str = ""
    factor: float = 1.0
    exact: bool = False

    def standing(self, text: str) -> Iterator[Translation]:
        """Those of its words, the asked one included, that stand in a folded text, surest first."""
        if self.literal and self.literal in text:
            yield Translation(self.literal, 1.0)
        yield from (one for one in self.translations if one.word in text)

    def stands_in(self, text: str) -> bool:
        """Does any of its words stand in a folded text?"""
        return any(True for _ in self.standing(text))


@dataclass(frozen=True, slots=True)
class Alternative:
    """A word of the question, and what a document may say for it; `is_asking`: it only asks, as 怎么走 does; `is_thing`: it names
    a thing that a passage on it must name, as 狗 does.
    """

    word: str
    others: tuple[str, ...]
    is_asking: bool = False
    is_thing: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """What a sentence with the answer should hold, as patterns of folded text.

    `thing` is of the kind asked for, a year or a name, and None if anything goes; `is_everyday` if it is a kind of notices and
    price lists, as a clock time is, and `is_value` if no sentence without one can answer; `counted` is a number right before the
    thing that is counted; `several`: a list is asked for.
    """

    thing: re.Pattern[str] | None = None
    is_everyday: bool = False
    is_value: bool = False
    counted: re.Pattern[str] | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is matched: each term once, and `sets` for what it says in another language.

    `distances` are those of the terms, in the order of the fields, from the longest question word, in characters; `asking` is the
    question word of an English question, in Chinese; `codes` are those like E3 and HPV that no article and no dictionary has.
    """

    folded: str
    expects: Expected
    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    characters: tuple[str, ...]
    distances: tuple[int, ...]
    sets: tuple[TermSet, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    asking: str = ""
    codes: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of all fields, in the order of the fields."""
        return self.words + self.bigrams + self.characters

    @property
    def is_foreign(self) -> bool:
        """Is part of it in another language, not only said otherwise in the same?"""
        return any(terms.asked.isascii() for terms in self.sets)

    def is_met(self, kind: re.Pattern[str] | None, sentence: str) -> bool:
        """Does a folded sentence hold something of a kind, one of those in `expects`, that the question does not say itself? Its
        number in a list is none.
        """
        if kind is None:
            return False
        marked = _LIST_MARK.match(sentence)
        return any(found[0] not in self.folded for found in kind.finditer(sentence, marked.end() if marked else 0))

    def may_be_answered_by(self, sentence: str) -> bool:
        """Does a folded sentence hold a thing of the kind that is asked for, or a number of what is counted?"""
        return self.is_met(self.expects.thing, sentence) or self.is_met(self.expects.counted, sentence)

    def terms_of(self, field: str) -> tuple[str, ...]:
        """The terms that are looked for in one field; in the context, the pairs."""
        terms: tuple[str, ...] = getattr(self, "bigrams" if field == "context" else field)
        return terms
