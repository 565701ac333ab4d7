"""Files of bad birth or bad will: each is read soundly or named with its reason, soon, and the file beside it is indexed."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from corpus import Problem, Reason, Unread, read_article
from corpus.readers import bounded
from index import Places, ask, open_index
from tests.conftest import Write

BOMB = b"0" * 30_000_000
BILLION = '<!DOCTYPE x [<!ENTITY a "ha">'
for name, before in zip("bcdefghi", "abcdefgh", strict=True):
    BILLION += f'<!ENTITY {name} "{f"&{before};" * 10}">'
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
OFFICE = "http://schemas.openxmlformats.org"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD = (
    f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)
TYPES = (
    f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def zipped(**parts: bytes | str) -> bytes:
    """An archive; `__` in a name is a slash, `_dot_` a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def word(document: bytes | str, **more: bytes | str) -> bytes:
    parts = {"[Content_Types]_dot_xml": TYPES, "_rels/_dot_rels": RELATIONS, "word/document_dot_xml": document}
    return zipped(**parts, **more)


TEXTS: dict[str, str | bytes] = {
    "empty.txt": b"",
    "blank.txt": " \n\t\u3000\n" * 100,
    "nul.txt": b"\0" * 5_000,
    "some nul.txt": "開\0放時間九點。".encode(),
    "random.txt": bytes(range(128, 256)) * 40,
    "one line.txt": "字" * 3_000_000,
    "one long line.txt": "字" * 17_000_000,
    "brackets.txt": "(" * 500_000,
    "numbers.txt": "1%" * 200_000,
    "full stops.txt": "。" * 500_000,
    "book marks.txt": "《" * 300_000,
    "labels.txt": "名称：甲\n电话：1\n\n" * 20_000,
    "items.txt": "1. 甲\n" * 50_000,
    "questions.txt": "甲吗？\n乙\n" * 30_000,
    "readings.txt": "长(zhǎng)" * 50_000,
    "directions.txt": "\u202e\u2066\u200f" * 10_000 + "字。",
    "surrogates.txt": "字\ud800".encode("utf-8", "surrogatepass"),
    "half utf16.txt": "\ufeff開放時間".encode("utf-16-le")[:-1],
    "bomb.md": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "---\n正文。",
    "deep.md": "---\na: " + "[" * 5_000 + "\n---\n正文。",
    "open front.md": "---\n" + "a: b\n" * 5_000,
    "quotes.md": ">" * 10_000 + " 字",
    "links.md": "[" * 20_000 + "字",
    "stars.md": "*a " * 20_000,
    "lines of stars.md": "**" * 30_000,
    "ticks.md": "`" * 30_000 + "字",
    "lists.md": "".join(f"{' ' * at}- 字\n" for at in range(400)),
    "table.md": "|" * 20_000 + "\n|" + "-|" * 10_000,
    "references.md": "[a]: <" + "x" * 100_000,
    "html in it.md": "<div>" * 5_000 + "字",
    "nested.html": "<div>" * 100_000 + "字",
    "nested spans.html": "<p>" + "<b><i>" * 50_000 + "字",
    "tables.html": "<table><tr><td>" * 2_000 + "字",
    "lists.html": "<ul><li>" * 3_000 + "字",
    "unclosed.html": "<p title='" + "x" * 300_000,
    "attributes.html": "<p " + " ".join(f"a{at}=1" for at in range(50_000)) + ">字</p>",
    "entities.html": "&amp;" * 50_000 + "&#x110000;&#0;",
    "script.html": "<script>" + "a<b;" * 50_000,
    "rowspan.html": "<table>" + "<tr><td rowspan=99999 colspan=99999>字</td></tr>" * 20 + "</table>",
    "billion.html": BILLION + "]><p>&i;</p>",
    "external.html": EXTERNAL + "<p>&e;</p>",
    "paragraphs.html": "<p>字。" * 60_000,
    "wide.csv": "甲," * 1_000_000,
    "long.csv": '"' + "甲\n" * 100_000,
    "binary.csv": bytes(range(256)) * 200,
    "times.srt": "1\n00:00:01,000 --> 00:00:02,000\n甲\n\n" * 20_000,
    "nonsense.vtt": "WEBVTT\n\n" + "-->" * 20_000,
    "no zip.docx": "no archive",
    "cut.docx": word(WORD.format("字"))[:-40],
    "bomb.docx": word(WORD.format("字"), **{"word/media/a_dot_png": BOMB * 3}),
    "large part.docx": word(WORD.format("字" * 20_000_000)),
    "billion.docx": word(BILLION + "]>" + WORD.format("&i;")),
    "external.docx": word(EXTERNAL + WORD.format("&e;")),
    "up.docx": word(WORD.format("字"), **{"../../up_dot_txt": "x"}),
    "many.docx": word(WORD.format("字"), **{f"x/{at}": "" for at in range(20_000)}),
    "macro.docx": word(WORD.format("字"), **{"word/vbaProject_dot_bin": b"Sub AutoOpen()"}),
    "nested.docx": word(WORD.format("</w:t></w:r><w:tbl><w:tr><w:tc><w:p>" * 3_000)),
    "no parts.xlsx": zipped(a="b"),
    "cut.xlsx": zipped(**{"xl/workbook_dot_xml": "<workbook>"})[:60],
    "bomb.epub": zipped(mimetype="application/epub+zip", a_dot_xhtml=BOMB),
    "empty.epub": zipped(),
    "text.pdf": "%PDF-1.7\n",
    "loop.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF",
    "random.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 500,
    "odd\nname\u202e.txt": "字。",
    f"{'長' * 80}.txt": "字。",
}
HEAVY = {
    "attributes.html",
    "bomb.docx",
    "bomb.epub",
    "large part.docx",
    "many.docx",
    "one line.txt",
    "one long line.txt",
    "paragraphs.html",
    "wide.csv",
}
CASES = [pytest.param(name, marks=pytest.mark.slow) if name in HEAVY else name for name in TEXTS]


