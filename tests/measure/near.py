"""Near misses: questions that are answered, with one distinguishing word changed, so that nothing answers them."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus import Passage
from index import Answer, State
from index.text.folding import fold
from index.text.tags import Tagger
from tests.measure.sets import Question

_SEED = 7
_NAMES = "PLO"
_NUMBER = re.compile(r"(?<![\w.])\d{1,4}(?![\w.])|(?<=[\u4e00-\u9fff])\d{1,4}(?=[\u4e00-\u9fff])")
_MODEL = re.compile(r"(?<![a-z\d])[a-z]+-?\d+", re.IGNORECASE)
_RANK = re.compile(
    "(?<![副前总總])(?:市[长長]|校[长長]|主任|[经經]理|[会會][长長]|局[长長]|院[长長]|部[长長]|主席|[总總][统統]|[县縣][长長]|[书書][记記])"
)


def near_misses(asked: Sequence[Question], answers: Sequence[Answer], tagger: Tagger, passages: Sequence[Passage]) -> list[str]:
    """At most one of each kind for a question whose own paragraph answers it: another number, model, name or rank."""
    choose = random.Random(_SEED)
    names = _names(asked, tagger)
    found: list[str] = []
    for question, answer in zip(asked, answers, strict=True):
        right = answer.state is State.ANSWERED and answer.hits[0].passage.id == f"p{question.row}#1"
        if right:
            text = fold(passages[question.row].text)
            found += [near for near, new in _changed(question.text, names, tagger, choose) if fold(new) not in text]
    return found


def _names(asked: Sequence[Question], tagger: Tagger) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for question in asked:
        for word in tagger.cut(fold(question.text)):
            if word.tag in _NAMES and len(word.text) > 1:
                names[word.tag].append(word.text)
    return names


def _changed(text: str, names: Mapping[str, list[str]], tagger: Tagger, choose: random.Random) -> Iterator[tuple[str, str]]:
    """The question changed, and the new word."""
    if number := _NUMBER.search(text):
        new = str(int(number[0]) + choose.choice((1, 2, 3, 7)))
        yield text[: number.start()] + new + text[number.end() :], new
    if model := _MODEL.search(text):
        new = re.sub(r"\d+", lambda digits: str(int(digits[0]) + 2), model[0])
        yield text[: model.start()] + new + text[model.end() :], new
    words = [word for word in tagger.cut(fold(text)) if word.tag in _NAMES and len(word.text) > 1]
    if words:
        word = max(words, key=lambda one: len(one.text))
        others = [name for name in names[word.tag] if name != word.text and len(name) == len(word.text)]
        if others:
            new = choose.choice(others)
            yield text[: word.start] + new + text[word.end :], new
    if rank := _RANK.search(text):
        yield text[: rank.start()] + "副" + text[rank.start() :], "副" + rank[0]
