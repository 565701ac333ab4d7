"""Answers and reports → what is shown: HTML for Telegram and rows of buttons. Pure.

Everything from articles and people is escaped here and nowhere else. A button carries `v1:<what>:<ids>`, at most 64
bytes of ASCII; the state is in the store.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

from bot.answering import QUESTION_LIMIT, Answered, Library
from bot.texts import LANGUAGES, Texts, texts
from index import SHOWN, ArticleInfo, Hit, Report, State

ARTICLES_PER_PAGE = 15
NAMES_SHOWN = 10
_TITLE_LIMIT = 60  # characters, each of which Telegram may count twice; all of a card are to stay below 4,096
_NAME_LIMIT = 40
_TOAST_LIMIT = 200
_MARKS = 40  # Telegram keeps 100 entities of a message


@dataclass(frozen=True, slots=True)
class Button:
    """A button's label and the data that comes back when it is pressed."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Card:
    """A message: HTML, and its buttons row by row."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


def answer_card(given: Answered, page: int, library: Library, say: Texts) -> Card:
    """The card of an answer, turned to the passage number `page` (0 is the best); an honest no where that is the answer."""
    answer = given.answer
    if answer.state is State.NOT_FOUND:
        return _not_found(given, library, say)
    hits = answer.hits[:SHOWN]
    page = min(page, len(hits) - 1)
    label = f"{say.possible}\n" if answer.state is State.POSSIBLE else ""
    return Card(_understood(given, say) + label + _passage(hits[page]), _pages(given.id, page, len(hits), say))


def welcome_card(library: Library, say: Texts) -> Card:
    """What /start shows."""
    if not library.articles:
        return Card(say.welcome_empty, (_languages(say),))
    titles = _titles(library.articles[:NAMES_SHOWN])
    welcome = f"{say.welcome.format(articles=len(library.articles))}\n\n{say.welcome_topics}\n{titles}"
    return Card(welcome + _examples(library, say), (_languages(say),))


def help_card(commands: Iterable[str], say: Texts) -> Card:
    """What /help shows: how to ask, and the commands this person may use."""
    lines = "\n".join(f"/{name} – {say.commands[name]}" for name in commands)
    return Card(f"{say.help}\n\n{lines}", (_languages(say),))


def articles_card(articles: Sequence[ArticleInfo], page: int, say: Texts) -> Card:
    """What /articles shows: titles, dates, sizes."""
    if not articles:
        return Card(say.no_articles)
    pages = -(-len(articles) // ARTICLES_PER_PAGE)
    page = min(page, pages - 1)
    first = page * ARTICLES_PER_PAGE
    shown = enumerate(articles[first : first + ARTICLES_PER_PAGE], first + 1)
    lines = [f"{number}. {_short(article.title)}\n    {_about(article, say)}" for number, article in shown]
    heading = say.articles.format(articles=len(articles))
    return Card("\n".join([heading, "", *lines]), _turns("a", page, pages))


def progress_card(step: str, done: int, of: int, seconds: float, say: Texts) -> Card:
    """How far a rebuild is, and at the pace of the `seconds` so far, how long it will still take."""
    left = round(seconds * (of - done) / done) if done else 0
    lines = [say.reindex_started, say.reindex_steps[step].format(done=done, of=of)]
    return Card("\n".join(lines + [say.reindex_left.format(seconds=left)] * bool(left)))


def report_card(report: Report, say: Texts) -> Card:
    """What a rebuild did: counts, then names."""
    change = report.change
    named = (
        (say.reindex_new, change.new),
        (say.reindex_changed, change.changed),
        (say.reindex_gone, change.gone),
    )
    counts = say.reindex_change.format(
        new=len(change.new), changed=len(change.changed), gone=len(change.gone), failed=len(report.problems)
    )
    lines = [
        say.reindex_done.format(articles=report.articles, passages=report.passages, seconds=f"{report.seconds:.1f}"),
        counts if any(names for _, names in named) or report.problems else say.reindex_unchanged,
        *(text.format(names=_names(names, say)) for text, names in named if names),
        *(
            say.reindex_skipped.format(file=_short(problem.file, _NAME_LIMIT), reason=say.reasons[problem.reason])
            for problem in report.problems[:NAMES_SHOWN]
        ),
    ]
    if len(report.problems) > NAMES_SHOWN:
        lines.append(say.more_names.format(more=len(report.problems) - NAMES_SHOWN))
    return Card("\n".join(lines))


def why_text(given: Answered, say: Texts) -> str:
    """The terms by which an answer was found, with the translation where one was used, in at most 200 characters."""
    terms = [f"{match.term} → {match.translation}" if match.translation else match.term for match in given.answer.why]
    text = say.why.format(terms="、".join(terms)) if terms else say.why_nothing
    return text if len(text) <= _TOAST_LIMIT else text[: _TOAST_LIMIT - 1] + "…"


def plain(card: Card) -> str:
    """The card's text."""
    return unescape(re.sub(r"<[^>]+>", "", card.html))


