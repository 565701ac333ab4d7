"""Texts → counted terms, in this process or, when there are enough of them to pay for it, in one process a core."""

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import TracebackType

from index.engine.counts import Counts, count_terms, join
from index.question import FIELDS
from index.text.analysis import Analyzer

POOL_PAYS_FROM = 2_000  # passages: below, starting processes takes longer than it saves
_CHUNK = 250  # passages a process gets at a time


class Segmenter:
    """Segmenting is nearly all of a build's work. A context, for it may start processes."""

    def __init__(self, analyzer: Analyzer, data_dir: Path) -> None:
        self._analyzer = analyzer
        self._data_dir = data_dir
        self._pool: ProcessPoolExecutor | None = None

    def count(self, texts: Sequence[str]) -> Mapping[str, Counts]:
        """The counted terms of the texts, by field."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        if len(texts) < POOL_PAYS_FROM or cores < 2:
            return _count(self._analyzer, texts)
        if not self._pool:
            context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
            self._pool = ProcessPoolExecutor(cores, context, _begin, (self._data_dir,))
        chunks = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        counted = list(self._pool.map(_count_in_process, chunks))
        return {field: join([chunk[field] for chunk in counted]) for field in FIELDS}

    def __enter__(self) -> "Segmenter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def _count(analyzer: Analyzer, texts: Sequence[str]) -> dict[str, Counts]:
    terms = [analyzer.passage(text) for text in texts]
    return {field: count_terms(getattr(of, field) for of in terms) for field in FIELDS}


def _begin(data_dir: Path) -> None:
    global _analyzer
    _analyzer = Analyzer(data_dir)


def _count_in_process(texts: Sequence[str]) -> dict[str, Counts]:
    assert _analyzer
    return _count(_analyzer, texts)


_analyzer: Analyzer | None = None  # of a segmenting process
