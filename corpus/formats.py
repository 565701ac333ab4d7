"""One file's text → its title, metadata and lines, for plain text, Markdown and HTML.

Markdown is rendered to HTML first, so that both share one way of finding blocks. What is furniture among the lines
is the concern of `corpus.cleaning`, not of this module.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

_MARKDOWN, _HTML = (".md", ".markdown"), (".html", ".htm")
SUFFIXES = (".txt", *_MARKDOWN, *_HTML)

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DROPPED = ("script", "style", "noscript", "template", "nav", "aside", "footer", "button", "select", "textarea", "svg", "iframe")
_BLOCKS = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "blockquote", "pre", "figcaption"]
_BLOCKS += ["caption", "div", "section", "article", "main", "body", "ul", "ol", "table"]
_CELL = "\u3000"  # between the cells of a row, which says something only as a whole
_DATE_NAMES = ("article:published_time", "publishdate", "pubdate", "date", "dc.date", "og:published_time")
_SOURCE_NAMES = ("source", "dc.source", "og:site_name", "article:publisher")


class BrokenFrontMatter(ValueError):
    """The block between the leading `---` lines is not YAML of names and values."""


class BrokenMarkup(ValueError):
    """HTML that the parser gives up on."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as read, before cleaning. `metadata` has `title`, `date` and `source` where the format names them."""

    lines: tuple[str, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)


def parse(text: str, suffix: str) -> Draft:
    """The draft of a file with this (lower-case) suffix. Raises `BrokenFrontMatter`, `BrokenMarkup`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    try:
        metadata, body = _front_matter(text)
    except BrokenFrontMatter:
        if suffix in _MARKDOWN:
            raise
        metadata, body = {}, text  # in other files a line of dashes may be anything
    draft = _markdown(body) if suffix in _MARKDOWN else _html(body) if suffix in _HTML else Draft(_lines(body))
    return Draft(draft.lines, {**draft.metadata, **metadata})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for raw in text.split("\n") if (line := raw.strip().strip("\u200b\ufeff")))


def _markdown(text: str) -> Draft:
    from markdown_it import MarkdownIt

    return _html(MarkdownIt("commonmark").enable("table").render(text))


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    import yaml

    try:
        values = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError) as error:  # a date that is none is a plain ValueError
        raise BrokenFrontMatter from error
    if values is None:
        return {}, text[found.end() :]
    if not isinstance(values, dict):
        raise BrokenFrontMatter
    known = {str(name).lower(): _whole(str(value)) for name, value in values.items() if value is not None}
    return {name: known[name] for name in ("title", "date", "source") if known.get(name)}, text[found.end() :]


def _whole(text: str) -> str:
    """Without halves of characters, which YAML lets one write and no file takes."""
    return text.encode("utf-8", "replace").decode()


def _html(text: str) -> Draft:
    from bs4 import BeautifulSoup
    from bs4.element import PreformattedString
    from bs4.exceptions import ParserRejectedMarkup

    try:
        soup = BeautifulSoup(text, "html.parser")
        metadata = dict(_html_metadata(soup))
        for tag in soup(_DROPPED):
            tag.decompose()
        for aside in soup.find_all(string=lambda string: isinstance(string, PreformattedString)):  # comments, doctypes
            aside.extract()
        articles = [article for article in soup("article") if not article.find_parent("article")]
        return Draft(tuple(line for root in articles or [_root(soup)] for line in _html_lines(root)), metadata)
    except (ParserRejectedMarkup, RecursionError) as error:
        raise BrokenMarkup from error


def _root(soup: "BeautifulSoup") -> "Tag":
    from bs4.element import Tag

    root = soup.find("main") or soup.body or soup
    assert isinstance(root, Tag)
    return root


def _html_lines(root: "Tag") -> tuple[str, ...]:
    for head in root("head"):
        head.decompose()
    for line_break in root("br"):
        line_break.replace_with("\n")
    for string in root.find_all(string=True):
        if not string.find_parent("pre"):
            string.replace_with(re.sub(r"[ \t\n\r\f]+", " ", string) if string != "\n" else "\n")
    for cell in root(["td", "th"]):
        cell.insert_before(_CELL)
    for block in root(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    return _lines(root.get_text())


def _html_metadata(soup: "BeautifulSoup") -> Iterator[tuple[str, str]]:
    """(name, value) of what the head of the page says: title, date, source."""
    said: dict[str, str] = {}
    for tag in soup("meta"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        said.setdefault(name, str(tag.get("content") or "").strip())
    heading = soup.find("h1") or soup.find("title")
    title = heading.get_text(" ", strip=True) if heading else said.get("og:title", "")
    time = soup.find("time")
    date = next((said[name] for name in _DATE_NAMES if said.get(name)), str(time.get("datetime", "")) if time else "")
    source = next((said[name] for name in _SOURCE_NAMES if said.get(name)), "")
    yield from ((name, value) for name, value in (("title", title), ("date", date), ("source", source)) if value)
