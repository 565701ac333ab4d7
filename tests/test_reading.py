"""`python -m bot read FILE`: an admin sees how a file is read."""

import io
from pathlib import Path

import pytest

from bot.reading import show_reading
from tests.conftest import ARTICLES, Write

NOTICE = "# 開館須知\n\n來源：圖書館 2024-05-01\n\n## 借閱\n\n每人十二本。~~每人五本。~~\n\n| 項目 | 費用 |\n|---|---|\n"
NOTICE += "| 補證 | 20元 |\n"


def test_title_blocks_passages_and_what_was_left_out_are_shown(corpus: Write) -> None:
    out = io.StringIO()
    assert show_reading(corpus({"須知.md": NOTICE}) / "須知.md", out) == 0
    shown = out.getvalue()
    for expected in (
        "title    開館須知",
        "heading 2    借閱",
        "row          補證　20元",
        "(開館須知 › 借閱)",
        "struck       每人五本。",
    ):
        assert expected in shown


def test_the_first_article_tells_what_of_its_page_went(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    assert show_reading(next(ARTICLES.glob("*.txt")), out) == 0
    assert "furniture" in out.getvalue()
    assert "reading" in out.getvalue()


def test_what_gives_no_article_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xyz").write_text("x")
    assert show_reading(tmp_path / "a.xyz", io.StringIO()) == 2
    assert capsys.readouterr().err == "a.xyz: its format is unknown: use .txt, .md, .html, .docx, .pptx, .pdf or .xlsx\n"
    assert show_reading(tmp_path / "nowhere.txt", io.StringIO()) == 2
    assert capsys.readouterr().err == "nowhere.txt: it can't be opened\n"
