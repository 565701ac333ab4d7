"""Articles in, passages out. Pure and synchronous: files only.

Other rooms import from here and from nowhere deeper.
"""

from corpus.article import Article, Problem, Reason, Unread, read_article, reading_version
from corpus.cleaning import DATE
from corpus.folder import FileState, NoCorpus, article_name, list_files
from corpus.passage import Passage, sentences, split_article

__all__ = [
    "DATE",
    "Article",
    "FileState",
    "NoCorpus",
    "Passage",
    "Problem",
    "Reason",
    "Unread",
    "article_name",
    "list_files",
    "read_article",
    "reading_version",
    "sentences",
    "split_article",
]
