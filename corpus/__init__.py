"""Articles in, passages out. Pure and synchronous: files only.

Other rooms import from here and from nowhere deeper.
"""

from corpus.article import Article, NoCorpus, Problem, Reading, Reason, list_files, read_article, read_articles
from corpus.passage import Passage, sentences, split_article

__all__ = [
    "Article",
    "NoCorpus",
    "Passage",
    "Problem",
    "Reading",
    "Reason",
    "list_files",
    "read_article",
    "read_articles",
    "sentences",
    "split_article",
]
