"""`python -m bot`: the bot, in Telegram if there is a token, else on the console; and the commands beside it.

Exit status: 0 done, 1 not in the articles or not fit to start, 2 could not be tried.
"""

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

EPILOG = """\
without a command: the bot, in Telegram when TELEGRAM_BOT_TOKEN is set, else in a chat on this console.
settings come from the environment and .env; .env.example explains each."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status."""
    return _run(_parser().parse_args(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m bot", description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="command")
    ask = commands.add_parser("ask", help="answer one question, or with '-' one a line of the standard input")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="one JSON object a line, for programs")
    reindex = commands.add_parser("reindex", help="rebuild the index now and report")
    reindex.add_argument("--json", action="store_true", help="the report as JSON")
    reindex.add_argument("--fewer", action="store_true", help="also if none, or of many articles at most half, are left")
    read = commands.add_parser("read", help="how a file is read: blocks, passages with their context, what was left out and why")
    read.add_argument("file", type=Path)
    backup = commands.add_parser("backup", help="what can't be made again, in one file; also while the bot runs")
    backup.add_argument("file", type=Path)
    restore = commands.add_parser("restore", help="put back what a backup holds; the bot must not be running")
    restore.add_argument("file", type=Path)
    commands.add_parser("check", help="settings, token, corpus, index, store: what works, what does not")
    commands.add_parser("console", help="the chat on this console, also where a token is set")
    return parser


def _run(chosen: argparse.Namespace) -> int:
    """The command, and a plain word where it could not be done."""
    from bot.commands import complain
    from bot.settings import BadSettings
    from corpus import NoCorpus
    from index import Unavailable

    _take_any_bytes()
    try:
        return _command(chosen)
    except (BadSettings, Unavailable) as error:
        return complain(str(error))
    except NoCorpus as error:
        return complain(f"CORPUS_DIR: there is no folder {error}")
    except BrokenPipeError:  # whoever read our output has enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return 0
    except KeyboardInterrupt:
        sys.stdout.flush()
        os._exit(130)  # a thread may still wait for a line
    except OSError as error:
        return complain(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))


def _take_any_bytes() -> None:
    """Have input and output that do not break on bytes that are no text, and an input even where there is none."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if not sys.stdin:  # closed by whoever started us
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115


def _command(chosen: argparse.Namespace) -> int:
    from bot import commands
    from bot.settings import read_settings

    if chosen.command == "check":
        from bot.check import check

        return check(os.environ, sys.stdout)
    if chosen.command == "read":
        from bot.reading import show_reading

        return show_reading(chosen.file, sys.stdout)
    settings = read_settings(os.environ)
    if chosen.command == "ask":
        return commands.tell(settings, chosen.question, chosen.json, sys.stdin, sys.stdout)
    if chosen.command in ("backup", "restore"):
        from bot.backup import back_up, restore

        return (back_up if chosen.command == "backup" else restore)(settings, chosen.file, sys.stdout)
    if chosen.command == "reindex":
        return commands.rebuild(settings, chosen.json, chosen.fewer, sys.stdout)
    return _live(settings, on_console=chosen.command == "console" or not settings.token)


def _live(settings: "Settings", *, on_console: bool) -> int:
    """The bot itself."""
    import asyncio

    from bot.commands import complain
    from bot.logs import set_up_logging
    from bot.wiring import BadStore

    try:
        if on_console:
            from bot.console.conversation import chat_on_console
            from bot.texts.languages import terminal_language

            set_up_logging(settings.model_copy(update={"log_level": "WARNING"}))
            return asyncio.run(chat_on_console(settings, terminal_language()))
        from bot.serve import serve

        set_up_logging(settings)
        return serve(settings)
    except BadStore as error:
        return complain(str(error))


if __name__ == "__main__":
    sys.exit(main())