def answer_id(data: str) -> int | None:
    """The answer that a button with this data belongs to."""
    found = re.match(r"v1:[pw]:(\d{1,18})(?::|$)", data)
    return int(found[1]) if found else None


def too_long_card(say: Texts) -> Card:
    """A question over the limit."""
    return Card(say.too_long.format(limit=QUESTION_LIMIT))


def marked(hit: Hit) -> str:
    """The hit's sentence as HTML: matched words bold, the short answer bold and underlined."""
    text, (at, end) = hit.passage.text, hit.sentence
    parts = [(first, last, "<b>", "</b>") for first, last in hit.marks_beside_span[:_MARKS]]
    if hit.span:
        parts.append((*hit.span, "<b><u>", "</u></b>"))
    pieces = []
    for first, last, before, after in sorted(parts):
        pieces += [escape(text[at:first]), before, escape(text[first:last]), after]
        at = last
    return "".join([*pieces, escape(text[at:end])])


def _passage(hit: Hit) -> str:
    passage = hit.passage
    same = passage.text == hit.sentence_text
    quote = "" if same else f"\n\n<blockquote expandable>{escape(passage.text)}</blockquote>"
    separator = "\n" if quote else "\n\n"
    return f"{marked(hit)}{quote}{separator}<i>{_line(passage.title, passage.date, passage.source)}</i>"


def _understood(given: Answered, say: Texts) -> str:
    """The question as understood, where that is not what was said."""
    question = given.answer.question
    return f"<i>{say.understood.format(question=escape(question))}</i>\n\n" if question != given.asked else ""


def _not_found(given: Answered, library: Library, say: Texts) -> Card:
    if not library.articles:
        return Card(say.no_articles)
    terms = "、".join(given.answer.terms[:NAMES_SHOWN])
    looked_for = f"\n{say.looked_for.format(terms=_short(terms))}" if terms else ""
    titles = _titles(library.articles[:NAMES_SHOWN])
    return Card(f"{_understood(given, say)}{say.not_found}{looked_for}\n\n{say.ask_instead}\n{titles}{_examples(library, say)}")


def _examples(library: Library, say: Texts) -> str:
    """Questions to try, each easy to copy."""
    lines = "\n".join(f"<code>{_short(example)}</code>" for example in library.examples)
    return f"\n\n{say.try_asking}\n{lines}" if lines else ""


def _about(article: ArticleInfo, say: Texts) -> str:
    return _line(article.date, article.source, say.article_size.format(characters=article.characters))


def _titles(articles: Iterable[ArticleInfo]) -> str:
    return "\n".join(f"・{_short(article.title)}" for article in articles)


def _names(names: Sequence[str], say: Texts) -> str:
    shown = ", ".join(_short(name, _NAME_LIMIT) for name in names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} {say.more_names.format(more=more)}" if more > 0 else shown


def _short(text: str, limit: int = _TITLE_LIMIT) -> str:
    return escape(text if len(text) <= limit else text[: limit - 1] + "…")


def _line(*parts: str) -> str:
    return " · ".join(_short(part, _NAME_LIMIT) for part in parts if part)


def _pages(answer: int, page: int, pages: int, say: Texts) -> tuple[tuple[Button, ...], ...]:
    """One button a passage, the open one between dots, and one for why."""
    turn = tuple(Button(f"· {at + 1} ·" if at == page else str(at + 1), f"v1:p:{answer}:{at}") for at in range(pages))
    return ((*(turn if pages > 1 else ()), Button(say.why_button, f"v1:w:{answer}")),)


def _turns(what: str, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    """Back and forth, where there is somewhere to go."""
    back = (Button("◀", f"v1:{what}:{page - 1}"),) if page > 0 else ()
    forth = (Button("▶", f"v1:{what}:{page + 1}"),) if page < pages - 1 else ()
    row = (*back, Button(f"{page + 1}/{pages}", f"v1:{what}:{page}"), *forth)
    return (row,) if pages > 1 else ()


def _languages(say: Texts) -> tuple[Button, ...]:
    names = [Button(texts(language).name, f"v1:l:{language}") for language in LANGUAGES]
    return (*names, Button(say.automatic, "v1:l:auto"))
