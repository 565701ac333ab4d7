"""A generation's passages in Milvus, which finds the promising ones when one machine's memory or cores are not enough.

A passage is one sparse vector: BM25's weights of its terms in all fields, every term of a field under a number of its own. The
inner product with a question's terms is the sum that the embedded index makes, so the passages are the same ones. Fields, sets,
sentences, spans and refusal are then worked out here, on the counts of those few passages, by the code of the embedded index.

A generation is a collection, complete before the alias turns to it; a searcher asks its own generation's, by name, so a
question in flight is not disturbed. The generation's files stay on disk: what a reindex keeps, terms, texts and counts.
"""

import logging
import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from index.engine.arrays import Floats, Rows
from index.engine.bm25 import K1, smoothed_idf
from index.engine.near import near
from index.engine.order import Order
from index.engine.scoring import DEEP, SETS_WEIGHT, WEIGHTS, Scored, Scorer, best
from index.engine.sets import estimated_idf
from index.engine.snapshot import Snapshot
from index.engine.unavailable import Unavailable
from index.engine.units import parts_of
from index.question import POSTED, Question
from index.text.digests import term_digest

ALIAS = "chawen"  # of the current generation; a bot needs a Milvus database of its own
SECONDS = 5.0  # to wait for an answer
_MOST = 16_384  # rows that Milvus finds at once, at most
_BATCH = 500  # passages sent at a time
_SAID = 160  # characters of its complaint that are passed on


