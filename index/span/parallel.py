"""Parallel items and titles: of several numbers or persons, those that belong to other words than the question's."""

from index.span.candidates import Candidate
from index.span.lists import TITLES
from index.span.scene import Query, Scene, question_units

Group = tuple[int, int]


def items(found: list[Candidate], text: str) -> dict[Group, tuple[str, str, int]]:
    """Every number's own list item: its text without the number, its unit, and the chain (joined by 、) it is in."""
    units: dict[Group, str] = {}
    for cand in found:
        units[cand.group] = units.get(cand.group) or cand.grain
    groups = sorted(units)
    heads, tails, chains = [], [], []
    chain = last = 0
    for i, (start, end) in enumerate(groups):
        first = max((text.rfind(mark, last, start) + 1 for mark in ",，、;；:：。"), default=last)
        first = max(first, last)
        joined = i > 0 and first > 0 and text[first - 1] == "、" and "、" not in text[last : first - 1] and first - 1 - last < 6
        chain += not joined
        stop = min((at for at in (text.find(mark, end) for mark in ",，、;；:：。") if at >= 0), default=len(text))
        stop = min(stop, groups[i + 1][0] if i + 1 < len(groups) else stop)
        heads.append(text[first:start])
        tails.append(text[end:stop])
        chains.append(chain)
        last = end
    out = {}
    for i, group in enumerate(groups):
        peers = [len(heads[j]) for j in range(len(groups)) if chains[j] == chains[i] and j != i]
        opens = i + 1 < len(groups) and chains[i + 1] == chains[i] and (i == 0 or chains[i - 1] != chains[i])
        head = (
            heads[i][-max(peers) :] if opens and max(peers) else heads[i]
        )  # 力争引进|世界500强6户、国内500强10户: the verb is everybody's
        out[group] = (head + "|" + tails[i], units[group], chains[i])
    return out


def losers(found: list[Candidate], seen: Scene, asks: Query) -> set[Group]:
    """Parallel numbers (same unit, or joined by 、) whose item lacks the words that only another item has."""
    own = items(found, seen.text)
    if len(own) < 2:
        return set()
    units = question_units(asks)
    held = {group: {unit for unit in units if unit in text} for group, (text, _, _) in own.items()}
    out: set[Group] = set()
    run, runs = 0, {}
    order = sorted(own)
    for i, group in enumerate(order):
        run += i > 0 and own[order[i - 1]][1] != own[group][1]
        runs[group] = run
    for group, (_, unit, chain) in own.items():
        peers = [g for g, (_, _, c) in own.items() if g != group and (c == chain or (unit and runs[g] == runs[group]))]
        if not peers:
            continue
        others = set().union(*(held[g] for g in peers))
        mine = held[group] - others
        best = max(len(held[g] - set().union(*(held[h] for h in (*peers, group) if h != g))) for g in peers)
        if best and not mine:
            out.add(group)
    return out


def wrong_title(seen: Scene, start: int, asks: Query, size: int) -> bool:
    """Asked for the 省委书记, this one is a 市委书记."""
    left = asks.left
    return (
        left.endswith(TITLES)
        and seen.text[:start].endswith(TITLES)
        and 1 < size < len(left)
        and len(left) - size not in asks.breaks
    )
