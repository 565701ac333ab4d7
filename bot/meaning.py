"""What tells the meaning of passages, made behind the answers, which come without it until it is there."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from index import Places, Searcher, make_meaning

log = logging.getLogger(__name__)


class _NotWanted(Exception):
    """Another generation answers by now, or the bot ends."""


class Meanings:
    """Construct, then `make` for each generation that begins to answer, then `close`.

    `take` is given the searcher in which meaning counts, in a thread, when that is so.
    """

    def __init__(self, places: Places, take: Callable[[Searcher], None]) -> None:
        self._places = places
        self._take = take
        self._making = ThreadPoolExecutor(1, "meaning")
        self._wanted = ""  # the generation of which it is made
        self.progress: tuple[int, int] | None = None  # passages done, of so many; None while nothing is made

    def make(self, searcher: Searcher) -> None:
        """Begin, if meaning is to count in this generation and is not there."""
        self._wanted = searcher.generation
        if self._places.meaning and not searcher.meaning:
            self._making.submit(self._make, searcher)

    def close(self) -> None:
        """What is under way ends soon, and goes on from there at the next start."""
        self._wanted = ""
        self._making.shutdown(wait=False)

    def _make(self, searcher: Searcher) -> None:
        """In the thread "meaning"."""

        def note(step: str, done: int, of: int) -> None:
            if self._wanted != searcher.generation:
                raise _NotWanted
            self.progress = (done, of) if of else None

        try:
            note("meaning", 0, 0)
            make_meaning(self._places, note)
            meaning = searcher.with_meaning()
            meaning.warm()
            note("meaning", 0, 0)
            self._take(meaning)
            log.info("meaning counts from now on")
        except _NotWanted:
            pass
        except Exception:  # answers come without
            log.exception("the meaning of passages could not be made; it is tried again at the next start or reindex")
        finally:
            self.progress = None