class Milvus:
    """The server, or with a path ending in `.db` Milvus Lite's file."""

    def __init__(self, uri: str) -> None:
        """Raises Unavailable."""
        self._where = urlsplit(uri).hostname or "MILVUS_URI"
        pymilvus = self._library = _library()
        self._client = self._asked(lambda: pymilvus.MilvusClient(uri, timeout=SECONDS))

    def publish(self, snapshot: Snapshot, progress: Callable[[int, int], None]) -> None:
        """Make this generation's collection the current one, filling it first if need be. Raises Unavailable."""
        name, current = _collection(snapshot.header.generation), self._current()
        if current == name:
            return
        self._asked(lambda: self._fill(name, snapshot, progress))
        self._asked(lambda: self._turn_alias(name, current))
        self._asked(lambda: self._drop_but(name, current))  # questions may still be with the one before

    def find(self, generation: str, vector: Mapping[int, float], k: int) -> list[int]:
        """The rows of the k passages with the highest inner product, best first. Raises Unavailable."""
        if not vector:
            return []
        return [hit["row"] for hit in self._asked(lambda: self._search(_collection(generation), vector, k))]

    def _search(self, name: str, vector: Mapping[int, float], k: int) -> Any:
        search = partial(self._client.search, name, [vector], anns_field="weights", limit=k, timeout=SECONDS)
        try:
            return search()[0]
        except (
            self._library.MilvusException
        ):  # a server that was restarted: a new line, and Milvus Lite has forgotten what to load
            self._client.load_collection(name, timeout=SECONDS)
            return search()[0]

    def _current(self) -> str:
        try:
            return str(self._client.describe_alias(ALIAS, timeout=SECONDS)["collection_name"])
        except self._library.MilvusException as error:
            if not self._asked(lambda: self._client.list_collections(timeout=SECONDS)) or "alias" in str(error).lower():
                return ""
            raise Unavailable(self._said(error)) from error

    def _fill(self, name: str, snapshot: Snapshot, progress: Callable[[int, int], None]) -> None:
        client, kinds = self._client, self._library.DataType
        if client.has_collection(name):  # an upload that was cut off
            client.drop_collection(name)
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("row", kinds.INT64, is_primary=True)
        schema.add_field("weights", kinds.SPARSE_FLOAT_VECTOR)
        index = client.prepare_index_params()
        index.add_index("weights", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        client.create_collection(name, schema=schema, index_params=index, consistency_level="Strong")
        passages = len(snapshot.passages)
        for first in range(0, passages, _BATCH):
            last = min(first + _BATCH, passages)
            vectors = _vectors(snapshot, first, last)
            client.insert(name, [{"row": row, "weights": vector} for row, vector in enumerate(vectors, first) if vector])
            progress(last, passages)
        client.flush(name)
        client.load_collection(name)

    def _drop_but(self, *kept: str) -> None:
        for name in self._client.list_collections():
            if name.startswith(f"{ALIAS}_") and name not in kept:
                self._client.drop_collection(name)

    def _turn_alias(self, name: str, current: str) -> None:
        if current:
            self._client.alter_alias(name, ALIAS)
        else:
            self._client.create_alias(name, ALIAS)

    def _asked(self, call: Callable[[], Any]) -> Any:
        try:
            return call()
        except (self._library.MilvusException, OSError, ValueError) as error:
            raise Unavailable(self._said(error)) from error

    def _said(self, error: Exception) -> str:
        said = str(getattr(error, "message", error)) or type(error).__name__
        return f"Milvus at {self._where} does not answer: {said.splitlines()[0][:_SAID]}"


class MilvusEngine:
    """Finds the promising passages of one generation by Milvus, and scores them here. Raises Unavailable when asked."""

    def __init__(self, snapshot: Snapshot, milvus: Milvus) -> None:
        self._snapshot = snapshot
        self._milvus = milvus

    def search(self, question: Question, k: int, among: Sequence[int] | Rows | None = None) -> Scored:
        """The k best rows; of these rows, if any are named. Raises Unavailable."""
        postings = self._snapshot.postings
        rows = np.array(self._found(question, DEEP if question.sets else k, among), np.int64)
        slots = self._snapshot.order.slots.take(rows).tolist()
        scorer = Scorer({field: near(postings[field], slots) for field in POSTED})
        matches = scorer.match(question, estimated_idf(question.sets, postings["characters"], postings["bigrams"]))
        here = np.arange(len(rows))
        scores = scorer.deep(matches, here, scorer.scores(matches, here))
        found = best(matches, Order.of(here.astype(np.int32), [len(here)]), here, scores, k)
        return replace(found, rows=rows[found.rows])

    def _found(self, question: Question, k: int, among: Sequence[int] | Rows | None) -> Sequence[int]:
        """The rows to be looked into, in order: few that are named all, of many the best that Milvus finds."""
        if among is not None and len(among) <= DEEP:
            return [int(row) for row in among]
        most = k if among is None else _MOST
        found = np.array(self._milvus.find(self._snapshot.header.generation, self._vector(question), most), np.int64)
        named = found if among is None else found[np.isin(found, among)]
        return [int(row) for row in np.sort(named[:k])]

    def _vector(self, question: Question) -> dict[int, float]:
        """The question's terms: each counts once, and those of its sets as much as they tell."""
        postings, offsets = self._snapshot.postings, _offsets(self._snapshot)
        vector: dict[int, float] = {}
        for field, weighted in _weighted_terms(question).items():
            layers = postings[field].find_all([digest for digest, _ in weighted]).layers
            for found, offset in zip(layers, offsets[field], strict=True):
                for (_, weight), number, size in zip(weighted, found.numbers.tolist(), found.sizes.tolist(), strict=True):
                    if size:
                        vector[offset + number] = vector.get(offset + number, 0.0) + weight
        return vector


def _weighted_terms(question: Question) -> dict[str, list[tuple[int, float]]]:
    """By field, the digests of what a question looks for, and what each weighs."""
    wanted = {field: [(term_digest(term), 1.0) for term in question.terms_of(field)] for field in POSTED}
    for terms in question.sets:
        parts = parts_of(terms)
        pairs = [*parts.pairs.each(), *((digest, weight) for weight, phrase in parts.phrases for digest in phrase)]
        wanted["bigrams"] += [(digest, SETS_WEIGHT * weight) for digest, weight in pairs]
        hanzi = [*parts.hanzi.each(), *parts.parts.each()]
        wanted["characters"] += [(digest, SETS_WEIGHT * weight) for digest, weight in hanzi]
    return wanted


def _library() -> Any:
    """pymilvus, which at its import reads a MILVUS_URI of its own and fails on a file's path. Raises Unavailable."""
    uri = os.environ.pop("MILVUS_URI", None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pymilvus
    except ImportError as error:
        raise Unavailable("MILVUS_URI is set, but pymilvus is not there: .venv/bin/pip install pymilvus") from error
    finally:
        if uri is not None:
            os.environ["MILVUS_URI"] = uri
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it logs what it raises
    return pymilvus


def _collection(generation: str) -> str:
    return f"{ALIAS}_{generation}"


def _offsets(snapshot: Snapshot) -> dict[str, list[int]]:
    """The number of the first term of each field in each layer."""
    sizes = [len(layer.digests) for field in POSTED for layer in snapshot.postings[field].layers]
    first = iter(np.cumsum([0, *sizes]).tolist())
    return {field: [next(first) for _ in snapshot.postings[field].layers] for field in POSTED}


def _vectors(snapshot: Snapshot, first: int, last: int) -> list[dict[int, float]]:
    """The sparse vectors of the passages from `first` to before `last`."""
    vectors: list[dict[int, float]] = [{} for _ in range(first, last)]
    slots = snapshot.order.slots[first:last].tolist()
    for field, offsets in _offsets(snapshot).items():
        of = snapshot.postings[field]
        for vector, (number, row) in zip(vectors, map(of.at, slots), strict=True):
            layer = of.layers[number]
            some = slice(int(layer.passage_starts[row]), int(layer.passage_starts[row + 1]))
            terms, counts = layer.passage_terms[some], layer.passage_counts[some]
            idf = smoothed_idf(of.corpus_size, of.find_all(layer.digests[terms].tolist()).containing)
            weights: Floats = WEIGHTS[field] * (K1 + 1) * idf * counts / (counts + layer.norms[row])
            vector.update(zip((terms.astype(np.int64) + offsets[number]).tolist(), weights.tolist(), strict=True))
    return vectors
