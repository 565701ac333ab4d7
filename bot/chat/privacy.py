"""/privacy and /forget: what is kept of a person, and how it is erased."""

from bot.cards import Card
from bot.chat.caller import Caller
from bot.chat.sending import reply
from bot.store import Collections, People
from bot.texts import welcome


class Privacy:
    """What the store keeps of people, for so many days."""

    def __init__(self, people: People, collections: Collections, days: int) -> None:
        self._people = people
        self._collections = collections
        self._days = days

    async def tell(self, caller: Caller, text: str) -> None:
        """/privacy."""
        questions = await self._people.questions(caller.user.id)
        await reply(caller.message, Card(welcome.KEPT(caller.language, days=self._days, questions=questions)))

    async def forget(self, caller: Caller, text: str) -> None:
        """/forget."""
        erased = await self._people.forget(caller.user.id)
        await self._collections.read()
        await reply(caller.message, Card(welcome.FORGOTTEN(caller.language, questions=erased)))
