"""Tables of Markdown whose rows are wider than their header, of which GitHub's rules would drop what stands outside."""

import re

_DELIMITERS = re.compile(r"[ \t>]*+\|?[ \t]*+:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FENCE = re.compile(r"[ \t>]*(```|~~~)")
_WIKI_ALIAS = re.compile(r"(\[\[[^\[\]|\n\\]{1,200})\|(?=[^\[\]|\n]{1,200}\]\])")
_BAR = re.compile(r"(?<!\\)\|")


def widened(text: str) -> str:
    """The text with the header of each table as wide as its widest row, and `[[page|alias]]` kept in one cell."""
    if "|" not in text or "-" not in text:
        return text
    lines = text.split("\n")
    is_code, end = False, 0
    for at, line in enumerate(lines):
        is_code ^= _FENCE.match(line) is not None
        if not is_code and at > end and "|" in lines[at - 1] and "-" in line and _DELIMITERS.fullmatch(line):
            end = _widen(lines, at)
    return "\n".join(lines)


def _widen(lines: list[str], at: int) -> int:
    """Widen the header above the delimiters at this line; give the line where the table ends."""
    last = at + 1
    while last < len(lines) and lines[last].strip(" \t>"):
        last += 1
    for row in (at - 1, *range(at + 1, last)):
        lines[row] = _WIKI_ALIAS.sub(r"\1\\|", lines[row])
    width = _width(lines[at - 1])
    missing = max((_width(line) for line in lines[at + 1 : last]), default=0) - width
    if missing > 0 and width == _width(lines[at]):
        lines[at - 1] = lines[at - 1].rstrip().removesuffix("|") + "|" + " |" * missing
        lines[at] = lines[at].rstrip().removesuffix("|") + "|" + " --- |" * missing
    return last


def _width(row: str) -> int:
    """How many cells a row has."""
    return len(_BAR.split(row.strip(" \t>").removeprefix("|").removesuffix("|")))
