"""HTML → blocks: what a reader of the page sees, and nothing of it lost."""

import contextlib
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.draft import Draft, Unreadable
from corpus.readers.html import read, read_text


def texts(html: str) -> list[str]:
    return [block.text for block in read_text(html).blocks]


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_text(html).blocks]


def left_out(html: str) -> set[tuple[str, str]]:
    return {(piece.why.value, piece.text) for piece in read_text(html).left_out}


def visible(draft: Draft) -> Counter[str]:
    """All characters that stand in a block, a header or what was left out."""
    parts = [draft.title, *(block.text + block.header for block in draft.blocks), *(piece.text for piece in draft.left_out)]
    return Counter("".join("".join(parts).split()))


_words = st.text(alphabet="春眠不觉晓处处闻啼鸟夜来风雨声花落知多少0123456789abc，。？：", min_size=1, max_size=12)
_inline = st.sampled_from(("b", "span", "a", "sup", "del", "em", "code", "ruby", "rt", "u", "button", "i", "q", "x-y"))
_TAGS = (
    "p div h1 h2 h3 ul ol li table tr td th dl dt dd blockquote pre details summary aside nav article section main footer form"
)
_block = st.sampled_from(_TAGS.split())
_names = st.sampled_from(
    ("", ' class="comment"', ' class="sidebar"', " hidden", ' style="display:none"', ' id="faq"', ' colspan="3"', ' rowspan="2"')
)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = _inline | _block
    whole = st.builds(
        lambda tag, name, inside: f"<{tag}{name}>{''.join(inside)}</{tag}>", tags, _names, st.lists(children, max_size=4)
    )
    broken = st.builds(lambda tag, name, inside: f"<{tag}{name}>{''.join(inside)}", tags, _names, st.lists(children, max_size=4))
    return whole | broken | st.just("<br>")


_pages = st.lists(st.recursive(_words, _element, max_leaves=25), min_size=1, max_size=6).map("".join)


def _said(page: str) -> Counter[str]:
    return Counter("".join(re.sub(r"<[^<>]*>", " ", page).split()))


@given(_pages)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(page: str) -> None:
    assert _said(page) - visible(read_text(page)) == Counter()


@given(st.binary(max_size=300) | st.text(alphabet="<>/=\"' abdivtable!-&#;[]", max_size=200).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_draft_or_a_reason(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read(data)
