"""The word lists: plain files, one entry a line, `#` starts a comment. Either script; they are folded when read."""

from pathlib import Path

FOLDER = Path(__file__).parent


def word_list(name: str) -> list[str]:
    """The entries of a file."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [entry for line in lines if (entry := line.partition("#")[0].strip())]
