"""One generation of the index, open: built once, asked from any thread, replaced as a whole."""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import accumulate, chain, pairwise

import numpy as np

from corpus import Passage, Problem
from index.engine.arrays import Floats, Rows
from index.engine.layer import Passages
from index.engine.maxscore import keep_freed_memory
from index.engine.scoring import Embedded, Engine, Scored, Scores
from index.engine.snapshot import ArticleInfo, Snapshot
from index.engine.witness import Witness
from index.languages.interpreter import Interpreter
from index.languages.lexicon import Lexicon
from index.languages.likeness import topic
from index.languages.sounds import Sounds
from index.languages.spelling import Speller
from index.meaning.nearness import Meaning, meaning_of
from index.question import Question
from index.span import Marker
from index.text.analysis import Analyzer
from index.text.commonness import Commonness
from index.text.folding import Text
from index.text.tags import Tagger

_DIGITS = 9  # of a passage's number, and more than any has
_FEW = 5_000  # passages of which all are scored in about two milliseconds
_AMONG_BEST = 100, 1_000  # passages among which the first of a large collection are looked for
# passages of Chinese at large that count beside those of the folder; from 300 to 3,000 everyday sets differ by a point
_AT_LARGE = 500
_WIDE = 50  # passages of which those nearest in meaning are kept
_TOPICS = 4_096  # of texts that are kept, for those of all questions without an answer are wanted again and again


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that shares a term with the question, its weighted BM25 score in each field, and that of the question's sets.

    `nearness` is that in meaning, against the average of the candidates; 0 where nobody wants to know. The passage is read when
    it is first wanted: of long ones not all are.
    """

    row: int
    passages: Sequence[Passage] = field(compare=False, repr=False)
    scores: dict[str, float]
    sets: float
    nearness: float = 0.0

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.passages[self.row]


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates best first, and the idf of the question's terms and of its sets; `idf_at_large` gives that of the terms as if
    passages of Chinese at large stood beside the articles.
    """

    candidates: tuple[Candidate, ...]
    idf: Floats
    idf_at_large: Callable[[], Floats]
    set_idf: Floats


