"""Cards → Telegram: a reply, or an edit of what was sent."""

import logging
from collections.abc import Iterator, Mapping, Sequence

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    Message,
)
from telegram.error import BadRequest, TelegramError

from bot.cards import Button, Card, Row, plain

log = logging.getLogger(__name__)

_NO_MATTER = (  # refusals to edit that change nothing for anybody
    "not modified",
    "to edit not found",
    "can't be edited",
    "message_id_invalid",
    "message_edit_time_expired",
)


async def reply(message: Message, card: Card, *, quotes: bool = False) -> Message:
    """Send the card as a reply, as plain text if Telegram refuses the HTML. In private it is a message of its own, unless it
    `quotes` what it replies to.
    """
    quoting = quotes or None  # None: as usual, which is so in groups
    try:
        return await message.reply_html(card.html, reply_markup=_markup(card), do_quote=quoting)
    except BadRequest as error:
        if not _is_refused_html(error):
            raise
        return await message.reply_text(plain(card), reply_markup=_markup(card), do_quote=quoting)


async def react(message: Message, emoji: str) -> bool:
    """Put a reaction under a message; whether it went through, for a group may have none."""
    try:
        return await message.set_reaction(emoji)
    except TelegramError as error:
        log.info("a reaction could not be given: %s", error)
        return False


async def reply_file(message: Message, name: str, content: bytes, caption: str) -> None:
    """Send a file as a reply."""
    await message.reply_document(content, caption=caption, filename=name)


async def reply_picture(message: Message, png: bytes) -> None:
    """Send a picture as a reply."""
    await message.reply_photo(png)


async def reply_quietly(message: Message, card: Card) -> Message | None:
    """Like `reply`; None if it did not go through."""
    try:
        return await reply(message, card)
    except TelegramError as error:
        log.warning("a message could not be sent: %s", error)
        return None


async def write_quietly(chat: Chat, card: Card) -> None:
    """Send the card to a chat as a message that replies to nothing; no complaint if that is not allowed."""
    try:
        await chat.send_message(card.html, parse_mode="HTML", reply_markup=_markup(card))
    except TelegramError as error:
        log.info("a message could not be sent: %s", error)


async def write_privately(bot: Bot, user: int, card: Card, *, silently: bool = False) -> None:
    """Send the card to a person in private; no complaint about one who never wrote to us."""
    try:
        await bot.send_message(user, card.html, "HTML", reply_markup=_markup(card), disable_notification=silently)
    except TelegramError as error:
        log.log(logging.INFO if silently else logging.WARNING, "a person could not be told in private: %s", error)


async def remove_quietly(message: Message) -> None:
    """Delete a message of ours; no complaint if it is gone."""
    try:
        await message.delete()
    except TelegramError as error:
        log.info("a message could not be deleted: %s", error)


async def leave(chat: Chat) -> None:
    """Leave a group; no complaint if we are out already."""
    try:
        await chat.leave()
    except TelegramError as error:
        log.info("a group could not be left: %s", error)


async def acknowledge(query: CallbackQuery, text: str | None = None, *, alert: bool = False) -> None:
    """Answer the press of a button; what the button does goes on if that fails, as with one pressed while we were away."""
    try:
        await query.answer(text, show_alert=alert)
    except TelegramError as error:
        log.info("a button's press could not be answered: %s", error)


async def answer_inline(
    query: InlineQuery, results: Sequence[InlineQueryResultArticle], button: InlineQueryResultsButton, seconds: int
) -> None:
    """Give somebody what they may choose from; no complaint if they typed on meanwhile."""
    try:
        await query.answer(results, is_personal=True, cache_time=seconds, button=button)
    except BadRequest as error:
        log.info("an inline query could not be answered: %s", error)


async def answer_guest(bot: Bot, query: str, result: InlineQueryResultArticle) -> None:
    """Answer in a chat that we are not in; no complaint if it is too late."""
    try:
        await bot.answer_guest_query(query, result)
    except BadRequest as error:
        log.info("a guest's question could not be answered: %s", error)


async def edit(message: Message, card: Card) -> None:
    """Turn the message into this card; no complaint where it already is, or the message is gone."""
    try:
        await message.edit_text(card.html, parse_mode="HTML", reply_markup=_markup(card))
    except BadRequest as error:
        if _is_refused_html(error):
            await message.edit_text(plain(card), reply_markup=_markup(card))
        elif not _is_no_matter(error):
            raise


async def change_buttons(message: Message, changed: Mapping[str, Row]) -> None:
    """Put buttons in the place of those with these data, several of them as a row of their own; all others stay. No complaint
    where they already are.
    """
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    try:
        await message.edit_reply_markup(InlineKeyboardMarkup([new for row in rows for new in _changed(row, changed)]))
    except BadRequest as error:
        if not _is_no_matter(error):
            raise


async def edit_quietly(message: Message, card: Card) -> bool:
    """Like `edit`; whether it went through."""
    try:
        await edit(message, card)
    except TelegramError as error:
        log.warning("a progress message could not be edited: %s", error)
        return False
    return True


async def edit_by_id(bot: Bot, chat: int, message: int, card: Card) -> None:
    """Turn a message of an earlier run into this card; no complaint if it is gone."""
    try:
        await bot.edit_message_text(card.html, chat, message, parse_mode="HTML", reply_markup=_markup(card))
    except TelegramError as error:
        log.info("an old message could not be edited: %s", error)


def _markup(card: Card) -> InlineKeyboardMarkup | None:
    if not card.buttons:
        return None
    return InlineKeyboardMarkup([_row(row) for row in card.buttons])


def _changed(row: Sequence[InlineKeyboardButton], changed: Mapping[str, Row]) -> Iterator[list[InlineKeyboardButton]]:
    """The rows that become of one."""
    kept: list[InlineKeyboardButton] = []
    for button in row:
        new = [button] if button.callback_data not in changed else _row(changed[str(button.callback_data)])
        if len(new) > 1:
            yield new
        else:
            kept += new
    if kept:
        yield kept


def _row(buttons: Row) -> list[InlineKeyboardButton]:
    return [_button(button) for button in buttons]


def _button(button: Button) -> InlineKeyboardButton:
    if button.copies:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copies))
    return InlineKeyboardButton(button.label, callback_data=button.data)


def _is_refused_html(error: BadRequest) -> bool:
    """Did Telegram not take our HTML? Then the plain text is better than nothing."""
    is_so = "parse entities" in str(error)
    if is_so:
        log.error("Telegram refused our HTML: %s", error)
    return is_so


def _is_no_matter(error: BadRequest) -> bool:
    said = str(error).lower()
    return any(known in said for known in _NO_MATTER)
