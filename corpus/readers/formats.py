"""Which reader reads a file: by its suffix. Each is imported only when such a file is met."""

from dataclasses import replace

from corpus.notes import without_readings
from corpus.readers.decoding import UnknownEncoding, decode_damaged
from corpus.readers.draft import Draft, LeftOut, Notice, Unreadable, Why

_PLAIN, _MARKDOWN, _HTML = (".txt", ".text"), (".md", ".markdown"), (".html", ".htm")
SUFFIXES = (*_PLAIN, *_MARKDOWN, *_HTML)


def read_bytes(data: bytes, suffix: str) -> Draft:
    """The draft of a file with this (lower-case) suffix, one of `SUFFIXES`. Raises `Unreadable`."""
    try:
        decoded = decode_damaged(data)
    except UnknownEncoding as error:
        if suffix not in _HTML:
            raise Unreadable("encoding") from error
        from corpus.readers import html

        return html.read(data)  # a page may name its encoding
    text, readings = without_readings(decoded.text)
    draft = _read_text(text, suffix)
    left_out = (*draft.left_out, *(LeftOut(reading, Why.READING) for reading in readings))
    notices = (*draft.notices, *((Notice.BAD_BYTES,) if decoded.is_damaged else ()))
    return replace(draft, left_out=left_out, notices=notices)


def _read_text(text: str, suffix: str) -> Draft:
    if suffix not in _MARKDOWN and text.startswith("---"):
        return _behind_front_matter(text, suffix)
    if suffix in _HTML:
        from corpus.readers import html

        return html.read_text(text)
    if suffix in _MARKDOWN:
        from corpus.readers import markdown

        return markdown.read_text(text)
    from corpus.readers import plain

    return plain.read_text(text)


def _behind_front_matter(text: str, suffix: str) -> Draft:
    """A page or a plain text that begins with front matter, as generators of sites write it;
    a line of dashes may be anything else.
    """
    from corpus.readers.front_matter import split_front_matter

    front = split_front_matter(text)
    draft = _read_text(front.body.lstrip("-") if front.body == text else front.body, suffix)
    return Draft(
        blocks=(*front.blocks, *draft.blocks),
        title=front.title or draft.title,
        date=front.date or draft.date,
        source=front.source or draft.source,
        address=front.address or draft.address,
        left_out=(*front.left_out, *draft.left_out),
        notices=draft.notices,
    )
