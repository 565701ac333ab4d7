"""The articles that a chat may ask about, and what was asked of them of late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from index import Answer, Searcher, ask, understand

REMEMBERED = 100  # answers of a shelf: 2 MB; ten fewer or more change nothing but that


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of some collections, and questions that they answer.

    `ask` gives what was asked of late without a search: many ask the same, and each turn of a card asks its question again.
    """

    searcher: Searcher
    examples: tuple[str, ...]
    ask: Callable[[str], Answer]

    def answer(self, question: str, before: str | None) -> Answer:
        """The answer to a question; to one that follows up on another, that of the question it stands for."""
        return self.ask(understand(self.searcher, question, before) if before else question)


def shelve(searcher: Searcher, examples: Sequence[str], *, remembers: bool) -> Shelf:
    """A shelf of which nothing was asked yet. One with an engine elsewhere is not to remember: it tells whether that answers."""
    return Shelf(searcher, tuple(examples), lru_cache(REMEMBERED if remembers else 0)(partial(ask, searcher)))
