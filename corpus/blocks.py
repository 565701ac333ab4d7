"""What a document is made of: typed blocks in order. Readers give them, and everything after reading knows nothing else."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CODE = "code"
    QUOTE = "quote"
    QUESTION = "question"
    ANSWER = "answer"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `text` is what is shown of it, word for word, an item's mark included.

    `level` is a heading's (1 is the highest) or the depth of an item (0 is the outermost list); `mark` is the item's mark as it
    stands at the start of `text` ("3.", "（二）", "•"), else empty; `header` is the table's header row for a row, as `text` of a
    row is written: its cells with one ideographic space (U+3000) between; `apart` tells that more than a line break parts it
    from the block before, as a blank line does.
    """

    kind: Kind
    text: str
    level: int = 0
    mark: str = ""
    header: str = ""
    apart: bool = True
