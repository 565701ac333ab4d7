"""The command line's commands that need no Telegram: ask, reindex, check. Each prints and gives an exit status.

Kept apart, and importing late, because `ask` is meant to be as quick as the interpreter starts.
"""

import json
import locale
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from bot.settings import BadSettings, Settings, read_settings
from bot.texts import Texts, choose_language, texts
from corpus import NoCorpus
from index import Answer, Places, Searcher, State, Unavailable, open_index, reindex
from index import ask as answer


def local_texts() -> Texts:
    """The language of this terminal."""
    name = (locale.getlocale(locale.LC_MESSAGES)[0] or "").replace("_", "-")
    return texts(choose_language("", name))


def ask(settings: Settings, question: str, as_json: bool, lines: TextIO, out: TextIO) -> int:
    """Answer one question; 1 if it is not in the articles, else 0. With `-`, one a line of `lines`; 0 then."""
    if not question.strip():
        return complain("ask: the question is empty")
    searcher = open_index(Places(settings.corpus_dir, settings.data_dir, settings.milvus_uri))
    questions: Iterable[str] = (line.strip() for line in lines) if question == "-" else [question]
    state = State.NOT_FOUND
    for asked in questions:
        if not asked:
            continue
        started = time.perf_counter()
        given = answer(searcher, asked)
        ms = (time.perf_counter() - started) * 1000
        state = given.state
        if as_json:
            out.write(json.dumps(as_record(given, ms), ensure_ascii=False) + "\n")
            out.flush()
        else:
            _print_answer(searcher, given, out)
    return 0 if question == "-" or state is not State.NOT_FOUND else 1


def as_record(given: Answer, ms: float) -> dict[str, Any]:
    """The JSON face of an answer, as DESIGN has it."""
    best = given.hits[0] if given.hits and given.state is not State.NOT_FOUND else None
    return {
        "question": given.question,
        "state": given.state.value,
        "sentence": best.sentence_text if best else None,
        "span": best.passage.text[slice(*best.span)] if best and best.span else None,
        "why": [asdict(match) for match in given.why],
        "passages": [{**asdict(hit.passage), "score": round(hit.score, 6)} for hit in given.hits],
        "generation": given.generation,
        "ms": round(ms, 3),
    }


def rebuild(settings: Settings, as_json: bool, out: TextIO) -> int:
    """Rebuild the index and report; 0 also when single files were skipped, for they are named."""
    report = reindex(Places(settings.corpus_dir, settings.data_dir, settings.milvus_uri), None)[1]
    if as_json:
        out.write(json.dumps(asdict(report), ensure_ascii=False) + "\n")
        return 0
    from bot.cards import plain, report_card

    out.write(plain(report_card(report, local_texts())) + "\n")
    return 0


def check(environ: dict[str, str], out: TextIO) -> int:
    """One line for settings, token, corpus, index and store; 1 if anything would stop the bot."""
    try:
        settings = read_settings(environ)
    except BadSettings as error:
        out.writelines(f"settings  BAD   {problem}\n" for problem in error.problems)
        return 1
    out.write("settings  ok\n")
    lines = (_check_token(settings), _check_corpus(settings), _check_index(settings), _check_store(settings))
    fine = True
    for good, line in lines:
        out.write(line + "\n")
        fine = fine and good
    return 0 if fine else 1


def _check_token(settings: Settings) -> tuple[bool, str]:
    if not settings.token:
        return True, "token     none  TELEGRAM_BOT_TOKEN is not set: the bot runs as a chat on the console"
    import httpx

    try:
        url = f"{settings.telegram_api_base_url.rstrip('/')}/bot{settings.token}/getMe"
        reply = httpx.get(url, proxy=settings.proxy_url or None, timeout=10)
        said = reply.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return False, "token     BAD   Telegram can't be reached: check the network, PROXY_URL and TELEGRAM_API_BASE_URL"
    if not said.get("ok"):
        return False, "token     BAD   Telegram does not know this token: take it again from @BotFather"
    me = said["result"]
    groups = (
        "reads all group messages"
        if me.get("can_read_all_group_messages")
        else "privacy mode: in groups it gets commands and replies"
    )
    return True, f"token     ok    @{me['username']}, {groups}"


def _check_corpus(settings: Settings) -> tuple[bool, str]:
    from corpus import list_files

    try:
        files = list_files(settings.corpus_dir)
    except NoCorpus:
        return False, f"corpus    BAD   there is no folder {settings.corpus_dir}: set CORPUS_DIR"
    except OSError as error:
        return False, f"corpus    BAD   {settings.corpus_dir} can't be opened: {error.strerror}"
    return True, f"corpus    ok    {len(files)} files in {settings.corpus_dir}"


def _check_index(settings: Settings) -> tuple[bool, str]:
    try:
        searcher = open_index(Places(settings.corpus_dir, settings.data_dir, settings.milvus_uri))
    except NoCorpus:
        return False, "index     BAD   needs the corpus"
    except Unavailable as error:
        return False, f"index     BAD   {error}"
    except OSError as error:
        return False, f"index     BAD   {settings.data_dir} can't be written ({error.strerror}): set DATA_DIR"
    skipped = "".join(f"; skipped {problem.file} ({texts('en').reasons[problem.reason]})" for problem in searcher.problems)
    counts = f"{len(searcher.articles)} articles, {len(searcher.passages)} passages"
    return True, f"index     ok    generation {searcher.generation}, {counts}{skipped}"


def _check_store(settings: Settings) -> tuple[bool, str]:
    import asyncio

    from bot.store import BadStore, Store

    async def opened() -> None:
        store = Store(store_path(settings), time.time)
        await store.open()
        await store.close()

    try:
        asyncio.run(opened())
    except (BadStore, OSError) as error:
        return False, f"store     BAD   {error}"
    return True, f"store     ok    {store_path(settings)}"


def store_path(settings: Settings) -> Path:
    """Where the bot's database lies."""
    return settings.data_dir / "bot.db"


def _print_answer(searcher: Searcher, given: Answer, out: TextIO) -> None:
    from rich.console import Console

    say = texts(choose_language(given.question, local_texts().language))
    console = Console(file=out, highlight=False)
    if given.state is State.NOT_FOUND:
        console.print(say.not_found if searcher.articles else say.no_articles, markup=False)
        return
    from rich.text import Text

    best = given.hits[0]
    text = Text(best.sentence_text)
    for start, end in best.marks:
        text.stylize("bold", start - best.sentence[0], end - best.sentence[0])
    if best.span:
        text.stylize("bold underline", best.span[0] - best.sentence[0], best.span[1] - best.sentence[0])
    if given.state is State.POSSIBLE:
        console.print(say.possible, markup=False)
    console.print(text, soft_wrap=True)
    passage = best.passage
    console.print(
        " · ".join(part for part in (passage.title, passage.date, passage.source) if part),
        style="dim",
        markup=False,
        soft_wrap=True,
    )


def complain(message: str) -> int:
    """Say on stderr why the command could not do its work; exit status 2."""
    sys.stderr.write(message + "\n")
    return 2
