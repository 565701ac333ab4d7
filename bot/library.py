"""The articles, asked by many chats at once: questions → answers, and the articles → a new index.

Searching and rebuilding are CPU work: each has its one named thread, so that the chats keep moving. The searcher is
one reference, replaced as a whole: a question in flight finishes on the generation it started with.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bot.condition import SLOW
from bot.given import EXAMPLES, Answered, Contents, Reading, reading
from bot.meaning import Meanings
from bot.record import Record
from bot.shelf import Shelf, shelve
from bot.store import Asked, Collections, Questions
from corpus import Passage
from index import (
    Answer,
    Explanation,
    Form,
    Hit,
    Places,
    Report,
    Searcher,
    State,
    examples,
    explain,
    is_up_to_date,
    open_index,
    open_last,
    reindex,
    roll_back,
    tell_overview,
)

FOLLOW_UP_SECONDS = 600
_SHELVES = 32  # kept at once: people may choose as they like

Made = TypeVar("Made")
Progress = Callable[[str, int, int], None]  # (step, done, of)


class ReindexRunning(RuntimeError):
    """A rebuild is under way; there is never a second beside it."""


class Cancelled(RuntimeError):
    """Somebody wanted the rebuild to end before it was done."""


class Library:
    """Construct, then `open`, then ask, then `close`. The store must be open before.

    Who asks in a chat finds, and is told of, what is in the chat's own collections, or in none.
    """

    def __init__(self, places: Places, questions: Questions, collections: Collections) -> None:
        self._places = places
        self._collections = collections
        self._record = Record(questions)
        self.meanings = Meanings(places, self._take_meaning)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._searching = ThreadPoolExecutor(1, "search")
        self._rebuilding = ThreadPoolExecutor(1, "reindex")
        self._is_idle = asyncio.Event()  # no rebuild is under way
        self._is_idle.set()
        self._is_cancelled = False
        self.answers, self.seconds = 0, 0.0  # how many there were, and what searching for them took in all
        self.quicker = [0] * len(SLOW)  # how many took at most so long
        self._shelves: dict[frozenset[str] | None, Shelf] = {}  # of the generation that answers now; None: all of it

    @property
    def is_open(self) -> bool:
        """Is there a generation that answers?"""
        return bool(self._shelves)

    @property
    def searcher(self) -> Searcher:
        """The generation that answers now."""
        if not self._shelves:
            raise RuntimeError("the library is not open")
        return self._shelves[None].searcher

    def contents(self, chat: int) -> Contents:
        """What can be asked about in a chat, for cards."""
        shelf = self._shelf(chat)
        return Contents(shelf.searcher.articles, shelf.examples)

    async def open(self) -> None:
        """Open the last index, or build one if there is none that can be used. Raises NoCorpus, OSError, Unavailable."""
        await self._collections.read()
        self._loop = loop = asyncio.get_running_loop()
        opened = await loop.run_in_executor(self._rebuilding, open_last, self._places)
        if not opened:
            opened = await loop.run_in_executor(self._rebuilding, open_index, self._places)
        await self._adopt(opened)

    async def is_up_to_date(self) -> bool:
        """Is the index made of the articles as they are now? Raises NoCorpus, OSError."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._rebuilding, is_up_to_date, self._places, self.searcher)

    def close(self) -> None:
        """Harmless on what was never opened; a rebuild that is under way ends, and leaves the index as it was."""
        self._is_cancelled = True
        self.meanings.close()
        self._searching.shutdown(wait=False)
        self._rebuilding.shutdown(wait=False)

    async def ask(self, chat: int, user: int, question: str, *, in_context: bool, replied: int | None = None) -> Answered:
        """The answer to a question, kept in the store.

        Where there is a context (a private chat, or a reply to the answer with the id `replied`), the question may lean on the
        one this person asked before it there.
        """
        before = None
        if in_context:
            before = await self._record.before(chat, user, FOLLOW_UP_SECONDS, replied)
        found = await self._search(chat, question, before)
        asked = Asked(chat, user, question, found.question)
        passages = [hit.passage.id for hit in found.hits]
        state = found.state if found.form is Form.PASSAGES else State.ANSWERED  # a choice of articles is no gap
        number = await self._record.keep(asked, state, passages, found.generation)
        return Answered(number, question, found, user)

    async def again(self, chat: int, number: int) -> Answered | None:
        """The answer with this id, if it was given in this chat; answered anew if the articles changed since.

        Equal questions have equal answers within a generation, so the question is all that had to be kept.
        """
        given = await self._record.given(number, chat)
        if not given:
            return None
        found = await self._search(chat, given.asked.understood, None)
        renewed = found.generation != given.generation
        if renewed:
            await self._record.renew(number, found.generation)
        return Answered(number, given.asked.text, found, given.asked.user, renewed)

    async def last(self, chat: int, user: int) -> int | None:
        """The id of the answer that this person may still be speaking of."""
        return await self._record.last(chat, user, FOLLOW_UP_SECONDS)

    def near(self, passage: str) -> tuple[str, str]:
        """The title of the passage with this id, and its reference; empty if it is gone."""
        found = self.searcher.identified(passage)
        return (found.title, self.searcher.reference(found)) if found else ("", "")

    def read(self, given: Answered, place: int, offset: int) -> Reading | None:
        """The passage of a place of an answer, or one beside it; None where its article has none."""
        return reading(self.searcher, given, place, offset)

    async def explain(self, chat: int, question: str) -> Explanation:
        """How a question is read, and why the passages that it finds come in their order."""
        searcher = (await self._asked_shelf(chat)).searcher
        return await self.in_turn(explain, searcher, question)

    def is_bound(self, chat: int) -> bool:
        """May this chat ask about some collections only?"""
        return self._collections.of(chat) is not None

    async def answer(self, chat: int, question: str) -> Answer:
        """The answer to a question by itself, not kept."""
        return await self._search(chat, question, None)

    async def snippets(self, user: int, question: str) -> list[Hit]:
        """The places of an answer that nobody may turn, and that is not kept; none where there is no answer."""
        found = await self._search(user, question, None)
        return [] if found.state is State.NOT_FOUND or found.form is not Form.PASSAGES else list(found.hits)

    def referred(self, chat: int, reference: str) -> Passage | None:
        """The passage with this reference; None if it is no longer there, or not for this chat."""
        return self._shelf(chat).searcher.referred(reference)

    async def overview(self, chat: int, given: Answered, digest: str) -> Answered | None:
        """What the article with this digest says in short, in the place of an answer; None if there is no such article."""
        searcher = self._shelf(chat).searcher
        for number, article in enumerate(searcher.articles):
            if article.digest.startswith(digest):
                told = await self.in_turn(tell_overview, searcher, given.answer.question, number)
                return replace(given, answer=told)
        return None

    async def reindex(self, progress: Progress, *, may_shrink: bool = False) -> Report:
        """Rebuild and swap. Raises ReindexRunning, Cancelled, Shrunk unless it may, NoCorpus, OSError, Unavailable; then all is
        as it was.
        """
        return await self._renew(
            partial(reindex, self._places, self.searcher, self._unless_cancelled(progress), may_shrink=may_shrink)
        )

    async def roll_back(self) -> Report:
        """Answer from the generation before this one. Raises ReindexRunning, NoEarlier, NoCorpus, OSError, Unavailable."""
        return await self._renew(partial(roll_back, self._places, self.searcher))

    async def _renew(self, work: Callable[[], tuple[Searcher, Report]]) -> Report:
        """Let another generation answer, by work in the rebuilding thread."""
        if not self._is_idle.is_set():
            raise ReindexRunning
        self._is_idle.clear()
        self._is_cancelled = False
        try:
            rebuilt, report = await asyncio.get_running_loop().run_in_executor(self._rebuilding, work)
            await self._adopt(rebuilt)
        finally:
            self._is_idle.set()
        return report

    async def idle(self) -> None:
        """Wait until no rebuild is under way."""
        while not self._is_idle.is_set():
            await self._is_idle.wait()

    def cancel_reindex(self) -> bool:
        """Let the rebuild that is under way end as soon as it can; False if none is."""
        self._is_cancelled = not self._is_idle.is_set()
        return self._is_cancelled

    def _unless_cancelled(self, progress: Progress) -> Progress:
        """Called in the rebuilding thread after each file and while waiting, where it ends the rebuild if that is wanted."""

        def note(step: str, done: int, of: int) -> None:
            if self._is_cancelled:
                raise Cancelled
            progress(step, done, of)

        return note

    async def _adopt(self, searcher: Searcher) -> None:
        """Make ready for its first question, then let it answer."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._rebuilding, searcher.warm)
        found = await loop.run_in_executor(self._rebuilding, examples, searcher, EXAMPLES)
        self._shelves = {None: self._shelve(searcher, found)}
        self.meanings.make(searcher)

    def _take_meaning(self, searcher: Searcher) -> None:
        """In the thread "meaning": what it tells counts in the generation that answers now."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._count_meaning, searcher)

    def _count_meaning(self, searcher: Searcher) -> None:
        shelf = self._shelves[None]
        if shelf.searcher.snapshot is searcher.snapshot:
            self._shelves = {None: self._shelve(searcher, shelf.examples)}

    def _shelve(self, searcher: Searcher, examples: Sequence[str]) -> Shelf:
        return shelve(searcher, examples, remembers=not self._places.milvus_uri)

    def _shelf(self, chat: int) -> Shelf:
        """What a chat may ask about; until it asked for the first time, without examples."""
        chosen = self._collections.of(chat)
        shelf = self._shelves.get(chosen)
        return shelf or self._shelve(self.searcher.within(chosen or ()), ())

    async def _asked_shelf(self, chat: int) -> Shelf:
        """The same with examples, which take time to find, and kept for the next question."""
        chosen, shelves = self._collections.of(chat), self._shelves
        if chosen not in shelves:
            within = self.searcher.within(chosen or ())
            found = await self.in_turn(examples, within, EXAMPLES)
            while len(shelves) >= _SHELVES:
                del shelves[next(kept for kept in shelves if kept is not None)]
            shelves[chosen] = self._shelve(within, found)
        return shelves[chosen]

    async def in_turn(self, work: Callable[..., Made], *values: object) -> Made:
        """What some work gives, done in the thread of the answers, between two of them."""
        return await asyncio.get_running_loop().run_in_executor(self._searching, work, *values)

    async def _search(self, chat: int, question: str, before: str | None) -> Answer:
        shelf = await self._asked_shelf(chat)
        began = time.perf_counter()
        found = await self.in_turn(shelf.answer, question, before)
        self._count(time.perf_counter() - began)
        return found

    def _count(self, seconds: float) -> None:
        self.answers += 1
        self.seconds += seconds
        self.quicker = [count + (seconds <= limit) for count, limit in zip(self.quicker, SLOW, strict=True)]
