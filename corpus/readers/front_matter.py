"""Front matter of Markdown, in YAML, TOML or JSON, that never costs the file: what can't be parsed is read line by line.

YAML is read by a loader that knows neither aliases nor tags and takes every value for text: nothing expands, nothing runs.
"""

import datetime
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from corpus.blocks import Block, Kind
from corpus.readers.draft import LeftOut, Why
from corpus.readers.html_text import words

_YAML = re.compile(r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BARE = re.compile(r"\A((?:[^\n]{1,500}\n){1,40}?)---[ \t]*\n")  # Hexo also takes it without its first line
_NAMED = re.compile(r"([^\s:=#\[\]{}>|*`!-][^:：=\n]{0,60}?)[ \t]*[:：=](?=\s|$)[ \t]*(.*)")
_NAMED_TIGHTLY = re.compile(r"([^\s:=#\[\]{}>|*`!-][^:：=\n]{0,60}?)[ \t]*[:：=][ \t]*(.*)")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_LONGEST, _DEEPEST = 16_000, 20  # characters that are parsed as YAML; brackets and columns that it may nest
_TITLES, _DATES = ("title",), ("date", "published", "pubdate", "publishdate", "created", "date_published")
_SOURCES, _ADDRESSES = ("source", "author", "authors"), ("url", "link", "canonical", "original", "source_url", "permalink")
_OF_SITE = words(
    "tags tag categories category aliases alias layout draft slug id uid weight order sidebar sidebar_label"
    " sidebar_position toc comments comment lang language cover image images banner thumbnail top sticky pin"
    " published updated lastmod modified created date keywords cssclass cssclasses publish head outline prev"
    " next editlink math mathjax mermaid index hidden type template nav_order parent has_children permalink url"
    " link canonical description_meta abbrlink password encrypt copyright"
)
_PROSE = words("description summary excerpt abstract subtitle")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body of a text, of which `blocks` are text themselves. `is_broken`: not all was read."""

    body: str
    title: str = ""
    date: str = ""
    source: str = ""
    address: str = ""
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    is_broken: bool = False


class _Broken(ValueError):
    pass


class _Loader(yaml.BaseLoader):
    """All scalars are text. An alias is an error: it is how a small file expands to a large one."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise _Broken
        return super().compose_node(parent, index)


@dataclass(slots=True)
class _Values:
    """Names and values in order, and the lines that are neither."""

    named: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)


def split_front_matter(text: str) -> FrontMatter:
    """The front matter of a text and its body; a text without one is all body."""
    text = text.removeprefix("\ufeff")
    found = _YAML.match(text) or _TOML.match(text) or _bare(text)
    if found:
        is_toml = found[0].lstrip().startswith("+++")
        values = _lines(found[1])
        if not found[1].strip():
            return FrontMatter(text[found.end() :])
        if values.named:
            return _front(_parsed(found[1], values, is_toml), found[1], text[found.end() :])
    return _json(text) or FrontMatter(text)


def _bare(text: str) -> re.Match[str] | None:
    found = _BARE.match(text)
    lines = found[1].splitlines() if found else []
    named = all(_NAMED.fullmatch(line) or re.match(r"\s*- ", line) for line in lines)
    return found if named and any(line.lower().startswith("title:") for line in lines) else None


def _parsed(text: str, lines: _Values, is_toml: bool) -> _Values:
    """The values by the format's own rules, else as the lines say them."""
    try:
        loaded = tomllib.loads(text) if is_toml else _load_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return lines
    loaded = {str(name).strip().lower(): value for name, value in loaded.items()}
    named = {name: _flat(value) for name, value in loaded.items()}
    for name in _TITLES:
        if name in loaded and not isinstance(loaded[name], str):
            named[name] = lines.named.get(name, named[name])  # title: [译] 如何
    return _Values(named)


