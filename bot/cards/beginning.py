"""The beginning: what /start and /help show."""

from collections.abc import Iterable

from bot.cards.card import Card, example_buttons, titles
from bot.cards.preferences import language_row
from bot.given import EXAMPLES, Contents
from bot.texts import welcome
from bot.texts.languages import Command, Language


def welcome_card(contents: Contents, language: Language) -> Card:
    """What /start shows: what there is, questions to try by a tap, the languages."""
    row = language_row(language, "start")
    if not contents.articles:
        return Card(welcome.WELCOME_EMPTY(language), (row,))
    hello = welcome.WELCOME(language, articles=len(contents.articles))
    topics = welcome.TOPICS(language)
    examples = example_buttons(contents, EXAMPLES)
    return Card(f"{hello}\n\n{topics}\n{titles(contents.articles, language)}", (*examples, row))


def help_card(commands: Iterable[Command], language: Language) -> Card:
    """What /help shows: how to ask, and the commands this person may use."""
    lines = [f"/{command.name} – {command.menu(language)}" for command in commands]
    text = "\n".join([welcome.HOW_TO_ASK(language), "", *lines])
    return Card(text, (language_row(language, "help"),))
