"""The search engines that `make bench` compares: the same tokens in, the ten best passages out.

Each builds into a folder and, in a process of its own, opens that and answers: what it prints is what it takes to live.

python -m tests.measure.engines build|ask ENGINE FOLDER        prints JSON; the folder has the tokens (`Tokens.save`)
"""

import json
import pickle
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOP = 10
SECONDS = 20.0  # for all questions of one engine

Search = Callable[[list[str]], object]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Passages as numbers of words; passage p is `numbers[starts[p]:starts[p + 1]]`."""

    words: list[str]
    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def lists(self) -> list[list[str]]:
        """As every engine takes them."""
        numbers, starts = self.numbers.tolist(), self.starts.tolist()
        return [[self.words[one] for one in numbers[start:end]] for start, end in pairwise(starts)]

    def save(self, folder: Path) -> None:
        np.savez(folder / "tokens.npz", numbers=self.numbers, starts=self.starts)
        (folder / "words.json").write_text(json.dumps(self.words), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Tokens":
        arrays = np.load(folder / "tokens.npz")
        return cls(json.loads((folder / "words.json").read_text("utf-8")), arrays["numbers"], arrays["starts"])


@dataclass(frozen=True, slots=True)
class Engine:
    """`build` writes to a folder, `open` reads it."""

    build: Callable[[Tokens, Path], None]
    open: Callable[[Path], Search]


def _build_ours(tokens: Tokens, folder: Path) -> None:
    from index.building.inversion import write_postings
    from index.engine.counts import count_terms

    write_postings(count_terms(tokens.lists()), folder, "words")


def _open_ours(folder: Path) -> Search:
    from index.engine.bm25 import smoothed_idf
    from index.engine.maxscore import keep_freed_memory, promising
    from index.engine.postings import Postings, reading_all_pays, weighed
    from index.engine.selection import best_rows
    from index.text.digests import term_digest

    postings = Postings.load(folder, "words")
    keep_freed_memory()

    def search(question: list[str]) -> object:
        found = postings.find_all(list(map(term_digest, question)))
        matches = weighed(found, smoothed_idf(len(postings.lengths), found.sizes), 1.0)
        if reading_all_pays([matches]):
            scores = postings.all_scores(matches)
            rows = best_rows(scores, TOP)
            return rows[np.argsort(-scores[rows], kind="stable")[:TOP]]
        rows = promising(postings.lists(matches), TOP, len(postings.lengths))
        return rows[np.argsort(-postings.scores(matches, rows), kind="stable")[:TOP]]

    return search


def _build_rank_bm25(tokens: Tokens, folder: Path) -> None:
    from rank_bm25 import BM25Okapi

    with (folder / "rank.pickle").open("wb") as file:
        pickle.dump(BM25Okapi(tokens.lists()), file)


def _open_rank_bm25(folder: Path) -> Search:
    with (folder / "rank.pickle").open("rb") as file:
        model = pickle.load(file)
    return lambda question: np.argpartition(-model.get_scores(question), TOP)[:TOP]


def _build_bm25s(tokens: Tokens, folder: Path) -> None:
    import bm25s

    model = bm25s.BM25(method="lucene")
    model.index(tokens.lists(), show_progress=False)
    model.save(folder / "bm25s", show_progress=False)


def _open_bm25s(backend: str, folder: Path) -> Search:
    import bm25s

    model = bm25s.BM25.load(folder / "bm25s", mmap=backend == "numpy", show_progress=False)
    if backend == "numba":
        model.backend = "numba"
        model.activate_numba_scorer()

    def search(question: list[str]) -> object:
        known = [word for word in question if word in model.vocab_dict]
        return model.retrieve([known], k=TOP, show_progress=False, backend_selection=backend) if known else None

    return search


def _tantivy(folder: Path) -> Any:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="whitespace").build()
    (folder / "tantivy").mkdir(exist_ok=True)
    return schema, tantivy.Index(schema, path=str(folder / "tantivy"))


def _build_tantivy(tokens: Tokens, folder: Path) -> None:
    import tantivy

    _, index = _tantivy(folder)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for words in tokens.lists():
        writer.add_document(tantivy.Document(text=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()


def _open_tantivy(folder: Path) -> Search:
    import tantivy

    schema, index = _tantivy(folder)
    searcher = index.searcher()

    def search(question: list[str]) -> object:
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word)) for word in dict.fromkeys(question)]
        return searcher.search(tantivy.Query.boolean_query(terms), TOP).hits

    return search


def _build_fts5(tokens: Tokens, folder: Path) -> None:
    import sqlite3

    with sqlite3.connect(folder / "fts5.db") as connection:
        connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text)")
        connection.executemany("INSERT INTO passages VALUES (?)", ((" ".join(words),) for words in tokens.lists()))


def _open_fts5(folder: Path) -> Search:
    import sqlite3

    connection = sqlite3.connect(folder / "fts5.db")
    sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?"

    def search(question: list[str]) -> object:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(question))
        return connection.execute(sql, (query, TOP)).fetchall() if query else None

    return search


ENGINES: dict[str, Engine] = {
    "chawen": Engine(_build_ours, _open_ours),
    "rank-bm25": Engine(_build_rank_bm25, _open_rank_bm25),
    "bm25s (numpy)": Engine(_build_bm25s, lambda folder: _open_bm25s("numpy", folder)),
    "bm25s (numba)": Engine(_build_bm25s, lambda folder: _open_bm25s("numba", folder)),
    "tantivy": Engine(_build_tantivy, _open_tantivy),
    "SQLite FTS5": Engine(_build_fts5, _open_fts5),
}


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds: the first question, and half and 99 % of the rest."""

    first: float
    p50: float
    p99: float


def timed(ask: Callable[[Any], object], questions: Sequence[Any], most_seconds: float = SECONDS) -> Timed:
    """The questions one at a time, as many as fit in the time; the first half of them warms up."""
    half = len(questions) // 2
    warming = _times(ask, questions[:half], most_seconds / 2)
    times = _times(ask, questions[half:], most_seconds)
    return Timed(warming[0], float(np.median(times)), float(np.quantile(times, 0.99)))


def _times(ask: Callable[[Any], object], questions: Sequence[Any], most_seconds: float) -> list[float]:
    """Milliseconds of each question."""
    began = time.perf_counter()
    times: list[float] = []
    while (done := len(times)) < len(questions) and time.perf_counter() - began < most_seconds:
        started = time.perf_counter()
        ask(questions[done])
        times.append(1_000 * (time.perf_counter() - started))
    return times


def resident() -> tuple[float, float]:
    """Megabytes of this process in memory: all, and without the pages of mapped files, which can be dropped at any time."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
        said = {name: float(rest.split()[0]) / 1e3 for name, _, rest in (line.partition(":") for line in lines[1:])}
        return said["Rss"], said["Anonymous"]
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        return most, most


def main() -> None:
    """One stage of one engine."""
    stage, name, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if stage == "build":
        tokens = Tokens.load(folder)
        started = time.perf_counter()
        ENGINES[name].build(tokens, folder)
        print(json.dumps({"build": time.perf_counter() - started}))
        return
    questions = json.loads((folder / "questions.json").read_text("utf-8"))
    before = resident()
    started = time.perf_counter()
    search = ENGINES[name].open(folder)
    loaded = time.perf_counter() - started
    took = timed(search, questions)
    after = resident()
    said = {"load": loaded, "first": took.first, "p50": took.p50, "p99": took.p99}
    print(json.dumps({**said, "resident": after[0] - before[0], "own": after[1] - before[1]}))


if __name__ == "__main__":
    main()