def as_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", CASES)
def test_each_is_read_or_named(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(as_bytes(TEXTS[name]))
    said = _said(file)
    assert "root:" not in said
    assert "haha" not in said


def _said(file: Path) -> str:
    """The text of a file, or why there is none."""
    try:
        return "\n".join(block.text for block in read_article(file).blocks)
    except Unread as unread:
        return str(unread.reason)


def test_the_file_beside_them_is_indexed_and_they_are_named(corpus: Write, tmp_path: Path) -> None:
    bad = {name: as_bytes(content) for name, content in TEXTS.items() if name not in HEAVY and len(content) < 50_000}
    folder = corpus({**bad, "good.txt": "河濱公園的烤肉區每次清潔費兩百元，須在七日前申請。"})
    (folder / "link.txt").symlink_to("/etc/passwd")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    os.mkfifo(folder / "pipe.txt")
    searcher = open_index(Places(folder, tmp_path))
    assert "兩百元" in ask(searcher, "河濱公園烤肉區清潔費多少").hits[0].sentence_text
    named = {problem.file for problem in searcher.problems}
    assert {"empty.txt", "cut.docx", "no zip.docx", "link.txt", "loop.txt", "pipe.txt", "text.pdf"} <= named


def _problem(folder: Path, name: str) -> Problem:
    try:
        read_article(folder / name)
    except Unread as unread:
        return Problem(name, unread.reason)
    raise AssertionError(f"{name} was read")


def test_what_takes_too_long_is_named_and_the_next_file_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = "<w:p><w:r><w:t>字</w:t></w:r></w:p>"  # so many that no machine reads them in no time
    (tmp_path / "slow.docx").write_bytes(word(WORD.replace("<w:p>", 20_000 * paragraph + "<w:p>").format("字")))
    (tmp_path / "quick.docx").write_bytes(word(WORD.format("開放時間九點。")))
    monkeypatch.setattr(bounded, "SECONDS", 0)
    assert _problem(tmp_path, "slow.docx").reason is Reason.TOO_SLOW
    monkeypatch.undo()
    assert read_article(tmp_path / "quick.docx").blocks
