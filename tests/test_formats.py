"""Word, Excel, PDF, EPUB, tables of text and subtitles: read into the same blocks, and named when they can't be."""

import datetime
import io
import zipfile

import docx
import openpyxl
import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from corpus import Kind, Notice, Why
from corpus.readers.draft import Draft, Unreadable
from corpus.readers.formats import read_bytes

WORDS = st.text(alphabet="甲乙丙丁戊己庚辛壬癸ab12", min_size=1, max_size=8)


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.created = datetime.datetime(2024, 5, 6, tzinfo=datetime.UTC)
    document.sections[0].header.paragraphs[0].text = "內部文件"
    document.add_heading("圖書館使用規則", 1)
    document.add_heading("借閱", 2)
    document.add_paragraph("每人可借十二本，為期一個月。")
    document.add_paragraph("帶借書證", style="List Number")
    document.add_paragraph("到櫃台登記", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ["項目", "費用", "補證", "20元"], strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_file(pages: list[list[str]], password: str = "") -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=StandardEncryption(password) if password else None)
    for lines in pages:
        page.setFont("STSong-Light", 12)
        for at, line in enumerate(lines):
            page.drawString(72, 760 - 20 * at, line)
        page.showPage()
    page.save()
    return out.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def epub_file() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="OPS/book.opf"/></container>')
        archive.writestr(
            "OPS/book.opf",
            "<package><dc:title>雪夜</dc:title><dc:creator>葉小舟</dc:creator><manifest>"
            '<item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        archive.writestr("OPS/one.xhtml", "<html><body><h1>第一章</h1><p>大雪下了一夜，路都封了。</p></body></html>")
        archive.writestr("OPS/two.xhtml", "<html><body><h1>第二章</h1><p>天亮時雪停了，門外有人敲門。</p></body></html>")
    return out.getvalue()


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_word_has_headings_numbered_lists_and_tables() -> None:
    draft = read_bytes(word_file(), ".docx")
    assert [(block.kind, block.text) for block in draft.blocks[:1]] == [(Kind.HEADING, "借閱")] or draft.title == "圖書館使用規則"
    assert {"每人可借十二本，為期一個月。", "1. 帶借書證", "2. 到櫃台登記"} <= set(texts(draft))
    assert [block.header + "|" + block.text for block in draft.blocks if block.kind is Kind.ROW][-1].endswith("補證\u300020元")
    assert draft.date == "2024-05-06"
    assert ("內部文件", Why.RUNNING) in [(piece.text, piece.why) for piece in draft.left_out]


def slides_file() -> bytes:
    show = pptx.Presentation()
    for title, body in (("搬遷說明", "十月起分三批搬到新樓。"), ("聯絡", "總機 85550101")):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = body
    shape = show.slides[1].shapes.add_table(2, 2, 0, 0, 1_000_000, 1_000_000)
    for (row, column), text in {(0, 0): "部門", (0, 1): "樓層", (1, 0): "財務", (1, 1): "四樓"}.items():
        shape.table.cell(row, column).text = text
    show.slides[0].notes_slide.notes_text_frame.text = "第一批只有財務。"
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def test_slides_have_titles_texts_tables_and_what_the_speaker_noted() -> None:
    blocks = [(block.kind, block.text, block.header) for block in read_bytes(slides_file(), ".pptx").blocks]
    assert blocks == [
        (Kind.HEADING, "搬遷說明", ""),
        (Kind.PARAGRAPH, "十月起分三批搬到新樓。", ""),
        (Kind.PARAGRAPH, "第一批只有財務。", ""),
        (Kind.HEADING, "聯絡", ""),
        (Kind.PARAGRAPH, "總機 85550101", ""),
        (Kind.ROW, "財務\u3000四樓", "部門\u3000樓層"),
    ]


def test_columns_of_a_pdf_come_one_after_the_other() -> None:
    left = ["本館自一九八五年開放以來，接待讀者", "超過三百萬人次。二樓為期刊閱覽室。"]
    right = ["食堂位於一樓東側，供應早、中、晚三", "餐，早餐時間為七點到八點半，刷卡。"]
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.setFont("STSong-Light", 12)
    for x, lines in ((72, left), (320, right)):
        for at, line in enumerate(lines):
            page.drawString(x, 760 - 20 * at, line)
    page.save()
    whole = "".join(texts(read_bytes(out.getvalue(), ".pdf")))
    assert whole == "".join(left + right)


def test_a_pdf_is_joined_to_paragraphs_without_running_lines() -> None:
    pages = [
        ["圖書館年報", f"{what}的說明從這裡開始，一直寫到這一行的最後還沒有結", f"束，{what}要到下一行才說完。", f"第 {at} 頁"]
        for at, what in enumerate(("借書", "還書", "續借", "預約"), 1)
    ]
    draft = read_bytes(pdf_file(pages), ".pdf")
    whole = "\n".join(texts(draft))
    assert "還沒有結束" in whole
    assert "圖書館年報" not in whole
    assert {piece.why for piece in draft.left_out} == {Why.RUNNING}


def test_sheets_keep_their_header_and_show_values_as_people_see_them() -> None:
    day = datetime.datetime(2024, 5, 6)  # Excel knows no zones
    data = workbook([["茶葉價目表", None, None], ["品名", "價格", "日期"], ["龍井", 1580.0, day], ["寿眉", 0.5, None]])
    draft = read_bytes(data, ".xlsx")
    assert texts(draft) == ["茶葉價目表", "龍井\u30001580\u30002024-05-06", "寿眉\u30000.5"]
    assert draft.blocks[1].header == "品名\u3000價格\u3000日期"


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", ","), ("gb18030", "\t"), ("utf-8-sig", ";")])
def test_tables_of_text(encoding: str, mark: str) -> None:
    rows = [["品名", "价格"], ["龙井", "1580元"], ["径山茶", "420元"]]
    draft = read_bytes("\n".join(mark.join(row) for row in rows).encode(encoding), ".csv")
    assert texts(draft) == ["龙井\u30001580元", "径山茶\u3000420元"]
    assert draft.blocks[0].header == "品名\u3000价格"


def test_chapters_come_in_the_order_of_the_book() -> None:
    draft = read_bytes(epub_file(), ".epub")
    assert (draft.title, draft.source) == ("雪夜", "葉小舟")
    whole = "\n".join(texts(draft))
    assert whole.index("大雪") < whole.index("天亮")


def test_subtitles_lose_their_times_and_tags() -> None:
    cues = "00:01.000 --> 00:02.000 align:start\n<c.yellow>加糖煮兩個小時</c>\n\n00:03.000 --> 00:04.000\n就可以了\n"
    vtt = f"WEBVTT\nKind: captions\n\n{cues}"
    whole = "\n".join(texts(read_bytes(vtt.encode(), ".vtt")))
    assert "加糖煮兩個小時" in whole
    assert "-->" not in whole
    assert "<c" not in whole


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_nothing_of_a_sheet_is_lost(rows: list[list[str]]) -> None:
    for data, suffix in (
        (workbook([list(row) for row in rows]), ".xlsx"),
        ("\n".join("\t".join(row) for row in rows).encode(), ".tsv"),
    ):
        draft = read_bytes(data, suffix)
        shown = "".join(block.header + block.text for block in draft.blocks)
        assert all(cell in shown for row in rows for cell in row)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b"0" * 90_000_000)
    return out.getvalue()


