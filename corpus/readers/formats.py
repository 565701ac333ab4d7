"""Which reader a file has: by its suffix, imported when it is first met."""

from collections.abc import Callable, Mapping
from importlib import import_module

from corpus.readers.draft import Draft, Unreadable

_READERS: Mapping[str, str] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".epub": "epub",
    ".xlsx": "sheets",
    ".csv": "sheets",
    ".tsv": "sheets",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
SUFFIXES = tuple(_READERS)


def read_bytes(data: bytes, suffix: str) -> Draft:
    """The draft of a file with this suffix, one of `SUFFIXES`. Raises `Unreadable`, also where a format's library is missing."""
    try:
        read: Callable[[bytes], Draft] = import_module(f"corpus.readers.{_READERS[suffix]}").read
    except ModuleNotFoundError as error:
        raise Unreadable("format") from error
    return read(data)
