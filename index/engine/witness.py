"""The corpus as a witness: does something stand in the articles?"""

from collections.abc import Mapping

from index.engine.field import Field
from index.text.analysis import Analyzer


class Witness:
    """Tells of one generation what stands in any of its passages."""

    def __init__(self, postings: Mapping[str, Field], analyzer: Analyzer) -> None:
        self._postings = postings
        self._analyzer = analyzer

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return self._postings["words"].corpus_size

    def has_unit(self, folded: str) -> bool:
        """Does some passage hold this Latin word, number or hanzi?"""
        return self._postings["characters"].holds(folded)

    def has_text(self, folded: str) -> bool:
        """Do all of the text's pairs stand somewhere? (Not necessarily in one passage, or beside each other.)"""
        pairs = self._analyzer.passage(folded).bigrams
        return all(map(self._postings["bigrams"].holds, pairs))
