"""Articles in, passages out. Pure and synchronous: files only.

Other rooms import from here and from nowhere deeper.
"""

from corpus.article import Article, Problem, Reason, Unread, read_article, reading_version
from corpus.blocks import Block, Kind
from corpus.folder import FileState, NoCorpus, article_name, list_files, name_articles
from corpus.lines import DATE
from corpus.passage import Passage, sentences, split_article
from corpus.readers.draft import LeftOut, Notice, Why
from corpus.readers.formats import SUFFIXES

__all__ = [
    "DATE",
    "SUFFIXES",
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
    "article_name",
    "list_files",
    "name_articles",
    "read_article",
    "reading_version",
    "sentences",
    "split_article",
]
