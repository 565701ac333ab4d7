"""Which collections a chat asks about, and a button for each."""

from collections.abc import Collection, Sequence

from bot.buttons import ChooseCollection
from bot.cards.card import LABEL_LIMIT, NAMES_SHOWN, Card, Row, cut, digest_of, pressed, short
from bot.texts import articles as say
from bot.texts.languages import Language

_SHOWN = 60  # Telegram shows a hundred buttons at most


def collections_card(every: Sequence[str], chosen: Collection[str] | None, language: Language) -> Card:
    """What /settings shows; None is chosen where a chat may ask about all. A chosen one that is gone can be taken away."""
    listed = sorted({*every, *(chosen or ())})
    if not listed and chosen is None:
        return Card(say.ONE_COLLECTION(language))
    everything = say.ALL(language)
    now = everything if chosen is None else "、".join(map(short, sorted(chosen)[:NAMES_SHOWN])) or say.NO_COLLECTION(language)
    first = (pressed(say.CHOSEN(language, name=everything) if chosen is None else everything, ChooseCollection("")),)
    rows = [_row(one, one in (chosen or ()), language) for one in listed[:_SHOWN]]
    more = say.NOT_SHOWN(language, more=len(listed) - _SHOWN) if len(listed) > _SHOWN else ""
    return Card(say.COLLECTIONS(language, now=now) + more, (first, *rows))


def _row(collection: str, is_chosen: bool, language: Language) -> Row:
    name = cut(collection, LABEL_LIMIT)
    return (pressed(say.CHOSEN(language, name=name) if is_chosen else name, ChooseCollection(digest_of(collection))),)
