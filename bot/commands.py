"""The command line's commands that need no Telegram: ask, reindex. Each prints and gives an exit status.

Kept apart, and importing late, because `ask` is meant to be as quick as the interpreter starts.
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, TextIO

from bot.settings import Settings
from bot.texts import articles
from bot.texts.languages import choose_language, terminal_language
from index import Answer, Form, Hit, Searcher, Shrunk, State, ask, make_meaning, open_index, reindex


def tell(settings: Settings, question: str, as_json: bool, lines: TextIO, out: TextIO) -> int:
    """Answer one question; 1 if it is not in the articles, else 0. With `-`, one a line of `lines`; 0 then."""
    if not question.strip():
        return complain("ask: the question is empty")
    searcher = open_index(settings.places)
    state = State.NOT_FOUND
    for asked in _lines(lines) if question == "-" else [question]:
        started = time.perf_counter()
        given = ask(searcher, asked)
        ms = (time.perf_counter() - started) * 1000
        state = given.state
        if as_json:
            _print_json(as_record(given, ms), out)
        else:
            _print_answer(searcher, given, out)
    return 1 if question != "-" and state is State.NOT_FOUND else 0


def as_record(given: Answer, ms: float) -> dict[str, Any]:
    """The JSON face of an answer, as DESIGN has it."""
    best = None
    if given.hits and given.state is not State.NOT_FOUND:
        best = given.hits[0]
    return {
        "question": given.question,
        "state": given.state.value,
        "sentence": _shown(given),
        "span": _span(best),
        "why": [asdict(match) for match in given.why],
        "passages": [_passage(hit) for hit in given.hits],
        "generation": given.generation,
        "ms": round(ms, 3),
    }


def _shown(given: Answer) -> str | None:
    """What is shown, word for word: a sentence, those of an overview, or the titles of articles, a line each."""
    if not given.hits or given.state is State.NOT_FOUND:
        return None
    match given.form:
        case Form.PASSAGES:
            return given.hits[0].sentence_text
        case Form.OVERVIEW:
            return "\n".join(hit.sentence_text for hit in given.hits)
        case Form.CHOICE | Form.CONTENTS:
            return "\n".join(hit.passage.title for hit in given.hits)


def rebuild(settings: Settings, as_json: bool, may_shrink: bool, out: TextIO) -> int:
    """Rebuild the index and report; 0 also when single files were skipped, for they are named."""
    try:
        searcher, report = reindex(settings.places, None, may_shrink=may_shrink)
    except Shrunk as shrunk:
        return complain(f"reindex: {shrunk}, so the index stays as it was; if that is right: python -m bot reindex --fewer")
    if settings.meaning and not searcher.meaning:
        make_meaning(settings.places, lambda step, done, of: None)
    if as_json:
        _print_json(asdict(report), out)
        return 0
    from bot.cards import plain, report_card

    out.write(plain(report_card(report, searcher.articles, terminal_language())) + "\n")
    return 0


def complain(message: str) -> int:
    """Say on stderr why the command could not do its work; exit status 2."""
    sys.stderr.write(message + "\n")
    return 2


def _span(hit: Hit | None) -> str | None:
    """The short answer, where one is marked."""
    if not hit or not hit.span:
        return None
    start, end = hit.span
    return hit.passage.text[start:end]


def _passage(hit: Hit) -> dict[str, Any]:
    return {**asdict(hit.passage), "score": round(hit.score, 6)}


def _lines(lines: Iterable[str]) -> Iterator[str]:
    """The questions, one a line."""
    for line in lines:
        question = line.strip()
        if question:
            yield question


def _print_json(record: dict[str, Any], out: TextIO) -> None:
    out.write(json.dumps(record, ensure_ascii=False) + "\n")
    out.flush()


def _print_answer(searcher: Searcher, given: Answer, out: TextIO) -> None:
    from rich.console import Console

    from bot.cards import possible, refusal

    language = choose_language(given.question, terminal_language())
    console = Console(file=out, highlight=False)
    if given.state is State.NOT_FOUND:
        console.print(refusal(given, language) if searcher.articles else articles.NONE(language), markup=False)
        return
    if given.form in (Form.CHOICE, Form.CONTENTS):
        for hit in given.hits:
            console.print(f"・{hit.passage.title}", markup=False, soft_wrap=True)
        return
    if given.form is Form.OVERVIEW:
        for hit in given.hits:
            console.print(f"・{hit.sentence_text}", markup=False, soft_wrap=True)
        _print_source(given.hits[0], console)
        return
    if given.state is State.POSSIBLE:
        console.print(possible(given, language), markup=False)
    _print_hit(given.hits[0], console)


def _print_hit(hit: Hit, console: Any) -> None:
    """The sentence with its marks, and where it stands."""
    from rich.text import Text

    first, _ = hit.sentence
    text = Text(hit.sentence_text)
    for start, end in hit.marks:
        text.stylize("bold", start - first, end - first)
    if hit.span:
        start, end = hit.span
        text.stylize("bold underline", start - first, end - first)
    if hit.header:
        console.print(hit.header_text, style="italic", markup=False, soft_wrap=True)
    console.print(text, soft_wrap=True)
    _print_source(hit, console)


def _print_source(hit: Hit, console: Any) -> None:
    source = (hit.passage.title, hit.passage.date, hit.passage.source)
    known = " · ".join(part for part in source if part)
    console.print(known, style="dim", markup=False, soft_wrap=True)
