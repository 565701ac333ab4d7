"""The short answer inside the displayed sentence: candidates, a linear score, a softmax, and a bar for each type.

Weights and bars were fitted on DRCD's public questions, cross-validated by article.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from index.span.candidate import SpanCandidate
from index.span.candidates import candidates
from index.span.dates import whole_date
from index.span.features import FEATURES, features, known, neighbours
from index.span.parallel import with_parallels
from index.span.scene import Scene, idf, query, question_units, scene
from index.text.asked import Asked, parse
from index.text.tags import Tagger
from index.words import FOLDER

_PART = re.compile("第[0-9一二三四五六七八九十百零〇]{1,5}[条章节项款]")  # the name of a part of a law or a contract
_ASKS_PART = re.compile("第几|几条|哪[一]?[条章节项款]")
_OPEN = ("", "time")  # what is asked of a date where it is only asked when
_AND = "、和及与跟"
_MOST = 600  # candidates of a sentence; a passage of "1%1%…" has thousands, and each costs
_AROUND = 24  # characters in which the other end of a range is looked for
_SIZE = r"\d+(?:[.,:：]\d+)*(?:[%‰]|[\u4e00-\u9fff]{0,3}?)?"
_RANGE = re.compile(
    rf"(?<![\d.,:：]){_SIZE}\s?(?:[-~～—–―]{{1,2}}|至|到)\s?{_SIZE}(?:[%‰]|个?(?:工作日|小时|分钟|[年月日号天周时点分秒元块人个件米克次度名种页岁折楼层万亿]))?"
)
NOTHING = ("none", "none_coverage", "none_head", "none_gap")
TYPES = ("DATE", "NUM", "DUR", "PERS", "LOC", "ORG")


@dataclass(frozen=True, slots=True)
class Span:
    """A short answer: (start, end) in the passage, its type, and how sure it is, 0 to 1."""

    start: int
    end: int
    type: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Table:
    """One question's candidates as a matrix."""

    spans: list[tuple[int, int]]
    rows: npt.NDArray[np.float32]
    nothing: list[float]


def table(asked: Asked, question: str, passage: str, sentences: list[tuple[int, int]], words: Tagger) -> Table:
    """``question`` and ``passage`` folded; ``sentences`` best first (two are read)."""
    asks = query(question, asked)
    texts = [passage[start:end] for start, end in sentences]
    scale = idf(texts, question_units(asks))
    scenes = [scene(text, words.cut(text), asks, scale) for text in texts[:2]]
    best = scenes[0].coverage
    spans: dict[tuple[int, int], list[float]] = {}
    for rank, seen in enumerate(scenes):
        offset = sentences[rank][0]
        others = "\n".join(text for text, at in zip(texts, sentences, strict=True) if at[0] != offset)
        found = _candidates(asked, seen)
        if not _ASKS_PART.search(question):
            found = [one for one in found if not _PART.match(seen.text, one.start)]
        close = neighbours(found, seen, asked.type)
        for candidate in found:
            span = (offset + candidate.start, offset + candidate.end)
            if span in spans or known(seen.text[candidate.start : candidate.end], question, asked.head):
                continue
            spans[span] = features(candidate, seen, asks, rank, best - seen.coverage, others, close.get(candidate, 0.0))
    matrix = np.array(list(spans.values()), dtype=np.float32).reshape(len(spans), len(FEATURES))
    return Table(list(spans), matrix, [1.0, best, float(bool(asked.head)), best - scenes[-1].coverage])


def _candidates(asked: Asked, seen: Scene) -> list[SpanCandidate]:
    """The strings of a sentence that may be the answer, by their places, each once; of a sentence full of them, the first."""
    found = dict.fromkeys(candidates(asked.type, seen.text, seen.words, asked.units, asked.grain))
    return sorted(found, key=lambda candidate: (candidate.start, candidate.end))[:_MOST]


def confidences(rows: npt.NDArray[np.float32], nothing: list[float], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Softmax over the candidates and "none of these"; the last entry is none."""
    size = rows.shape[1]
    scores = np.append(rows @ weights[:size], float(np.dot(nothing, weights[size:])))
    scores = np.exp(scores - scores.max())
    return np.asarray(scores / scores.sum())


class Marker:
    """Marks short answers; its weights come from `span_weights.json`."""

    def __init__(self, words: Tagger) -> None:
        self._words = words

    def warm(self) -> None:
        """Read the weights now."""
        _weights()

    def mark(self, question: str, passage: str, sentences: Sequence[tuple[int, int]]) -> Span | None:
        """The answer's place in the passage, where it is probably right and inside the first of the sentences.

        Question and passage are folded. `sentences` are all of the passage's, best first; the first two are read for candidates.
        """
        asked = parse(question, self._words)
        if not asked.type or not sentences:
            return None
        found = table(asked, question, passage, list(sentences), self._words)
        if not found.spans:
            return None
        chances = confidences(found.rows, found.nothing, _weights()[asked.type])
        top = int(chances[:-1].argmax())
        first = start, end = found.spans[top]
        if not sentences[0][0] <= start < end <= sentences[0][1]:
            return None
        if asked.type in ("NUM", "DUR", "DATE"):
            start, end = _whole_range(passage, start, end)
        if asked.type == "DATE" and asked.grain in _OPEN:
            start, end = whole_date(passage, start, end)
        if asked.type == "NUM":
            words = self._words.cut(passage[slice(*sentences[0])])
            start, end = with_parallels(question, passage, (start, end), sentences[0], words)
        sure = float(chances[top])
        if asked.type in ("NUM", "DUR"):  # 500个 and 500个以上 are one answer, and 6户 and 10户 may be
            shown = [at for at, span in enumerate(found.spans) if span[0] == first[0] or start <= span[0] < span[1] <= end]
            sure = float(chances[shown].sum())
        if sure < _bars()[asked.type]:
            return None
        if asked.type in ("PERS", "LOC", "ORG") and _is_one_of_several(passage, (start, end), found.spans):
            return None
        return Span(start, end, asked.type, sure)


def _whole_range(passage: str, start: int, end: int) -> tuple[int, int]:
    """With the other end, where it is one end of a range: 10至15年, 7—10日, 9:30—20:30."""
    for found in _RANGE.finditer(passage, max(0, start - _AROUND), min(len(passage), end + _AROUND)):
        if found.start() <= start and end <= found.end():
            return found.span()
    return start, end


def _is_one_of_several(passage: str, span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Does another candidate stand in a row with it, as 陝西 in 四川、陝西和甘肅?"""
    start, end = span
    after = any(first == end + 1 and passage[end] in _AND for first, _ in others)
    return after or any(last == start - 1 and passage[last] in _AND for _, last in others)


@cache
def _saved() -> dict[str, dict[str, Any]]:
    saved: dict[str, dict[str, Any]] = json.loads((FOLDER / "span_weights.json").read_text("utf-8"))
    return saved


@cache
def _weights() -> dict[str, npt.NDArray[np.float64]]:
    saved = _saved()["weights"]
    return {kind: np.array([saved[name][at] for name in FEATURES + NOTHING]) for at, kind in enumerate(TYPES)}


def _bars() -> dict[str, float]:
    return _saved()["thresholds"]
