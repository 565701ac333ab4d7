"""What the press of a button means: of which answer, list or file, and what is to be done with it."""

from dataclasses import dataclass
from typing import Literal

Decision = Literal["cancel", "shrink", "keep"]
Choice = Literal["take", "leave"]
Fate = Literal["put", "undo", "drop", "out"]
Manner = Literal["turning", "quiet"]  # anyone turns an answer's card; where nothing is found there is only a reaction
Opinion = Literal["good", "bad", "beside", "outdated", "missing"]  # the last three say why it is bad


@dataclass(frozen=True, slots=True)
class TurnAnswer:
    """Turn the card of the answer with this id to another of its passages (0 is the best)."""

    answer: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """Show the card of the answer with this id, of which a message told in short, in a message of its own."""

    answer: int


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
class AskRespelt:
    """Ask the question of the answer with this id as it may be meant: with another word for one that stands nowhere."""

    answer: int


@dataclass(frozen=True, slots=True)
class TellWhy:
    """Tell why the answer with this id was found."""

    answer: int


@dataclass(frozen=True, slots=True)
class MakeLink:
    """Make a link to a place of the answer with this id, or to the overview of the article with this digest in its stead."""

    answer: int
    page: int
    article: str = ""


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
    """End the rebuild that is under way (`cancel`); where few articles are left, take those over (`shrink`), or not (`keep`)."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class GoBack:
    """Answer from the index before the one of this generation."""

    generation: str


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
class DecideLesson:
    """Take up the words with this digest, which wait in this chat, or leave them."""

    lesson: str
    choice: Choice


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
Order = DecideRebuild | GoBack | DecideUpload | DecideLesson  # what only admins decide
FeedbackPress = Vote | Wish | TurnGaps | SettleGap | DropPin
AskPress = AskExample | AskAsTyped | AskRespelt
CardPress = TurnAnswer | TurnScript | ReadPassage | ShowOverview | AskPress | TellWhy | MakeLink | OpenAnswer  # under an answer
Press = CardPress | TurnArticles | Preference | Order | FeedbackPress
