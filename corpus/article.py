"""Files → articles. What can't be read is named with its reason."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.blocks import Block, Kind
from corpus.cleaning import Byline, is_link_line, is_prose, iso_date, page_foot, read_byline, read_signature
from corpus.folder import article_names
from corpus.readers.draft import Draft, LeftOut, Notice, Unreadable, Why
from corpus.readers.formats import SUFFIXES, read_bytes

_TITLE_LENGTH = 80
_SAYS_SOMETHING = re.compile(r"[。！!；;]|[:：].")  # a fact or a sentence, not a title
_TRAIL = re.compile(r"[^。！？!?>»›]{1,30}(?:\s?[>»›]\s?[^。！？!?>»›]{1,30}){2,}")  # Home > News > Text


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
    """`name` is the file's; `date` is ISO 8601 or empty; `about` are the lines that say date and source.

    `address` is the article's on the net, or empty; `left_out` is what of the file stands in none of the blocks.
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


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was skipped; `file` is its path inside the folder."""

    file: str
    reason: Reason


def read_article(path: Path, name: str = "") -> Article:
    """The article in one file, by the name that it has in its folder. Raises `Unread`."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise Unread(Reason.UNREADABLE)
    if suffix not in SUFFIXES:
        raise Unread(Reason.FORMAT)
    try:
        draft = read_bytes(path.read_bytes(), suffix)
    except OSError as error:
        raise Unread(Reason.UNREADABLE) from error
    except Unreadable as error:
        raise Unread(Reason(error.reason)) from error
    if not draft.blocks:
        raise Unread(Reason.EMPTY)
    return _article(draft, name or article_names([path.name])[path.name])


def _article(draft: Draft, name: str) -> Article:
    body, furniture = _without_furniture(draft.blocks)
    title, body = _take_title(draft, body)
    byline = read_byline(body)
    body = body[len(byline.lines) :]
    signature = read_signature(body, is_page=bool(furniture))
    body = body[: len(body) - len(signature.lines)] or body
    said = [f"{label}: {value}" for label, value in (("date", draft.date), ("source", draft.source)) if value]
    return Article(
        name=name,
        title=title or name,
        date=iso_date(draft.date) or byline.date or signature.date,
        source=draft.source or byline.source or signature.source,
        address=draft.address,
        about=tuple(dict.fromkeys((*said, *byline.lines, *signature.lines))),
        blocks=tuple(body),
        left_out=(*draft.left_out, *(LeftOut(block.text, Why.FURNITURE) for block in furniture)),
        notices=draft.notices,
    )


def _without_furniture(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of the article, and those of the page that it was captured with: a trail of links before, a foot behind."""
    end = page_foot(blocks) or len(blocks)
    if end == len(blocks):
        return list(blocks), []
    first = next((at for at, block in enumerate(blocks[:end]) if is_prose(block.text)), end)
    above = [block for block in blocks[:first] if _TRAIL.fullmatch(block.text) or is_link_line(block.text)]
    return [block for block in blocks[:end] if block not in above], [*above, *blocks[end:]]


def _take_title(draft: Draft, body: list[Block]) -> tuple[str, list[Block]]:
    """The title and the body, in which a first line that may be more than the title stays."""
    if draft.title:
        return draft.title, body[1:] if len(body) > 1 and body[0].text == draft.title else body
    if not body or not _may_be_title(body[0]):
        return "", body
    if len(body) == 1 or _opens_sections(body):
        return "", body
    return body[0].text, body[1:] if _looks_like_body(body[0], body[1:]) else body


def _opens_sections(body: Sequence[Block]) -> bool:
    """Is the first block the first of several headings of one rank, as 第一章 is?"""
    first = body[0]
    return first.kind is Kind.HEADING and any(other.kind is Kind.HEADING and other.level == first.level for other in body[1:])


def _may_be_title(block: Block) -> bool:
    text = block.text
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(text) > _TITLE_LENGTH:
        return False
    return block.kind is Kind.HEADING or not (_SAYS_SOMETHING.search(text) or is_prose(text))


def _looks_like_body(first: Block, rest: Sequence[Block]) -> bool:
    """Is what follows parted from a title, of another kind, or clearly longer? Lines of one kind under each other are no body."""
    second = rest[0]
    if first.kind is Kind.HEADING or second.apart or second.kind is not Kind.PARAGRAPH:
        return True
    return bool(read_byline(rest).lines) or (is_prose(second.text) and len(second.text) > len(first.text))


@cache
def reading_version() -> str:
    """A digest of this room's code: what was read by another version of it is read again."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.blake2b(b"".join(source.read_bytes() for source in sources), digest_size=4).hexdigest()
