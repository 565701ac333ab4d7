"""What is shown of a passage: the sentence that answers, and what belongs to it.

A heading, a lead-in or a question is never shown alone: what it leads to is. A list that is asked for is shown whole, with its
lead-in. A neighbour that answers about as well is shown too, or one that holds the kind of thing asked for where the sentence
does not: the subject stands in one, the answer in the next.
"""

from collections.abc import Iterator, Sequence

from index.answer import Mark
from index.answering.coverage import Sentences
from index.answering.layout import Line
from index.answering.sentence import Choice
from index.question import Question
from index.text.comparison import compared, compares
from index.text.ordinals import begins, is_named_so, parts_asked, parts_begun

# of two neighbours' scores, the difference up to which both are shown: from 1.5 to 3.0 the answer is in what is shown for .898 to
# .909 of DRCD's questions (.838 to .858 of XQuAD's), at 62 to 71 characters
_CLOSE = 3.0
_CLOSE_IN_KIND = 6.0  # the same for one that holds the kind of thing asked for; 4 to 99 are alike
_LONGEST = 480  # characters shown at most
# characters of a sentence that is shown with the next one, and of both: 30 and 90, 50 and 120, 80 and 160 have the answer in what
# is shown for .9129, .9171, .9188 of DRCD's questions (.9106 without) and .8627, .8660, .8725 of XQuAD's (.8595)
_SHORT, _SHORT_BOTH = 50, 120
_BOTH = 300  # characters of two sentences that are shown together


def excerpt(sentences: Sentences, lines: Sequence[Line], question: Question, choice: Choice, *, is_marked: bool) -> Mark:
    """(start, end) in the passage's text of what is shown of it; `is_marked`: there is a short answer in it."""
    first = last = choice.order[0]
    both = _compared(sentences, question, first)
    if both:
        first, last = both
    elif kinds := _parts_asked_for(sentences, question, first):
        last = _end_of_part(sentences, lines, first, kinds)
    elif _asks_for_several(question) and (lines[first].is_one_of_many or _leads_to_items(lines, first)):
        first, last = _whole_list(lines, first)
    elif lines[first].leads:
        last = _what_follows(lines, first)
    else:
        first, last = _with_neighbour(sentences, lines, question, choice)
        if first == last and not is_marked:
            first, last = _with_next(sentences, lines, question, first)
            last = _with_rest(sentences, last)
    while sentences.spans[last][1] - sentences.spans[first][0] > _LONGEST and last > choice.order[0]:
        last -= 1
    return sentences.spans[first][0], sentences.spans[last][1]


def _parts_asked_for(sentences: Sentences, question: Question, at: int) -> set[str]:
    """What the parts are that are asked for by number and begin here: 条, 章, …"""
    return {part[1] for part in parts_asked(question.folded) if begins(part, sentences.folded[at])}


def _end_of_part(sentences: Sentences, lines: Sequence[Line], at: int, kinds: set[str]) -> int:
    """The last sentence before the next part of such a kind begins, or somebody signs."""
    last = at
    while last + 1 < len(lines) and not lines[last + 1].signs:
        is_like = is_named_so(sentences.folded[last + 1]) or not is_named_so(sentences.folded[at])
        if is_like and kinds & {kind for _, kind in parts_begun(sentences.folded[last + 1])}:
            break
        last += 1
    return last


def _compared(sentences: Sentences, question: Question, best: int) -> tuple[int, int] | None:
    """The best sentence and one that says of the other thing compared what it lacks, if both can be shown together."""
    lacking = [thing for thing in compared(question.folded) or () if thing not in sentences.folded[best]]
    if len(lacking) != 1:
        return None
    others = [number for number, sentence in enumerate(sentences.folded) if lacking[0] in sentence]
    near = min(others, key=lambda number: abs(number - best), default=best)
    return (min(best, near), max(best, near)) if near != best and _fit(sentences, best, near) else None


def _asks_for_several(question: Question) -> bool:
    """Is a list asked for, or which of several is the most, or which of two?"""
    return question.expects.several or compares(question.folded)


def _leads_to_items(lines: Sequence[Line], at: int) -> bool:
    return at + 1 < len(lines) and lines[at + 1].is_one_of_many


def _whole_list(lines: Sequence[Line], at: int) -> tuple[int, int]:
    """The list or table around an item or a row, or behind its lead-in, from the lead-in to the last of its kind."""
    first = at
    while first > 0 and lines[first].is_one_of_many and not lines[first].is_header:
        first -= 1
    last = at
    while last + 1 < len(lines) and lines[last + 1].is_one_of_many:
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


def _with_neighbour(sentences: Sentences, lines: Sequence[Line], question: Question, choice: Choice) -> tuple[int, int]:
    """The best sentence, with a neighbour that holds what it lacks, or the second best where that is about as good."""
    best = choice.order[0]
    for other in _in_kind(sentences, lines, question, choice):
        if _fit(sentences, best, other):
            return min(best, other), max(best, other)
    for other in choice.order[1:2]:
        is_near = abs(other - best) <= 2 and choice.scores[best] - choice.scores[other] < _CLOSE
        if is_near and not sentences.folded[other].endswith("?") and _fit(sentences, best, other):
            return min(best, other), _what_follows(lines, max(best, other))
    return best, best


def _with_next(sentences: Sentences, lines: Sequence[Line], question: Question, best: int) -> tuple[int, int]:
    """A short sentence that lacks the kind of thing asked for with the next one of its paragraph, which goes on with it:
    死了兩隻。受涼拉稀。
    """
    if question.may_be_answered_by(sentences.folded[best]):
        return best, best
    start, end = sentences.spans[best]
    after = best + 1
    if end - start > _SHORT or after >= len(lines) or lines[after].leads or sentences.folded[after].endswith("?"):
        return best, best
    following, last = sentences.spans[after]
    goes_on = "\n" not in sentences.passage[end:following]
    return (best, after) if goes_on and last - start <= _SHORT_BOTH else (best, best)


def _with_rest(sentences: Sentences, last: int) -> int:
    """The sentence behind a semicolon on the same line, which may hold the exception: 可以代開;精神類藥品一律不能."""
    if last + 1 >= len(sentences.spans) or not sentences.folded[last].endswith(";"):
        return last
    (start, end), (after, close) = sentences.spans[last : last + 2]
    return last + 1 if "\n" not in sentences.passage[end:after] and close - start <= _SHORT_BOTH else last


def _in_kind(sentences: Sentences, lines: Sequence[Line], question: Question, choice: Choice) -> Iterator[int]:
    """The sentences beside the best that hold the kind of thing asked for, if it holds none itself."""
    best = choice.order[0]
    if not question.expects.thing or question.may_be_answered_by(sentences.folded[best]):
        return
    for other in (best + 1, best - 1):
        if not 0 <= other < len(lines) or lines[other].leads:
            continue
        is_near = choice.scores[best] - choice.scores[other] < _CLOSE_IN_KIND
        if is_near and question.may_be_answered_by(sentences.folded[other]):
            yield other


def _fit(sentences: Sentences, one: int, other: int) -> bool:
    """Are two sentences short enough to be shown together, with what stands between them?"""
    return sentences.spans[max(one, other)][1] - sentences.spans[min(one, other)][0] <= _BOTH
