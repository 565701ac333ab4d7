"""What a page says of itself: its title, date, source and address."""

import re
from dataclasses import dataclass

from corpus.blocks import Block, Kind
from corpus.readers.html_measure import is_hidden
from corpus.readers.html_tree import Element

_DATES = (
    "article:published_time",
    "publishdate",
    "pubdate",
    "publish_date",
    "publication_date",
    "datepublished",
    "og:published_time",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "date",
    "og:release_date",
    "weibo:article:create_at",
)
_SOURCES = (
    "contentsource",
    "source",
    "dc.source",
    "mediaid",
    "article:publisher",
    "dc.publisher",
    "publisher",
    "og:site_name",
    "author",
    "article:author",
)
_DATE_NAMES = re.compile(
    r"publish[_-]?(?:time|date)|pub[_-]?(?:time|date)|post[_-]?date|entry-date|date-?published", re.IGNORECASE
)
_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_LINKED_DATA_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_SEPARATOR = re.compile(r"(?<!\s)\s+[|｜\-–—·»«•:：/]+\s+|[_|｜]|(?<!\s)\s*[—–]{1,2}\s*|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])")
_TITLE_NAMES = re.compile(r"(?:^|[\s_-])(?:title|headline|subject|biaoti|tit|bt)(?:$|[\s_-])", re.IGNORECASE)
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
_TITLE_LENGTH, _FIRST_LINES = 120, 8
_NO_RANK = (0, 0, 0, 0)
_LOGO = re.compile(r"logo|brand|masthead|site-?(?:title|name|header)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says: its names and values in small letters, and its <title>."""

    said: dict[str, str]
    title: str
    address: str

    @property
    def titles(self) -> list[str]:
        """How the head titles the page, the title for other sites first, which names the site less often."""
        return [title for title in (self.said.get("og:title", ""), self.said.get("twitter:title", ""), self.title) if title]

    @property
    def source(self) -> str:
        """Where the text comes from; the site's own name if nothing better is said."""
        return next((self.said[name] for name in _SOURCES if self.said.get(name) and "://" not in self.said[name]), "")


def head_of(tree: Element, text: str) -> Head:
    """Read the head of a page. `text` is the page's source, in which a browser notes where it saved the page from."""
    said: dict[str, str] = {}
    title = canonical = ""
    for element in tree.walk():
        if element.tag == "meta":
            name = next((element.attributes[key] for key in ("property", "name", "itemprop") if element.attributes.get(key)), "")
            said.setdefault(name.lower().strip(), " ".join(element.attributes.get("content", "").split()))
        elif element.tag == "title" and not title:
            title = element.text()
        elif element.tag == "link" and element.attributes.get("rel", "").lower() == "canonical":
            canonical = element.attributes.get("href", "").strip()
        elif element.attributes.get("id") == "js_name":  # whose account at WeChat it is
            said["source"] = said.get("source") or element.text()
    saved = _SAVED_FROM.search(text[:2000])
    address = next((url for url in (canonical, said.get("og:url", ""), saved[1] if saved else "") if url.startswith("http")), "")
    return Head(said, title, address)


def title_element(body: Element, head: Head) -> Element | None:
    """Where on the page its title stands: the heading, or what is named a title, that agrees best with the head's titles."""
    ranked = [(_rank(element, head), element) for element in body.walk() if _may_be_title(element)]
    rank, best = max(ranked, key=lambda pair: pair[0], default=(_NO_RANK, None))
    return best if rank > _NO_RANK else None


def title_of(head: Head, shown: str, blocks: list[Block]) -> str:
    """The title: as the page shows it, else a line near its top that agrees with its head, else what the head says."""
    if shown:
        return shown
    for block in blocks[:_FIRST_LINES]:
        if _is_title_line(block.text, head):
            return block.text
    headings = [block.text for block in blocks if block.kind is Kind.HEADING]
    main = [block.text for block in blocks if block.kind is Kind.HEADING and block.level == 1]
    said = head.said.get("og:title", "")
    return said or (main[0] if main else "") or _without_site(head) or (headings[0] if headings else "")


def _is_title_line(text: str, head: Head) -> bool:
    """Whether a line says what the head's title says: all of it but the site, or all of it but the marks between its parts."""
    bare = _bare(text)
    parts = {_bare(part) for title in head.titles for part in (title, *_SEPARATOR.split(title)) if part}
    return len(bare) >= 4 and len(text) <= _TITLE_LENGTH and bare in parts


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def date_of(head: Head, body: Element, scripts: str) -> str:
    """The date of publication, as it is written."""
    for name in _DATES:
        if _DATE.search(head.said.get(name, "")):
            return head.said[name]
    linked = _LINKED_DATA_DATE.search(scripts)
    return linked[1] if linked else _date_on_page(body)


def _date_on_page(body: Element) -> str:
    for element in body.walk():
        if is_hidden(element, frozenset()):
            continue
        if element.tag == "time" and _DATE.search(element.attributes.get("datetime", "")):
            return element.attributes["datetime"]
        named = f"{element.names()} {element.attributes.get('itemprop', '')}"
        if element.tag == "time" or _DATE_NAMES.search(named):
            found = _DATE.search(element.text()[:100])
            if found:
                return found[0]
    return ""


def _folded(text: str) -> str:
    return "".join(text.split()).lower()


def _may_be_title(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3") or _TITLE_NAMES.search(element.names()) is not None


def _rank(element: Element, head: Head) -> tuple[int, int, int, int]:
    """How well an element agrees with the titles: no link home, at their start, an <h1>, the longer the better; all 0 if not."""
    text = _folded(element.text())
    titles = [_folded(title) for title in head.titles]
    starts = any(title.startswith(text) for title in titles)
    within = any((len(text) >= 6 and text in title) or (len(title) >= 6 and title in text) for title in titles)
    if not 2 <= len(text) <= _TITLE_LENGTH or not (starts or within):
        return 0, 0, 0, 0
    return int(not _is_logo(element, text, head)), int(starts), int(element.tag == "h1"), len(text)


def _is_logo(element: Element, text: str, head: Head) -> bool:
    """The site's name, or a heading that links home."""
    if text == _folded(head.said.get("og:site_name", "")):
        return True
    if _LOGO.search(element.names()) or (element.parent and _LOGO.search(element.parent.names())):
        return True
    addresses = [link.attributes.get("href", "#") for link in (element, *element.walk()) if link.tag == "a"]
    return any(_HOME.fullmatch(address) for address in addresses)


def _without_site(head: Head) -> str:
    parts = [part.strip() for part in _SEPARATOR.split(head.title) if part and part.strip()]
    site = head.said.get("og:site_name", "")
    kept = [part for part in parts if part != site]
    return kept[0] if kept else head.title
