"""What is made once, in a process of its own: the memory that this takes goes back when it ends."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from index.building.apart import do_apart
from index.building.build import Progress
from index.languages.lexicon import is_made, open_lexicon
from index.text.commonness import Commonness
from index.text.tags import Tags
from index.text.tokenizer import Tokenizer


def make_dictionaries(folder: Path) -> None:
    """Make the dictionaries that are not in the folder yet. Where that fails, they are made by whoever opens them."""
    if is_made(folder):
        return
    with suppress(OSError):  # which whoever opens them meets, too
        do_apart("dictionaries", partial(_make, folder), lambda step, done, of: None)


def _make(folder: Path, progress: Progress) -> None:
    """In the process."""
    tokenizer = Tokenizer(folder)
    open_lexicon(folder, tokenizer.words)
    Commonness.load(tokenizer)
    Tags.load(folder)
