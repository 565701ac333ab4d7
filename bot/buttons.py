"""What a button carries, written and read in one place: at most 64 bytes of ASCII, for that is what Telegram gives back.

A button says what a press means and of which answer; the answer itself is in the store. Its form begins with the version
of this module's forms: buttons of another version, and those that somebody made up, are read as None. Whether an answer
belongs to the chat the button is in, the store knows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

_VERSION = "v1"
_NUMBER = re.compile("[0-9]{1,17}")
_LANGUAGE = re.compile("[a-z-]{1,20}")
_UPLOAD = re.compile("-?[0-9]{1,17}_[0-9]{1,17}")  # the chat's id and the message's
_HEX = re.compile("[0-9a-f]{1,16}")
_DIGEST = 16  # characters of an article's digest, enough to tell it from all others
_ANY_LANGUAGE = "auto"
_CARDS = ("start", "help", "lang", "settings")

Decision = Literal["cancel", "shrink", "keep", "back"]
Fate = Literal["put", "undo", "drop", "out"]
Manner = Literal["turning", "quiet"]  # anyone turns an answer's card; where nothing is found there is only a reaction
Opinion = Literal["good", "bad", "beside", "outdated", "missing"]  # the last three say why it is bad


@dataclass(frozen=True, slots=True)
class TurnAnswer:
    """Turn the card of the answer with this id to another of its passages (0 is the best)."""

    answer: int
    page: int


@dataclass(frozen=True, slots=True)
class TurnScript:
    """Show a place of an answer in the script of whoever presses."""

    answer: int
    page: int


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """Show the passage of an answer's place whole, or the one so many passages behind it (before it, where negative)."""

    answer: int
    page: int
    offset: int


@dataclass(frozen=True, slots=True)
class ShowOverview:
    """Show what the article with this digest says in short, in the place of an answer."""

    answer: int
    article: str


@dataclass(frozen=True, slots=True)
class AskExample:
    """Ask the example question with this number."""

    example: int


@dataclass(frozen=True, slots=True)
class AskAsTyped:
    """Ask the words of the answer with this id by themselves, which were taken for a follow-up."""

    answer: int


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
    """Speak this language to whoever presses (None: the one they write in), and show the card that the button is under in it."""

    language: str | None
    card: str = ""


@dataclass(frozen=True, slots=True)
class DecideRebuild:
    """End the rebuild that is under way (`cancel`); where few articles are left, take those over (`shrink`), or not (`keep`);
    answer from the index before this one (`back`).
    """

    decision: Decision


@dataclass(frozen=True, slots=True)
class Vote:
    """Say what one thinks of the answer with this id."""

    answer: int
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class Wish:
    """Ask the admins to answer what the answer with this id did not."""

    answer: int


@dataclass(frozen=True, slots=True)
class TurnGaps:
    """Turn the list of questions without an answer to another page."""

    page: int


@dataclass(frozen=True, slots=True)
class SettleGap:
    """The topic with this digest needs no answer any more; the list is at this page."""

    page: int
    topic: str


@dataclass(frozen=True, slots=True)
class DropPin:
    """Take a pinned answer away."""

    pin: int


@dataclass(frozen=True, slots=True)
class DecideUpload:
    """Put the file with this id among the articles or take it out, put back what was there before, or do neither."""

    upload: str
    decision: Fate


@dataclass(frozen=True, slots=True)
class ChooseCollection:
    """Let this chat ask about the collection with this digest too, or no more; about all, if it is empty."""

    collection: str


@dataclass(frozen=True, slots=True)
class SetManner:
    """Answer this group so from now on, or no more."""

    manner: Manner
    is_on: bool


Preference = ChooseLanguage | ChooseCollection | SetManner
FeedbackPress = Vote | Wish | TurnGaps | SettleGap | DropPin
Press = (
    TurnAnswer
    | TurnScript
    | ReadPassage
    | ShowOverview
    | AskExample
    | AskAsTyped
    | TellWhy
    | TurnArticles
    | Preference
    | DecideRebuild
    | DecideUpload
    | FeedbackPress
)