def with_document(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b"", ".docx", "damaged"),
        (b"no zip at all", ".docx", "damaged"),
        (word_file()[:900], ".docx", "damaged"),
        (word_file()[:-30], ".docx", "damaged"),
        (bomb(), ".docx", "too_large"),
        (with_document('<!DOCTYPE x [<!ENTITY a "aaaa">]><w/>'), ".docx", "damaged"),
        (with_document("<w:document"), ".docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), ".docx", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), ".xlsx", "encrypted"),
        (slides_file()[:-90], ".pptx", "damaged"),
        (with_document("<x/>"), ".pptx", "damaged"),
        (b"PK\x03\x04 not", ".xlsx", "damaged"),
        (workbook([["a", "b"]])[:-200], ".xlsx", "damaged"),
        (b"%PDF-1.7 nothing", ".pdf", "damaged"),
        (pdf_file([["秘密"]], password="x"), ".pdf", "encrypted"),
        (pdf_file([[]]), ".pdf", "no_text_layer"),
        (epub_file()[:-50], ".epub", "damaged"),
        (with_document("<x/>"), ".epub", "damaged"),
        (bytes(range(128, 256)) * 9, ".csv", "encoding"),
        (bytes(range(128, 256)) * 9, ".srt", "encoding"),
    ],
)
def test_what_cant_be_read_is_named(data: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read_bytes(data, suffix)
    assert raised.value.reason == reason


def test_a_page_without_text_is_noticed() -> None:
    assert Notice.NO_TEXT_LAYER in read_bytes(pdf_file([["圖書館每天九點開門，晚上九點關門。"], []]), ".pdf").notices
