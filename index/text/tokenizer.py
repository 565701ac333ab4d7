"""jieba's words. The only module that calls jieba: a tokenizer of our own, never the shared one."""

import marshal
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from index.files import write_atomically
from index.text.folding import fold
from index.words import own_word_list


class Tokenizer:
    """Cuts folded text into words; `folder` keeps jieba's dictionary once it is built, and may hold a `userdict.txt`."""

    def __init__(self, folder: Path, words: Iterable[str] | None = None) -> None:
        """`words` stand in the place of those of the lists. Raises OSError."""
        self.folder = folder
        self._jieba = _library().Tokenizer()
        self._jieba.FREQ, self._jieba.total = _dictionary(folder)
        self._jieba.initialized = True
        for word in own_word_list("userdict.txt", folder) if words is None else words:
            self._jieba.add_word(fold(word))

    def cut(self, folded: str) -> Iterable[str]:
        """The words, one after the other; together they are the text."""
        words: Iterable[str] = self._jieba.cut(folded)
        return words

    def cut_for_search(self, folded: str) -> Iterable[str]:
        """The words, and the words inside long ones."""
        words: Iterable[str] = self._jieba.cut_for_search(folded)
        return words

    def spans(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """The words with (start, end)."""
        spans: Iterator[tuple[str, int, int]] = self._jieba.tokenize(folded)
        return spans

    def is_word(self, text: str) -> bool:
        """Is it a word of the dictionary?"""
        return bool(self._jieba.FREQ.get(text))

    @property
    def words(self) -> Mapping[str, int]:
        """The dictionary: how often each word was seen; prefixes of words that are none have 0."""
        frequencies: Mapping[str, int] = self._jieba.FREQ
        return frequencies


@cache
def _library() -> Any:
    """jieba, without the warnings that newer Pythons have for its source, and without pkg_resources.

    It finds its files by that where it is installed, else by their paths; importing it takes a tenth of `ask`'s time.
    """
    before = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # makes its import an ImportError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        del sys.modules["pkg_resources"]
        if before:
            sys.modules["pkg_resources"] = before
    return jieba


def _own(path: Path) -> bytes:
    """A file that nobody else could have written, for `marshal` trusts what it reads. Raises ValueError, OSError."""
    with path.open("rb") as stream:
        state = os.fstat(stream.fileno())
        if hasattr(os, "geteuid") and (state.st_uid != os.geteuid() or state.st_mode & 0o022):
            raise ValueError(f"others may write {path}")
        return stream.read()


def _dictionary(folder: Path) -> tuple[dict[str, int], int]:
    """jieba's word frequencies and their total, from our own cache once there is one.

    jieba's own cache lies in the shared temporary folder and loads three times slower.
    """
    name = f"jieba-{metadata.version('jieba')}-py{sys.version_info[0]}{sys.version_info[1]}.dictionary"
    path = folder / name
    if path.is_file():
        try:
            frequencies, total = marshal.loads(_own(path))
            if isinstance(frequencies, dict):
                return frequencies, int(total)
        except (EOFError, ValueError, TypeError, AttributeError):
            pass  # a cache cut short is made anew
    frequencies, total = _library().Tokenizer.gen_pfdict(_library().Tokenizer().get_dict_file())
    write_atomically(path, marshal.dumps((frequencies, total)))
    return frequencies, total