OfOne = AskExample | AskAsTyped | TellWhy | TurnArticles | Wish | TurnGaps | DropPin
_OF_ONE: Mapping[str, type[OfOne]] = {  # those that carry one number, by their letter
    "e": AskExample,
    "t": AskAsTyped,
    "w": TellWhy,
    "a": TurnArticles,
    "i": Wish,
    "g": TurnGaps,
    "n": DropPin,
}
_KEYS = {kind: key for key, kind in _OF_ONE.items()}


def write(press: Press) -> str:
    """The data of a button.

    >>> write(TurnAnswer(answer=12, page=1))
    'v1:p:12:1'
    """
    return f"{_VERSION}:{_written(press)}"


def _written(press: Press) -> str:
    match press:
        case TurnAnswer(answer, page):
            return f"p:{answer}:{page}"
        case TurnScript(answer, page):
            return f"x:{answer}:{page}"
        case ReadPassage(answer, page, offset):
            return f"r:{answer}:{page}:{offset}"
        case ShowOverview(answer, article):
            return f"o:{answer}:{article[:_DIGEST]}"
        case DecideRebuild(decision):
            return f"s:{decision}"
        case ChooseLanguage() | ChooseCollection() | SetManner():
            return _preference(press)
        case Vote(answer, opinion):
            return f"v:{answer}:{opinion}"
        case SettleGap(page, topic):
            return f"d:{page}:{topic}"
        case DecideUpload(upload, fate):
            return f"u:{upload}:{fate}"
        case _:
            return f"{_KEYS[type(press)]}:{_number(press)}"


def _preference(press: Preference) -> str:
    match press:
        case ChooseLanguage(language, card):
            return f"l:{language or _ANY_LANGUAGE}" + (f":{card}" if card else "")
        case ChooseCollection(collection):
            return f"c:{collection}"
        case SetManner(manner, is_on):
            return f"m:{manner}:{is_on:d}"


def _number(press: OfOne) -> int:
    """The number of a press that has only one."""
    match press:
        case TellWhy(number) | AskAsTyped(number) | AskExample(number) | TurnArticles(number):
            return number
        case Wish(number) | TurnGaps(number) | DropPin(number):
            return number
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
        case ["x", answer, page] if _are_numbers(answer, page):
            return TurnScript(int(answer), int(page))
        case ["r", answer, page, offset] if _are_numbers(answer, page, offset.removeprefix("-")):
            return ReadPassage(int(answer), int(page), int(offset))
        case ["o", answer, article] if _are_numbers(answer) and _HEX.fullmatch(article):
            return ShowOverview(int(answer), article)
        case ["s", "cancel" | "shrink" | "keep" | "back" as decision]:
            return DecideRebuild(decision)
        case ["l", language, *card] if _LANGUAGE.fullmatch(language) and len(card) <= 1:
            return _language(language, *card)
        case [key, number] if key in _OF_ONE and _are_numbers(number):
            return _OF_ONE[key](int(number))
        case _:
            return _read_other(said)


def _read_other(said: str) -> FeedbackPress | DecideUpload | ChooseCollection | SetManner | None:
    match said.split(":"):
        case ["v", answer, "good" | "bad" | "beside" | "outdated" | "missing" as opinion] if _are_numbers(answer):
            return Vote(int(answer), opinion)
        case ["d", page, topic] if _are_numbers(page) and _HEX.fullmatch(topic):
            return SettleGap(int(page), topic)
        case ["u", upload, "put" | "undo" | "drop" | "out" as fate] if _UPLOAD.fullmatch(upload):
            return DecideUpload(upload, fate)
        case ["c", collection] if not collection or _HEX.fullmatch(collection):
            return ChooseCollection(collection)
        case ["m", "turning" | "quiet" as manner, "0" | "1" as is_on]:
            return SetManner(manner, is_on == "1")
        case _:
            return None


def _language(language: str, card: str = "") -> ChooseLanguage | None:
    if card and card not in _CARDS:
        return None
    return ChooseLanguage(None if language == _ANY_LANGUAGE else language, card)


def _are_numbers(*parts: str) -> bool:
    return all(_NUMBER.fullmatch(part) for part in parts)
