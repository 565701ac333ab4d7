"""Files → articles: what a file says of itself, its text in typed blocks, and what was left out.

What can't be read is named with its reason.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.blocks import Block, Kind
from corpus.cleaning import without_page
from corpus.folder import article_name
from corpus.heading import read_heading
from corpus.lines import iso_date
from corpus.notes import without_readings
from corpus.readers.draft import Draft, LeftOut, Notice, Unreadable
from corpus.readers.formats import SUFFIXES, largest, read_bytes
from corpus.structure import structured

_CAPTURED = (".txt",)  # formats that can't tell the page around an article otherwise
_WORDS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]|[^\\W\\d_]{2}[ _-]+[^\\W\\d_]{2}")
_LONGEST_TITLE = 200  # characters; a longer one is text


class Reason(StrEnum):
    """Why a file was skipped."""

    EMPTY = "empty"
    ENCODING = "encoding"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    FILE_NAME = "file_name"
    FORMAT = "format"
    NO_TEXT_LAYER = "no_text_layer"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNREADABLE = "unreadable"


class Unread(ValueError):
    """One file that gives no article."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Article:
    """One file as it was read. `blocks` is its text, without title and about.

    `name` is the file's stem, or its path where that is not unique. `date` is ISO 8601; `source` and `address` (a URL) are as the
    file says; each is empty where it says nothing. `about` are the lines that say these, word for word.
    """

    name: str
    title: str
    date: str
    source: str
    address: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def says(self) -> tuple[str, ...]:
        """The lines that it says of itself: its title, where that is words, and the about lines."""
        has_title = self.title != self.name or _WORDS.search(self.title)
        return (self.title, *self.about) if has_title or self.about else ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was skipped; `file` is its path inside the folder."""

    file: str
    reason: Reason


def read_article(path: Path, name: str | None = None) -> Article:
    """The article in one file; named `name`, or else by its stem. Raises `Unread`."""
    suffix = path.suffix.lower()
    if path.exists() and not path.is_file():
        raise Unread(Reason.UNREADABLE)
    if suffix not in SUFFIXES:
        raise Unread(Reason.FORMAT)
    try:
        if path.stat().st_size > largest(suffix):
            raise Unread(Reason.TOO_LARGE)
        draft = read_bytes(path.read_bytes(), suffix)
        return _article(_cleaned(draft, suffix), name or article_name(path.name))
    except Unread:
        raise
    except OSError as error:
        raise Unread(Reason.UNREADABLE) from error
    except Unreadable as error:
        raise Unread(Reason(error.reason)) from error
    except Exception as error:  # whatever one odd file makes of a library, the others are read
        raise Unread(Reason.DAMAGED) from error


def _cleaned(draft: Draft, suffix: str) -> Draft:
    """Without readings in brackets, and a captured page without what is around the article."""
    draft = without_readings(draft)
    return without_page(draft) if suffix in _CAPTURED else draft


def _article(draft: Draft, name: str) -> Article:
    said = draft.title if len(draft.title) <= _LONGEST_TITLE else ""
    blocks = structured(draft.blocks)
    if draft.title and not said:
        blocks = (Block(Kind.PARAGRAPH, draft.title), *blocks)
    heading = read_heading(blocks, said)
    if not any(block.text.strip() for block in heading.body):
        raise Unread(Reason.EMPTY)
    return Article(
        name=name,
        title=heading.title or name,
        date=iso_date(draft.date) or heading.date,
        source=draft.source or heading.source,
        address=draft.address,
        about=(*_said(draft, heading.about), *heading.about),
        blocks=heading.body,
        left_out=draft.left_out,
        notices=draft.notices,
    )


def _said(draft: Draft, about: tuple[str, ...]) -> tuple[str, ...]:
    """What the format says beside the text, as lines, unless the text says it."""
    told = {"date": draft.date, "source": draft.source, "address": draft.address}
    return tuple(f"{name}: {value}" for name, value in told.items() if value and not any(value in line for line in about))


@cache
def reading_version() -> str:
    """A digest of this room's code: what was read by another version of it is read again."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.blake2b(b"".join(source.read_bytes() for source in sources), digest_size=4).hexdigest()
