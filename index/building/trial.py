"""The index as it would be with other words of an admin's: made beside the one that answers, asked, and kept nowhere."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.building.segment import counted
from index.building.writer import new_generation
from index.engine.order import GONE
from index.engine.sets import phrase
from index.engine.snapshot import Snapshot
from index.languages.regional import alike
from index.searcher import Searcher
from index.text.analysis import Analyzer
from index.text.digests import term_digest
from index.text.folding import fold
from index.words import word_list

_MANY = 2_000  # passages that are cut anew in about a second
_LARGE = 200_000  # passages whose postings are carried over in some seconds


class TooMuch(RuntimeError):
    """To try the words would take so long that nobody would wait for it."""


def with_synonyms(before: Searcher, lines: Sequence[str]) -> Searcher:
    """A searcher for which these lines are all that an admin's `synonyms.txt` says."""
    return before.reading_with(replace(before.lexicon, synonyms=alike([*word_list("synonyms.txt"), *lines])))


def with_words(before: Searcher, lines: Sequence[str], word: str) -> Searcher:
    """One for which these are the words of an admin's `userdict.txt`, of which `word` came or went.

    The passages in which it stands are cut anew, all others carried over. Raises TooMuch, OSError.
    """
    folder = before.analyzer.tokenizer.folder
    analyzer = Analyzer(folder, [*word_list("userdict.txt"), *lines])
    rows = _standing(before.snapshot, analyzer, word)
    if len(rows) > _MANY or len(before.passages) > _LARGE:
        raise TooMuch
    with tempfile.TemporaryDirectory(dir=folder, prefix=".trial-") as place:
        cut = _cut_anew(before.snapshot, rows, analyzer, Path(place))
        return Searcher(analyzer, before.lexicon, cut, meaning=before.meaning)  # of the same passages


def _standing(old: Snapshot, analyzer: Analyzer, word: str) -> list[int]:
    """The passages that hold all pairs of a word."""
    pairs = [term_digest(pair) for pair in analyzer.passage(fold(word)).bigrams]
    return phrase(old.postings["bigrams"], pairs) if pairs else []


def _cut_anew(old: Snapshot, rows: Sequence[int], analyzer: Analyzer, place: Path) -> Snapshot:
    """The generation with these passages cut by another analyzer. What is open of it stays when its files are gone."""
    with new_generation(place) as writer:
        anew = [old.passages[row] for row in rows]
        writer.add(anew, counted(analyzer, anew))
        stay = old.order.rows != GONE
        stay[old.order.slots[rows]] = False
        for layer, first in zip(old.layers, old.order.edges.tolist(), strict=False):
            writer.keep(layer, stay[first : first + len(layer)])
        slots = (np.cumsum(stay) - 1 + len(rows))[old.order.slots]
        slots[rows] = np.arange(len(rows))
        return writer.publish(old.header, slots=slots.astype(np.int32))
