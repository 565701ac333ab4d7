"""The list of articles, a page at a time."""

from collections.abc import Iterator, Sequence

from bot.cards.card import NAME_LIMIT, Card, joined, page_of, short, turns
from bot.cards.reindexing import problem_lines
from bot.presses import TurnArticles
from bot.texts import articles
from bot.texts.languages import Language
from corpus import Problem
from index import ArticleInfo

ARTICLES_PER_PAGE = 10
_PROBLEMS = 5


def articles_card(listed: Sequence[ArticleInfo], page: int, language: Language, problems: Sequence[Problem] = ()) -> Card:
    """What /articles shows: titles, dates, sizes; to admins, under the first ones, the files that can't be read."""
    said = problem_lines(problems, _PROBLEMS, language)
    if not listed:
        return Card("\n".join([articles.NONE(language), *said]))
    shown = page_of(listed, page, ARTICLES_PER_PAGE)
    lines = [articles.HEADING(language, articles=len(listed)), "", *_lines(shown.items, shown.first, language)]
    lines += ["", *said] if said and not shown.number else []
    row = turns(shown, TurnArticles)
    return Card("\n".join(lines), (row,) if row else ())


def named_card(named: Sequence[ArticleInfo], text: str, language: Language) -> Card:
    """The first of the articles whose titles hold what was asked for."""
    if not named:
        return Card(articles.NO_SUCH(language, text=short(text, NAME_LIMIT)))
    lines = [articles.NAMED(language, articles=len(named), text=short(text, NAME_LIMIT)), ""]
    lines += _lines(named[:ARTICLES_PER_PAGE], 1, language)
    if len(named) > ARTICLES_PER_PAGE:
        lines.append(articles.MORE(language, more=len(named) - ARTICLES_PER_PAGE))
    return Card("\n".join(lines))


def _lines(listed: Sequence[ArticleInfo], first: int, language: Language) -> Iterator[str]:
    """Two lines an article: its number and title; its date, source and size."""
    for number, article in enumerate(listed, first):
        size = articles.SIZE(language, characters=article.characters)
        yield f"{number}. {short(article.title)}"
        yield f"    {joined(article.collection, article.date, article.source, size)}"
