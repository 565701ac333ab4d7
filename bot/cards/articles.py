"""The list of articles, a page at a time."""

from collections.abc import Sequence

from bot.buttons import TurnArticles
from bot.cards.card import Card, Row, joined, pressed, short
from bot.texts import articles
from bot.texts.languages import Language
from index import ArticleInfo

ARTICLES_PER_PAGE = 15


def articles_card(listed: Sequence[ArticleInfo], page: int, language: Language) -> Card:
    """What /articles shows: titles, dates, sizes."""
    if not listed:
        return Card(articles.NONE(language))
    pages = -(-len(listed) // ARTICLES_PER_PAGE)
    page = min(page, pages - 1)
    first = page * ARTICLES_PER_PAGE
    shown = listed[first : first + ARTICLES_PER_PAGE]
    lines = [articles.HEADING(language, articles=len(listed)), ""]
    for number, article in enumerate(shown, first + 1):
        size = articles.SIZE(language, characters=article.characters)
        lines.append(f"{number}. {short(article.title)}")
        lines.append(f"    {joined(article.date, article.source, size)}")
    return Card("\n".join(lines), _turns(page, pages))


def _turns(page: int, pages: int) -> tuple[Row, ...]:
    """Back and forth, where there is somewhere to go."""
    if pages == 1:
        return ()
    row = [pressed(f"{page + 1}/{pages}", TurnArticles(page))]
    if page > 0:
        row.insert(0, pressed("◀", TurnArticles(page - 1)))
    if page < pages - 1:
        row.append(pressed("▶", TurnArticles(page + 1)))
    return (tuple(row),)
