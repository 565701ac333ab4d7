"""Answers and reports → what is shown: HTML for Telegram and rows of buttons. Pure.

Everything from articles and people is escaped here and nowhere else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

from bot import buttons
from bot.buttons import ChooseLanguage, Press, TellWhy, TurnAnswer, TurnArticles
from bot.library import QUESTION_LIMIT, Answered, Contents
from bot.texts import articles, asking, languages, reindexing, welcome
from bot.texts.languages import LANGUAGES, Command, Language
from corpus import Problem
from index import SHOWN, Answer, ArticleInfo, Change, Hit, Match, Report, State

ARTICLES_PER_PAGE = 15
NAMES_SHOWN = 10
_TITLE_LIMIT = 60  # characters, each of which Telegram may count twice; all of a card are to stay below 4,096
_NAME_LIMIT = 40
_TOAST_LIMIT = 200
_MARKS = 40  # Telegram keeps 100 entities of a message
_TAG = re.compile("<[^>]+>")


@dataclass(frozen=True, slots=True)
class Button:
    """A button's label and the data that comes back when it is pressed."""

    label: str
    data: str


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A message: HTML, and its buttons row by row."""

    html: str
    buttons: tuple[Row, ...] = ()


def plain(card: Card) -> str:
    """The card's text."""
    return unescape(_TAG.sub("", card.html))


# answers


def answer_card(given: Answered, page: int, contents: Contents, language: Language) -> Card:
    """The card of an answer, turned to the passage number `page` (0 is the best); an honest no where that is the answer."""
    if given.answer.state is State.NOT_FOUND:
        return _not_found(given, contents, language)
    hits = given.answer.hits[:SHOWN]
    page = min(page, len(hits) - 1)
    above = _understood(given, language)
    if given.answer.state is State.POSSIBLE:
        above += escape(possible(given.answer, language)) + "\n"
    return Card(above + _passage(hits[page]), (_pages(given.id, page, len(hits), language),))


def possible(answer: Answer, language: Language) -> str:
    """What stands above an answer that is only possible: what of the question was not met, where that is known."""
    if not answer.missing:
        return asking.POSSIBLE(language)
    return asking.POSSIBLE_WITHOUT(language, missing=_cut("、".join(answer.missing), _NAME_LIMIT))


def why_text(given: Answered, language: Language) -> str:
    """The terms by which an answer was found, with the translation where one was used, in at most 200 characters."""
    terms = "、".join(_matched(match) for match in given.answer.why)
    text = asking.WHY(language, terms=terms) if terms else asking.WHY_NOTHING(language)
    return _cut(text, _TOAST_LIMIT)


def too_long_card(language: Language) -> Card:
    """A question over the limit."""
    return Card(asking.TOO_LONG(language, limit=QUESTION_LIMIT))


def marked(hit: Hit) -> str:
    """The hit's sentence as HTML: matched words bold, the short answer bold and underlined."""
    text = hit.passage.text
    at, end = hit.sentence
    marks = [*hit.marks_beside_span[:_MARKS]]
    if hit.span:
        marks.append(hit.span)
    html = ""
    for mark in sorted(marks):
        first, last = mark
        words = f"<u>{escape(text[first:last])}</u>" if mark == hit.span else escape(text[first:last])
        html += f"{escape(text[at:first])}<b>{words}</b>"
        at = last
    return html + escape(text[at:end])


def _passage(hit: Hit) -> str:
    """The sentence, the passage around it where there is more, and where it stands."""
    passage = hit.passage
    sentence = marked(hit)
    place = " › ".join((passage.title, *passage.headings[-1:]))
    source = f"<i>{_line(place, passage.date, passage.source)}</i>"
    if passage.text == hit.sentence_text:
        return f"{sentence}\n\n{source}"
    return f"{sentence}\n\n<blockquote expandable>{escape(passage.text)}</blockquote>\n{source}"


def _understood(given: Answered, language: Language) -> str:
    """The question as understood, where that is not what was said."""
    question = given.answer.question
    if question == given.asked:
        return ""
    return f"<i>{asking.UNDERSTOOD(language, question=escape(question))}</i>\n\n"


def _matched(match: Match) -> str:
    return f"{match.term} → {match.translation}" if match.translation else match.term


def _not_found(given: Answered, contents: Contents, language: Language) -> Card:
    if not contents.articles:
        return Card(articles.NONE(language))
    text = _understood(given, language) + asking.NOT_FOUND(language)
    terms = "、".join(given.answer.terms[:NAMES_SHOWN])
    if terms:
        text += "\n" + asking.LOOKED_FOR(language, terms=_short(terms))
    instead = asking.ASK_INSTEAD(language)
    titles = _titles(contents.articles)
    return Card(f"{text}\n\n{instead}\n{titles}{_examples(contents, language)}")


def _examples(contents: Contents, language: Language) -> str:
    """Questions to try, each easy to copy."""
    if not contents.examples:
        return ""
    lines = [f"<code>{_short(example)}</code>" for example in contents.examples]
    return "\n".join(["", "", asking.TRY_ASKING(language), *lines])


