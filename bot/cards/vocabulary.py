"""The words that admins taught the bot, and what others would change."""

from collections.abc import Sequence

from bot.cards.card import NAME_LIMIT, Card, digest_of, pressed, short
from bot.presses import DecideLesson
from bot.texts import vocabulary as say
from bot.texts.languages import Language
from bot.trial import Difference, Outcome, Untried
from bot.vocabulary import Lesson
from index import Answer, State

_SHOWN = 25  # lines, the last ones: more would not fit one message


def lines_card(usage: str, lines: Sequence[str]) -> Card:
    """How to teach, and the lines there are, each with its number."""
    numbered = [f"{number}. {short(line)}" for number, line in enumerate(lines, 1)]
    before = ["…"] if len(numbered) > _SHOWN else []
    return Card("\n".join((usage, *([""] if numbered else []), *before, *numbered[-_SHOWN:])))


def trial_card(lesson: Lesson, outcome: Outcome | Untried, language: Language, *, private: bool) -> Card:
    """What a lesson would change, as far as it could be tried, and whether to take it.

    What people asked is told in private only.
    """
    asks = say.TRIED_OUT if lesson.is_out else say.TRIED_IN
    lines = [asks(language, line=short(lesson.line)), *_told(outcome, language)]
    if isinstance(outcome, Outcome) and outcome.changed:
        if private:
            lines += [_difference(one, language) for one in outcome.examples]
        else:
            lines.append(say.MORE_IN_PRIVATE(language))
    take = pressed(say.TAKE_BUTTON(language), DecideLesson(lesson_digest(lesson), "take"))
    leave = pressed(say.LEAVE_BUTTON(language), DecideLesson(lesson_digest(lesson), "leave"))
    return Card("\n".join(lines), ((take, leave),))


def lesson_digest(lesson: Lesson) -> str:
    """What tells a lesson from others, and fits on a button."""
    return digest_of(f"{lesson.kind} {lesson.is_out} {lesson.line}")


def _told(outcome: Outcome | Untried, language: Language) -> list[str]:
    """How many answers would be others."""
    if isinstance(outcome, Untried):
        return [(say.TOO_MUCH_TO_TRY if outcome is Untried.TOO_MUCH else say.COULD_NOT_TRY)(language)]
    if not outcome.questions:
        return [say.TRIED_NOTHING(language)]
    told = [say.TRIED(language, tried=outcome.tried, changed=outcome.changed)]
    if outcome.tried < outcome.questions:
        told.append(say.TRIED_IN_PART(language, questions=outcome.questions))
    return told


def _difference(one: Difference, language: Language) -> str:
    """A question, and what is said to it now and then."""
    return f"・{short(one.question, NAME_LIMIT)}\n　{_said(one.now, language)}\n　→ {_said(one.then, language)}"


def _said(answer: Answer, language: Language) -> str:
    sentence = "" if answer.state is State.NOT_FOUND or not answer.hits else answer.hits[0].sentence_text
    return say.STATES[answer.state](language, sentence=short(sentence, NAME_LIMIT))
