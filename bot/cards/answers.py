"""Answers: the short answer and the sentence it stands in, or an honest no; overviews, and choices of articles.

A card is as short as the answer. The passage around the sentence, and other places, come by a button in the same message.
"""

from html import escape

from bot.cards.articles import articles_card
from bot.cards.card import (
    LABEL_LIMIT,
    NAME_LIMIT,
    NAMES_SHOWN,
    Button,
    Card,
    Row,
    cut,
    example_buttons,
    pressed,
    short,
    source_line,
    title_button,
)
from bot.cards.feedback import votes_row
from bot.cards.script import in_script, is_other_script
from bot.given import EXAMPLES, QUESTION_LIMIT, Answered, Contents
from bot.presses import AskAsTyped, AskRespelt, MakeLink, ReadPassage, TellWhy, TurnAnswer, TurnScript, Wish
from bot.texts import articles, asking, feedback
from bot.texts.languages import Language
from index import SHOWN, Answer, ArticleInfo, Form, Hit, Match, State

TITLES = 4  # buttons of articles
_EXAMPLES = 2  # under an overview
_TOAST_LIMIT = 200
_GROUP_ROWS = 3  # under a no
_MARKS = 40  # Telegram keeps 100 entities of a message


def answer_card(
    given: Answered, place: int, contents: Contents, language: Language, *, private: bool = True, converted: bool = False
) -> Card:
    """The card of an answer, turned to its passage number `place` (0 is the best); an honest no where that is the answer.

    `converted`: in the script of this language, for somebody who tapped for it.
    """
    match given.answer.form:
        case Form.OVERVIEW:
            return overview_card(given, contents, language)
        case Form.CHOICE:
            return _choice(given, contents, language)
        case Form.CONTENTS:
            return _contents(given, contents, language)
    if given.answer.state is State.NOT_FOUND:
        return _not_found(given, contents, language, private=private)
    hits = given.answer.hits[:SHOWN]
    place = min(place, len(hits) - 1)
    above = _understood(given, language)
    if place:
        label = asking.SAME_ELSEWHERE if _says_the_same(given.answer, hits[place]) else asking.OTHER_PLACE
        above += label(language, place=place, places=len(hits) - 1) + "\n"
    elif given.answer.state is State.POSSIBLE:
        above += escape(possible(given.answer, language)) + "\n"
    shown = f"{_sentence(hits[place])}\n{source_line(hits[place].passage)}"
    last = _votes_and_link(given, MakeLink(given.id, place), language)
    if converted:
        shown = in_script(shown, language)
        last = (*last, pressed(asking.AS_WRITTEN_BUTTON(language), TurnAnswer(given.id, place)))
    elif is_other_script(hits[place].sentence_text, language):
        last = (*last, pressed(asking.SCRIPT_BUTTON(language), TurnScript(given.id, place)))
    asks = (*_as_typed(given, language), *_respelt(given, language))
    return Card(above + shown, (*asks, _row(given, place, len(hits), language), last))


def link_button(link: str, language: Language) -> Button:
    """What stands in the place of 🔗 once there is a link."""
    return Button(asking.COPY_LINK_BUTTON(language), copies=link)


def _votes_and_link(given: Answered, link: MakeLink, language: Language) -> Row:
    return (*votes_row(given.id, language), pressed(asking.SHARE_BUTTON(language), link))


def _says_the_same(answer: Answer, other: Hit) -> bool:
    """Does another place hold the short answer of one that is sure?"""
    span = answer.hits[0].span
    said = answer.hits[0].passage.text[slice(*span)] if span else ""
    return answer.state is State.ANSWERED and bool(said) and said in other.sentence_text


def overview_card(given: Answered, contents: Contents, language: Language) -> Card:
    """What an article says in short: its headings, and its sentences, a line each; questions to go on with, where they are its
    own, for there is no other article.
    """
    hits = given.answer.hits
    lines = "\n".join(marked(hit) if _is_headed(hit) else f"・{marked(hit)}" for hit in hits)
    heading = asking.OVERVIEW(language, title=short(hits[0].passage.title))
    of = hits[0].passage.article
    link = MakeLink(given.id, 0, next((one.digest for one in contents.articles if one.name == of), ""))
    rows = (*example_buttons(contents, _EXAMPLES), _votes_and_link(given, link, language))
    return Card(f"{_understood(given, language)}{heading}\n{lines}\n{source_line(hits[0].passage)}", rows)


def _is_headed(hit: Hit) -> bool:
    """Does a heading stand above what is shown?"""
    return bool(hit.marks) and hit.marks[0][0] == hit.sentence[0] and hit.marks[-1][1] < hit.sentence[1]


def possible(answer: Answer, language: Language) -> str:
    """What stands above an answer that is only possible: what of the question was not met, where that is known."""
    return asking.POSSIBLE_WITHOUT(language, missing=_lacks(answer)) if answer.missing else asking.POSSIBLE(language)


