"""Figures of one question set: what a change must not make worse. Counts are shares of the questions, 0 to 1."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index import Answer, Places, Searcher, State, ask, open_index
from index.engine.snapshot import load
from index.meaning.vectors import make_vectors
from index.text.folding import fold
from tests.measure.memory import index_of, kept, meaning_of, searcher_of, without_row
from tests.measure.near import near_misses
from tests.measure.sets import Question, QuestionSet

Figures = dict[str, float]
SEED = 5
LESS_IS_BETTER = frozenset(
    ("false answers", "false refusals", "wrong and sure", "refused", "near misses answered", "talk answered")
)
DATA = Path(__file__).parents[1] / "data"
_FRAMED = 150  # questions
_FRAMED_OF_SAMPLE = 20
_HANZI = re.compile("[\u4e00-\u9fff]")


def figures_of(questions: QuestionSet, most: int = 0, *, meaning: bool = False) -> Figures:
    """The figures of a set of paragraphs, of all its questions or of a seeded sample; with `meaning`, where that counts."""
    asked = list(questions.questions)
    if most and len(asked) > most:
        asked = random.Random(SEED).sample(asked, most)
    snapshot = index_of(questions.passages)
    told = meaning_of(snapshot) if meaning else None
    searcher, without = searcher_of(snapshot, told), without_row(snapshot, told)
    there = [ask(searcher, one.text) for one in asked]
    gone = []
    for one in asked:
        without.row = one.row
        gone.append(ask(without, one.text))
    ranks = [rank_of(one, found) for one, found in zip(asked, there, strict=True)]
    marked = [(one, found) for one, found in zip(asked, there, strict=True) if found.hits and found.hits[0].span]
    near = near_misses(asked, there, searcher.tagger, questions.passages)
    sure = sum(ask(searcher, text).state is State.ANSWERED for text in near)
    return {
        "first": _share(rank == 1 for rank in ranks),
        "in three": _share(0 < rank <= 3 for rank in ranks),
        "sentence": _share(_shows(one, found) for one, found in zip(asked, there, strict=True)),
        "spans shown": _share(bool(found.hits and found.hits[0].span) for found in there),
        "spans exact": _share(_is_exact(one, found) for one, found in marked),
        "answered": _share(found.state is State.ANSWERED for found in there),
        "false refusals": _share(found.state is State.NOT_FOUND for found in there),
        "false answers": _share(found.state is State.ANSWERED for found in gone),
        "auroc": auroc([found.confidence for found in there], [found.confidence for found in gone]),
        "near misses answered": sure / len(near) if near else 0.0,
        "talk answered": _share(ask(searcher, line).state is State.ANSWERED for line in lines_of("talk.txt")),
        "polite": polite(searcher, asked[: _FRAMED_OF_SAMPLE if most else _FRAMED]),
    }


def lines_of(name: str) -> list[str]:
    """The lines of a file of `tests/data`."""
    return (DATA / name).read_text("utf-8").splitlines()


def polite(searcher: Searcher, questions: Sequence[Question]) -> float:
    """How many of the questions that are answered are so in each of the polite frames too, those in the questions' language."""
    answered = [one.text for one in questions if ask(searcher, one.text).state is State.ANSWERED]
    in_chinese = bool(_HANZI.search(questions[0].text))
    frames = [frame for frame in lines_of("polite.txt") if bool(_HANZI.search(frame)) is in_chinese]
    return _share(ask(searcher, frame.format(text)).state is State.ANSWERED for frame in frames for text in answered)


def everyday_figures(path: Path, *, joint: bool, meaning: bool = False) -> Figures:
    """The figures of a set of everyday documents, each case in a folder of its own or all in one;
    as `everyday.py` scores them. With `meaning`, where that counts.
    """
    asked = everyday_questions(path, joint=joint, meaning=meaning)
    verdicts = Counter(_verdict(one["expect"], ask(searcher, one["q"])) for searcher, one in asked)
    total = verdicts.total()
    return {name: verdicts[name] / total for name in ("right", "wrong and sure", "refused")}


def everyday_questions(path: Path, *, joint: bool, meaning: bool = False) -> Iterator[tuple[Searcher, dict[str, str]]]:
    """Each question of such a set, with the searcher of its documents."""
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    with TemporaryDirectory() as name:
        for folder, asked in _folders(cases, Path(name), joint=joint):
            with TemporaryDirectory() as data:
                searcher = opened(folder, Path(data), meaning=meaning)
                yield from ((searcher, one) for one in asked)


def _folders(cases: Sequence[dict[str, object]], work: Path, *, joint: bool) -> list[tuple[Path, list[dict[str, str]]]]:
    folders: list[tuple[Path, list[dict[str, str]]]] = []
    every: list[dict[str, str]] = []
    for number, case in enumerate(cases):
        folder = work / f"{number:03d}"
        files, questions = case["files"], case["questions"]
        assert isinstance(files, dict)
        assert isinstance(questions, list)
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content.encode(str(case.get("encoding", "utf-8"))))
        folders.append((folder, questions))
        every += questions
    return [(work, every)] if joint else folders


def opened(folder: Path, data: Path, *, meaning: bool = False) -> Searcher:
    """The searcher of a folder of documents; `data` keeps what it makes."""
    for file in kept():
        (data / file.name).symlink_to(file.absolute())
    places = Places(folder, data, meaning=meaning)
    searcher = open_index(places)
    if meaning:
        make_vectors(load(places.index_dir), lambda done, of: None)
    return searcher


def _verdict(wanted: str, found: Answer) -> str:
    if wanted == "NOT_FOUND":
        return {State.NOT_FOUND: "right", State.POSSIBLE: "possible", State.ANSWERED: "wrong and sure"}[found.state]
    if found.state is State.NOT_FOUND:
        return "refused"
    if not found.hits:
        return "wrong"
    if _plain(wanted) in _plain(found.hits[0].sentence_text):
        return "right"
    if _plain(wanted) in _plain(found.hits[0].passage.text):
        return "passage only"
    return "wrong and sure" if found.state is State.ANSWERED else "wrong"


def _plain(text: str) -> str:
    return re.sub(r"[\s\u200b\u200c\u200d\ufeff\u00ad]+", "", text)


def rank_of(question: Question, found: Answer) -> int:
    """The rank of the right passage, from 1; 0 if it is not among the ten."""
    rows = [hit.passage.id for hit in found.hits[:10]]
    wanted = f"p{question.row}#1"
    return rows.index(wanted) + 1 if wanted in rows else 0


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a positive is above a negative; a tie counts half."""
    ordered = np.sort(negative)
    below, upto = np.searchsorted(ordered, positive, "left"), np.searchsorted(ordered, positive, "right")
    return float(np.mean((below + upto) / 2) / len(negative))


def _shows(question: Question, found: Answer) -> bool:
    return bool(found.hits) and any(fold(wanted) in fold(found.hits[0].sentence_text) for wanted in question.answers)


def _is_exact(question: Question, found: Answer) -> bool:
    best = found.hits[0]
    span = bare(best.passage.text[slice(*best.span)]) if best.span else ""
    return any(bare(wanted) == span for wanted in question.answers)


def bare(text: str) -> str:
    """Folded, without punctuation and white space, as CMRC 2018 compares."""
    return re.sub(r"[\W_]+", "", fold(text))


def _share(values: Iterable[bool]) -> float:
    every = list(values)
    return sum(every) / len(every) if every else 0.0
