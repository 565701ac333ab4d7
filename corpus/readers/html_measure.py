"""How much text stands below each element of a page, how much of it in links, and what hides an element."""

import re
from dataclasses import dataclass

from corpus.readers.html_text import is_question
from corpus.readers.html_tree import COMMENT, HIDDEN, Element

_NO_TEXT = frozenset(
    ("script", "style", "noscript", "x-template", "svg", "select", "textarea", "iframe", "head", "title", COMMENT, HIDDEN)
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_PANEL = re.compile(r"accordion|collaps|panel|faq|answer|tab|toggle|content|detail|spoiler|fold|body|more", re.IGNORECASE)
_POPS_UP = re.compile(r"modal|dialog|popup|pop-|qr_?code|overlay|mask|toast|login", re.IGNORECASE)
_ASKS = re.compile(r"accordion|faq|question|toggle|collaps|(?:^|[\s_-])q(?:$|[\s_-])", re.IGNORECASE)


@dataclass(slots=True)
class Measure:
    """Characters below an element, blanks not counted: all, those in links, and how many links there are."""

    characters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def prose(self) -> int:
        """Characters outside of links."""
        return self.characters - self.linked

    @property
    def link_share(self) -> float:
        """The part of the text that is links."""
        return self.linked / self.characters if self.characters else 0.0


def measures_of(root: Element) -> dict[Element, Measure]:
    """The measure of `root` and of each element below it."""
    order = list(root.walk())
    measures = {element: Measure() for element in order}
    for element in reversed(order):
        own = measures[element]
        if element.tag in _NO_TEXT:
            measures[element] = Measure()
            continue
        own.characters += sum(len("".join(child.split())) for child in element.children if isinstance(child, str))
        if element.tag == "a" and own.characters:
            own.linked, own.links = own.characters, 1
        if element.parent in measures:
            _add(measures[element.parent], own)
    return measures


def before_of(measures: dict[Element, Measure]) -> dict[Element, int]:
    """How many characters outside of links stand before each element; those right beside it count with them."""
    before: dict[Element, int] = {}
    passed = 0
    for element, measure in measures.items():
        before[element] = passed
        below = sum(measures[child].prose for child in element.elements())
        passed += measure.prose - below
    return before


def _add(measure: Measure, more: Measure) -> None:
    measure.characters += more.characters
    measure.linked += more.linked
    measure.links += more.links


def controlled_ids(root: Element) -> frozenset[str]:
    """The ids of what the page's buttons, links and tabs open."""
    ids: set[str] = set()
    for element in root.walk():
        for name in ("aria-controls", "data-target", "data-bs-target"):
            ids.update(element.attributes.get(name, "").replace("#", "").split())
        href = element.attributes.get("href", "")
        if href.startswith("#") and any(
            name in element.attributes for name in ("data-toggle", "data-bs-toggle", "aria-expanded")
        ):
            ids.add(href[1:])
    return frozenset(ids - {""})


def is_hidden(element: Element, opened: frozenset[str]) -> bool:
    """Whether no reader sees the element, neither at once nor by a click: an answer that opens is no hidden text."""
    hidden = element.attributes.get("hidden", "until-found").lower() != "until-found"
    if not hidden and not _NOT_SHOWN.search(element.attributes.get("style", "")):
        return False
    if _POPS_UP.search(element.names()):
        return True
    if element.attributes.get("id") in opened or element.attributes.get("role") in ("region", "tabpanel"):
        return False
    return not (_PANEL.search(element.names()) or _follows_question(element))


def _follows_question(element: Element) -> bool:
    before = element.previous
    if before is None:
        return False
    return before.tag in ("button", "summary", "dt") or bool(_ASKS.search(before.names())) or is_question(before.text())
