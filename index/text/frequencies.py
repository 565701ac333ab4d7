"""How often jieba's dictionary saw each word: half a million entries, mapped from disk instead of read at every start."""

import os
from array import array
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from tempfile import TemporaryDirectory

from marisa_trie import Trie

from index.files import write_atomically


class Frequencies(MutableMapping[str, int]):
    """What jieba's tokenizer asks of its `FREQ`: the words and their prefixes, which have 0; `added` are those that came later.

    A trie of 1.3 MB gives each its number, by which the counts stand in order; behind them `total`, that of all words.
    """

    def __init__(self, trie: Path, counts: Path, *, just_written: bool = False) -> None:
        """Map the files that `write_frequencies` wrote, by now if `just_written`: else nobody else may be able to write them.

        Raises OSError, ValueError (damaged).
        """
        self.added: dict[str, int] = {}
        for path in () if just_written else (trie, counts):
            _require_own(path)
        held = memoryview(counts.read_bytes()).cast("I")
        self._counts, self.total = held[:-1], held[-1] if held else 0
        try:
            self._trie = Trie().mmap(str(trie))
        except RuntimeError as error:
            raise ValueError(str(error)) from error
        if len(self._trie) != len(self._counts):
            raise ValueError("the trie and the counts do not fit")

    def __contains__(self, word: object) -> bool:
        return word in self._trie or word in self.added

    def __getitem__(self, word: str) -> int:
        if self.added and word in self.added:
            return self.added[word]
        count: int = self._counts[self._trie[word]]
        return count

    def get(self, word: str, other: int | None = None) -> int | None:  # type: ignore[override]  # jieba asks thus alone
        """The count of a word, or `other`; written out, for it is asked several times a character."""
        if self.added and word in self.added:
            return self.added[word]
        number = self._trie.get(word)
        return other if number is None else self._counts[number]

    def __setitem__(self, word: str, count: int) -> None:
        self.added[word] = count

    def __delitem__(self, word: str) -> None:
        del self.added[word]

    def __iter__(self) -> Iterator[str]:
        yield from self._trie
        yield from (word for word in self.added if word not in self._trie)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def write_frequencies(frequencies: Mapping[str, int], total: int, trie: Path, counts: Path) -> None:
    """Write what `Frequencies` maps; the trie last and at once, for it is what is looked for. Raises OSError."""
    made = Trie(frequencies)
    ordered = array("I", bytes(4 * len(made)))
    for word, count in frequencies.items():
        ordered[made[word]] = count
    ordered.append(total)
    write_atomically(counts, ordered.tobytes())
    with TemporaryDirectory(dir=trie.parent, prefix=".trie-") as folder:
        half = Path(folder) / trie.name
        made.save(str(half))
        half.chmod(0o600)
        half.replace(trie)


def _require_own(path: Path) -> None:
    """Nobody else may write the file, for what is mapped is trusted. Raises ValueError, OSError."""
    state = path.stat()
    if hasattr(os, "geteuid") and (state.st_uid != os.geteuid() or state.st_mode & 0o022):
        raise ValueError(f"others may write {path}")
