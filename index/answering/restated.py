"""An English question in the words of a sentence, so that the short answer is found there as for a Chinese question.

how many 500強 firms are targeted, of 力爭引進世界500強6戶: 500強是多少.
"""

from index.question import Question

_SURE = 0.2  # how sure a translation is that counts; .1 to .4 are alike
# how sure a short answer must be by its kind; others don't carry over
_MARKED = {"DATE": 0.5, "NUM": 0.6, "DUR": 0.7, "PERS": 0.9, "LOC": 0.9}


def restated(question: Question, sentence: str) -> str:
    """What of the question stands in a folded sentence, in its order, and the question word; empty if it has none in English."""
    if not question.asking:
        return ""
    held = [False] * len(sentence)
    for word in _words(question, sentence):
        at = sentence.find(word)
        if at >= 0:
            held[at : at + len(word)] = [True] * len(word)
    said = "".join(character for character, is_held in zip(sentence, held, strict=True) if is_held)
    return f"{said}是{question.asking}" if said else ""


def is_sure(kind: str, confidence: float) -> bool:
    """May a short answer to a restated question be shown?"""
    return confidence >= _MARKED.get(kind, 2.0)


def _words(question: Question, sentence: str) -> list[str]:
    translated = [next(terms.standing(sentence), None) for terms in question.sets]
    sure = [one.word for one in translated if one and one.weight >= _SURE]
    return [*question.words, *sure]
