"""The words that admins teach the bot: lines of DATA_DIR/synonyms.txt and userdict.txt, which a reindex takes up."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index import entry, well_formed

Kind = Literal["synonyms", "userdict"]

LINES = 500  # of a list at most
LINE = 200  # characters
_WORD = 40  # characters


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line that comes to a list, or goes from it."""

    kind: Kind
    line: str
    is_out: bool


class Vocabulary:
    """The lists of this data folder. Everything raises OSError; call it in a thread."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir

    def lines(self, kind: Kind) -> list[str]:
        """What the list says, without its comments."""
        return [said for line in self._all(kind) if (said := entry(line))]

    def line(self, kind: Kind, number: int) -> str | None:
        """The line with this number, from 1; None if there is none."""
        said = self.lines(kind)
        return said[number - 1] if 1 <= number <= len(said) else None

    def after(self, lesson: Lesson) -> list[str] | None:
        """What the list would say; None if the line stands there already or does not, or the list is full."""
        said = self.lines(lesson.kind)
        if lesson.is_out:
            return [line for line in said if line != lesson.line] if lesson.line in said else None
        return None if lesson.line in said or len(said) >= LINES else [*said, lesson.line]

    def learn(self, lesson: Lesson) -> bool:
        """Write it down; False where `after` gives None."""
        if self.after(lesson) is None:
            return False
        written = [line for line in self._all(lesson.kind) if entry(line) != lesson.line]
        self._write(lesson.kind, written if lesson.is_out else [*written, lesson.line])
        return True

    def _all(self, kind: Kind) -> list[str]:
        file = self._folder / f"{kind}.txt"
        return file.read_text("utf-8", "replace").splitlines() if file.is_file() else []

    def _write(self, kind: Kind, lines: list[str]) -> None:
        part = self._folder / f".{kind}.part"
        part.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        part.replace(self._folder / f"{kind}.txt")


def read_synonyms(text: str) -> str | None:
    """A line for words that mean the same, as somebody writes it: by blanks, or by `=`; None if it is none.

    >>> read_synonyms("Wei Xiaobao＝韋小寶"), read_synonyms("軟體 软件 #x"), read_synonyms("軟體")
    ('Wei Xiaobao = 韋小寶', None, None)
    """
    line = " ".join(well_formed(text).replace("＝", "=").split())
    words = [word.strip() for word in line.split("=")] if "=" in line else line.split()
    fits = all(0 < len(word) <= _WORD for word in words)
    if len(set(words)) < 2 or not fits or "#" in line or len(line) > LINE:
        return None
    return " = ".join(words) if "=" in line else " ".join(words)


def read_word(text: str) -> str | None:
    """A line for one word of the tokenizer's; None if it is none."""
    word = well_formed(text).strip()
    return word if 2 <= len(word) <= _WORD and not any(mark.isspace() or mark in "#=" for mark in word) else None
