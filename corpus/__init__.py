"""Articles in, passages out. Pure and synchronous: files only.

Other rooms import from here and from nowhere deeper.
"""

from corpus.article import Article, NoCorpus, Problem, Reason, Unread, list_files, read_article, reading_version
from corpus.cleaning import DATE
from corpus.passage import Passage, sentences, split_article

__all__ = [
    "DATE",
    "Article",
    "NoCorpus",
    "Passage",
    "Problem",
    "Reason",
    "Unread",
    "list_files",
    "read_article",
    "reading_version",
    "sentences",
    "split_article",
]
