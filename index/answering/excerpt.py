"""What is shown of a passage: the sentence that answers, and what belongs to it.

A heading, a lead-in or a question is never shown alone: what it leads to is. A list that is asked for is shown whole, with its
lead-in. A neighbour that answers about as well is shown too.
"""

from collections.abc import Sequence

from index.answer import Mark
from index.answering.coverage import Sentences
from index.answering.layout import Line
from index.answering.sentence import Choice
from index.question import Question

_CLOSE = 1.5  # of two neighbours' scores, the difference up to which both are shown; 1.2 to 1.8 differ little
_LONGEST = 480  # characters shown at most
_BOTH = 220  # characters of two sentences that are shown together


def excerpt(sentences: Sentences, lines: Sequence[Line], question: Question, choice: Choice) -> Mark:
    """(start, end) in the passage's text of what is shown of it."""
    first = last = choice.order[0]
    if question.expects.several and (lines[first].is_item or _leads_to_items(lines, first)):
        first, last = _whole_list(lines, first)
    elif lines[first].leads:
        last = _what_follows(lines, first)
    else:
        first, last = _with_neighbour(sentences, lines, choice)
    while sentences.spans[last][1] - sentences.spans[first][0] > _LONGEST and last > choice.order[0]:
        last -= 1
    return sentences.spans[first][0], sentences.spans[last][1]


def _leads_to_items(lines: Sequence[Line], at: int) -> bool:
    return at + 1 < len(lines) and lines[at + 1].is_item


def _whole_list(lines: Sequence[Line], at: int) -> tuple[int, int]:
    """The list around an item or behind its lead-in, from the lead-in to the last item."""
    first = at
    while first > 0 and lines[first].is_item:
        first -= 1
    last = at
    while last + 1 < len(lines) and lines[last + 1].is_item:
        last += 1
    return first, last


def _what_follows(lines: Sequence[Line], at: int) -> int:
    """Up to where what a line leads to goes: to the next that leads no further, or the last item of a list."""
    last = at
    while last + 1 < len(lines) and lines[last].leads:
        last += 1
    if lines[last].is_item and last > at:
        while last + 1 < len(lines) and lines[last + 1].is_item:
            last += 1
    return last


def _with_neighbour(sentences: Sentences, lines: Sequence[Line], choice: Choice) -> tuple[int, int]:
    """The best sentence, with the second best where that stands beside it and is about as good."""
    best = choice.order[0]
    if len(choice.order) < 2:
        return best, best
    second = choice.order[1]
    if abs(second - best) > 2 or choice.scores[best] - choice.scores[second] >= _CLOSE:
        return best, best
    first, last = min(best, second), max(best, second)
    if sentences.folded[second].endswith("?") or sentences.spans[last][1] - sentences.spans[first][0] > _BOTH:
        return best, best
    return first, _what_follows(lines, last)
