"""The short answer inside a sentence, marked only where it is probably right."""

from index.span.marker import Marker, Span

__all__ = ["Marker", "Span"]
