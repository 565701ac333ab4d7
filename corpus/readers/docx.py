"""Word → a draft, by mammoth, which makes HTML of it: headings by styles, lists, tables, notes; what a revision struck is out."""

import io
import re
from dataclasses import replace

from corpus.readers.archives import member, open_archive, refuse_entities
from corpus.readers.draft import Draft, LeftOut, Unreadable, Why
from corpus.readers.html import read_text

_STYLES = "\n".join(
    f"p[style-name='{name} {level}'] => h{level}:fresh"
    for name in ("标题", "標題", "Heading", "heading")
    for level in range(1, 7)
)
_TITLE = "p[style-name='Title'] => h1:fresh\np[style-name='标题'] => h1:fresh\np[style-name='標題'] => h1:fresh"
_DELETED = re.compile(r"<w:delText[^>]{0,200}>([^<]{0,5000})</w:delText>")
_AROUND = re.compile(r"<w:t(?: [^>]{0,200})?>([^<]{0,5000})</w:t>")
_CREATED = re.compile(r"<dcterms:created[^>]{0,200}>(\d{4}-\d\d-\d\d)")


def read(data: bytes) -> Draft:
    """Read a .docx file. Raises `Unreadable`."""
    import mammoth

    archive = open_archive(data)
    document = member(archive, "word/document.xml").decode("utf-8", "replace")
    refuse_entities(document)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data), style_map=f"{_TITLE}\n{_STYLES}", convert_image=mammoth.images.img_element(_no_image)
        )
    except Exception as error:  # whatever a broken document makes of the library
        raise Unreadable("damaged") from error
    draft = read_text(f"<article>{html.value}</article>")
    names = archive.namelist()
    around = [name for name in names if re.fullmatch(r"word/(?:header|footer)\d{0,3}\.xml", name)]
    left_out = [LeftOut(text, Why.STRUCK) for text in _DELETED.findall(document)]
    for name in around:
        text = "".join(_AROUND.findall(member(archive, name).decode("utf-8", "replace")))
        left_out += [LeftOut(text, Why.RUNNING)] if text.strip() else []
    core = member(archive, "docProps/core.xml").decode("utf-8", "replace") if "docProps/core.xml" in names else ""
    created = _CREATED.search(core)
    return replace(draft, date=created[1] if created else "", left_out=(*draft.left_out, *left_out))


def _no_image(image: object) -> dict[str, str]:
    return {"src": ""}
