"""What a button carries, written and read in one place: at most 64 bytes of ASCII, for that is what Telegram gives back.

A button says what a press means and of which answer; the answer itself is in the store. Its form begins with the version
of this module's forms: buttons of another version, and those that somebody made up, are read as None. Whether an answer
belongs to the chat the button is in, the store knows.
"""

import re
from dataclasses import dataclass
from typing import assert_never

_VERSION = "v1"
_NUMBER = re.compile("[0-9]{1,17}")
_LANGUAGE = re.compile("[a-z-]{1,20}")
_ANY_LANGUAGE = "auto"


@dataclass(frozen=True, slots=True)
class TurnAnswer:
    """Turn the card of the answer with this id to another of its passages (0 is the best)."""

    answer: int
    page: int


@dataclass(frozen=True, slots=True)
class TellWhy:
    """Tell why the answer with this id was found."""

    answer: int


@dataclass(frozen=True, slots=True)
class TurnArticles:
    """Turn the list of articles to another page (0 is the first)."""

    page: int


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Speak this language to whoever presses; None: the one they write in."""

    language: str | None


Press = TurnAnswer | TellWhy | TurnArticles | ChooseLanguage


def write(press: Press) -> str:
    """The data of a button.

    >>> write(TurnAnswer(answer=12, page=1))
    'v1:p:12:1'
    """
    match press:
        case TurnAnswer(answer, page):
            return f"{_VERSION}:p:{answer}:{page}"
        case TellWhy(answer):
            return f"{_VERSION}:w:{answer}"
        case TurnArticles(page):
            return f"{_VERSION}:a:{page}"
        case ChooseLanguage(language):
            return f"{_VERSION}:l:{language or _ANY_LANGUAGE}"
        case _:
            assert_never(press)


def read(data: str) -> Press | None:
    """What the button with this data means, or None if it is not one of ours, or of another version.

    >>> read("v1:p:12:1")
    TurnAnswer(answer=12, page=1)
    """
    version, _, said = data.partition(":")
    if version != _VERSION:
        return None
    match said.split(":"):
        case ["p", answer, page] if _are_numbers(answer, page):
            return TurnAnswer(int(answer), int(page))
        case ["w", answer] if _are_numbers(answer):
            return TellWhy(int(answer))
        case ["a", page] if _are_numbers(page):
            return TurnArticles(int(page))
        case ["l", language] if _LANGUAGE.fullmatch(language):
            return ChooseLanguage(None if language == _ANY_LANGUAGE else language)
        case _:
            return None


def _are_numbers(*parts: str) -> bool:
    return all(_NUMBER.fullmatch(part) for part in parts)
