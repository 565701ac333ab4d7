"""Files → articles. What can't be read is named with its reason."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.cleaning import clean, drop_notes, iso_date
from corpus.decoding import UnknownEncoding, decode
from corpus.folder import article_name
from corpus.formats import SUFFIXES, BrokenFrontMatter, BrokenMarkup, parse


class Reason(StrEnum):
    """Why a file was skipped."""

    EMPTY = "empty"
    ENCODING = "encoding"
    FILE_NAME = "file_name"
    FORMAT = "format"
    FRONT_MATTER = "front_matter"
    MARKUP = "markup"
    SAME_NAME = "same_name"
    UNREADABLE = "unreadable"


class Unread(ValueError):
    """One file that gives no article."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Article:
    """`name` is the file's stem; `date` is ISO 8601 or empty; `about` are the lines that say date and source."""

    name: str
    title: str
    date: str
    source: str
    about: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was skipped; `file` is its path inside the folder."""

    file: str
    reason: Reason


def read_article(path: Path) -> Article:
    """The article in one file. Raises `Unread`."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise Unread(Reason.UNREADABLE)
    if suffix not in SUFFIXES:
        raise Unread(Reason.FORMAT)
    try:
        draft = parse(drop_notes(decode(path.read_bytes())), suffix)
    except OSError as error:
        raise Unread(Reason.UNREADABLE) from error
    except UnknownEncoding as error:
        raise Unread(Reason.ENCODING) from error
    except BrokenFrontMatter as error:
        raise Unread(Reason.FRONT_MATTER) from error
    except BrokenMarkup as error:
        raise Unread(Reason.MARKUP) from error
    cleaned = clean(draft.lines, draft.metadata.get("title", ""))
    if not cleaned.paragraphs:
        raise Unread(Reason.EMPTY)
    said = tuple(f"{name}: {draft.metadata[name]}" for name in ("date", "source") if name in draft.metadata)
    name = article_name(path.name)
    return Article(
        name=name,
        title=cleaned.title or name,
        date=iso_date(draft.metadata.get("date", "")) or cleaned.date,
        source=draft.metadata.get("source", "") or cleaned.source,
        about=said + cleaned.about,
        paragraphs=cleaned.paragraphs,
    )


@cache
def reading_version() -> str:
    """A digest of this room's code: what was read by another version of it is read again."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.blake2b(b"".join(source.read_bytes() for source in sources), digest_size=4).hexdigest()
