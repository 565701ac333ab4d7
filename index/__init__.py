"""Passages in, ranked hits and an answer out. CPU only and synchronous: no Telegram, no SQLite of the bot's, no asyncio.

Other rooms import from here and from nowhere deeper.
"""

from index.answer import SHOWN, Answer, Form, Hit, Mark, Match, State
from index.answering.examples import examples
from index.answering.explanation import Explanation, Place, explain
from index.answering.flow import ask
from index.answering.followup import understand
from index.answering.overview import tell_overview
from index.building.apart import make_meaning
from index.building.build import Shrunk
from index.building.held import NoEarlier
from index.building.leftovers import sweep
from index.building.rebuild import Change, Noticed, Report, is_up_to_date, open_index, open_last, reindex, roll_back
from index.building.trial import TooMuch, with_synonyms, with_words
from index.engine.snapshot import ArticleInfo
from index.engine.unavailable import Unavailable
from index.places import Places
from index.searcher import Searcher
from index.text.folding import fold, well_formed
from index.text.framing import is_question, last_question, questions_of
from index.words import entry

__all__ = [
    "SHOWN",
    "Answer",
    "ArticleInfo",
    "Change",
    "Explanation",
    "Form",
    "Hit",
    "Mark",
    "Match",
    "NoEarlier",
    "Noticed",
    "Place",
    "Places",
    "Report",
    "Searcher",
    "Shrunk",
    "State",
    "TooMuch",
    "Unavailable",
    "ask",
    "entry",
    "examples",
    "explain",
    "fold",
    "is_question",
    "is_up_to_date",
    "last_question",
    "make_meaning",
    "open_index",
    "open_last",
    "questions_of",
    "reindex",
    "roll_back",
    "sweep",
    "tell_overview",
    "understand",
    "well_formed",
    "with_synonyms",
    "with_words",
]
