"""jieba's words. The only module that calls jieba: a tokenizer of our own, never the shared one."""

import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any
from weakref import proxy

from index.text.folding import fold
from index.text.frequencies import Frequencies, write_frequencies
from index.words import own_word_list

_KEPT = 4_096  # runs of hanzi and letters whose words are kept, 2 MB: a question is cut several times, sentences again and again


class Tokenizer:
    """Cuts folded text into words; `folder` keeps jieba's dictionary once it is built, and may hold a `userdict.txt`."""

    def __init__(self, folder: Path, words: Iterable[str] | None = None) -> None:
        """`words` stand in the place of those of the lists. Raises OSError."""
        self.folder = folder
        self._jieba = _library().Tokenizer()
        self._frequencies = _frequencies(folder)
        self._jieba.FREQ, self._jieba.total = self._frequencies, self._frequencies.total
        self._jieba.initialized = True
        for word in own_word_list("userdict.txt", folder) if words is None else words:
            self._jieba.add_word(fold(word))
        # through it all ways of cutting go; a circle would hold the files that words are mapped from
        cut_run, itself = type(self._jieba)._Tokenizer__cut_DAG, proxy(self._jieba)
        self._jieba._Tokenizer__cut_DAG = lru_cache(_KEPT)(lambda run: tuple(cut_run(itself, run)))

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
        return text.isprintable() and bool(self._jieba.FREQ.get(text))  # half a surrogate can't be asked for

    def words(self) -> Mapping[str, int]:
        """The dictionary as a whole, read anew: how often each word was seen; prefixes of words that are none have 0."""
        return _read_dictionary()[0] | self._frequencies.added

    def hurry(self) -> None:
        """Take the dictionary into memory: 55 MB, and words are cut a third faster. For a process that cuts much."""
        self._jieba.FREQ = self.words()


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


def _frequencies(folder: Path) -> Frequencies:
    """jieba's word frequencies, from our own files once they are there: its own cache takes 55 MB and .2 s at every start."""
    name = f"jieba-{metadata.version('jieba')}"
    trie, counts = folder / f"{name}.trie", folder / f"{name}.counts"
    try:
        return Frequencies(trie, counts)
    except (FileNotFoundError, ValueError, TypeError):  # files cut short are made anew
        write_frequencies(*_read_dictionary(), trie, counts)
        return Frequencies(trie, counts, just_written=True)  # on disks without rights of files anybody may write


def _read_dictionary() -> tuple[dict[str, int], int]:
    """jieba's own dictionary as it reads it: the words in their order, and the count of all."""
    frequencies, total = _library().Tokenizer.gen_pfdict(_library().Tokenizer().get_dict_file())
    return frequencies, int(total)
