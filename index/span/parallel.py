"""Amounts that stand side by side: 世界500強6戶、國內500強10戶. Asked how many 500強, each is half the answer; asked how many 國內500強, one is
wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.text.tags import Word

_ITEM = re.compile(r"(?:[^、,，；;。]|(?<=\d)[,，](?=\d))+")
_AMOUNT = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*(?P<unit>[^\W\d]{1,3})$")
_SAME = 2  # characters before the amount that two have in common to be of one thing, at least: 500強

Place = tuple[int, int]  # (start, end) in a passage


@dataclass(frozen=True, slots=True)
class _Item:
    """`label` is the place of what is counted, `amount` that of the amount, to which the label reaches."""

    label: Place
    amount: Place
    unit: str


def with_parallels(question: str, passage: str, span: Place, sentence: Place, words: Sequence[Word]) -> Place:
    """The place of an amount, or of the one beside it if the question names that one's thing, or of all from the first to the last if
    it names none of them and what they have in common. All folded; `words` are those of the sentence.
    """
    items = [_item(passage, *found.span()) for found in _ITEM.finditer(passage, *sentence)]
    at = next((at for at, item in enumerate(items) if item and item.amount == span), None)
    if at is None:
        return span
    boundaries = [sentence[0] + word.start for word in words]
    first, last = span
    for other in items[max(0, at - 1) : at] + items[at + 1 : at + 2]:
        own = items[at]
        if own is None or other is None or other.unit != own.unit:
            continue
        common = _in_common(passage, own, other)
        names = [_name(passage, boundaries, item.label[0], item.label[1] - len(common)) for item in (own, other)]
        is_own, is_other = (passage[slice(*name)] in question for name in names)
        if is_other and not is_own:
            return other.amount
        if not is_own and not is_other and len(common) >= _SAME and common in question:
            first, last = min(first, *(start for start, _ in names)), max(last, other.amount[1])
    return first, last


def _item(passage: str, start: int, end: int) -> _Item | None:
    amount = _AMOUNT.search(passage, start, end)
    return _Item((start, amount.start()), amount.span(), amount["unit"]) if amount and amount.start() > start else None


def _name(passage: str, boundaries: Sequence[int], start: int, end: int) -> Place:
    """The place of the word that names an item, beside another with the same end of a label: 國內 of 國內500強."""
    return max((place for place in boundaries if start <= place < end), default=start), end


def _in_common(passage: str, item: _Item, other: _Item) -> str:
    """What the labels of two items end in."""
    one, two = (passage[slice(*each.label)] for each in (item, other))
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(two), strict=False)))
    return one[len(one) - size :]
