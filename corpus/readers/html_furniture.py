"""What of a page is not its article: menus, trails, shares, comments, related links, footers. Each by evidence of the page.

An element goes by its tag, role or name, by being links, or by what its heading says it is; never when it holds
much of the page's prose. What says little stays: a stray line is less harm than a lost fact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.draft import Why
from corpus.readers.html_links import host_of
from corpus.readers.html_measure import Measure, before_of, controlled_ids, is_hidden, measures_of
from corpus.readers.html_names import (
    BESIDE_LINKS,
    BETWEEN,
    COMMENTS,
    FILE,
    GO_BACK,
    HEADINGS,
    LEADS_COMMENTS,
    LEADS_OUT,
    LEAVES,
    MENUS,
    NAMED,
    NAMED_WITH_A_LINK,
    NAMED_WITH_LINKS,
    OF_A_PAGE,
    RIGHTS,
    ROLES,
    SECTIONS,
    TAGS,
    THREAD,
    TOOL,
    TOP,
    TRAIL,
    WORD,
)
from corpus.readers.html_tree import Element

_MUCH, _PROSE_LEFT, _SHORT, _HEAD, _FEWEST = 0.4, 60, 300, 100, 6


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be judged: its body, where its title stands, and the host it comes from."""

    body: Element
    title: Element | None
    host: str


def left_out_of(page: Page) -> dict[Element, Why]:
    """The elements of the page that are no part of its article, the outermost ones only, and why each is not."""
    return _Judge(page).judge()


class _Judge:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.opened = controlled_ids(page.body)
        self.measures = measures_of(page.body)
        self.whole = self.measures[page.body]
        self.keeps_title = _ancestors(page.title)
        self.is_thread = any(words_of(element) & THREAD for element in page.body.walk())
        self.out: dict[Element, Why] = {}
        self.places = {element: place for place, element in enumerate(self.measures)}
        self.before = before_of(self.measures)

    def judge(self) -> dict[Element, Why]:
        self._around_main()
        waiting = [self.page.body]
        while waiting:
            element = waiting.pop()
            if element in self.out:
                continue
            if element is not self.page.body and self._goes(element):
                continue
            waiting.extend(element.elements())
        self._headings_of_nothing()
        if self._nothing_is_left():
            return {element: why for element, why in self.out.items() if why is Why.HIDDEN or self._is_named(element)}
        return self.out

    def _nothing_is_left(self) -> bool:
        """Whether nothing but the title stays: a page that is a list of links is its links."""
        title = self.measures[self.page.title].characters if self.page.title else 0
        gone = [element for element in self.out if element in self.measures and not _ancestors(element.parent) & self.out.keys()]
        left = self.whole.characters - title - sum(self.measures[element].characters for element in gone)
        return left < _FEWEST

    def _goes(self, element: Element) -> bool:
        if is_hidden(element, self.opened):
            self.out[element] = Why.HIDDEN
        elif self._is_furniture(element):
            self.out[element] = Why.FURNITURE
        return element in self.out

    def _around_main(self) -> None:
        """All around the element that calls itself the main text goes, if it holds the title and most of the prose."""
        main = self._main()
        while main is not None and main is not self.page.body and main.parent is not None:
            parent = main.parent
            parent.children = [
                _wrapped(child, parent) for child in parent.children if not isinstance(child, str) or child.strip()
            ]
            self.out.update(
                (child, Why.FURNITURE)
                for child in parent.elements()
                if child is not main and child.tag not in ("script", "style")
            )
            main = parent

    def _main(self) -> Element | None:
        candidates = [
            element for element in self.page.body.walk() if element.tag == "main" or element.attributes.get("role") == "main"
        ]
        fit = [element for element in candidates if self.page.title is None or element in self.keeps_title]
        best = max(fit, key=lambda element: self.measures[element].prose, default=None)
        if best is None or self.measures[best].prose < 0.5 * self.whole.prose:
            return None
        return best

    def _is_furniture(self, element: Element) -> bool:
        measure = self.measures[element]
        if not measure.characters or element in self.keeps_title:
            return False
        if measure.prose > _MUCH * self.whole.prose and measure.prose > _PROSE_LEFT:
            return self._is_comments(element)
        return (
            self._is_named(element)
            or self._is_top(element, measure)
            or self._is_comments(element)
            or self._is_links(element, measure)
            or self._says_so(element, measure)
            or self._is_led_out(element, measure)
        )

    def _is_named(self, element: Element) -> bool:
        measure = self.measures.get(element, Measure())
        if element.tag in TAGS and not (element.parent and element.parent.tag == "blockquote"):
            return True
        if element.attributes.get("role") in ROLES:
            return True
        words_here = words_of(element)
        if words_here & NAMED:
            return True
        linked = words_here & NAMED_WITH_LINKS or element.tag in ("header", "aside", "form")
        if words_here & NAMED_WITH_A_LINK and measure.links > 0:
            return True
        share = 0.7 if "menu" in words_here else 0.4  # a restaurant's is no menu of links
        return bool(linked) and element.tag in SECTIONS and measure.links > 0 and measure.link_share >= share

    def _is_top(self, element: Element, measure: Measure) -> bool:
        """Whether it is the site's name and slogan: what is named a head, is short, and stands before the page's title."""
        if self.page.title is None or measure.characters > _HEAD or self.places[element] >= self.places[self.page.title]:
            return False
        return element.tag == "header" or bool(words_of(element) & TOP)

    def _is_comments(self, element: Element) -> bool:
        if self.is_thread or not words_of(element) & COMMENTS:
            return False
        return self.whole.prose - self.measures[element].prose >= _PROSE_LEFT or self.measures[element].prose < _PROSE_LEFT

    def _is_links(self, element: Element, measure: Measure) -> bool:
        """Whether it is a menu: two links or more within the site, and hardly anything else."""
        if element.tag not in MENUS or measure.links < 2 or measure.link_share < 0.7:
            return False
        if any(self._is_content(link) for link in element.walk() if link.tag == "a"):
            return False
        beside = _outside_links(element)
        if element.tag in ("p", "span", "li", "tr"):
            return BESIDE_LINKS.fullmatch(beside) is not None and not _is_row(element)
        return not re.search(r"[、，。；]", beside)

    def _is_content(self, link: Element) -> bool:
        """Whether a link leads out of the site, or to a file."""
        address = link.attributes.get("href", "")
        host = host_of(address)
        return (bool(host) and host != self.page.host) or FILE.fullmatch(address.partition("?")[0]) is not None

    def _says_so(self, element: Element, measure: Measure) -> bool:
        """Whether it is a short line of rights, a trail to the page, or tools, by its own words."""
        text = element.text() if measure.characters <= _SHORT else ""
        if not text or element.tag not in (*LEAVES, "a"):
            return False
        if element.tag == "a":
            return GO_BACK.fullmatch(text) is not None
        if RIGHTS.search(text):
            return self.before[element] >= 0.5 * self.whole.prose
        return TRAIL.match(text) is not None or self._is_way(element, measure, text) or _is_tools(text, measure)

    def _is_way(self, element: Element, measure: Measure, text: str) -> bool:
        """Whether it leads on: from the home page down to here, or to the page before and after."""
        if re.match(r"上一[篇页頁则]|下一[篇页頁则]", text):
            return measure.links > 0
        if (
            measure.links < 2
            or not BETWEEN.search(text)
            or any(self._is_content(link) for link in element.walk() if link.tag == "a")
        ):
            return False
        return not re.sub(r"正文|首页|首頁|[\W_]", "", _outside_links(element)) and "、" not in text and element.tag != "tr"

    def _is_led_out(self, element: Element, measure: Measure) -> bool:
        """Whether its heading says that it is related links or comments."""
        if element.tag not in SECTIONS:
            return False
        first = next((child for child in element.elements() if self.measures[child].characters), None)
        if first is None or self.measures[first].characters == measure.characters:
            return False
        text = first.text()
        if LEADS_COMMENTS.fullmatch(text) or (text in ("评论", "評論", "留言") and _has_form(element)):
            return not self.is_thread
        return bool(LEADS_OUT.fullmatch(text)) and measure.link_share >= 0.4

    def _headings_of_nothing(self) -> None:
        """Related links and comments that follow their heading as siblings, and headings of which all went."""
        for heading, beside in list(_sections(self.page.body)):
            section = [element for element in beside if self.measures[element].characters]
            if heading in self.keeps_title or not section:
                continue
            text = heading.text()
            is_comments = not self.is_thread and LEADS_COMMENTS.fullmatch(text)
            is_related = LEADS_OUT.fullmatch(text) and all(self.measures[element].link_share >= 0.5 for element in section)
            if is_comments or is_related:
                self.out.update(dict.fromkeys(section, Why.FURNITURE))
            if all(self.out.get(element) is Why.FURNITURE for element in section):
                self.out[heading] = Why.FURNITURE