def _pages(answer: int, page: int, pages: int, language: Language) -> Row:
    """One button a passage, the open one between dots, and one for why."""
    row = []
    if pages > 1:
        for at in range(pages):
            label = f"· {at + 1} ·" if at == page else f"{at + 1}"
            row.append(_button(label, TurnAnswer(answer, at)))
    row.append(_button(asking.WHY_BUTTON(language), TellWhy(answer)))
    return tuple(row)


# the beginning


def welcome_card(contents: Contents, language: Language) -> Card:
    """What /start shows."""
    row = _languages(language)
    if not contents.articles:
        return Card(welcome.WELCOME_EMPTY(language), (row,))
    hello = welcome.WELCOME(language, articles=len(contents.articles))
    topics = welcome.TOPICS(language)
    titles = _titles(contents.articles)
    return Card(f"{hello}\n\n{topics}\n{titles}{_examples(contents, language)}", (row,))


def help_card(commands: Iterable[Command], language: Language) -> Card:
    """What /help shows: how to ask, and the commands this person may use."""
    lines = [f"/{command.name} – {command.menu(language)}" for command in commands]
    return Card("\n".join([welcome.HOW_TO_ASK(language), "", *lines]), (_languages(language),))


def _languages(language: Language) -> Row:
    row = [_button(languages.NAMES[one], ChooseLanguage(one)) for one in LANGUAGES]
    row.append(_button(languages.AUTOMATIC(language), ChooseLanguage(None)))
    return tuple(row)


# the articles


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
        lines.append(f"{number}. {_short(article.title)}")
        lines.append(f"    {_line(article.date, article.source, size)}")
    return Card("\n".join(lines), _turns(page, pages))


def _turns(page: int, pages: int) -> tuple[Row, ...]:
    """Back and forth, where there is somewhere to go."""
    if pages == 1:
        return ()
    row = [_button(f"{page + 1}/{pages}", TurnArticles(page))]
    if page > 0:
        row.insert(0, _button("◀", TurnArticles(page - 1)))
    if page < pages - 1:
        row.append(_button("▶", TurnArticles(page + 1)))
    return (tuple(row),)


# a rebuild


def progress_card(step: str, done: int, of: int, seconds: float, language: Language) -> Card:
    """How far a rebuild is, and at the pace of the `seconds` so far, how long it will still take."""
    lines = [reindexing.STARTED(language), reindexing.STEPS[step](language, done=done, of=of)]
    left = round(seconds * (of - done) / done) if done else 0
    if left:
        lines.append(reindexing.LEFT(language, seconds=left))
    return Card("\n".join(lines))


def report_card(report: Report, language: Language) -> Card:
    """What a rebuild did: counts, then names."""
    done = reindexing.DONE(
        language,
        articles=report.articles,
        passages=report.passages,
        seconds=f"{report.seconds:.1f}",
    )
    changes = _changes(report.change, language)
    problems = _problems(report.problems, language)
    counts = _counts(report, language) if changes or problems else reindexing.UNCHANGED(language)
    return Card("\n".join([done, counts, *changes, *problems]))


def _counts(report: Report, language: Language) -> str:
    return reindexing.COUNTS(
        language,
        new=len(report.change.new),
        changed=len(report.change.changed),
        gone=len(report.change.gone),
        failed=len(report.problems),
    )


def _changes(change: Change, language: Language) -> list[str]:
    """A line for what came, one for what differs, one for what went."""
    lines = []
    if change.new:
        lines.append(reindexing.NEW(language, names=_names(change.new, language)))
    if change.changed:
        lines.append(reindexing.CHANGED(language, names=_names(change.changed, language)))
    if change.gone:
        lines.append(reindexing.GONE(language, names=_names(change.gone, language)))
    return lines


def _problems(problems: Sequence[Problem], language: Language) -> list[str]:
    """A line for each file that was skipped, the first ones by name."""
    lines = []
    for problem in problems[:NAMES_SHOWN]:
        reason = reindexing.REASONS[problem.reason](language)
        lines.append(reindexing.SKIPPED(language, file=_short(problem.file, _NAME_LIMIT), reason=reason))
    if len(problems) > NAMES_SHOWN:
        lines.append(reindexing.MORE(language, more=len(problems) - NAMES_SHOWN))
    return lines


def _names(names: Sequence[str], language: Language) -> str:
    shown = ", ".join(_short(name, _NAME_LIMIT) for name in names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        shown += " " + reindexing.MORE(language, more=len(names) - NAMES_SHOWN)
    return shown


# the parts


def _button(label: str, press: Press) -> Button:
    return Button(label, buttons.write(press))


def _titles(listed: Sequence[ArticleInfo]) -> str:
    return "\n".join(f"・{_short(article.title)}" for article in listed[:NAMES_SHOWN])


def _line(*parts: str) -> str:
    return " · ".join(_short(part, _NAME_LIMIT) for part in parts if part)


def _short(text: str, limit: int = _TITLE_LIMIT) -> str:
    return escape(_cut(text, limit))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
