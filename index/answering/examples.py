"""Questions that the articles do answer, made of their own sentences: a number gives way to 多少, and must come back."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from corpus import sentences
from index.answer import State
from index.answering.flow import ask
from index.searcher import Searcher

_NUMBER = re.compile(
    r"(?P<before>[^\W\d_]{2,10}[^，,。；;：:、\s]{0,8}?)(?P<number>\d+(?:\.\d+)?)(?P<after>[^\W\d_a-z]{1,3}(?=[，,。；;、\n]|$))"
)
_ENDED = ("。", "！", "!", ".")  # a row of a table makes no question
_LOOKED_AT = 40  # passages from which questions are made


def examples(searcher: Searcher, most: int) -> list[str]:
    """Up to so many questions, of different sentences, each tried: its sentence comes back as the answer."""
    found: list[str] = []
    rows = chain.from_iterable(searcher.rows(at) for at in range(len(searcher.articles)))
    for row in islice(rows, _LOOKED_AT):
        passage = searcher.passages[row]
        for start, end in sentences(passage.text):
            sentence = passage.text[start:end]
            question = next(_questions(sentence), "") if sentence.endswith(_ENDED) else ""
            told = ask(searcher, question) if question else None
            if told and told.state is State.ANSWERED and told.hits[0].sentence_text == sentence:
                found.append(question)
            if len(found) == most:
                return found
    return found


def _questions(sentence: str) -> Iterator[str]:
    for match in _NUMBER.finditer(sentence):
        if not match["after"].startswith(("年", "月", "日")):
            yield f"{match['before']}多少{match['after']}？"
