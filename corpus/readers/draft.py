"""What a reader gives: a document's blocks, what it says of itself, what was left out, and what an admin should know."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.blocks import Block


class Why(StrEnum):
    """Why some text of a file stands in no block."""

    FURNITURE = "furniture"  # the page around the article: menus, notices, links
    HIDDEN = "hidden"  # what no reader of the file sees: scripts, styles, comments
    READING = "reading"  # how a character is read, in brackets or as ruby, in a text full of them
    STRUCK = "struck"  # struck out
    RUNNING = "running"  # running heads, page numbers, time codes
    METADATA = "metadata"  # front matter and the like beyond title, date and source


class Notice(StrEnum):
    """What an admin should know of a file that was read all the same."""

    BAD_BYTES = "bad_bytes"  # some bytes are no text: each place shows a □
    FRONT_MATTER = "front_matter"  # not all of it could be read
    NO_TEXT_LAYER = "no_text_layer"  # some pages are pictures
    CUT = "cut"  # larger than what is read of one file


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of a file's text that stands in no block, word for word, and why."""

    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as read. `title`, `date`, `source` and `address` (its URL) are as the format names them, else empty."""

    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    source: str = ""
    address: str = ""
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()


class Unreadable(ValueError):
    """A file that gives no draft; the reason is one of `corpus.article.Reason`'s values."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
