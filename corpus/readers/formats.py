"""Which reader a file has, by its suffix, and within which bounds it reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from corpus.readers.draft import Draft, Unreadable

_MB = 1 << 20
_LARGEST_TEXT = 16 * _MB  # bytes; the longest novels have five
_LARGEST = 64 * _MB  # bytes of what may hold pictures
_QUICK = 200_000  # bytes of markup that is read in this process: even bad nesting takes no second


@dataclass(frozen=True, slots=True)
class _Format:
    """The module that reads it, how large a file may be, and up to which size it is read in this process, both in bytes."""

    module: str
    largest: int
    quick: int


_TEXT = _Format("plain", _LARGEST_TEXT, _LARGEST_TEXT)
_MARKDOWN = _Format("markdown", _LARGEST_TEXT, _QUICK)
_HTML = _Format("html", _LARGEST_TEXT, _QUICK)
_SUBTITLES = _Format("subtitles", _LARGEST_TEXT, _LARGEST_TEXT)
_FORMATS: Mapping[str, _Format] = {  # modules are imported when one is first met
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".docx": _Format("docx", _LARGEST, 0),
    ".pdf": _Format("pdf", _LARGEST, 0),
    ".epub": _Format("epub", _LARGEST, 0),
    ".pptx": _Format("pptx", _LARGEST, 0),
    ".xlsx": _Format("sheets", _LARGEST, 0),
    ".csv": _Format("sheets", _LARGEST_TEXT, _QUICK),
    ".tsv": _Format("sheets", _LARGEST_TEXT, _QUICK),
    ".srt": _SUBTITLES,
    ".vtt": _SUBTITLES,
}
SUFFIXES = tuple(_FORMATS)


def largest(suffix: str) -> int:
    """How many bytes a file with this suffix, one of `SUFFIXES`, may have."""
    return _FORMATS[suffix].largest


def read_bytes(data: bytes, suffix: str) -> Draft:
    """The draft of a file with this suffix, one of `SUFFIXES`. Raises `Unreadable`, also where a format's library is missing."""
    kind = _FORMATS[suffix]
    if len(data) > kind.largest:
        raise Unreadable("too_large")
    if len(data) > kind.quick:
        from corpus.readers.bounded import read_bounded

        return read_bounded(data, kind.module)
    try:
        read: Callable[[bytes], Draft] = import_module(f"corpus.readers.{kind.module}").read
    except ModuleNotFoundError as error:
        raise Unreadable("format") from error
    return read(data)
