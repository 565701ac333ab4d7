"""The languages the bot speaks, what a saying is, and which language to answer in."""

import locale
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh-hant", "zh-hans", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

NAMES: Mapping[Language, str] = {"zh-hant": "繁體", "zh-hans": "简体", "en": "English"}

# Telegram shows the menu of commands by the language of the client; None is every other language than those named.
MENUS: Mapping[str | None, Language] = {None: "zh-hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing the bot says, in every language; `{…}` are filled in. A language that lacks it does not pass mypy.

    >>> Saying(zh_hant="{n} 篇", zh_hans="{n} 篇", en="{n} articles")("en", n=2)
    '2 articles'
    """

    zh_hant: str
    zh_hans: str
    en: str

    def __call__(self, language: Language, **filled: object) -> str:
        """The saying in this language, with `{…}` filled in. Raises KeyError if one of them is not given."""
        match language:
            case "zh-hant":
                return self.zh_hant.format(**filled)
            case "zh-hans":
                return self.zh_hans.format(**filled)
            case "en":
                return self.en.format(**filled)


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name, without the slash, and its line in the menu; does it take a text behind it?

    `in_private`: what it shows was asked elsewhere, so that nobody else in a group may see it.
    """

    name: str
    menu: Saying
    admins_only: bool = False
    takes_text: bool = False
    in_private: bool = False


AUTOMATIC = Saying(
    zh_hant="自動",
    zh_hans="自动",
    en="Automatic",
)

CHOSEN = Saying(
    zh_hant="好，以後用繁體回覆。",
    zh_hans="好，以后用简体回复。",
    en="Fine: English from now on.",
)

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_ENGLISH = re.compile(
    r"\b(?:the|of|a|an|is|are|was|were|do|does|did|what|who|when|where|why|how|which|whose|many|much|in|to|for|and|by|hello|hi|thanks?)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile("han[ts]")
_SPOKEN_WHERE_TRADITIONAL = ("yue", "nan", "hak")
_SPOKEN_WHERE_SIMPLIFIED = ("wuu", "gan", "hsn")
_TRADITIONAL_TAGS = ("tw", "hk", "mo")  # where the tag names no script


def choose_language(said: str, user_language: str | None) -> Language:
    """The language of the script of what was said, else the user's (an IETF tag such as `zh-TW`), else English.

    >>> choose_language("市长是谁", "zh-TW"), choose_language("500?", "zh-TW"), choose_language("500?", None)
    ('zh-hans', 'zh-hant', 'en')
    """
    hanzi = _HAN.findall(said)
    latin_words = _LATIN_WORD.findall(said)
    if hanzi and len(hanzi) >= len(latin_words):
        return _chinese("".join(hanzi), user_language)
    if _ENGLISH.search(said):
        return "en"
    return _users(user_language)


def terminal_language() -> Language:
    """The language of this terminal."""
    name, _ = locale.getlocale(locale.LC_MESSAGES)
    return _users(name)


def _users(tag: str | None) -> Language:
    tag = (tag or "").lower()
    if tag.startswith(_SPOKEN_WHERE_TRADITIONAL):
        return "zh-hant"
    if not tag.startswith(("zh", *_SPOKEN_WHERE_SIMPLIFIED)):
        return "en"
    script = _SCRIPT.search(tag)
    is_traditional = script[0] == "hant" if script else any(part in tag for part in _TRADITIONAL_TAGS)
    return "zh-hant" if is_traditional else "zh-hans"


def script_of(text: str) -> Literal["zh-hant", "zh-hans"] | None:
    """By the characters that only one of the two scripts writes: what each of the two old standards has decides nothing."""
    hanzi = _HAN.findall(text)
    traditional = sum(not _is_in(character, "gb2312") for character in hanzi)
    simplified = sum(not _is_in(character, "big5") for character in hanzi)
    if traditional == simplified:
        return None
    return "zh-hant" if traditional > simplified else "zh-hans"


def _chinese(hanzi: str, user_language: str | None) -> Language:
    if script := script_of(hanzi):
        return script
    users = _users(user_language)
    return users if users != "en" else "zh-hans"


def _is_in(character: str, standard: str) -> bool:
    try:
        return bool(character.encode(standard))
    except UnicodeEncodeError:
        return False
