"""Subtitles (.srt, .vtt) → a draft: what is said, without numbers, times and tags."""

import re

from corpus.readers.decoding import UnknownEncoding, decode_damaged
from corpus.readers.draft import Draft, Notice, Unreadable
from corpus.readers.plain import read_text

_TAGS = re.compile(r"</?[a-z][^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")
_HEAD = re.compile(r"\AWEBVTT[^\n]*\n(?:(?!\n)[^\n]+\n)*")
_SHORT_TIME = re.compile(r"^(\d{1,2}:\d{2}\.\d{3} --> \d{1,2}:\d{2}\.\d{3})[^\n]*$", re.MULTILINE)


def read(data: bytes) -> Draft:
    """Read subtitles. Raises `Unreadable` for bytes that are no text."""
    try:
        text, is_damaged = decode_damaged(data)
    except UnknownEncoding as error:
        raise Unreadable("encoding") from error
    text = _HEAD.sub("", text.replace("\r\n", "\n").lstrip("\ufeff"))
    text = _SHORT_TIME.sub(r"\1", _TAGS.sub("", text))
    return read_text(text, (Notice.BAD_BYTES,) if is_damaged else ())
