"""Block rules beyond CommonMark, as Obsidian, VitePress, MkDocs and GitHub write them, for markdown-it.

`::: tip` and `!!! note` are callouts, `::: details` and `??? faq` open by a click, `[^1]:` is a footnote, `%%` a comment.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token

from corpus.readers.html_tree import HIDDEN

_FENCE = re.compile(r":{3,}[ \t]*(?:\{?\.?([\w-]+)\}?[ \t]*(.*))?")
_ADMONITION = re.compile(r"(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+\"(.*)\")?[ \t]*")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\]:[ \t]*")
_REFERENCE = re.compile(r"\[(?:[^\[\]\\]|\\.){1,200}\]:[ \t]*(?:<([^<>]*)>|(\S*))")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[/.#?]|www\.)\S*|[\w./%-]+\.[a-z]{2,5}(?:[/#?]\S*)?", re.IGNORECASE)
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add_block_rules(markdown: MarkdownIt) -> None:
    """Teach `markdown` the blocks."""
    markdown.block.ruler.before("fence", "container", _container, _INTERRUPTS)
    markdown.block.ruler.before("fence", "admonition", _admonition, _INTERRUPTS)
    markdown.block.ruler.before("fence", "comment", _comment, _INTERRUPTS)
    markdown.block.ruler.before("reference", "footnote", _footnote, _INTERRUPTS)
    markdown.block.ruler.at("reference", _reference)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push_html(state: StateBlock, html: str, line: int) -> None:
    token = state.push("raw", "", 0)
    token.content = html
    token.map = [line, line + 1]


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: tip 标题` opens a callout, `:::` closes it; what stands between is parsed as any other text."""
    found = _FENCE.fullmatch(_line(state, start).rstrip()) if not state.is_code_block(start) else None
    open_ones = state.env.setdefault("containers", [])
    if not found or not (found[1] or open_ones):
        return False
    if not silent:
        if found[1]:
            open_ones.append("details" if found[1] == "details" else "aside")
            _push_html(state, _opening(open_ones[-1], found[2] or ""), start)
        else:
            _push_html(state, f"</{open_ones.pop()}>", start)
        state.line = start + 1
    return True


def _opening(tag: str, title: str) -> str:
    title = escapeHtml(title.strip())
    if not title:
        return f"<{tag}>"
    return f"<details><summary>{title}</summary>" if tag == "details" else f"<aside><p>{title}</p>"


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! note "标题"` with what is indented by four below it."""
    found = _ADMONITION.fullmatch(_line(state, start).rstrip()) if not state.is_code_block(start) else None
    if not found:
        return False
    if silent:
        return True
    tag = "details" if found[1].startswith("?") else "aside"
    inside = state.blkIndent + 4
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= inside):
        last += 1
    _push_html(state, _opening(tag, found[3] or ""), start)
    outside, state.blkIndent, line_max = state.blkIndent, inside, state.lineMax
    state.lineMax = last
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.lineMax = outside, line_max
    _push_html(state, f"</{tag}>", last - 1)
    state.line = last
    return True


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment of Obsidian that begins a line and ends on a later one."""
    first = _line(state, start)
    if not first.startswith("%%") or "%%" in first[2:] or state.is_code_block(start):
        return False
    last = next((line for line in range(start + 1, end) if "%%" in _line(state, line)), None)
    if last is None or not _line(state, last).rstrip().endswith("%%"):
        return False
    if not silent:
        text = state.getLines(start, last + 1, state.blkIndent, False)
        _push_html(state, f"<{HIDDEN}>{escapeHtml(text.strip().strip('%'))}</{HIDDEN}>", start)
        state.line = last + 1
    return True


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """What a footnote says is a paragraph of its own."""
    found = _FOOTNOTE.match(_line(state, start)) if not state.is_code_block(start) else None
    if not found:
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not state.isEmpty(last) and state.sCount[last] > state.blkIndent:
        last += 1
    text = state.getLines(start, last, state.blkIndent, False).strip()
    _paragraph(state, text[found.end() :], start, last)
    state.line = last
    return True


def _paragraph(state: StateBlock, text: str, start: int, last: int) -> None:
    state.push("paragraph_open", "p", 1).map = [start, last]
    inline: Token = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [start, last], []
    state.push("paragraph_close", "p", -1)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark takes `[注意]: 今天放假` for the address of a link; only an address is one."""
    found = _REFERENCE.match(_line(state, start))
    if found and not _ADDRESS.fullmatch(found[1] or found[2] or ""):
        return False
    return reference(state, start, end, silent)
