"""People who ask a bot in another process, in private chats, and what became of their questions."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot.console.botapi import Shown
from bot.console.rules import Json
from bot.texts.asking import TOO_MANY
from bot.texts.languages import LANGUAGES
from tests.telegram_http import TelegramServer
from tests.world import MEMBER, private

_QUIET = 20.0  # seconds without an answer, after which no more are expected
_TOO_MANY = tuple(TOO_MANY(language) for language in LANGUAGES)


@dataclass(slots=True)
class Served:
    """What became of some questions: how many had no answer, how many a second one, how many answers stood in the place of
    another's; and of those answered, by chat, how long each took, in seconds.
    """

    lost: int = 0
    doubled: int = 0
    misplaced: int = 0
    waits: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


class People:
    """They ask in turn; each the questions in their order."""

    def __init__(self, server: TelegramServer, people: int, questions: Sequence[str]) -> None:
        self._server = server
        self._people: list[Json] = [{**MEMBER, "id": 100 + number} for number in range(people)]
        self._questions = questions
        self._asked: dict[int, list[tuple[float, str]]] = defaultdict(list)
        self._shown: dict[int, list[tuple[float, str]]] = defaultdict(list)
        self.told: set[int] = set()  # those who were told that they have too many questions waiting
        self.asked = self.answered = self._waiting = 0
        self.last = time.monotonic()  # when the last answer came
        server.api.on_shown = self._see

    def ask(self) -> None:
        """The next question of the next person."""
        turn, person = divmod(self.asked, len(self._people))
        question = self._questions[(person + turn) % len(self._questions)]
        asker = self._people[person]
        self._server.api.say(private(asker), asker, question)
        self._asked[asker["id"]].append((time.monotonic(), question))
        self.asked += 1
        self._waiting += 1

    async def ask_on(self, rate: float, is_over: Callable[[], bool]) -> None:
        """They ask at this rate, whether anybody answers or not, then wait until nothing more comes."""
        began, first = time.monotonic(), self.asked
        while not is_over():
            self.ask()
            await asyncio.sleep(max(0.0, began + (self.asked - first) / rate - time.monotonic()))
        answered = -1
        while self._waiting and answered < self.answered:
            answered = self.answered
            with suppress(TimeoutError):
                await asyncio.wait_for(self._server.until(lambda: self._waiting == 0), _QUIET)

    def first_waits(self) -> list[float]:
        """How long each person waited for their first answer."""
        return [self._shown[chat][0][0] - self._asked[chat][0][0] for chat in self._asked if self._shown[chat]]

    def served(self, without: Collection[int] = ()) -> Served:
        """What became of all questions, but for these people's."""
        usual = self._usual()
        served = Served()
        for chat in self._asked.keys() - set(without):
            asked = [(at, usual[question]) for at, question in self._asked[chat]]
            _compare(chat, asked, self._shown[chat], served)
        return served

    def _usual(self) -> dict[str, str]:
        """What most who asked a question were told; the marks by which two generations differ are taken as one."""
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for chat, asked in self._asked.items():
            for (_, question), (_, said) in zip(asked, self._shown[chat], strict=False):
                told[question][said] += 1
        return {question: said.most_common(1)[0][0] for question, said in told.items()}

    def _see(self, shown: Shown) -> None:
        chat, said = shown.message["chat"]["id"], shown.message["text"]
        if chat not in self._asked or shown.kind != "sent":
            return
        if said in _TOO_MANY:
            self.told.add(chat)
            return
        self.last = time.monotonic()
        self._shown[chat].append((self.last, said.replace("第二版", "第一版")))
        self.answered += 1
        self._waiting -= len(self._shown[chat]) <= len(self._asked[chat])  # a second answer ends nobody's waiting


async def first_answer(server: TelegramServer, question: str) -> None:
    """Wait until the bot has started and answers."""
    one = People(server, 1, [question])
    one.ask()
    await server.until(lambda: one.answered > 0)


def _compare(chat: int, asked: Sequence[tuple[float, str]], shown: Sequence[tuple[float, str]], served: Served) -> None:
    """One chat's: answers are expected in the order of the questions."""
    done = 0
    expected = [said for _, said in asked]
    for at, said in shown:
        if said in expected[done:]:
            place = expected.index(said, done)
            if place > done and said == expected[done - 1]:
                served.doubled += 1
                continue
            served.lost += place - done
            served.waits[chat].append(at - asked[place][0])
            done = place + 1
        elif done and said == expected[done - 1]:
            served.doubled += 1
        else:
            served.misplaced += 1
    served.lost += len(asked) - done
