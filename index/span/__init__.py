"""The short answer inside a sentence, marked only where it is probably right."""

from index.span.marker import Marker, Span
from index.span.words import Words

__all__ = ["Marker", "Span", "Words"]
