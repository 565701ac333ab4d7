"""The list of articles, a page at a time."""

from collections.abc import Sequence

from bot.buttons import TurnArticles
from bot.cards.card import Card, joined, page_of, short, turns
from bot.texts import articles
from bot.texts.languages import Language
from index import ArticleInfo

ARTICLES_PER_PAGE = 15


def articles_card(listed: Sequence[ArticleInfo], page: int, language: Language) -> Card:
    """What /articles shows: titles, dates, sizes."""
    if not listed:
        return Card(articles.NONE(language))
    shown = page_of(listed, page, ARTICLES_PER_PAGE)
    lines = [articles.HEADING(language, articles=len(listed)), ""]
    for number, article in enumerate(shown.items, shown.first):
        size = articles.SIZE(language, characters=article.characters)
        lines.append(f"{number}. {short(article.title)}")
        lines.append(f"    {joined(article.date, article.source, size)}")
    row = turns(shown, TurnArticles)
    return Card("\n".join(lines), (row,) if row else ())
