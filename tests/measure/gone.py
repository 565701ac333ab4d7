"""Is a paragraph missed when it is really gone? Each of our own encyclopedia is taken out in turn, and its questions are asked.

    python -m tests.measure.gone

The figures of `quality` leave the paragraph in the index and only out of the search; here its names stand nowhere any more.
"""

import tempfile
from pathlib import Path

from index import Places, State, ask, open_index, reindex
from tests.measure.quality import OWN
from tests.measure.sets import read_set


def main() -> None:
    """Print how many of the questions are answered as sure all the same."""
    questions = read_set(OWN / "encyclopedia.json", "encyclopedia")
    sure = 0
    with tempfile.TemporaryDirectory() as name:
        places = Places(Path(name) / "articles", Path(name))
        places.corpus_dir.mkdir()
        files = [places.corpus_dir / f"{row:02}.txt" for row in range(len(questions.passages))]
        for file, passage in zip(files, questions.passages, strict=True):
            file.write_text(passage.text, "utf-8")
        searcher = open_index(places)
        for row, file in enumerate(files):
            file.unlink()
            searcher, _ = reindex(places, searcher)
            sure += sum(ask(searcher, one.text).state is State.ANSWERED for one in questions.questions if one.row == row)
            file.write_text(questions.passages[row].text, "utf-8")
    print(f"{sure} of {len(questions.questions)} answered as sure without their paragraph")


if __name__ == "__main__":
    main()
