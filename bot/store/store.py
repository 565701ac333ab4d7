"""All that is kept, opened and closed as one."""

from collections.abc import Callable

from bot.store.chats import Chats
from bot.store.collections import Collections
from bot.store.database import Database
from bot.store.figures import Figures
from bot.store.gaps import Gaps
from bot.store.inbox import Inbox
from bot.store.links import Links
from bot.store.people import People
from bot.store.pins import Pins
from bot.store.questions import Questions
from bot.store.settings import ChatSettings
from bot.store.votes import Votes


class Store:
    """The nouns over one database. `now` gives the time in seconds; `topic_of`, what a question asks, spelled one way."""

    def __init__(self, database: Database, now: Callable[[], float], topic_of: Callable[[str], str]) -> None:
        self.database = database
        self.questions = Questions(database, now)
        self.settings = ChatSettings(database)
        self.chats = Chats(database)
        self.collections = Collections(database)
        self.people = People(database)
        self.inbox = Inbox(database, now)
        self.votes = Votes(database)
        self.links = Links(database)
        self.gaps = Gaps(database, now, topic_of)
        self.pins = Pins(database, topic_of)
        self.figures = Figures(database, now)
