"""Parallel items and titles: of several numbers or persons, those that belong to other words than the question's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.span.candidate import SpanCandidate
from index.span.scene import Query, Scene, question_units
from index.text.lists import TITLES

Group = tuple[int, int]  # where a whole number or date stands in the sentence

_MARKS = ",，、;；:：。"
_NEAR = 6  # characters between a number and the 、 that joins the next item to it


@dataclass(frozen=True, slots=True)
class Item:
    """A number in its list item: what stands before and behind it there, its unit, and the chain joined by 、 it is in.

    `run` numbers the consecutive items of one unit.
    """

    group: Group
    head: str
    tail: str
    unit: str
    chain: int
    run: int

    @property
    def text(self) -> str:
        """The item without its number."""
        return f"{self.head}|{self.tail}"


def items(found: Sequence[SpanCandidate], text: str) -> list[Item]:
    """The list items of a sentence's numbers, from left to right."""
    units: dict[Group, str] = {}
    for candidate in found:
        units[candidate.group] = units.get(candidate.group) or candidate.grain
    groups = sorted(units)
    listed: list[Item] = []
    last = chain = run = 0
    for place, group in enumerate(groups):
        start, end = group
        first = max((text.rfind(mark, last, start) + 1 for mark in _MARKS), default=last)
        first = max(first, last)
        chain += not (listed and _joined(text, last, first))
        run += bool(listed) and listed[-1].unit != units[group]
        following = groups[place + 1][0] if place + 1 < len(groups) else len(text)
        stop = min([following, *(at for mark in _MARKS if (at := text.find(mark, end)) >= 0)])
        listed.append(Item(group, text[first:start], text[end:stop], units[group], chain, run))
        last = end
    return [_with_own_head(item, listed) for item in listed]


def losers(found: Sequence[SpanCandidate], seen: Scene, asks: Query) -> set[Group]:
    """The numbers whose item holds no word of the question that is not also in a parallel item, while a parallel one's does.

    Parallel are items of one chain, and consecutive ones of one unit.
    """
    listed = items(found, seen.text)
    units = question_units(asks)
    held = {item.group: {unit for unit in units if unit in item.text} for item in listed}
    lost: set[Group] = set()
    for item in listed:
        peers = [one for one in listed if one is not item and _parallel(one, item)]
        others: set[str] = set().union(*(held[peer.group] for peer in peers))
        if peers and not held[item.group] - others and any(_own(peer, [*peers, item], held) for peer in peers):
            lost.add(item.group)
    return lost


def wrong_title(seen: Scene, start: int, asks: Query, size: int) -> bool:
    """Is the 省委书记 asked for, and this one a 市委书记? (`size`: characters alike before question word and candidate.)"""
    left = asks.left
    if not (left.endswith(TITLES) and seen.text[:start].endswith(TITLES)):
        return False
    return 1 < size < len(left) and len(left) - size not in asks.breaks


def _joined(text: str, last: int, first: int) -> bool:
    """Does a 、 close behind the number that ends at `last` join the item that begins at `first`?"""
    return first > 0 and text[first - 1] == "、" and "、" not in text[last : first - 1] and first - 1 - last < _NEAR


def _with_own_head(item: Item, listed: Sequence[Item]) -> Item:
    """The first item of a chain without what belongs to all of it: 力争引进|世界500强6户、国内500强10户."""
    chain = [one for one in listed if one.chain == item.chain]
    longest = max((len(one.head) for one in chain if one is not item), default=0)
    return replace(item, head=item.head[-longest:]) if item is chain[0] and longest else item


def _parallel(one: Item, other: Item) -> bool:
    return one.chain == other.chain or bool(other.unit and one.run == other.run)


def _own(item: Item, among: Sequence[Item], held: dict[Group, set[str]]) -> set[str]:
    """The question's units that only this one of the items holds."""
    return held[item.group] - set().union(*(held[one.group] for one in among if one is not item))
