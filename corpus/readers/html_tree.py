"""HTML text → a tree of plain elements, whatever the markup is like: never slow, never deep.

Lexbor parses as browsers do, by the HTML standard. Two things in it make hostile files costly, and are mended in the text before:
formatting tags, which it opens again in every later paragraph, go by other names, and nesting, which it searches at
every tag, has an end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.readers.html_text import words

DEEPEST = 100  # levels of the tree; what is nested deeper stands at this level (pages of people stay below 60)
COMMENT = "#comment"
BOLD, CODE = "x-strong", "x-code"
HIDDEN = "x-hidden"  # what a Markdown comment is turned into

_RENAMED = re.compile(
    r"<(/?)(b|strong|s|strike|i|u|em|font|big|small|tt|nobr|code|template|frameset|noframes|plaintext)(?=[\s/>])", re.IGNORECASE
)
_NEW_NAMES = {"b": BOLD, "strong": BOLD, "s": "del", "strike": "del", "code": CODE, "template": "x-template"}
_NEW_NAMES |= {"frameset": "div", "noframes": "x-template", "plaintext": "pre"}
_CONTAINER = re.compile(r"<(/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_NEVER_DEEP = words("p li td th tr dt dd option thead tbody tfoot a br img hr input meta link wbr col area source script style")


@dataclass(slots=True, eq=False)
class Element:
    """An element: its tag in small letters, its attributes, and its children in order, texts among them.

    A comment is an element too, of the tag `COMMENT`, with its text as the one child.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = field(default=None, repr=False)
    children: list["Element | str"] = field(default_factory=list)
    previous: "Element | None" = field(default=None, repr=False)  # the element beside it, before it

    def elements(self) -> Iterator["Element"]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in the order of the document."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def texts(self) -> Iterator[str]:
        """The texts below this element, in order, comments not among them."""
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                yield node
            elif node.tag != COMMENT:
                waiting.extend(reversed(node.children))

    def text(self) -> str:
        """All text below, each run of white space as one blank."""
        return " ".join("".join(self.texts()).split())

    def names(self) -> str:
        """What the author calls it: its class and id."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}".strip()


def parse(text: str) -> Element:
    """The root of the tree, its children the head and the body. Any text gives a tree."""
    root = LexborHTMLParser(_tamed(text)).root
    tree = Element("html")
    if root is not None:
        _copy(root, tree)
    return tree


def _tamed(text: str) -> str:
    return _without_depth(_RENAMED.sub(lambda tag: f"<{tag[1]}{_NEW_NAMES.get(tag[2].lower(), 'span')}", text))


def _without_depth(text: str) -> str:
    """The text without the tags that open, or close, what would be nested too deep."""
    if text.count("<") <= DEEPEST:
        return text
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _NEVER_DEEP or tag[0].endswith("/>"):
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < 4 * DEEPEST else ""
        depth += 1
        return tag[0] if depth <= 4 * DEEPEST else ""

    return _CONTAINER.sub(kept, text)


def _copy(root: LexborNode, tree: Element) -> None:
    """Copy what is below `root` under `tree`, node by node, without recursion."""
    last_of: dict[Element, Element] = {}  # a parent's last child so far
    waiting: list[tuple[LexborNode, Element, int]] = [(root, tree, 0)]
    while waiting:
        node, parent, depth = waiting.pop()
        if node.next is not None and node is not root:
            waiting.append((node.next, parent, depth))
        below = _add(node, parent, depth, last_of) if node is not root else tree
        if below is not None and node.first_child is not None:
            waiting.append((node.first_child, below, depth + 1))


def _add(node: LexborNode, parent: Element, depth: int, last_of: dict[Element, Element]) -> Element | None:
    """Add one node to its parent; give where its children go."""
    if node.is_text_node:
        parent.children.append(node.text_content or "")
        return None
    if node.is_comment_node:
        parent.children.append(Element(COMMENT, parent=parent, children=[node.comment_content or ""]))
        return None
    if not node.is_element_node:
        return None
    element = Element(node.tag or "", {name: value or "" for name, value in node.attributes.items()}, parent)
    element.previous = last_of.get(parent)
    last_of[parent] = element
    parent.children.append(element)
    if depth < DEEPEST:
        return element
    return parent
