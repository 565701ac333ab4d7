"""What the lines of a passage are about, where it is a list, a record or a table, and whether they hold what is compared."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus import Passage
from index.answering.coverage import Sentences
from index.answering.layout import item_of, label_of, layout, row_names
from index.question import Question
from index.text.stopwords import made_of, weak_words

_SEVERAL = 2  # values in rows or items
_DIGIT = re.compile("[0-9]")


def names(question: Question) -> tuple[str, ...]:
    """By what an item may begin that is about what is asked: a word of the question, or what may be said for it."""
    words = [word for word in question.words if len(word) > 1 and not made_of(word, weak_words())]
    others = [other for one in question.alternatives for other in one.others if len(other) > 1 and not one.is_asking]
    return (*words, *others)


def is_labelled(words: Sequence[str], begun: tuple[str, ...], passage: Passage, sentences: Sentences) -> bool:
    """Does a line have one of the words as its label, or begin, being an item or a row, with one of those it may begin with?"""
    labels, items = _named(sentences)
    if not labels.isdisjoint(words) or any(item.startswith(begun) for item in items):
        return True
    return any(cell.startswith(begun) for cell in row_names(passage.text))


@lru_cache(maxsize=4_096)  # like the sentences
def _named(sentences: Sentences) -> tuple[frozenset[str], tuple[str, ...]]:
    """The labels of a passage's lines, and what stands behind the marks of its items."""
    labels, items = map(label_of, sentences.folded), map(item_of, sentences.folded)
    return frozenset(filter(None, labels)), tuple(filter(None, items))


def holds_several(question: Question, passage: Passage, sentences: Sentences) -> bool:
    """Do the rows or items of a passage hold several of the kind of thing by which is compared, or else numbers?"""
    kind = question.expects.thing or _DIGIT
    lines = zip(layout(passage, sentences), sentences.folded, strict=True)
    return sum(len(kind.findall(folded)) for line, folded in lines if line.is_one_of_many) >= _SEVERAL
