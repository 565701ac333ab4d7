"""Public question sets in SQuAD's format: paragraphs, and questions with the paragraph and the answers each has."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Passage


@dataclass(frozen=True, slots=True)
class Question:
    """`row` is the paragraph that answers; `answers` are the texts that count as right."""

    id: str
    text: str
    row: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A whole corpus, one passage a paragraph, and the questions asked of it."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]


def read_set(path: Path, name: str, questions_from: Path | None = None) -> QuestionSet:
    """The set in a file; with `questions_from`, the same questions in the words of another file, matched by id."""
    passages: list[Passage] = []
    questions: list[Question] = []
    for article in _articles(path):
        for paragraph in article["paragraphs"]:
            row = len(passages)
            passages.append(Passage(f"p{row}#1", f"p{row}", "", "", "", paragraph["context"]))
            for asked in (one for one in paragraph["qas"] if not one.get("is_impossible")):
                answers = tuple(dict.fromkeys(answer["text"] for answer in asked["answers"]))
                questions.append(Question(asked["id"], asked["question"], row, answers))
    if questions_from:
        words = {
            asked["id"]: asked["question"]
            for article in _articles(questions_from)
            for paragraph in article["paragraphs"]
            for asked in paragraph["qas"]
        }
        questions = [Question(q.id, words[q.id], q.row, q.answers) for q in questions if q.id in words]
    return QuestionSet(name, tuple(passages), tuple(questions))


def public_sets(folder: Path) -> list[QuestionSet]:
    """Every set in the folder; an English file `x.en.json` is asked of the paragraphs of `x.zh.json`."""
    sets = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".en.json"):
            continue
        sets.append(read_set(path, path.stem))
        english = path.with_name(path.name.replace(".zh.json", ".en.json"))
        if english != path and english.is_file():
            sets.append(read_set(path, f"English → {path.stem}", english))
    return sets


def _articles(path: Path) -> list[Any]:
    articles: list[Any] = json.loads(path.read_text("utf-8"))["data"]
    return articles
