"""What stands in a chat may be the answer that is about to be sent: a process was killed, or the line broke, before Telegram
could say that it is there. It is found, and turned into the new answer instead of a second one being sent.

Telegram has no key by which a message could be told, but its ids grow: the answer's is above the question's. Private chats share
their ids, a group has its own. Of the ids above the question, those of known messages are none, and the others are tried, some
at a time, by a call that shows nothing and changes nothing: of a text of ours Telegram says that it has no caption to be edited,
of any other message that it can't be edited, or is not there.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.chat.recent import Recent

_KNOWN = 50_000  # messages of which it is known that they are no answer on its way
_PRIVATE = 0  # in the place of the chat, for ids that private chats share
_TRIED = 32  # ids at most: with 60 answers a second and 150 ms of Telegram's, some twenty are unknown
_AT_ONCE = 8
_REACH = 1_000  # an answer is not that far above its question


@dataclass(slots=True)
class Asked:
    """The message that is being answered; `after` is the last one that was sent for it, or itself. `is_again`: an earlier process
    may have answered it; `is_sending`: this one may have.
    """

    chat: int
    after: int
    is_again: bool
    is_sending: bool = False


class Recognition:
    """Knows which messages stand in the chats, as far as updates and answers tell."""

    def __init__(self) -> None:
        self._known = Recent[tuple[int, int], bool](_KNOWN)
        self._highest = Recent[int, int](_KNOWN)

    def know(self, messages: Iterable[tuple[int, int]]) -> None:
        """(chat, id) of messages that came, or were sent and are accounted for."""
        for chat, number in messages:
            self._known.put((_shared(chat), number), True)
            self._highest.put(_shared(chat), max(number, self.highest(chat)))

    def highest(self, chat: int) -> int:
        """The id of the last message known, above which the next one will stand."""
        return self._highest.get(_shared(chat)) or 0

    async def find(self, asked: Asked, is_ours: Callable[[int], Awaitable[bool]]) -> int | None:
        """The id of a text of ours above a question that nothing is known of; `is_ours` tells whether one is such a text."""
        tried = list(self._unknown(asked))
        for at in range(0, len(tried), _AT_ONCE):
            some = tried[at : at + _AT_ONCE]
            ours = await asyncio.gather(*map(is_ours, some))
            if any(ours):
                return some[ours.index(True)]
        return None

    def _unknown(self, asked: Asked) -> Iterator[int]:
        above = range(asked.after + 1, asked.after + _REACH)
        yield from islice((number for number in above if not self._known.get((_shared(asked.chat), number))), _TRIED)


def _shared(chat: int) -> int:
    return chat if chat < 0 else _PRIVATE
