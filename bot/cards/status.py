"""For admins: how the bot is doing, and how a question is answered."""

from html import escape

from bot.cards.card import NAME_LIMIT, Card, cut, short
from bot.condition import Condition
from bot.store import Pin
from bot.texts import running
from bot.texts.languages import Language
from index import Answer, Explanation, Place

_HITS = 5
_LINE = 60  # characters of a sentence


def status_card(condition: Condition, generation: str, language: Language, *, hears_all: bool) -> Card:
    """What /status shows."""
    groups = running.HEARS_ALL if hears_all else running.HEARS_COMMANDS
    text = running.LINES(
        language,
        articles=condition.articles,
        generation=generation,
        answered=condition.questions.get("answered", 0),
        possible=condition.questions.get("possible", 0),
        not_found=condition.questions.get("not_found", 0),
        answers=condition.answers,
        ms=round(1_000 * condition.seconds / condition.answers) if condition.answers else 0,
        waiting=condition.waiting,
        set_aside=condition.set_aside,
        groups=groups(language),
        problems=_troubles(condition, language),
    )
    return Card(text)


def _troubles(condition: Condition, language: Language) -> str:
    said = [running.TROUBLES[trouble](language) for trouble in condition.troubles]
    if condition.meaning:
        done, of = condition.meaning
        said.append(running.MAKING_MEANING(language, done=done, of=of))
    return "\n".join(said) or running.WELL(language)


def debug_card(answer: Answer, explained: Explanation, pin: Pin | None, seconds: float, language: Language) -> Card:
    """How a question was answered: what was looked for and met, and the five nearest passages with the parts of their scores.

    `pin` is an admin's own answer, which comes before any.
    """
    places = {place.passage: place for place in explained.places}
    hits = [
        f"{hit.score:.2f}　{short(hit.passage.title, NAME_LIMIT)}\n　{escape(cut(hit.sentence_text, _LINE))}"
        f"{_parts(places.get(hit.passage.id))}"
        for hit in answer.hits[:_HITS]
    ]
    others = [f"{word} → {'/'.join(said)}" for word, said in explained.others.items()]
    met = [f"{match.term} → {match.translation}" if match.translation else match.term for match in answer.why]
    text = running.EXPLAINED(
        language,
        state=answer.state.value,
        confidence=f"{answer.confidence:.2f}",
        ms=f"{1_000 * seconds:.1f}",
        question=short(answer.question, 2 * _LINE),
        terms=_listed((*explained.words, *others)),
        why=_listed(met),
        missing=_listed(answer.missing),
        hits="\n".join(hits),
    )
    pinned = f"📌 {short(pin.answer)}\n" if pin else ""
    return Card(pinned + text.strip())


def _parts(place: Place | None) -> str:
    if not place:
        return ""
    parts = " ".join(f"{name} {part:.2f}" for name, part in place.parts.items())
    return f"\n　<code>cover {place.cover:.2f} · {parts}</code>"


def _listed(words: tuple[str, ...] | list[str]) -> str:
    return escape(cut("、".join(words), 2 * _LINE)) or "–"
