"""What the library gives: an answer, a passage to read on from it, and what else could be asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.record import UNKEPT
from corpus import Passage
from index import Answer, ArticleInfo, Mark, Searcher, fold

QUESTION_LIMIT = 500  # characters
EXAMPLES = 3  # questions that a chat is given to begin with


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles that a chat may ask about, and some questions that they answer."""

    articles: Sequence[ArticleInfo]
    examples: Sequence[str]

    def named(self, text: str) -> Sequence[ArticleInfo]:
        """The articles whose title or name holds each word of a text, in either script."""
        words = fold(text).split()
        return [one for one in self.articles if all(word in fold(f"{one.title}\n{one.name}") for word in words)]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, the words it was asked in, and the id under which the store keeps it.

    The id is `UNKEPT` if it could not be kept. `asker` is who asked, `renewed`: other articles gave it than the first time,
    `by_button`: the words stand in no message.
    """

    id: int
    asked: str
    answer: Answer
    asker: int = 0
    renewed: bool = False
    by_button: bool = False

    @property
    def is_kept(self) -> bool:
        """Does the store know it, so that its card can be turned?"""
        return self.id != UNKEPT


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage to read, its reference, and its article's URL if there is one: that of an answer's place, with its sentence, or
    one so many (`offset`) behind it.
    """

    answer: int
    place: int
    offset: int
    passage: Passage
    reference: str
    address: str
    sentence: Mark | None
    has_before: bool
    has_after: bool


def reading(searcher: Searcher, given: Answered, place: int, offset: int) -> Reading | None:
    """The passage of a place of an answer, or one beside it, in the searcher's generation; None where its article has none."""
    hits = given.answer.hits
    passage = searcher.beside(hits[place].passage, offset) if place < len(hits) else None
    if not passage:
        return None
    return Reading(
        answer=given.id,
        place=place,
        offset=offset,
        passage=passage,
        reference=searcher.reference(passage),
        address=next((one.address for one in searcher.articles if one.name == passage.article), ""),
        sentence=hits[place].sentence if offset == 0 else None,
        has_before=searcher.beside(passage, -1) is not None,
        has_after=searcher.beside(passage, 1) is not None,
    )
