"""Passages → an immutable searcher: built once, asked from any thread, replaced as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

import numpy as np

from corpus import Passage, Problem
from index.analysis import Analyzer, Question
from index.dictionary import Translation
from index.folding import fold, half_width
from index.forward import term_digest
from index.maxscore import Floats, Rows, keep_freed_memory
from index.numerals import other_forms
from index.pinyin import Reader, Sounds
from index.regional import variants
from index.scoring import Matched, Scorer, Scores
from index.snapshot import ArticleInfo, Passages, Snapshot
from index.termset import TermSet
from index.translation import LATIN, asking, english_set, english_sets, shortened_sets

_BESIDE_ITSELF = 0.2  # weight of a regional word where the one that was asked stands in the articles as well


class Unavailable(RuntimeError):
    """What the passages are searched with can't be asked; the message says where it is and why, without secrets."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that shares a term with the question, its weighted BM25 score in each field, and that of the question's sets."""

    row: int
    passage: Passage
    scores: Mapping[str, float]
    sets: float


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates best first, and the idf of the question's terms and of its sets."""

    candidates: tuple[Candidate, ...]
    idf: Floats
    set_idf: Floats


class Searcher:
    """One generation of the index, open for questions."""

    def __init__(self, analyzer: Analyzer, snapshot: Snapshot) -> None:
        self.analyzer = analyzer
        self.snapshot = snapshot

    @property
    def generation(self) -> str:
        """The name of this built index; the same articles read by the same version give the same name."""
        return self.snapshot.header.generation

    @property
    def articles(self) -> tuple[ArticleInfo, ...]:
        """What is indexed, by name."""
        return self.snapshot.header.articles

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that gave no article."""
        return self.snapshot.header.problems

    @property
    def passages(self) -> Passages:
        """Every passage, by row."""
        return self.snapshot.passages

    def question(self, text: str) -> Question:
        """The question's terms; Latin words that the corpus does not have are translated or read as pinyin."""
        text = self._numbers_as_written(half_width(text))
        asked = self.analyzer.question(text)
        tokens = LATIN.findall(text.replace("’", "'"))
        if not any(token[0].isalpha() for token in tokens):
            return replace(asked, sets=tuple(self._variants(text)))
        chinese = self.analyzer.question(LATIN.sub(lambda found: " " * len(found[0]), text))
        if chinese.terms:  # in a Chinese question, numbers and the names that the articles write so stay what they are
            strange = [token for token in tokens if token[0].isalpha() and not self._has(fold(token))]
            chinese = self.analyzer.question(_without(text, set(strange)))
            return replace(chinese, sets=(*self._sets(strange), *self._variants(text)))
        return replace(chinese, folded=asked.folded, asking=asking(asked.folded), sets=tuple(self._sets(tokens)))

    def warm(self) -> None:
        """Do now what the first questions would wait for. Raises OSError."""
        keep_freed_memory()
        assert self.analyzer.marker
        self._sounds.pairs("ni", "hao")

    def search(self, question: Question, k: int, among: Sequence[int] | None = None) -> Found:
        """The k best passages that share a term with the question; of these rows, if any are named."""
        matched = self._scorer.match(question)
        rows = self._scorer.promising(matched, k, len(self.passages)) if among is None else np.array(among, np.int64)
        return self._found(matched, rows, self._scorer.scores(matched, rows), k)

    def _found(self, matched: Matched, rows: Rows, scores: Scores, k: int) -> Found:
        """The k best of these rows; equal ones in order."""
        candidates = tuple(
            Candidate(
                int(rows[at]),
                self.passages[int(rows[at])],
                {field: float(of[at]) for field, of in scores.fields.items()},
                float(scores.sets[at]),
            )
            for at in np.lexsort((rows, -scores.total))[:k].tolist()
            if scores.total[at] > 0
        )
        return Found(candidates, matched.idf, matched.sets.idf)

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """The rows of the passages in which articles speak of themselves."""
        firsts = accumulate((article.passages for article in self.articles), initial=0)
        return tuple(row for row in firsts if row < len(self.passages) and self.passages[row].is_head)

    def _numbers_as_written(self, text: str) -> str:
        """The question with its numbers as the articles write them, where only the other way stands there: 五百強 as 500強."""
        folded = fold(text)
        for start, end, forms in reversed(other_forms(folded)):
            after = folded[end : end + 1]
            if not self._stands(folded[start:end], after):
                form = next((form for form in forms if self._stands(form, after)), None)
                text = text[:start] + form + text[end:] if form else text
        return text

    def _stands(self, number: str, after: str) -> bool:
        """Does some passage hold the number, before this character if it is a hanzi?"""
        pairs = self.analyzer.passage(number + (after if after.isalpha() else "")).bigrams
        found = map(self.snapshot.postings["bigrams"].find, pairs)
        return all(one.start < one.stop for one in found)

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(self.snapshot.postings)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(self.snapshot.postings["bigrams"], self.passages, self.analyzer.lexicon)

    def _sets(self, tokens: list[str]) -> list[TermSet]:
        dictionary = self.analyzer.lexicon.dictionary
        reader = Reader(self._sounds, dictionary, self.analyzer.is_word)
        sets, left = reader.read(tokens, lambda token: english_set(dictionary, token))
        return sets + english_sets(dictionary, left) + shortened_sets(dictionary, left, self._words_standing)

    def _words_standing(self, pairs: Sequence[str]) -> list[str]:
        """Those of these pairs of hanzi that are words and stand in some passage."""
        words = [pair for pair in pairs if self.analyzer.is_word(pair)]
        sizes = self.snapshot.postings["bigrams"].find_all(list(map(term_digest, words))).sizes
        return [word for word, size in zip(words, sizes.tolist(), strict=True) if size]

    def _variants(self, text: str) -> Iterator[TermSet]:
        """The question's words as other regions say them, as far as the articles do."""
        for start, end in self.analyzer.word_spans(text):
            word = fold(text[start:end])
            others = variants(word, self.analyzer.lexicon.regional)
            there = tuple(Translation(one, 1.0) for one in others if self._stands(one, ""))
            if there:
                factor = _BESIDE_ITSELF if self._stands(word, "") else 1.0
                yield TermSet(text[start:end], there, factor=factor, exact=True)

    def _has(self, literal: str) -> bool:
        found = self.snapshot.postings["characters"].find(literal)
        return bool(found.start < found.stop)


def _without(text: str, tokens: set[str]) -> str:
    """The text with blanks in place of these Latin words."""
    return LATIN.sub(lambda found: " " * len(found[0]) if found[0] in tokens else found[0], text)
