"""The candidates of a sentence, by the type of answer asked for."""

from collections.abc import Sequence

from index.span.candidate import SpanCandidate
from index.span.dates import dates, eras
from index.span.names import runs, sounds
from index.span.quantities import durations, numbers
from index.text.tags import Word


def candidates(kind: str, text: str, words: Sequence[Word], units: tuple[str, ...], grain: str) -> list[SpanCandidate]:
    """The candidates of a sentence for a type of answer."""
    if kind == "NUM":
        return numbers(text, words, units)
    if kind == "DUR":
        return durations(text)
    if kind == "DATE":
        found = dates(text, words)
        if grain in ("era", "time"):
            found += eras(words)
        return found
    found = runs(words, kind)
    if kind != "ORG":
        found += sounds(text)
    return found