def refusal(answer: Answer, language: Language) -> str:
    """An honest no: what the nearest passage lacks, where it holds all else that is asked."""
    said = asking.NOT_FOUND(language)
    return f"{said}\n{asking.NEAREST_WITHOUT(language, missing=_lacks(answer))}" if answer.missing else said


def _lacks(answer: Answer) -> str:
    return cut("、".join(answer.missing), NAME_LIMIT)


def why_text(given: Answered, language: Language) -> str:
    """The terms by which an answer was found, with the translation where one was used, in at most 200 characters."""
    terms = "、".join(_matched(match) for match in given.answer.why)
    text = asking.WHY(language, terms=terms) if terms else asking.WHY_NOTHING(language)
    return cut(text, _TOAST_LIMIT)


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


def _sentence(hit: Hit) -> str:
    """The short answer alone where there is one, and the sentence that it stands in, under the header of its table."""
    said = f"<i>{escape(hit.header_text)}</i>\n{marked(hit)}" if hit.header else marked(hit)
    if not hit.span:
        return said
    start, end = hit.span
    return f"<b>{escape(hit.passage.text[start:end])}</b>\n\n{said}"


def _understood(given: Answered, language: Language) -> str:
    """The question as understood, where that is not what was said."""
    question = given.answer.question
    if question == given.asked and not given.by_button:
        return ""
    return f"<i>{asking.UNDERSTOOD(language, question=escape(question))}</i>\n\n"


def _as_typed(given: Answered, language: Language) -> tuple[Row, ...]:
    """Where words were taken for a follow-up, a button that asks them by themselves."""
    is_followup = given.answer.question != given.asked and not given.by_button
    return ((pressed(asking.AS_TYPED_BUTTON(language), AskAsTyped(given.id)),),) if is_followup and given.is_kept else ()


def _respelt(given: Answered, language: Language) -> tuple[Row, ...]:
    """Where a word stands nowhere that may be meant otherwise, a button that asks so."""
    if not given.answer.respelt or not given.is_kept:
        return ()
    label = asking.RESPELT_BUTTON(language, question=cut(given.answer.respelt, LABEL_LIMIT))
    return ((pressed(label, AskRespelt(given.id)),),)


def _matched(match: Match) -> str:
    return f"{match.term} → {match.translation}" if match.translation else match.term


def _row(given: Answered, place: int, places: int, language: Language) -> Row:
    """To read around the sentence, to go to other places, and to learn why."""
    read = pressed(asking.READ_BUTTON(language), ReadPassage(given.id, place, 0))
    why = pressed(asking.WHY_BUTTON(language), TellWhy(given.id))
    if place == 0 and places == 1:
        return read, why
    if place == 0:
        return read, pressed(asking.OTHERS_BUTTON(language, places=places - 1), TurnAnswer(given.id, 1)), why
    row = [pressed("◀", TurnAnswer(given.id, place - 1)), read]
    if place < places - 1:
        row.append(pressed("▶", TurnAnswer(given.id, place + 1)))
    return tuple(row)


def _not_found(given: Answered, contents: Contents, language: Language, *, private: bool) -> Card:
    """An honest no, and what could be asked instead: in a group no more than two buttons."""
    if not contents.articles:
        return Card(articles.NONE(language))
    text = _understood(given, language) + escape(refusal(given.answer, language))
    terms = "、".join(given.answer.terms[:NAMES_SHOWN])
    if terms and private:
        text += "\n" + asking.LOOKED_FOR(language, terms=short(terms))
    asks = (*_as_typed(given, language), *_respelt(given, language))
    near = [(title_button(given.id, article),) for article in _nearest(given.answer, contents)]
    if private:
        wish = pressed(feedback.WISH_BUTTON(language), Wish(given.id))
        return Card(text, (*asks, *near[:TITLES], *example_buttons(contents, EXAMPLES), (wish,)))
    return Card(text, (*asks, *near[:1], *example_buttons(contents, 1))[:_GROUP_ROWS])


def _nearest(answer: Answer, contents: Contents) -> list[ArticleInfo]:
    """The articles of the nearest passages, or the first ones if nothing is near."""
    by_name = {article.name: article for article in contents.articles}
    found = dict.fromkeys(hit.passage.article for hit in answer.hits)
    near = [by_name[name] for name in found if name in by_name]
    return near or list(contents.articles)


def _choice(given: Answered, contents: Contents, language: Language) -> Card:
    """Which article is meant?"""
    rows = [(title_button(given.id, article),) for article in _nearest(given.answer, contents)]
    return Card(_understood(given, language) + asking.WHICH_ARTICLE(language), tuple(rows))


def _contents(given: Answered, contents: Contents, language: Language) -> Card:
    """What there is to ask about, and questions to begin with."""
    listed = articles_card(contents.articles, 0, language)
    return Card(_understood(given, language) + listed.html, (*listed.buttons, *example_buttons(contents, EXAMPLES)))
