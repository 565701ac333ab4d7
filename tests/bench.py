"""`make bench`: how fast and how large, beside the peers, in one run, on passages made from the public paragraphs.

python -m tests.bench [--sizes 1000 10000 100000] [--questions 200] [--no-peers]
"""

import argparse
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from corpus import Passage, sentences
from index import Searcher, answer, snapshot
from index.analysis import Analyzer
from index.forward import count_terms
from index.maxscore import promising, scores_at
from index.postings import Postings, write_postings
from index.segment import Segmenter
from index.snapshot import ArticleInfo, Header
from tests.sets import QuestionSet, public_sets

CACHE = Path("var")
SEED = 7
TOP = 10
_SENTENCES = 3  # of a passage

Search = Callable[[list[str]], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of one query."""

    p50: float
    p99: float


def made_passages(sets: Sequence[QuestionSet], size: int) -> list[str]:
    """Passages of three real sentences each; the same ones for the same size."""
    every = [of.text[start:end] for one in sets for of in one.passages for start, end in sentences(of.text)]
    choose = random.Random(SEED)
    return ["".join(choose.sample(every, _SENTENCES)) for _ in range(size)]


def timed(ask: Callable[[object], object], questions: Sequence[object], most_seconds: float = 20.0) -> Timed:
    """The times of the questions, one at a time, after a few to warm up; as many as fit in the time."""
    for question in questions[:5]:
        ask(question)
    times: list[float] = []
    began = time.perf_counter()
    for question in questions:
        started = time.perf_counter()
        ask(question)
        times.append(1_000 * (time.perf_counter() - started))
        if time.perf_counter() - began > most_seconds:
            break
    return Timed(statistics.median(times), float(np.quantile(times, 0.99)))


def ours(tokens: Sequence[list[str]], folder: Path) -> Search:
    """Our postings of one field, mapped."""
    write_postings(count_terms(tokens), folder, "words")
    postings = Postings.load(folder, "words")

    def search(question: list[str]) -> object:
        runs, _ = postings.look_up(question, 1.0)
        rows = promising(runs, TOP, len(tokens))
        return rows[np.argsort(-scores_at(rows, runs), kind="stable")[:TOP]]

    return search


def rank_bm25(tokens: Sequence[list[str]], folder: Path) -> Search:
    """rank-bm25's get_scores, and the ten best."""
    from rank_bm25 import BM25Okapi

    model = BM25Okapi(tokens)
    return lambda question: np.argpartition(-model.get_scores(question), min(TOP, len(tokens) - 1))[:TOP]


def bm25s(tokens: Sequence[list[str]], folder: Path) -> Search:
    """bm25s with numpy."""
    import bm25s as library

    model = library.BM25(method="lucene")
    model.index(list(tokens), show_progress=False)

    def search(question: list[str]) -> object:
        known = [token for token in question if token in model.vocab_dict]
        return model.retrieve([known], k=TOP, show_progress=False) if known else None

    return search


def tantivy(tokens: Sequence[list[str]], folder: Path) -> Search:
    """tantivy over the same tokens."""
    import tantivy as library

    schema = library.SchemaBuilder().add_text_field("text", tokenizer_name="whitespace").build()
    index = library.Index(schema)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for words in tokens:
        writer.add_document(library.Document(text=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: list[str]) -> object:
        terms = [(library.Occur.Should, library.Query.term_query(schema, "text", word)) for word in dict.fromkeys(question)]
        return searcher.search(library.Query.boolean_query(terms), TOP).hits

    return search


def fts5(tokens: Sequence[list[str]], folder: Path) -> Search:
    """SQLite's FTS5 over the same tokens."""
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text)")
    connection.executemany("INSERT INTO passages VALUES (?)", ((" ".join(words),) for words in tokens))
    sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?"

    def search(question: list[str]) -> object:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(question))
        return connection.execute(sql, (query, TOP)).fetchall() if query else None

    return search


ENGINES: dict[str, Callable[[Sequence[list[str]], Path], Search]] = {
    "chawen, one field": ours,
    "rank-bm25": rank_bm25,
    "bm25s (numpy)": bm25s,
    "tantivy": tantivy,
    "SQLite FTS5": fts5,
}


def one_field(texts: Sequence[str], questions: Sequence[str], analyzer: Analyzer, peers: bool, console: Console) -> None:
    """The same tokens in every engine."""
    tokens = [analyzer.passage(text).words for text in texts]
    asked = [list(analyzer.question(question).words) for question in questions]
    table = Table("", "build s", "p50 ms", "p99 ms", "× ours")
    base = 0.0
    for name, make in ENGINES.items() if peers else [("chawen, one field", ours)]:
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            try:
                search = make(tokens, Path(folder))
            except ModuleNotFoundError:
                continue
            built = time.perf_counter() - started
            took = timed(search, asked)  # type: ignore[arg-type]
            base = base or took.p50
            table.add_row(name, f"{built:.1f}", f"{took.p50:.3f}", f"{took.p99:.3f}", f"{took.p50 / base:.1f}")
    console.print(table)


def whole_answers(
    texts: Sequence[str], questions: Sequence[str], english: Sequence[str], analyzer: Analyzer, console: Console
) -> None:
    """All fields, the order, the sentence, the span: question → answer, and what it takes to build and hold that."""
    passages = [Passage(f"p#{row}", "p", "", "", "", text) for row, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        with snapshot.writing(folder) as writer, Segmenter(analyzer, CACHE) as segmenter:
            for at in range(0, len(passages), 4_000):
                some = passages[at : at + 4_000]
                writer.add(some, segmenter.count([passage.text for passage in some]))
            writer.finish(Header("bench", "", "", (ArticleInfo("p", "", "", "", len(passages), 0, ""),), ()), {})
        snapshot.publish(folder, writer.folder, "bench")
        built = time.perf_counter() - started
        started = time.perf_counter()
        searcher = Searcher(analyzer, snapshot.load(folder))
        loaded = 1_000 * (time.perf_counter() - started)
        table = Table("whole answers", "p50 ms", "p99 ms")
        for kind, asked in (("Chinese", questions), ("English", english)):
            if asked:
                took = timed(lambda question: answer(searcher, str(question)), asked)
                table.add_row(kind, f"{took.p50:.2f}", f"{took.p99:.2f}")
        console.print(table)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        console.print(
            f"build {built:.0f} s · opened in {loaded:.1f} ms · {size:.0f} MB on disk · resident {_resident():.0f} MB\n"
        )


def _resident() -> float:
    """Megabytes of this process now, mapped pages that were touched included."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-answers", action="store_true")
    chosen = parser.parse_args()
    console = Console(width=120)
    folder = Path(os.environ.get("EVAL_DIR") or Path(__file__).parent.parent.parent / "shared" / "eval")
    sets = public_sets(folder)
    analyzer = Analyzer(CACHE)
    choose = random.Random(SEED)
    every = [question.text for one in sets if not one.name.startswith("English") for question in one.questions]
    english = [question.text for one in sets if one.name.startswith("English") for question in one.questions]
    questions = choose.sample(every, min(chosen.questions, len(every)))
    english = choose.sample(english, min(chosen.questions, len(english)))
    for size in chosen.sizes:
        texts = made_passages(sets, size)
        console.print(f"{size:,} passages", style="bold")
        one_field(texts, questions, analyzer, not chosen.no_peers, console)
        if not chosen.no_answers:
            whole_answers(texts, questions, english, analyzer, console)


if __name__ == "__main__":
    main()
