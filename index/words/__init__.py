"""The word lists: plain files, one entry a line, `#` starts a comment. Either script; they are folded when read."""

from pathlib import Path

FOLDER = Path(__file__).parent


def word_list(name: str) -> list[str]:
    """The entries of a file of ours."""
    return _entries(FOLDER / name)


def own_word_list(name: str, folder: Path) -> list[str]:
    """The entries of a file of ours and those of the file with that name in a folder of the user's, which come last."""
    theirs = folder / name
    return [*word_list(name), *(_entries(theirs) if theirs.is_file() else ())]


def entry(line: str) -> str:
    """What a line of a list says, without its comment; empty if nothing."""
    return line.partition("#")[0].strip()


def _entries(path: Path) -> list[str]:
    lines = path.read_text("utf-8", "replace").splitlines()
    return [said for line in lines if (said := entry(line))]
