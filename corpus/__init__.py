"""Articles in, passages out. Pure and synchronous: files only.

Other rooms import from here and from nowhere deeper.
"""

from corpus.article import Article, Problem, Reason, Unread, read_article, reading_version
from corpus.blocks import Block, Kind
from corpus.cleaning import DATE
from corpus.folder import FileState, NoCorpus, article_names, list_files
from corpus.passage import Passage, split_article
from corpus.readers.draft import LeftOut, Notice, Why
from corpus.sentences import sentences

__all__ = [
    "DATE",
    "Article",
    "Block",
    "FileState",
    "Kind",
    "LeftOut",
    "NoCorpus",
    "Notice",
    "Passage",
    "Problem",
    "Reason",
    "Unread",
    "Why",
    "article_names",
    "list_files",
    "read_article",
    "reading_version",
    "sentences",
    "split_article",
]
