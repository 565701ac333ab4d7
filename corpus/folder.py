"""The folder of articles: which files are in it, and by what a change of one shows."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class NoCorpus(ValueError):
    """The folder of articles does not exist or is no folder."""


class FileState(NamedTuple):
    """What changes whenever a file is written."""

    size: int
    mtime_ns: int


_CLOSED = FileState(0, 0)  # of what can't be looked at


def list_files(folder: Path) -> dict[str, FileState]:
    """The visible files below `folder` by their paths inside it, with the folders that can't be opened, in a fixed order.

    Raises NoCorpus, OSError.
    """
    if not folder.is_dir():
        raise NoCorpus(str(folder))
    return dict(sorted(_walk(str(folder), ""), key=lambda item: (article_name(item[0]), item[0])))


def article_name(path: str) -> str:
    """The name of the article in a file: the file's, without its suffix. (pathlib takes a second for a hundred thousand.)"""
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def name_articles(paths: Iterable[str]) -> dict[str, str]:
    """The name of the article in each file: its stem where that is unique, else its path without the suffix, else its path.

    `a.txt`, `2023/index.md`, `2024/index.md`, `b.md`, `b.txt` → `a`, `2023/index`, `2024/index`, `b.md`, `b.txt`.
    """
    listed = list(paths)
    names = _unique({path: article_name(path) for path in listed}, _without_suffix)
    return _unique(names, lambda path: path)


def _unique(names: dict[str, str], longer: Callable[[str], str]) -> dict[str, str]:
    """The names, those that stand more than once made longer."""
    times = Counter(names.values())
    return {path: name if times[name] == 1 else longer(path) for path, name in names.items()}


def _without_suffix(path: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return folder + slash + article_name(path)


def _walk(folder: str, inside: str) -> Iterator[tuple[str, FileState]]:
    """Links to files are followed, links to folders are not."""
    try:
        entries = [entry for entry in os.scandir(f"{folder}/{inside}") if not entry.name.startswith(".")]
    except OSError:
        if not inside:
            raise
        yield inside.removesuffix("/"), _CLOSED
        return
    for entry in entries:
        name = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, f"{name}/")
        else:
            try:
                of = entry.stat()
            except FileNotFoundError:  # a link to nowhere, or gone since it was listed
                continue
            except OSError:
                yield name, _CLOSED
            else:
                if stat.S_ISREG(of.st_mode):
                    yield name, FileState(of.st_size, of.st_mtime_ns)
