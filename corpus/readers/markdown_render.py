"""Markdown → HTML that says what blocks need: numbers as written, callouts, lines kept or joined, prose only indented."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from corpus.readers.html_text import is_chinese
from corpus.readers.html_tree import HIDDEN
from corpus.readers.markdown_blocks import add_block_rules
from corpus.readers.markdown_html import block_html, mark_tags
from corpus.readers.markdown_inline import add_inline_rules

_CALLOUT = re.compile(r"\[!([\w-]{1,40})(?:\|[^\]]{0,40})?\][+-]?[ \t]*")
_LINE_END = re.compile(r"[。！？!?；;：:.]$")
_CONTENTS = re.compile(r"\[toc\]", re.IGNORECASE)
_WRAPPED = 30  # columns of a line that may have been broken for its length alone; a hanzi takes two
_OPEN_BRACKETS = 500
_DEEPEST = 200  # levels of tokens; lists and quotations take two each


class _Parser(MarkdownIt):
    """Leaves addresses as they are written, hanzi in them too."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


@cache
def parser() -> MarkdownIt:
    """The one parser, with all rules."""
    markdown = _Parser("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    add_block_rules(markdown)
    add_inline_rules(markdown)
    markdown.core.ruler.before("inline", "brackets", _close_brackets)
    markdown.core.ruler.push("shape", _shape)
    for name, rule in _RULES.items():
        markdown.add_render_rule(name, rule)
    return markdown


def _close_brackets(state: StateCore) -> None:
    """Brackets that open and don't close in great number are text: the parser would look for the end of each."""
    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > token.content.count("]") + _OPEN_BRACKETS:
            token.content = token.content.replace("[", "\\[")


def _shape(state: StateCore) -> None:
    for at, token in enumerate(state.tokens):
        if token.type == "inline" and token.children:
            mark_tags(token.children)
            _shape_lines(token)
        elif token.type == "blockquote_open":
            _shape_callout(state.tokens, at)
        elif token.type == "heading_open" and token.markup in "-=":
            _shape_underlined(state.tokens, at)


def _shape_lines(token: Token) -> None:
    """Lines that were not broken for their length stay lines."""
    breaks = [child for child in token.children or [] if child.type == "softbreak"]
    if breaks and not _is_wrapped(token.content.split("\n")):
        for child in breaks:
            child.type = "hardbreak"


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a width: they are long, alike but for the last, and don't all end where a sentence does."""
    widths = [_width(line.strip()) for line in lines]
    widest = max(widths)
    whole = [line for line in lines[:-1] if not _LINE_END.search(line.rstrip())]
    return widest >= _WRAPPED and bool(whole) and min(widths[:-1]) >= 0.7 * widest


def _width(line: str) -> int:
    return sum(1 if character < "\u2e80" else 2 for character in line)


def _shape_callout(tokens: list[Token], at: int) -> None:
    """`> [!note] 标题` is a callout, not a quotation; its title is a line of its own."""
    inline = tokens[at + 2] if len(tokens) > at + 2 else None
    children = inline.children if inline and inline.type == "inline" else None
    found = _CALLOUT.match(children[0].content) if children and children[0].type == "text" else None
    if not children or not found:
        return
    tokens[at].tag = "aside"
    closing = next(token for token in tokens[at:] if token.type == "blockquote_close" and token.level == tokens[at].level)
    closing.tag = "aside"
    children[0].content = children[0].content[found.end() :]
    first_break = next((child for child in children if child.type == "softbreak"), None)
    if first_break is not None:
        first_break.type = "hardbreak"


def _shape_underlined(tokens: list[Token], at: int) -> None:
    """A sentence right above a line of dashes is a sentence above a rule."""
    text = tokens[at + 1].content
    if "\n" in text or _LINE_END.search(text):
        tokens[at].tag = tokens[at + 2].tag = "p"


def _raw(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return tokens[at].content


def _html_block(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return block_html(tokens[at].content)


def _item(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    token = tokens[at]
    return f'<li data-mark="{token.info}{token.markup}">' if token.info else "<li>"


def _text(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    text = tokens[at].content
    if len(tokens) == 1 and _CONTENTS.fullmatch(text.strip()):
        return f"<{HIDDEN}>{escapeHtml(text)}</{HIDDEN}>"
    return escapeHtml(text)


def _indented(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """Chinese prose that is indented is prose."""
    text = escapeHtml(tokens[at].content)
    return f"<pre>{text}</pre>\n" if is_chinese(text) else f"<pre><code>{text}</code></pre>\n"


def _image(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    token = tokens[at]
    alt = self.renderInlineAsText(token.children, options, env)
    title = str(token.attrs.get("title", ""))
    said = f" {escapeHtml(title)} " if title and title != alt else ""
    return f'<img alt="{escapeHtml(alt)}">{said}'


def _link(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A link. Its address is as written, not in percent signs; what pops up over it is hidden."""
    token = tokens[at]
    href, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
    hidden = f"<{HIDDEN}>{escapeHtml(title)}</{HIDDEN}>" if title else ""
    env.setdefault("linked", set()).add(href)
    return f'<a href="{escapeHtml(href)}">{hidden}'


_RULES = {
    "raw": _raw,
    "html_block": _html_block,
    "list_item_open": _item,
    "text": _text,
    "code_block": _indented,
    "image": _image,
    "link_open": _link,
}
