"""Which collections a chat asks about, and a button for each."""

import hashlib
from collections.abc import Collection, Sequence

from bot.buttons import ChooseCollection
from bot.cards.card import LABEL_LIMIT, Card, Row, pressed, short
from bot.texts import articles as say
from bot.texts.languages import Language

_SHOWN = 60  # Telegram shows a hundred buttons at most
_DIGEST = 6  # bytes


def collection_digest(collection: str) -> str:
    """What a button says of a collection, whose name may be too long for one."""
    return hashlib.blake2b(collection.encode(), digest_size=_DIGEST).hexdigest()


def collections_card(every: Sequence[str], chosen: Collection[str], language: Language) -> Card:
    """What /settings shows."""
    if not every:
        return Card(say.ONE_COLLECTION(language))
    now = "、".join(short(one) for one in sorted(chosen)) or say.ALL(language)
    rows = [_row(one, one in chosen, language) for one in every[:_SHOWN]]
    everything = pressed(say.ALL(language) if chosen else say.CHOSEN(language, name=say.ALL(language)), ChooseCollection(""))
    return Card(say.COLLECTIONS(language, now=now), ((everything,), *rows))


def _row(collection: str, is_chosen: bool, language: Language) -> Row:
    name = collection if len(collection) <= LABEL_LIMIT else collection[: LABEL_LIMIT - 1] + "…"
    return (pressed(say.CHOSEN(language, name=name) if is_chosen else name, ChooseCollection(collection_digest(collection))),)
