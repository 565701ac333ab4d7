"""What must survive a restart, in SQLite: updates not yet handled, questions asked, answers given, settings of a chat.

Every write goes through one door, `Database.write`. Each noun has its file, and its tables in `migrations/`.
"""

from bot.store.chats import Chats
from bot.store.collections import Collections
from bot.store.copies import copy_database, damage, is_ours
from bot.store.database import BadStore, Database, StoreError
from bot.store.figures import Days, Figures, Row
from bot.store.gaps import Gap, Gaps
from bot.store.inbox import Arrival, Counts, Inbox, Waiting
from bot.store.links import Linked, Links
from bot.store.people import People
from bot.store.pins import EVERYWHERE, Pin, Pins
from bot.store.questions import Asked, Given, Questions
from bot.store.settings import ChatSettings
from bot.store.store import Store
from bot.store.votes import Votes

__all__ = [
    "EVERYWHERE",
    "Arrival",
    "Asked",
    "BadStore",
    "ChatSettings",
    "Chats",
    "Collections",
    "Counts",
    "Database",
    "Days",
    "Figures",
    "Gap",
    "Gaps",
    "Given",
    "Inbox",
    "Linked",
    "Links",
    "People",
    "Pin",
    "Pins",
    "Questions",
    "Row",
    "Store",
    "StoreError",
    "Votes",
    "Waiting",
    "copy_database",
    "damage",
    "is_ours",
]
