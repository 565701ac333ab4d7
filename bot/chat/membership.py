"""Groups that we come into: introduced once, left politely where we are not open to them, followed when their id changes."""

from telegram import ChatMember, Update

from bot.cards import Card
from bot.chat.caller import Access, Context
from bot.chat.language import Languages
from bot.chat.sending import leave, write_quietly
from bot.store import ChatSettings, Collections
from bot.texts import running, welcome

_INTRODUCED = "introduced"
_OUT = (ChatMember.LEFT, ChatMember.BANNED)


class Membership:
    """The groups that we are in."""

    def __init__(self, settings: ChatSettings, collections: Collections, languages: Languages, access: Access) -> None:
        self._settings = settings
        self._collections = collections
        self._languages = languages
        self._access = access

    async def on_changed(self, update: Update, context: Context) -> None:
        """Somebody took us into a group, or out of one."""
        changed = update.my_chat_member
        if not changed or changed.chat.type not in (changed.chat.GROUP, changed.chat.SUPERGROUP):
            return
        came = changed.old_chat_member.status in _OUT and changed.new_chat_member.status not in _OUT
        if not came:
            return
        chat, language = changed.chat, await self._languages.of(changed.from_user)
        if not await self._access.allows(chat, changed.from_user):
            await write_quietly(chat, Card(running.NOT_ALLOWED(language)))
            await leave(chat)
        elif not await self._settings.get(chat.id, _INTRODUCED):
            await self._settings.set(chat.id, _INTRODUCED, "yes")
            await write_quietly(chat, Card(welcome.INTRODUCTION(language)))

    async def on_moved(self, update: Update, context: Context) -> None:
        """A group became a supergroup: what was kept under its old id is its new one's."""
        message = update.message
        if message and message.migrate_to_chat_id:
            old, new = message.chat.id, message.migrate_to_chat_id
        elif message and message.migrate_from_chat_id:
            old, new = message.migrate_from_chat_id, message.chat.id
        else:
            return
        self._collections.move(old, new)  # first, for the database may be locked
        await self._access.moved.move(old, new)
