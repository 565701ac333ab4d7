"""Passages → counted terms, in this process or, when there are enough of them to pay for it, in one process a core."""

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import TracebackType

from corpus import Passage
from index.building.children import end_with_parent
from index.engine.counts import Counts, count_terms, join
from index.question import POSTED
from index.text.analysis import Analyzer

POOL_PAYS_FROM = 2_000  # passages: below, starting processes takes longer than it saves
_CHUNK = 250  # passages a process gets at a time


class Segmenter:
    """Segmenting is nearly all of a build's work. A context, for it may start processes."""

    def __init__(self, analyzer: Analyzer, data_dir: Path) -> None:
        self._analyzer = analyzer
        self._data_dir = data_dir
        self._pool: ProcessPoolExecutor | None = None

    def count(self, passages: Sequence[Passage]) -> Mapping[str, Counts]:
        """The counted terms of the passages, by field."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        if len(passages) < POOL_PAYS_FROM or cores < 2:
            return counted(self._analyzer, passages)
        if not self._pool:
            context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
            self._pool = ProcessPoolExecutor(cores, context, _begin, (self._data_dir,))
        chunks = [passages[at : at + _CHUNK] for at in range(0, len(passages), _CHUNK)]
        counts = list(self._pool.map(_count_in_process, chunks))
        return {field: join([chunk[field] for chunk in counts]) for field in POSTED}

    def __enter__(self) -> "Segmenter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def counted(analyzer: Analyzer, passages: Sequence[Passage]) -> dict[str, Counts]:
    """The counted terms of passages, by field."""
    terms = [analyzer.passage(passage.text, passage.context) for passage in passages]
    return {field: count_terms(getattr(of, field) for of in terms) for field in POSTED}


def _begin(data_dir: Path) -> None:
    global _analyzer
    end_with_parent()
    _analyzer = Analyzer(data_dir)
    _analyzer.tokenizer.hurry()


def _count_in_process(passages: Sequence[Passage]) -> dict[str, Counts]:
    assert _analyzer
    return counted(_analyzer, passages)


_analyzer: Analyzer | None = None  # of a segmenting process