def _load_yaml(text: str) -> dict[str, Any]:
    flow = max(text.count("["), text.count("{"))
    indent = max((len(line) - len(line.lstrip()) for line in text.splitlines()), default=0)
    if (
        len(text) > _LONGEST
        or flow > 10 * _DEEPEST
        or indent > 2 * _DEEPEST
        or re.search(r"^[ \t]*(?:[?-][ \t]+){8}", text, re.MULTILINE)
    ):
        raise _Broken
    loaded = yaml.load(text, _Loader)
    if not isinstance(loaded, dict):
        raise _Broken
    return loaded


def _lines(text: str) -> _Values:
    """Each line by itself: `name: value`, or an entry that belongs to the name above it."""
    values = _Values()
    name = ""
    for line in text.splitlines():
        stripped = line.strip()
        found = _NAMED.fullmatch(stripped) or _NAMED_TIGHTLY.fullmatch(stripped)
        if not stripped or stripped.startswith("#"):
            continue
        if found and not line[0].isspace() and "//" not in found[1]:
            name = found[1].strip().strip("\"'").lower()
            values.named[name] = _unquoted(found[2])
        elif name and (line[0].isspace() or stripped.startswith("- ")):
            entry = _unquoted(stripped.removeprefix("- ").strip())
            values.named[name] = "、".join(filter(None, (values.named[name], entry)))
        else:
            values.rest.append(stripped)
    return values


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return "" if text in ("|", ">", "|-", ">-") else text


def _json(text: str) -> FrontMatter | None:
    """An object of JSON that opens a file and names its title."""
    start = text.lstrip()
    if not start.startswith("{") or '"title"' not in start[:_LONGEST]:
        return None
    try:
        loaded, end = json.JSONDecoder().raw_decode(start[:_LONGEST])
    except (ValueError, RecursionError):
        return None
    named = {str(name).lower(): _flat(value) for name, value in loaded.items()}
    return _front(_Values(named), "", start[end:])


def _flat(value: Any) -> str:
    """A value as text: entries with 、 between, names and values with ：."""
    return "、".join(_entries(value, 0))


def _entries(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, dict) and depth < _DEEPEST:
        for name, below in value.items():
            yield f"{name}：{'、'.join(_entries(below, depth + 1))}"
    elif isinstance(value, list) and depth < _DEEPEST:
        for below in value:
            yield from _entries(below, depth + 1)
    elif value is not None:
        yield " ".join(str(value).encode("utf-8", "replace").decode().split())


def _front(values: _Values, written: str, body: str) -> FrontMatter:
    """What the values say. `written` is the front matter as it stands in the file."""
    named = values.named
    title, source = _take(named, _TITLES), _take(named, _SOURCES)
    date = next((named[name] for name in _DATES if _is_date(named.get(name, ""))), "")
    address = next((named[name] for name in _ADDRESSES if named.get(name, "").startswith("http")), "")
    no_dates = [named[name] for name in _DATES if named.get(name) and not _is_date(named[name])]
    blocks: list[Block] = []
    left_out = [LeftOut(line, Why.METADATA) for line in values.rest]
    for name, value in named.items():
        if value and value in (title, date, source, address):
            continue
        if name in _OF_SITE or not value:
            left_out.append(LeftOut(f"{name}: {value}".rstrip(), Why.METADATA))
        else:
            blocks.append(_fact(name, value, bool(blocks)))
    told = "".join([title, date, source, address, *(block.text for block in blocks), *(piece.text for piece in left_out)])
    if _lacks(told, written):
        left_out.append(LeftOut(written.strip(), Why.METADATA))
    return FrontMatter(body, title, date, source, address, tuple(blocks), tuple(left_out), bool(values.rest or no_dates))


def _lacks(told: str, written: str) -> bool:
    """Whether something written was not told: a comment, or a value given twice. Of Latin words none is looked for."""
    return bool(Counter(_HANZI.findall(written)) - Counter(_HANZI.findall(told)))


def _fact(name: str, value: str, follows: bool) -> Block:
    """What somebody noted of the matter itself, 价格: 30, is part of the text."""
    if name in _PROSE:
        return Block(Kind.PARAGRAPH, value)
    return Block(Kind.LABEL, f"{name}：{value}", apart=not follows)


def _take(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _is_date(text: str) -> bool:
    found = _DATE.search(text)
    if not found:
        return False
    try:
        datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True