class Searcher:
    """Reads questions, finds passages, and lends what answering needs of the generation."""

    def __init__(
        self,
        analyzer: Analyzer,
        lexicon: Lexicon,
        snapshot: Snapshot,
        engine: Engine | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        """`engine` finds the passages, the embedded one if none is given; `meaning` tells how near texts are, if that counts."""
        self.analyzer = analyzer
        self.lexicon = lexicon
        self.snapshot = snapshot
        self._engine = engine or Embedded(snapshot.postings)
        self.meaning = meaning
        self._among: Rows | None = None  # all
        starts = accumulate((article.passages for article in snapshot.header.articles), initial=0)
        self._hold(snapshot.header.articles, tuple(range(first, end) for first, end in pairwise(starts)))

    def within(self, collections: Collection[str]) -> "Searcher":
        """The same generation, in which only the articles of these collections are found and known, and those in none."""
        held = [at for at, article in enumerate(self.articles) if article.collection in {"", *collections}]
        rows = tuple(self._rows[at] for at in held)
        one = copy(self)
        one._among = np.fromiter(chain.from_iterable(rows), np.int64)
        one._hold(tuple(self.articles[at] for at in held), rows)
        return one

    def reading_with(self, lexicon: Lexicon) -> "Searcher":
        """The same generation, asked with another lexicon."""
        return Searcher(self.analyzer, lexicon, self.snapshot, self._engine, self.meaning)

    def with_meaning(self) -> "Searcher":
        """The same generation, in which meaning counts, if it is made by now."""
        one = copy(self)
        one.meaning = meaning_of(self.snapshot)
        return one

    def _hold(self, articles: tuple[ArticleInfo, ...], rows: tuple[range, ...]) -> None:
        """`articles` are those that can be found, by name, `heads` the rows of the passages in which they speak of themselves."""
        self.articles = articles
        self._rows = rows
        self._by_name = {article.name: at for at, article in enumerate(articles)}
        self.heads = tuple(of[0] for of, article in zip(rows, articles, strict=True) if article.has_head)

    @property
    def collections(self) -> tuple[str, ...]:
        """The folders of the first level, by name."""
        return tuple(sorted({article.collection for article in self.articles} - {""}))

    @property
    def generation(self) -> str:
        """The name of this built index; the same articles read by the same version give the same name."""
        return self.snapshot.header.generation

    @property
    def answers_as(self) -> str:
        """On what answers depend besides their questions: the generation, whether meaning counts in it, and what was taught."""
        return "+".join(filter(None, (self.generation, "meaning" if self.meaning else "", self.lexicon.taught)))

    @property
    def made_of(self) -> tuple[str, str]:
        """The fingerprint of the folder, and the version of reading and of the text pipeline, of which the index was made."""
        return self.snapshot.header.made_of

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that gave no article."""
        return self.snapshot.header.problems

    @property
    def passages(self) -> Passages:
        """Every passage, by row."""
        return self.snapshot.passages

    @cached_property
    def tagger(self) -> Tagger:
        """Cuts and tags words. Raises OSError."""
        return Tagger(self.analyzer.tokenizer)

    @cached_property
    def marker(self) -> Marker:
        """Marks short answers. Raises OSError."""
        return Marker(self.tagger)

    def rows(self, article: int) -> range:
        """The rows of the passages of the article with this number."""
        return self._rows[article]

    def beside(self, passage: Passage, offset: int) -> Passage | None:
        """The passage so many behind one of this generation in its article (before it, where negative); None if there is none."""
        article = self._by_name.get(passage.article)
        if article is None:
            return None
        rows = self.rows(article)
        first = 0 if self.articles[article].has_head else 1
        place = int(passage.id.rpartition("#")[2]) - first + offset
        return self.passages[rows[place]] if 0 <= place < len(rows) else None

    def reference(self, passage: Passage) -> str:
        """What a passage of this generation can be found by again, also in later ones in which its article is the same."""
        article = self.articles[self._by_name[passage.article]]
        return f"{article.digest}_{passage.id.rpartition('#')[2]}"

    def referred(self, reference: str) -> Passage | None:
        """The passage with this reference; None if there is none."""
        digest, _, number = reference.partition("_")
        at = next((at for at, article in enumerate(self.articles) if article.digest == digest), None)
        return None if at is None else self._numbered(at, number)

    def identified(self, passage: str) -> Passage | None:
        """The passage with this id; None if there is none."""
        name, _, number = passage.rpartition("#")
        at = self._by_name.get(name)
        return None if at is None else self._numbered(at, number)

    def _numbered(self, at: int, number: str) -> Passage | None:
        """The passage with this number of an article."""
        article = self.articles[at]
        first = 0 if article.has_head else 1
        place = int(number) - first if number.isascii() and number.isdigit() and len(number) < _DIGITS else -1
        return self.passages[self.rows(at)[place]] if 0 <= place < article.passages else None

    def read(self, text: Text) -> Question:
        """The question's terms; Latin words that the corpus does not have are translated or read as pinyin."""
        return self._interpreter.read(text)

    @cached_property
    def topic_of(self) -> Callable[[str], str]:
        """Gives what a text asks, spelled one way; questions that ask the same have the same topic. Empty if nothing is asked."""
        return lru_cache(_TOPICS)(partial(topic, analyzer=self.analyzer, lexicon=self.lexicon))

    def search(self, question: Question, k: int, among: Sequence[int] | None = None) -> Found:
        """The k best passages that share a term with the question; of these rows, if any are named. Raises Unavailable."""
        meaning = self.meaning if among is None else None
        wanted = max(k, _WIDE) if meaning else k
        if among is None and self._among is not None:
            scored = self._within(question, wanted, self._among)
        else:
            scored = self._engine.search(question, wanted, among)
        nearness = np.zeros(len(scored.rows))
        if meaning and len(scored.rows):
            scored, nearness = _nearest(meaning, question, scored, k)
        at_large = partial(self._idf_at_large, question, scored.idf)
        return Found(self._candidates(scored.rows, scored.scores, nearness), scored.idf, at_large, scored.set_idf)

    def _within(self, question: Question, k: int, rows: Rows) -> Scored:
        """The k best of these passages: the first among the best of all; where they are few or far behind, all are scored."""
        if len(rows) > _FEW and not question.sets:
            for most in _AMONG_BEST:
                scored = self._engine.search(question, most)
                ours = np.flatnonzero(np.isin(scored.rows, rows))
                if len(ours) >= k or len(scored.rows) < most:
                    return scored.picked(ours[:k])
        return self._engine.search(question, k, rows)

    def warm(self) -> None:
        """Do now what the first questions would wait for. Raises OSError."""
        keep_freed_memory()
        self.marker.warm()
        self._commonness.of(())
        self._sounds.pairs("ni", "hao")
        if self.meaning:
            self.meaning.warm()

    def _idf_at_large(self, question: Question, idf: Floats) -> Floats:
        """The idf of the terms where so many passages of Chinese at large are added: among few articles, words that are
        everywhere else may be rare.
        """
        passages = len(self.passages)
        holding = (passages + 1) / np.exp(idf) + _AT_LARGE * self._commonness.of(question.terms)
        at_large: Floats = np.log((passages + 1 + _AT_LARGE) / holding)
        return at_large

    @cached_property
    def _commonness(self) -> Commonness:
        return Commonness.load(self.analyzer.tokenizer)

    def _candidates(self, rows: Rows, scores: Scores, nearness: Floats) -> tuple[Candidate, ...]:
        by_field = zip(*(of.tolist() for of in scores.fields.values()), strict=True)
        each = zip(rows.tolist(), by_field, scores.sets.tolist(), nearness.tolist(), strict=True)
        return tuple(
            Candidate(row, self.passages, dict(zip(scores.fields, of, strict=True)), sets, near) for row, of, sets, near in each
        )

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(self.snapshot.postings["bigrams"], self.passages, self.lexicon)

    @cached_property
    def _interpreter(self) -> Interpreter:
        return Interpreter(self.analyzer, self.lexicon, self.witness, self._sounds)

    @cached_property
    def speller(self) -> Speller:
        """Knows how words may be meant that stand nowhere."""
        units = self.snapshot.postings["characters"]
        return Speller(self.analyzer, self.lexicon, self.witness, self._sounds, units)

    @cached_property
    def witness(self) -> Witness:
        """Tells what stands in the articles."""
        return Witness(self.snapshot.postings, self.analyzer)


def _nearest(meaning: Meaning, question: Question, scored: Scored, k: int) -> tuple[Scored, Floats]:
    """The k of these passages that are best by score and meaning together, and how near they are, against their average."""
    near = meaning.of_passages(question.folded, scored.rows)
    total = scored.scores.total
    order = np.argsort(-(total / total[0] + near), kind="stable")[:k]
    return scored.picked(order), near[order] - near[order].mean()
