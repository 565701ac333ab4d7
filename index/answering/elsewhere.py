"""Does a question place what it asks in a year or a place that a passage does not name?

上海引進外資多少 is not answered by what 長春 took in, however much of the question stands there.
"""

import re
from collections.abc import Callable, Iterator

from corpus import Passage
from index.question import Question, TermSet
from index.text.folding import fold
from index.text.stopwords import made_of, weak_words

_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?=年|$|[^\w.,%])")  # not 2000人
_RELATIVE = re.compile("[今去前明后]年")
_SURE = 0.2  # of a translation, at least


def elsewhere(question: Question, passage: Passage, tag: Callable[[str], str]) -> bool:
    """`tag` gives the coarse tag of a word, L for a place."""
    said = fold("\n".join((passage.title, passage.date, passage.text)))
    if any(year not in said for year in _YEAR.findall(question.folded)):
        return True
    asked, told = set(_RELATIVE.findall(question.folded)), set(_RELATIVE.findall(said))
    if told and asked - told:
        return True
    met = {fold(terms.asked) for terms in question.sets if terms.standing(said)}
    if any(word not in said and _name(word) not in said and word not in met for word in _places(question, tag)):
        return True
    return any(_is_place(terms, tag) and not terms.standing(said) for terms in question.sets)


def _places(question: Question, tag: Callable[[str], str]) -> Iterator[str]:
    """The places named in Chinese, each by its longest word."""
    whole = [word for word in question.words if not any(word != other and word in other for other in question.words)]
    yield from (word for word in whole if len(word) > 1 and tag(word) == "L" and not made_of(word, weak_words()))


def _name(place: str) -> str:
    """Without what kind of place it is: 上海市 is 上海."""
    return place[:-1] if len(place) > 2 else place


def _is_place(terms: TermSet, tag: Callable[[str], str]) -> bool:
    return terms.asked[0].isupper() and any(tag(one.word) == "L" for one in terms.translations if one.weight >= _SURE)
