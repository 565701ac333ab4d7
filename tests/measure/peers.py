"""The engines we compare with, each as its own users would set it up for Chinese: question → rows, best first."""

import contextlib
import io
import re
import sqlite3
from collections.abc import Callable, Sequence

from index.text.analysis import Analyzer
from index.text.folding import fold

Search = Callable[[str], list[int]]
DEPTH = 10


def rank_bm25_plain(texts: Sequence[str], analyzer: Analyzer) -> Search:
    """rank-bm25's BM25Okapi over jieba's words, as its tutorials do."""
    import numpy as np
    from rank_bm25 import BM25Okapi

    def cut(text: str) -> list[str]:
        return list(analyzer.tokenizer.cut(text))

    model = BM25Okapi([cut(text) for text in texts])

    def search(question: str) -> list[int]:
        scores = model.get_scores(cut(question))
        return [int(row) for row in np.argsort(-scores, kind="stable")[:DEPTH]]

    return search


def bm25s_words_and_bigrams(texts: Sequence[str], analyzer: Analyzer) -> Search:
    """bm25s (Lucene's BM25) over folded words and bigrams: its best setting in research/search.md."""
    import bm25s

    model = bm25s.BM25(method="lucene")
    with contextlib.redirect_stderr(io.StringIO()):
        model.index([_words_and_bigrams(text, analyzer) for text in texts], show_progress=False)

    def search(question: str) -> list[int]:
        tokens = [token for token in _words_and_bigrams(question, analyzer) if token in model.vocab_dict]
        if not tokens:
            return []
        rows, scores = model.retrieve([tokens], k=min(DEPTH, len(texts)), show_progress=False)
        return [int(row) for row, score in zip(rows[0], scores[0], strict=True) if score > 0]

    return search


def tantivy_ngrams(texts: Sequence[str], analyzer: Analyzer) -> Search:
    """tantivy over its own 1- and 2-grams of the folded text: its best setting in research/search.md."""
    import tantivy

    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2, False)).build()
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="grams")
    schema.add_unsigned_field("row", stored=True)
    index = tantivy.Index(schema.build())
    index.register_tokenizer("grams", grams)
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for row, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=fold(text), row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> list[int]:
        tokens = dict.fromkeys(grams.analyze(fold(question)))
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "text", token)) for token in tokens]
        hits = searcher.search(tantivy.Query.boolean_query(terms), DEPTH).hits
        return [int(searcher.doc(address)["row"][0]) for _, address in hits]

    return search


def fts5_words(texts: Sequence[str], analyzer: Analyzer) -> Search:
    """SQLite's FTS5 over folded words, any of them."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text)")
    rows = ((row, " ".join(_words(text, analyzer))) for row, text in enumerate(texts))
    connection.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", rows)

    def search(question: str) -> list[int]:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(_words(question, analyzer)))
        sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages), rowid LIMIT ?"
        return [int(row) for (row,) in connection.execute(sql, (query, DEPTH))] if query else []

    return search


PEERS: dict[str, Callable[[Sequence[str], Analyzer], Search]] = {
    "rank-bm25, plain jieba": rank_bm25_plain,
    "bm25s, words + bigrams": bm25s_words_and_bigrams,
    "tantivy, 1- and 2-grams": tantivy_ngrams,
    "SQLite FTS5, words": fts5_words,
}


def _words(text: str, analyzer: Analyzer) -> list[str]:
    return [word for word in analyzer.tokenizer.cut_for_search(fold(text)) if re.search(r"\w", word)]


def _words_and_bigrams(text: str, analyzer: Analyzer) -> list[str]:
    runs = re.findall(r"[\u3400-\u9fff]+", fold(text))
    return _words(text, analyzer) + [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
