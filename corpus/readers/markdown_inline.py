"""Inline rules beyond CommonMark: wiki links, footnote marks, comments and tags of site generators, and emphasis in Chinese.

CommonMark closes no emphasis between Chinese punctuation and a hanzi: `**注意：**请` keeps its stars. Here they go in pairs.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from corpus.readers.html_text import is_chinese
from corpus.readers.html_tree import HIDDEN

_WIKI = re.compile(r"!?\[\[([^\[\]\n|\\]{1,200})(?:\\?\|([^\[\]\n]{1,200}))?\]\]")
_CONTENTS = re.compile(r"_?toc_?", re.IGNORECASE)
_IMAGE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp|mp4|mp3|pdf)", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_COMMENT = re.compile(r"%%(?=\S|[ \t])((?:[^%]|%(?!%)){1,5000})%%")
_TEMPLATE = re.compile(r"\{%[^%{}\n]{1,500}%\}|\{\{[<%][^{}\n]{1,500}[%>]\}\}")
_ANCHOR = re.compile(r"(?<!\s)\s*\{[#.:][^{}]{0,200}\}\s*$")
_PAIRS = {"**": re.compile(r"(?<!\*)\*{2,3}(?!\*)"), "==": re.compile(r"(?<![=!<>])==(?!=)"), "~~": re.compile(r"(?<!~)~~(?!~)")}
_DUNDER = re.compile(r"__[A-Za-z0-9]+__(?!\w)")
_BASE, _POWER = re.compile(r"(?<=[A-Za-z])~(\d{1,3})~"), re.compile(r"\^([+-]?\d{1,4})\^")
_ONE_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{0,200}[：，。！？；、”」』）》])\*(?!\*)")


def add_inline_rules(markdown: MarkdownIt) -> None:
    """Teach `markdown` what stands in lines."""
    markdown.inline.ruler.before("link", "wiki", _wiki)
    markdown.inline.ruler.before("link", "note", _note)
    markdown.inline.ruler.before("escape", "comment", _comment)
    markdown.inline.ruler.before("escape", "template", _template)
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.core.ruler.before("text_join", "chinese", _chinese)


def _push(state: StateInline, html: str, found: re.Match[str], silent: bool) -> bool:
    if not silent:
        state.push("raw", "", 0).content = html
    state.pos = found.end()
    return True


def _hidden(text: str) -> str:
    return f"<{HIDDEN}>{escapeHtml(text)}</{HIDDEN}>"


def _wiki(state: StateInline, silent: bool) -> bool:
    """`[[page|alias]]` is alias; a picture, or a place for the contents, is no text."""
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    page, alias = found[1], found[2]
    if _CONTENTS.fullmatch(page) or _IMAGE.fullmatch(page):
        return _push(state, _hidden(found[0]), found, silent)
    html = escapeHtml(alias) + _hidden(page) if alias else escapeHtml(page)
    return _push(state, html, found, silent)


def _note(state: StateInline, silent: bool) -> bool:
    found = _NOTE.match(state.src, state.pos, state.posMax)
    return _push(state, f"<sup>[{escapeHtml(found[1])}]</sup>", found, silent) if found else False


def _comment(state: StateInline, silent: bool) -> bool:
    found = _COMMENT.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "%" else None
    return _push(state, _hidden(found[1]), found, silent) if found else False


def _template(state: StateInline, silent: bool) -> bool:
    found = _TEMPLATE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    return _push(state, _hidden(found[0]), found, silent) if found else False


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars beside a Chinese character open before what is no blank, and close after it; `__init__` has no emphasis."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    name = _DUNDER.match(state.src, state.pos, state.posMax)
    if name:
        state.pending += name[0]
        state.pos = name.end()
        return True
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1]
    is_chinese_here = marker == "*" and (is_chinese(before) or is_chinese(after))
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        opens = scanned.can_open or (is_chinese_here and after.strip() != "")
        closes = scanned.can_close or (is_chinese_here and before.strip() != "")
        state.delimiters.append(Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, opens, closes))
    state.pos += scanned.length
    return True


def _chinese(state: StateCore) -> None:
    previous = ""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            for mark, pattern in _PAIRS.items():
                if mark in token.content:
                    token.children = _without_pairs(token.children, mark, pattern)
            _mend(token.children)
            if previous == "heading_open":
                _without_anchor(token.children)
        previous = token.type


def _without_pairs(children: list[Token], mark: str, pattern: re.Pattern[str]) -> list[Token]:
    """Without the marks left in the text, as far as they pair; what stands between two of ~~ is struck out."""
    places = [(token, found) for token in children if token.type == "text" for found in _marks(token.content, pattern)]
    paired = {(id(token), found.start()) for token, found in places[: len(places) // 2 * 2]}
    if not paired:
        return children
    opens = True
    written: list[Token] = []
    for token in children:
        at = 0
        for found in _marks(token.content, pattern) if token.type == "text" else ():
            if (id(token), found.start()) not in paired:
                continue
            written.append(Token("text", "", 0, content=token.content[at : found.start()]))
            if mark == "~~":
                written.append(Token("raw", "", 0, content="<del>" if opens else "</del>"))
            opens = not opens
            at = found.end()
        written.append(token if at == 0 else Token("text", "", 0, content=token.content[at:]))
    return written


def _marks(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The marks in a text that are no operators: `2 ** 3`, `a == b`."""
    for found in pattern.finditer(text):
        around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        if around != "  ":
            yield found


def _mend(children: list[Token]) -> None:
    for token in children:
        if token.type == "text":
            token.content = _POWER.sub(r"^\1", _BASE.sub(r"\1", _ONE_STAR.sub(r"\1", token.content)))


def _without_anchor(children: list[Token]) -> None:
    """`## 开始 {#start}` is 开始."""
    last = children[-1]
    found = _ANCHOR.search(last.content) if last.type == "text" else None
    if found:
        last.content = last.content[: found.start()]
        children.append(Token("raw", "", 0, content=_hidden(found[0].strip())))
