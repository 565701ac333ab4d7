"""Everything the bot says, one module per language, and the choice of the language.

`Texts` names each saying once; a language that lacks one does not pass mypy. `{…}` are filled in by `str.format`.
Texts that end up in a card are HTML: what is filled in is escaped by `bot.cards`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from bot.courtesy import Courtesy

Language = Literal["zh-hant", "zh-hans", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_ENGLISH = re.compile(
    r"\b(?:the|of|a|an|is|are|was|were|do|does|did|what|who|when|where|why|how|which|whose|many|much|in|to|for|and|by|hello|hi|thanks?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Texts:
    """The sayings of one language."""

    language: Language
    name: str
    automatic: str
    commands: Mapping[str, str]
    welcome: str
    welcome_empty: str
    welcome_topics: str
    help: str
    language_set: str
    courtesies: Mapping[Courtesy, str]
    ask_usage: str
    only_text: str
    too_long: str
    understood: str
    possible: str
    not_found: str
    why_button: str
    why: str
    why_nothing: str
    looked_for: str
    ask_instead: str
    try_asking: str
    no_articles: str
    articles: str
    article_size: str
    reindex_started: str
    reindex_steps: Mapping[str, str]
    reindex_left: str
    reindex_busy: str
    reindex_refused: str
    reindex_done: str
    reindex_change: str
    reindex_unchanged: str
    reindex_new: str
    reindex_changed: str
    reindex_gone: str
    reindex_skipped: str
    reindex_failed: str
    more_names: str
    reasons: Mapping[str, str]
    updated: str
    expired: str
    unknown_command: str
    not_allowed: str
    unavailable: str
    engine_down: str
    engine_up: str
    internal_error: str
    console_welcome: str
    console_help: str
    console_no_button: str
    console_who: str


def texts(language: Language) -> Texts:
    """The sayings of a language."""
    from bot.texts import en, zh_hans, zh_hant

    return {"zh-hant": zh_hant.TEXTS, "zh-hans": zh_hans.TEXTS, "en": en.TEXTS}[language]


def choose_language(question: str, user_language: str | None) -> Language:
    """The language to answer in: that of the question's script, else the user's (an IETF tag such as `zh-TW`), else English."""
    hanzi = _HAN.findall(question)
    words = _LATIN_WORD.findall(question)
    if hanzi and len(hanzi) >= len(words):
        return _chinese("".join(hanzi), user_language)
    if _ENGLISH.search(question):
        return "en"
    return _users(user_language)


def _users(tag: str | None) -> Language:
    tag = (tag or "").lower()
    if not tag.startswith("zh"):
        return "en"
    return "zh-hant" if any(part in tag for part in ("hant", "tw", "hk", "mo")) else "zh-hans"


def _chinese(hanzi: str, user_language: str | None) -> Language:
    """By the characters that only one of the two scripts writes."""
    to_simplified, to_traditional = _converters()
    traditional = sum(a != b for a, b in zip(hanzi, to_simplified(hanzi), strict=False))
    simplified = sum(a != b for a, b in zip(hanzi, to_traditional(hanzi), strict=False))
    if traditional != simplified:
        return "zh-hant" if traditional > simplified else "zh-hans"
    users = _users(user_language)
    return users if users != "en" else "zh-hans"


@cache
def _converters() -> tuple[Callable[[str], str], Callable[[str], str]]:
    from opencc import OpenCC

    return OpenCC("t2s").convert, OpenCC("s2t").convert
