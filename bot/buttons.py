"""What a button carries, written and read in one place: at most 64 bytes of ASCII, for that is what Telegram gives back.

A button says what a press means and of which answer; the answer itself is in the store. Its form begins with the version
of this module's forms: buttons of another version, and those that somebody made up, are read as None. Whether an answer
belongs to the chat the button is in, the store knows.
"""

import re
from collections.abc import Mapping
from typing import assert_never

from bot.presses import (
    AskAsTyped,
    AskExample,
    AskRespelt,
    ChooseCollection,
    ChooseLanguage,
    DecideLesson,
    DecideRebuild,
    DecideUpload,
    DropPin,
    FeedbackPress,
    GoBack,
    MakeLink,
    OpenAnswer,
    Order,
    Preference,
    Press,
    ReadPassage,
    SetManner,
    SettleGap,
    ShowOverview,
    TellWhy,
    TurnAnswer,
    TurnArticles,
    TurnGaps,
    TurnScript,
    Vote,
    Wish,
)

_VERSION = "v1"
_NUMBER = re.compile("[0-9]{1,17}")
_LANGUAGE = re.compile("[a-z-]{1,20}")
_UPLOAD = re.compile("-?[0-9]{1,17}_[0-9]{1,17}")  # the chat's id and the message's
_HEX = re.compile("[0-9a-f]{1,16}")
_DIGEST = 16  # characters of an article's digest, enough to tell it from all others
_ANY_LANGUAGE = "auto"
_CARDS = ("start", "help", "lang", "settings")

OfOne = AskExample | AskAsTyped | AskRespelt | OpenAnswer | TellWhy | TurnArticles | Wish | TurnGaps | DropPin
_OF_ONE: Mapping[str, type[OfOne]] = {  # those that carry one number, by their letter
    "e": AskExample,
    "f": OpenAnswer,
    "t": AskAsTyped,
    "y": AskRespelt,
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
        case TurnAnswer(answer, page) | TurnScript(answer, page):
            return f"{'x' if isinstance(press, TurnScript) else 'p'}:{answer}:{page}"
        case ReadPassage(answer, page, offset):
            return f"r:{answer}:{page}:{offset}"
        case ShowOverview(answer, article):
            return f"o:{answer}:{article[:_DIGEST]}"
        case MakeLink(answer, page, article):
            return f"h:{answer}:o{article[:_DIGEST]}" if article else f"h:{answer}:{page}"
        case DecideRebuild() | GoBack() | DecideUpload() | DecideLesson():
            return _order(press)
        case ChooseLanguage() | ChooseCollection() | SetManner():
            return _preference(press)
        case Vote(answer, opinion):
            return f"v:{answer}:{opinion}"
        case SettleGap(page, topic):
            return f"d:{page}:{topic}"
        case _:
            return f"{_KEYS[type(press)]}:{_number(press)}"


def _order(press: Order) -> str:
    match press:
        case DecideRebuild(decision):
            return f"s:{decision}"
        case GoBack(generation):
            return f"b:{generation}"
        case DecideUpload(upload, fate):
            return f"u:{upload}:{fate}"
        case DecideLesson(lesson, choice):
            return f"k:{lesson}:{choice}"


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
        case TellWhy(number) | AskAsTyped(number) | AskRespelt(number) | AskExample(number) | TurnArticles(number):
            return number
        case Wish(number) | TurnGaps(number) | DropPin(number) | OpenAnswer(number):
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
        case ["h", answer, *to] if _are_numbers(answer) and len(to) <= 1:
            return _link(int(answer), *to)
        case ["s", "cancel" | "shrink" | "keep" as decision]:
            return DecideRebuild(decision)
        case ["l", language, *card] if _LANGUAGE.fullmatch(language) and len(card) <= 1:
            return _language(language, *card)
        case [key, number] if key in _OF_ONE and _are_numbers(number):
            return _OF_ONE[key](int(number))
        case _:
            return _read_other(said)


def _read_other(said: str) -> FeedbackPress | Order | ChooseCollection | SetManner | None:
    match said.split(":"):
        case ["v", answer, "good" | "bad" | "beside" | "outdated" | "missing" as opinion] if _are_numbers(answer):
            return Vote(int(answer), opinion)
        case ["d", page, topic] if _are_numbers(page) and _HEX.fullmatch(topic):
            return SettleGap(int(page), topic)
        case ["u", upload, "put" | "undo" | "drop" | "out" as fate] if _UPLOAD.fullmatch(upload):
            return DecideUpload(upload, fate)
        case ["k", lesson, "take" | "leave" as choice] if _HEX.fullmatch(lesson):
            return DecideLesson(lesson, choice)
        case ["b", generation] if _HEX.fullmatch(generation):
            return GoBack(generation)
        case ["c", collection] if not collection or _HEX.fullmatch(collection):
            return ChooseCollection(collection)
        case ["m", "turning" | "quiet" as manner, "0" | "1" as is_on]:
            return SetManner(manner, is_on == "1")
        case _:
            return None


def _link(answer: int, to: str = "0") -> MakeLink | None:
    """To the best place, as the first version wrote it, or to this one; to an article's overview."""
    if to[:1] == "o" and _HEX.fullmatch(to[1:]):
        return MakeLink(answer, 0, to[1:])
    return MakeLink(answer, int(to)) if _are_numbers(to) else None


def _language(language: str, card: str = "") -> ChooseLanguage | None:
    if card and card not in _CARDS:
        return None
    return ChooseLanguage(None if language == _ANY_LANGUAGE else language, card)


def _are_numbers(*parts: str) -> bool:
    return all(_NUMBER.fullmatch(part) for part in parts)
