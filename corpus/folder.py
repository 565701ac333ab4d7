"""The folder of articles: which files are in it, and by what a change of one shows."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
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
    return dict(sorted(_walk(str(folder), ""), key=lambda item: (_stem(item[0]), item[0])))


def article_names(paths: Iterable[str]) -> dict[str, str]:
    """The name of the article in each file: the file's without its suffix, if no other has it; else with its folders; else whole.

    2023/index.md and 2024/index.md are 2023/index and 2024/index; a.txt beside a.md is a.txt. (pathlib takes a second for a
    hundred thousand.)
    """
    paths = list(paths)
    stems = Counter(map(_stem, paths))
    places = Counter(map(_place, paths))
    names = {}
    for path in paths:
        if stems[_stem(path)] == 1:
            names[path] = _stem(path)
        else:
            names[path] = _place(path) if places[_place(path)] == 1 else path
    return names


def _stem(path: str) -> str:
    return _place(path[path.rfind("/") + 1 :])


def _place(path: str) -> str:
    """A path without its suffix."""
    start = path.rfind("/") + 1
    dot = path.rfind(".")
    return path[:dot] if start < dot < len(path) - 1 else path


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
