"""Passages in, ranked hits and an answer out. CPU only and synchronous: no Telegram, no SQLite, no asyncio.

Other rooms import from here and from nowhere deeper.
"""

from index.answer import SHOWN, Answer, Hit, Match, State, answer
from index.examples import examples
from index.folding import fold
from index.followup import understand
from index.reindex import Change, Report, open_index, reindex
from index.searcher import Searcher, Unavailable
from index.snapshot import ArticleInfo

__all__ = [
    "SHOWN",
    "Answer",
    "ArticleInfo",
    "Change",
    "Hit",
    "Match",
    "Report",
    "Searcher",
    "State",
    "Unavailable",
    "answer",
    "examples",
    "fold",
    "open_index",
    "reindex",
    "understand",
]
