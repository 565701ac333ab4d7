"""PDF with a text layer → a draft, by PDFium: lines joined to paragraphs, running heads and page numbers out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.draft import Draft, LeftOut, Notice, Unreadable, Why
from corpus.readers.plain import read_text

_PAGES = 2_000  # read of one file
_EDGE = 2  # lines at the top and the foot of a page that may be running ones
_SHARE = 0.5  # of the pages, on which a running line stands
_NUMBER = re.compile(
    r"\W{0,3}(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*[页頁])?(?:\s*[/／共of ]{1,4}\s*\d{1,4}(?:\s*[页頁])?)?\W{0,3}",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(r"\d+")


def read(data: bytes) -> Draft:
    """Read a PDF. Raises `Unreadable`: encrypted, damaged, or pictures of pages only."""
    pages, is_cut = _pages(data)
    if not any(line for page in pages for line in page):
        raise Unreadable("no_text_layer" if pages else "empty")
    running = _running(pages)
    kept, left_out = [], []
    for page in pages:
        lines = []
        for at, line in enumerate(page):
            at_edge = at < _EDGE or at >= len(page) - _EDGE
            if at_edge and len(pages) > 1 and (_NUMBER.fullmatch(line) or _ANY_NUMBER.sub("0", line) in running):
                left_out.append(LeftOut(line, Why.RUNNING))
            else:
                lines.append(line)
        kept.append("\n".join(lines))
    draft = read_text("\n".join(kept))
    notices = [
        *draft.notices,
        *([Notice.NO_TEXT_LAYER] if any(not page for page in pages) else []),
        *([Notice.CUT] if is_cut else []),
    ]
    return replace(draft, left_out=(*draft.left_out, *left_out), notices=tuple(notices))


def _pages(data: bytes) -> tuple[list[list[str]], bool]:
    """The lines of each page, and whether there are more pages than are read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "damaged") from error
    try:
        count = len(document)
        return [_lines(document, number) for number in range(min(count, _PAGES))], count > _PAGES
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged") from error
    finally:
        document.close()


def _lines(document: "object", number: int) -> list[str]:
    page = document[number]  # type: ignore[index]  # pypdfium2 has no types
    text = page.get_textpage().get_text_bounded().replace("\ufffe", "-").replace("\x02", "-")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the edges of at least three pages, and of half of them, numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_ANY_NUMBER.sub("0", line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(line for line, count in seen.items() if count >= max(3, _SHARE * len(pages)))
