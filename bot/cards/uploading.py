"""A file that an admin sends or takes out: how it would be read, and what to do with it."""

from collections.abc import Sequence
from html import escape

from bot.cards.card import NAME_LIMIT, NAMES_SHOWN, Card, cut, pressed, short, titles
from bot.drop import Held
from bot.presses import DecideUpload
from bot.texts import articles, reindexing
from bot.texts.languages import Language, Saying
from index import ArticleInfo

_BEGINNING = 300  # characters of the text that show how it is read


def preview_card(held: Held, language: Language) -> Card:
    """What would come in."""
    text = articles.PREVIEW(
        language,
        title=short(held.article.title),
        name=short(held.path, NAME_LIMIT),
        passages=len(held.passages),
        characters=sum(len(block.text) for block in held.article.blocks),
        left_out=len(held.article.left_out),
        beginning=escape(cut("\n".join(passage.text for passage in held.passages[1:4]), _BEGINNING)),
    )
    for notice in held.article.notices:
        text += "\n\n" + reindexing.NOTICES[notice](language)
    if held.replaces:
        text += "\n\n" + articles.REPLACES(language)
    elif held.folders and "/" not in held.path:
        text += "\n\n" + articles.IN_NO_FOLDER(language, folders=short("、".join(held.folders)))
    put = pressed(articles.PUT_BUTTON(language), DecideUpload(held.id, "put"))
    drop = pressed(articles.DROP_BUTTON(language), DecideUpload(held.id, "drop"))
    return Card(text, ((put, drop),))


def ambiguous_card(paths: Sequence[str], language: Language) -> Card:
    """Several files have the name of the one that was sent."""
    return Card(articles.SAME_NAME(language, paths="\n".join(f"・{short(path)}" for path in paths[:NAMES_SHOWN])))


def remove_card(number: str, title: str, language: Language) -> Card:
    """Is that the article to take out?"""
    out = pressed(articles.REMOVE_BUTTON(language), DecideUpload(number, "out"))
    keep = pressed(articles.KEEP_BUTTON(language), DecideUpload(number, "drop"))
    return Card(articles.REMOVE_SURE(language, title=short(title)), ((out, keep),))


def which_card(named: Sequence[ArticleInfo], language: Language) -> Card:
    """Several articles are called so."""
    return Card(articles.REMOVE_WHICH(language, articles=len(named), titles=titles(named, language)))


def removed_card(number: str, name: str, language: Language) -> Card:
    """It is out, and may come back."""
    return _undoable(articles.REMOVED, number, name, language)


def put_card(number: str, name: str, language: Language) -> Card:
    """It is in, and may go again."""
    return _undoable(articles.PUT, number, name, language)


def _undoable(done: Saying, number: str, name: str, language: Language) -> Card:
    undo = pressed(articles.UNDO_BUTTON(language), DecideUpload(number, "undo"))
    return Card(done(language, name=short(name, NAME_LIMIT)), ((undo,),))
