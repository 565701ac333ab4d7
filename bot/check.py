"""`check`: settings, token, corpus, index, store: what works, what does not."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TextIO

from bot.settings import BadSettings, Settings, read_settings
from bot.store import BadStore, Database, damage
from bot.texts import reindexing
from corpus import NoCorpus, Problem, list_files
from index import Unavailable, open_index


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing: "ok", "none" (it need not be there) or "BAD" (it keeps the bot from starting)."""

    what: str
    state: str
    said: str = ""

    def __str__(self) -> str:
        return f"{self.what:<9} {self.state:<5} {self.said}".rstrip()


def check(environ: Mapping[str, str], out: TextIO) -> int:
    """One line for settings, token, corpus, index and store; 1 if anything would stop the bot."""
    try:
        settings = read_settings(environ)
    except BadSettings as error:
        for problem in error.problems:
            out.write(f"{Finding('settings', 'BAD', problem)}\n")
        return 1
    out.write(f"{Finding('settings', 'ok')}\n")
    checks: tuple[Callable[[Settings], Finding], ...] = (_token, _corpus, _index, _store)
    status = 0
    for look in checks:
        finding = look(settings)
        out.write(f"{finding}\n")
        if finding.state == "BAD":
            status = 1
    return status


def _token(settings: Settings) -> Finding:
    if not settings.token:
        return Finding("token", "none", "TELEGRAM_BOT_TOKEN is not set: the bot runs as a chat on the console")
    import httpx

    root = settings.telegram_api_base_url.rstrip("/")
    try:
        reply = httpx.get(f"{root}/bot{settings.token}/getMe", proxy=settings.proxy_url or None, timeout=10)
        said = reply.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return Finding("token", "BAD", "Telegram can't be reached: check the network, PROXY_URL and TELEGRAM_API_BASE_URL")
    if not said.get("ok"):
        return Finding("token", "BAD", "Telegram does not know this token: take it again from @BotFather")
    me = said["result"]
    groups = "privacy mode: in groups it gets commands and replies"
    if me.get("can_read_all_group_messages"):
        groups = "reads all group messages"
    return Finding("token", "ok", f"@{me['username']}, {groups}")


def _corpus(settings: Settings) -> Finding:
    folder = settings.corpus_dir
    try:
        files = list_files(folder)
    except NoCorpus:
        return Finding("corpus", "BAD", f"there is no folder {folder}: set CORPUS_DIR")
    except OSError as error:
        return Finding("corpus", "BAD", f"{folder} can't be opened: {error.strerror}")
    return Finding("corpus", "ok", f"{len(files)} files in {folder}")


def _index(settings: Settings) -> Finding:
    try:
        searcher = open_index(settings.places)
    except NoCorpus:
        return Finding("index", "BAD", "needs the corpus")
    except Unavailable as error:
        return Finding("index", "BAD", str(error))
    except OSError as error:
        return Finding("index", "BAD", f"{settings.data_dir} can't be written ({error.strerror}): set DATA_DIR")
    skipped = "".join(_skipped(problem) for problem in searcher.problems)
    counts = f"{len(searcher.articles)} articles, {len(searcher.passages)} passages"
    return Finding("index", "ok", f"generation {searcher.generation}, {counts}{skipped}")


def _skipped(problem: Problem) -> str:
    reason = reindexing.REASONS[problem.reason]("en")
    return f"; skipped {problem.file} ({reason})"


def _store(settings: Settings) -> Finding:
    try:
        asyncio.run(_open_store(settings))
    except BadStore as error:
        advice = ": restore a backup" if damage(settings.database) else ""
        return Finding("store", "BAD", f"{error}{advice}")
    except OSError as error:
        return Finding("store", "BAD", str(error))
    if said := damage(settings.database):
        return Finding("store", "BAD", f"{settings.database} is damaged ({said}): restore a backup")
    return Finding("store", "ok", str(settings.database))


async def _open_store(settings: Settings) -> None:
    database = Database(settings.database)
    await database.open()
    await database.close()
