"""The settings of a chat, and a button for each thing that can be chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.cards.card import LABEL_LIMIT, NAMES_SHOWN, Button, Card, Row, cut, digest_of, pressed, short
from bot.presses import ChooseCollection, ChooseLanguage, SetManner
from bot.texts import languages
from bot.texts import preferences as say
from bot.texts.languages import LANGUAGES, Language

COLLECTIONS_LINK = "c_"  # what a link says that takes us into a group which is to ask some collections only
_SHOWN = 50  # collections; Telegram shows a hundred buttons at most
_LINKED = 4  # collections whose digests fit into the 64 characters of a link


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen for a chat; None where that is left to us: every collection, the language that people write in."""

    language: Language | None
    collections: frozenset[str] | None
    anyone_turns: bool
    refuses_quietly: bool


def preferences_card(
    chosen: Chosen,
    every: Sequence[str],
    language: Language,
    *,
    username: str = "",
    in_group: bool = False,
    chooses_collections: bool = True,
) -> Card:
    """What /settings shows; the names of collections that the chat does not ask only to who may choose them.

    With the bot's `username`, a link that takes it into a group which asks what is chosen here.
    """
    lines = [say.SETTINGS_OF(language)]
    lines.append(say.LANGUAGE_NOW(language, now=_name(chosen.language, language)))
    rows = [language_row(language, "settings", chosen.language)]
    if in_group:
        lines.append(say.TURNING_NOW(language, now=(say.ANYONE if chosen.anyone_turns else say.ASKER)(language)))
        lines.append(say.REFUSAL_NOW(language, now=(say.QUIET if chosen.refuses_quietly else say.SPOKEN)(language)))
        rows += _manners(chosen, language)
    listed = sorted({*every, *(chosen.collections or ())})
    if not chooses_collections:
        if chosen.collections is not None:
            lines.append(say.COLLECTIONS_BOUND(language, now=named(chosen.collections, language)))
    elif listed or chosen.collections is not None:
        more = say.NOT_SHOWN(language, more=len(listed) - _SHOWN) if len(listed) > _SHOWN else ""
        lines.append(say.COLLECTIONS_NOW(language, now=named(chosen.collections, language)) + more)
        rows.append((_choice(say.ALL(language), ChooseCollection(""), chosen.collections is None, language),))
        rows += [_collection(one, one in (chosen.collections or ()), language) for one in listed[:_SHOWN]]
    if username and chosen.collections and len(chosen.collections) <= _LINKED:
        link = f"https://t.me/{username}?startgroup={COLLECTIONS_LINK}{'_'.join(map(digest_of, sorted(chosen.collections)))}"
        lines.append(say.ADD_TO_GROUP(language, link=link))
    return Card("\n".join(lines), tuple(rows))


def language_card(chosen: Language | None, language: Language) -> Card:
    """What /lang shows."""
    return Card(say.LANGUAGE(language), (language_row(language, "lang", chosen),))


def bound_card(collections: Collection[str], language: Language) -> Card:
    """A group that we were taken into by a link asks these from now on."""
    return Card(say.BOUND(language, now=named(collections, language)))


def language_row(language: Language, card: str, chosen: Language | None = None) -> Row:
    """A button a language, and one for the language people write in; the card is shown again in it."""
    row = [_choice(languages.NAMES[one], ChooseLanguage(one, card), one == chosen, language) for one in LANGUAGES]
    row.append(pressed(languages.AUTOMATIC(language), ChooseLanguage(None, card)))
    return tuple(row)


def named(collections: Collection[str] | None, language: Language) -> str:
    """The names of collections, as HTML."""
    if collections is None:
        return say.ALL(language)
    return "、".join(map(short, sorted(collections)[:NAMES_SHOWN])) or say.NO_COLLECTION(language)


def _name(chosen: Language | None, language: Language) -> str:
    return languages.NAMES[chosen] if chosen else languages.AUTOMATIC(language)


def _manners(chosen: Chosen, language: Language) -> tuple[Row, ...]:
    turning = SetManner("turning", is_on=not chosen.anyone_turns)
    quiet = SetManner("quiet", is_on=not chosen.refuses_quietly)
    whose = (say.ASKER if chosen.anyone_turns else say.ANYONE)(language)
    how = (say.SPOKEN if chosen.refuses_quietly else say.QUIET)(language)
    return (
        (pressed(say.TURNING_BUTTON(language, then=whose), turning),),
        (pressed(say.REFUSAL_BUTTON(language, then=how), quiet),),
    )


def _collection(name: str, is_chosen: bool, language: Language) -> Row:
    return (_choice(cut(name, LABEL_LIMIT), ChooseCollection(digest_of(name)), is_chosen, language),)


def _choice(label: str, press: ChooseCollection | ChooseLanguage, is_chosen: bool, language: Language) -> Button:
    return pressed(say.CHOSEN(language, name=label) if is_chosen else label, press)
