"""Which reader a file has."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.blocks import Kind
from corpus.readers.draft import Unreadable
from corpus.readers.formats import SUFFIXES, read_bytes
from tests.conftest import ROOT


@pytest.mark.parametrize(("suffix", "text"), [(".txt", "题\n===\n文"), (".md", "# 题\n文"), (".html", "<h1>题</h1><p>文</p>")])
def test_each_suffix_has_its_reader(suffix: str, text: str) -> None:
    blocks = read_bytes(text.encode(), suffix).blocks
    assert [(block.kind, block.text) for block in blocks] == [(Kind.HEADING, "题"), (Kind.PARAGRAPH, "文")]


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix not in (".md", ".markdown", ".html", ".htm", ".txt")])
def test_bytes_that_are_no_such_file_are_named(suffix: str) -> None:
    with pytest.raises(Unreadable):
        read_bytes(bytes(range(128, 256)) * 20, suffix)


def test_formats_are_imported_only_when_met(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("图书馆每天九点开门。", "utf-8")
    code = """
import sys
from pathlib import Path
from corpus import read_article
read_article(Path(sys.argv[1]))
print(*[name for name in ("markdown_it", "selectolax", "corpus.readers.html", "corpus.readers.markdown") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
