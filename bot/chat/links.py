"""Links to what cards show: made for who taps 🔗, opened for who follows one."""

from bot import cards
from bot.given import Answered
from bot.library import Library
from bot.presses import MakeLink
from bot.store import Linked, Links


class Linking:
    """A link names nothing that it leads to; what that is, the store knows."""

    def __init__(self, library: Library, links: Links) -> None:
        self._library = library
        self._links = links

    async def link(self, chat: int, username: str, given: Answered, press: MakeLink) -> str | None:
        """A link by which the bot called `username` shows what a card does; None where that is of an article that is gone."""
        articles = self._library.contents(chat).articles
        article = next((one.name for one in articles if press.article and one.digest.startswith(press.article)), "")
        if press.article and not article:
            return None
        others = given.answer.hits[1:]  # a link to the best place is one to the answer, whichever that will be
        passage = others[press.page - 1].passage.id if 0 < press.page <= len(others) else ""
        token = await self._links.token(given.id, passage=passage, article=article)
        return f"https://t.me/{username}?start={cards.ANSWER_LINK}{token}"

    async def linked(self, token: str) -> Linked | None:
        """What a link was made to; None if it is kept no more."""
        return await self._links.linked(token)

    async def shown(self, chat: int, given: Answered, linked: Linked) -> tuple[Answered, int]:
        """Of today's answer, what a link was made to, as far as it is there for this chat; and the place of it."""
        place = next((at for at, hit in enumerate(given.answer.hits) if hit.passage.id == linked.passage), 0)
        articles = self._library.contents(chat).articles
        digest = next((one.digest for one in articles if one.name == linked.article), "")
        told = await self._library.overview(chat, given, digest) if digest else None
        return told or given, place
