"""What must survive a restart, in SQLite: questions asked, answers given, settings of a chat or person.

Every write goes through one door, `Database.write`. Each noun has its file, and its tables in `migrations/`.
"""

from bot.store.database import BadStore, Database
from bot.store.questions import Asked, Given, Questions
from bot.store.settings import ChatSettings

__all__ = ["Asked", "BadStore", "ChatSettings", "Database", "Given", "Questions"]
