"""Which of the tags in Markdown are markup, and which are words in angle brackets: `scp <user>@<host>`, `List<String>`."""

import re

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from corpus.readers.html_text import words
from corpus.readers.html_tree import HIDDEN

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?/?)>")
_KEPT_WHOLE = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|pre)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_DECLARATION = re.compile(r"<[!?].*", re.DOTALL)
_VOID = frozenset(("br", "hr", "img", "wbr", "source", "col"))
_INLINE = words(
    "a abbr b bdi bdo big center cite code del details dfn div em font i img ins kbd label mark p q rb rp"
    " rt rtc ruby s samp small span strike strong sub summary sup table tbody td th thead time tr tt u ul ol li"
    " var wbr br hr"
)
_KNOWN = _INLINE | words(
    "address article aside audio blockquote button caption col colgroup dd dl dt figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header iframe main nav pre script section source style svg tfoot track video"
)


def mark_tags(children: list[Token]) -> None:
    """Make the tags of a line that are no markup text: only a known tag is, that is closed where it has to be."""
    paired = _paired(children)
    for at, token in enumerate(children):
        if token.type != "html_inline":
            continue
        tag = _TAG.fullmatch(token.content)
        if tag is None:
            is_comment = token.content.startswith("<!--")
            token.content = token.content if is_comment else _hidden(token.content)
        elif not (tag[2].lower() in _INLINE and (tag[2].lower() in _VOID or at in paired)):
            token.content = _of_unknown(tag)


def block_html(content: str) -> str:
    """The HTML of a block of HTML, with unknown tags as text."""
    written = []
    at = 0
    for kept in _KEPT_WHOLE.finditer(content):
        written += [_TAG.sub(_block_tag, content[at : kept.start()]), kept[0]]
        at = kept.end()
    rest = _TAG.sub(_block_tag, content[at:])
    return "".join(written) + (_hidden(rest) if _DECLARATION.match(content) and not written else rest)


def _paired(children: list[Token]) -> set[int]:
    open_ones: list[tuple[str, int]] = []
    paired: set[int] = set()
    for at, token in enumerate(children):
        tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
        if tag is None:
            continue
        name = tag[2].lower()
        if not tag[1]:
            open_ones.append((name, at))
            continue
        opened = next((place for place in reversed(open_ones) if place[0] == name), None)
        if opened:
            open_ones.remove(opened)
            paired |= {opened[1], at}
    return paired


def _block_tag(tag: re.Match[str]) -> str:
    return tag[0] if tag[2].lower() in _KNOWN else _of_unknown(tag)


def _of_unknown(tag: re.Match[str]) -> str:
    """A component with attributes is markup of the site; a bare name in angle brackets is what somebody wrote."""
    is_component = "=" in tag[3] or tag[3].endswith("/")
    return _hidden(tag[0]) if is_component else escapeHtml(tag[0])


def _hidden(text: str) -> str:
    return f"<{HIDDEN}>{escapeHtml(text)}</{HIDDEN}>"
