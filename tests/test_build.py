"""Files → a generation: what can't be read is named, and the rest goes on."""

from pathlib import Path

from corpus import Problem, Reason
from index import Places, open_index
from tests.conftest import Write


def test_bad_files_are_named_and_the_rest_goes_on(corpus: Write, tmp_path: Path) -> None:
    folder = corpus(
        {
            "ok.txt": "圖書館每天九點開門。",
            "sub/ok.md": "圖書館每天九點開門。",
            "leer.txt": " \n\n",
            "bild.png": b"\x89PNG",
            "kaputt.txt": bytes(range(128, 256)) * 9,
            "vorne.md": "---\n[oops\n---\n" + "圖書館每天九點開門。",
            ".hidden.txt": "圖書館每天九點開門。",
        }
    )
    searcher = open_index(Places(folder, tmp_path))
    assert [article.name for article in searcher.articles] == ["ok", "sub/ok", "vorne"]
    assert set(searcher.problems) == {
        Problem("leer.txt", Reason.EMPTY),
        Problem("bild.png", Reason.FORMAT),
        Problem("kaputt.txt", Reason.ENCODING),
    }
