"""The menus of commands that Telegram shows beside the text field."""

import logging
from collections.abc import Iterable, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.texts import welcome
from bot.texts.languages import MENUS, Command, Language

log = logging.getLogger(__name__)


async def set_menus(bot: Bot, everyones: Sequence[Command], admins_own: Sequence[Command], admins: Iterable[int]) -> None:
    """Everyone's commands in all chats, and the admins' in their own; by the language of the client."""
    await _set_menu(bot, BotCommandScopeAllPrivateChats(), everyones)
    await _set_menu(bot, BotCommandScopeAllGroupChats(), everyones)
    for admin in sorted(admins):
        await set_own_menu(bot, admin, admins_own, None)


async def set_own_menu(bot: Bot, user: int, commands: Sequence[Command], language: Language | None) -> None:
    """The commands of one person in private, in the language that they chose; None: by the language of the client."""
    await _set_menu(bot, BotCommandScopeChat(user), commands, language)


async def describe(bot: Bot, articles: int) -> None:
    """What Telegram shows of us to whoever has not written yet: how much there is to ask about. Set only when it changed."""
    for code, language in MENUS.items():
        text = welcome.DESCRIPTION(language, articles=articles)
        try:
            if (await bot.get_my_description(code)).description != text:
                await bot.set_my_description(text, code)
        except TelegramError as error:  # no answer depends on it
            log.warning("our description could not be set: %s", error)


async def _set_menu(bot: Bot, scope: BotCommandScope, commands: Sequence[Command], chosen: Language | None = None) -> None:
    for code, language in MENUS.items():
        menu = [BotCommand(command.name, command.menu(chosen or language)) for command in commands]
        try:
            if [*await bot.get_my_commands(scope, code)] != menu:
                await bot.set_my_commands(menu, scope=scope, language_code=code)
        except TelegramError as error:  # an admin who never wrote to us, or Telegram in trouble: no answer depends on it
            log.warning("a command menu could not be set: %s", error)
