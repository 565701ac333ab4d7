"""No regular expression of ours takes long over any text: the time grows as the text does, not as its square."""

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from types import ModuleType

import pytest

import bot
import corpus
import index

SIZES = (1_000, 4_000)
LINEAR = 4  # times as long for a text four times as long; a square takes sixteen
BEARABLE = 0.005  # seconds: what takes less is not looked at
PIECES = (
    "a",
    "1",
    "1%",
    "1,",
    "1.",
    "1:",
    "一",
    "十",
    "年",
    "中",
    "中文",
    " ",
    "　",
    "\n",
    "\t",
    "(",
    "（",
    ")",
    "[",
    "]",
    "「",
    "《",
    "“",
    '"',
    "|",
    "-",
    "=",
    "#",
    "*",
    "_",
    "`",
    "~",
    ">",
    "<",
    "<a ",
    "&",
    "@a",
    "http://",
    "www.",
    "问:",
    "第",
    "第一",
    "、",
    "，",
    "。",
    "a ",
    " a",
    "a-",
    "1年",
    "1-",
    "[[a",
    "a|b",
    "长(zhǎng)",
    "ā",
    ": ",
    "a: ",
    "什么",
    "的",
)


def _modules() -> Iterator[ModuleType]:
    for room in (bot, index, corpus):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _patterns(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    """Those in a value, as far as it is a pattern, or a collection of such things."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, dict):
        for one in value.values():
            yield from _patterns(one, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _patterns(one, depth - 1)


def _named() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Each pattern by its name, and whether it is looked for anywhere in a text, or only matched at its beginning."""
    found = {}
    sources = {module: inspect.getsource(module) for module in _modules()}
    everywhere = "\n".join(sources.values())
    for module, source in sources.items():
        for name, value in vars(module).items():
            patterns = list(_patterns(value))
            if not patterns:
                continue
            calls = re.findall(rf"\b{name}\.(\w+)\(", source if name.startswith("_") else everywhere)
            in_turn = re.findall(r"\bpattern\.(\w+)\(", source)  # of those in collections
            used = ({*calls} & {*AT_START, *ANYWHERE}) or ({*in_turn} & {*AT_START, *ANYWHERE})
            for number, pattern in enumerate(patterns):
                found[f"{module.__name__}.{name}.{number}"] = pattern, not used or bool(used - AT_START)
    return found


AT_START = {"match", "fullmatch"}
ANYWHERE = {"search", "finditer", "findall", "sub", "subn", "split"}
PATTERNS = _named()


def _seconds(pattern: re.Pattern[str], is_looked_for: bool, text: str) -> float:
    best = 9.0
    for _ in range(5):
        began = time.thread_time()
        if is_looked_for:
            for _ in pattern.finditer(text):
                pass
        pattern.fullmatch(text)
        best = min(best, time.thread_time() - began)
        if best < BEARABLE:
            break
    return best


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_text(name: str) -> None:
    pattern, is_looked_for = PATTERNS[name]
    for piece in PIECES:
        took = _seconds(pattern, is_looked_for, piece * (SIZES[1] // len(piece)))
        if took >= BEARABLE:
            short = _seconds(pattern, is_looked_for, piece * (SIZES[0] // len(piece)))
            assert took < 2 * LINEAR * short, (
                f"{piece!r}: {short * 1000:.0f} ms for {SIZES[0]}, {took * 1000:.0f} ms for {SIZES[1]}"
            )
