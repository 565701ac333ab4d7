"""`python -m bot read FILE`: how a file is read, for an admin who asks why something is not found.

In English, as all of the command line.
"""

from pathlib import Path
from typing import TextIO

from bot.commands import complain
from corpus import Article, Reason, Unread, read_article, split_article

_REASONS = {
    Reason.EMPTY: "there is no text in it",
    Reason.ENCODING: "its encoding is unknown: save it as UTF-8",
    Reason.ENCRYPTED: "it is protected by a password: take it off first",
    Reason.DAMAGED: "it is damaged: save it again",
    Reason.FILE_NAME: "its name is not UTF-8: rename it",
    Reason.FORMAT: "its format is unknown: use .txt, .md, .html, .docx, .pptx, .pdf or .xlsx",
    Reason.NO_TEXT_LAYER: "it has pictures of pages and no text: run text recognition first",
    Reason.TOO_LARGE: "it is too large: part it into several files",
    Reason.TOO_SLOW: "it takes too long to read: simplify it or part it",
    Reason.UNREADABLE: "it can't be opened",
}


def show_reading(path: Path, out: TextIO) -> int:
    """Print the reading of one file; 2 if it gives no article."""
    try:
        article = read_article(path)
    except Unread as unread:
        return complain(f"{path.name}: {_REASONS.get(unread.reason, unread.reason.value)}")
    _heading(article, out)
    _blocks(article, out)
    _passages(article, out)
    _left_out(article, out)
    return 0


def _heading(article: Article, out: TextIO) -> None:
    said = {
        "name": article.name,
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "address": article.address,
    }
    for name, value in said.items():
        out.write(f"{name:8} {value or '–'}\n")
    for notice in article.notices:
        out.write(f"notice   {notice.value}\n")


def _blocks(article: Article, out: TextIO) -> None:
    out.write(f"\n{len(article.blocks)} blocks\n")
    for block in article.blocks:
        level = f" {block.level}" if block.level else ""
        lines = block.text.split("\n")
        out.write(f"  {block.kind.value + level:12} {lines[0]}\n")
        out.writelines(f"  {'':12} {line}\n" for line in lines[1:])


def _passages(article: Article, out: TextIO) -> None:
    passages = split_article(article)
    out.write(f"\n{len(passages)} passages\n")
    for passage in passages:
        context = " › ".join((passage.title, *passage.headings))
        out.write(f"  {passage.id}  ({context})\n")
        out.writelines(f"    {line}\n" for line in passage.text.split("\n"))


def _left_out(article: Article, out: TextIO) -> None:
    out.write(f"\n{len(article.left_out)} pieces left out\n")
    for piece in article.left_out:
        out.write(f"  {piece.why.value:12} {' '.join(piece.text.split())[:100]}\n")
