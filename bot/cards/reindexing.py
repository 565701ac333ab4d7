"""A rebuild: how far it is, and what it did."""

from collections.abc import Mapping, Sequence

from bot.cards.card import NAME_LIMIT, NAMES_SHOWN, Card, Row, pressed, short
from bot.presses import DecideRebuild, GoBack
from bot.texts import reindexing
from bot.texts.languages import Language
from corpus import Problem
from index import ArticleInfo, Change, Noticed, Report, Shrunk

_NOTICED_SHOWN = 3  # of the articles that were read with a notice, those that are named
_NOTICED_NAME = 15  # characters of such a name: with the names of all that changed, a report must fit one message


def started_card(language: Language) -> Card:
    """A rebuild begins."""
    return Card(reindexing.STARTED(language), _cancelling(language))


def shrunk_card(shrunk: Shrunk, language: Language) -> Card:
    """So few articles are left that a person has to say whether that is right."""
    anyhow = pressed(reindexing.TAKE_OVER_BUTTON(language), DecideRebuild("shrink"))
    leave = pressed(reindexing.KEEP_BUTTON(language), DecideRebuild("keep"))
    return Card(reindexing.SHRUNK(language, now=shrunk.now, before=shrunk.before), ((anyhow, leave),))


def progress_card(step: str, done: int, of: int, seconds: float, language: Language) -> Card:
    """How far a rebuild is, and at the pace of the `seconds` so far, how long it will still take."""
    lines = [reindexing.STARTED(language), reindexing.STEPS[step](language, done=done, of=of)]
    left = round(seconds * (of - done) / done) if done else 0
    if left:
        lines.append(reindexing.LEFT(language, seconds=left))
    return Card("\n".join(lines), _cancelling(language))


def report_card(report: Report, articles: Sequence[ArticleInfo], language: Language) -> Card:
    """What a rebuild did: counts, then titles of these articles; one that is gone has only its name."""
    done = reindexing.DONE(
        language,
        articles=report.articles,
        passages=report.passages,
        seconds=f"{report.seconds:.1f}",
    )
    changes = _changes(report.change, articles, language)
    problems = problem_lines(report.problems, NAMES_SHOWN, language)
    counts = _counts(report, language) if changes or problems else reindexing.UNCHANGED(language)
    back: Row = (pressed(reindexing.BACK_BUTTON(language), GoBack(report.generation)),)
    lines = [done, counts, *changes, *problems, *_noticed(report.noticed, language)]
    return Card("\n".join(lines), (back,) if changes else ())


def rolled_back_card(report: Report, articles: Sequence[ArticleInfo], language: Language) -> Card:
    """The index before answers again, and what is other in it."""
    done = reindexing.ROLLED_BACK(language, articles=report.articles)
    return Card("\n".join([done, *_changes(report.change, articles, language)]))


def _cancelling(language: Language) -> tuple[Row, ...]:
    return ((pressed(reindexing.CANCEL_BUTTON(language), DecideRebuild("cancel")),),)


def _counts(report: Report, language: Language) -> str:
    return reindexing.COUNTS(
        language,
        new=len(report.change.new),
        changed=len(report.change.changed),
        gone=len(report.change.gone),
        failed=len(report.problems),
    )


def _changes(change: Change, articles: Sequence[ArticleInfo], language: Language) -> list[str]:
    """A line for what came, one for what differs, one for what went."""
    titles = {article.name: article.title for article in articles}
    lines = []
    if change.new:
        lines.append(reindexing.NEW(language, names=_names(change.new, titles, language)))
    if change.changed:
        lines.append(reindexing.CHANGED(language, names=_names(change.changed, titles, language)))
    if change.gone:
        lines.append(reindexing.GONE(language, names=_names(change.gone, titles, language)))
    return lines


def problem_lines(problems: Sequence[Problem], most: int, language: Language) -> list[str]:
    """A line for each file that was skipped, at most so many by name."""
    said = [(short(one.file, NAME_LIMIT), reindexing.REASONS[one.reason](language)) for one in problems]
    lines = [reindexing.SKIPPED(language, file=file, reason=reason) for file, reason in said]
    return _first(lines, most, language)


def _noticed(noticed: Sequence[Noticed], language: Language) -> list[str]:
    """A line for each article of whose file an admin should know something, the first ones by name."""
    said = [(short(one.article, _NOTICED_NAME), reindexing.NOTICES[one.notice](language)) for one in noticed]
    lines = [reindexing.NOTICED(language, file=file, notice=notice) for file, notice in said]
    return _first(lines, _NOTICED_SHOWN, language)


def _first(lines: list[str], most: int, language: Language) -> list[str]:
    """The first lines, and how many more there are."""
    more = [reindexing.MORE(language, more=len(lines) - most)] if len(lines) > most else []
    return lines[:most] + more


def _names(names: Sequence[str], titles: Mapping[str, str], language: Language) -> str:
    shown = ", ".join(short(titles.get(name, name), NAME_LIMIT) for name in names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        shown += " " + reindexing.MORE(language, more=len(names) - NAMES_SHOWN)
    return shown