def _is_tools(text: str, measure: Measure) -> bool:
    """Whether a text is nothing but what one can do with a page, as links or so that only a page is meant."""
    tools = [tool for tool in TOOL.findall(text) if tool]
    if not tools or max(map(len, tools)) < 2 or re.sub(r"[\W\d_]", "", TOOL.sub("", text)):
        return False
    return measure.links > 0 or OF_A_PAGE.search(text) is not None


def _is_row(element: Element) -> bool:
    """Whether it is a row with more than one cell that says something."""
    return element.tag == "tr" and sum(bool(cell.text()) for cell in element.elements()) > 1


def _has_form(element: Element) -> bool:
    return any(below.tag in ("form", "textarea") for below in element.walk())


def words_of(element: Element) -> set[str]:
    """The words of an element's class and id, in small letters: `navBar side` is nav, bar, side and navbar."""
    names = element.names()
    return {word.lower() for word in WORD.findall(names)} | set(names.lower().split())


def _ancestors(element: Element | None) -> frozenset[Element]:
    """The element and all around it."""
    found = []
    while element is not None:
        found.append(element)
        element = element.parent
    return frozenset(found)


def _wrapped(child: "Element | str", parent: Element) -> Element:
    return child if isinstance(child, Element) else Element("span", parent=parent, children=[child])


def _outside_links(element: Element) -> str:
    texts = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            texts.append(node)
        elif node.tag != "a":
            waiting.extend(node.children)
    return "".join(texts)


def _sections(body: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Each heading but <h1>s, with the elements beside it, after it and before the next heading."""
    for parent in body.walk():
        section: list[Element] | None = None
        for element in parent.elements():
            if element.tag in HEADINGS or element.tag == "h1":
                section = []
                if element.tag != "h1":
                    yield element, section
            elif section is not None:
                section.append(element)
