"""What is made once, in a process of its own: the memory that this takes goes back when it ends."""

import multiprocessing
import signal
from contextlib import suppress
from pathlib import Path

from index.building.children import end_with_parent
from index.languages.lexicon import is_made, open_lexicon
from index.text.commonness import Commonness
from index.text.tags import Tags
from index.text.tokenizer import Tokenizer


def make_dictionaries(folder: Path) -> None:
    """Make the dictionaries that are not in the folder yet. Where that fails, they are made by whoever opens them."""
    if is_made(folder):
        return
    context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
    process = context.Process(target=_make, args=(folder,), name="dictionaries")
    process.start()
    try:
        process.join()
    finally:
        process.kill()


def _make(folder: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one ends it
    end_with_parent()
    with suppress(OSError):  # which whoever opens them meets, too
        tokenizer = Tokenizer(folder)
        open_lexicon(folder, tokenizer.words)
        Commonness.load(tokenizer)
        Tags.load(folder)
