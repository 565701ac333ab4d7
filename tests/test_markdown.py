"""Markdown → blocks, as GitHub, Obsidian, Hexo and VitePress write it, and nothing of it lost."""

import contextlib
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.draft import Draft, Unreadable
from corpus.readers.markdown import read, read_text


def texts(markdown: str) -> list[str]:
    return [block.text for block in read_text(markdown).blocks]


def visible(draft: Draft) -> Counter[str]:
    """All characters that stand in a block, a header or what was left out."""
    parts = [draft.title, draft.date, draft.source, draft.address]
    parts += [block.text + block.header for block in draft.blocks] + [piece.text for piece in draft.left_out]
    return Counter("".join("".join(parts).split()))


_word = st.text(alphabet="春眠不觉晓处处闻啼鸟夜来风雨声花落知多少7890，。？：", min_size=1, max_size=12)
_span = st.one_of(
    _word,
    *(
        st.builds(form.format, _word, _word)
        for form in (
            "**{}**{}",
            "{}~~{}~~",
            "=={}=={}",
            "`{}`{}",
            "[{}](https://example.cn/{})",
            "[[{}|{}]]",
            "{}<br>{}",
            "<{}>{}",
            "{}<user>@<host>{}",
            "{}<sup>{}</sup>",
            "![{}](a.png){}",
            "{}%%{}%%",
            "{}[^1]{}",
            "{}<!-- {} -->",
            "*{}*{}",
            "{}==[{}",
            "{}\\*\\*{}",
            "$x_{}$ {}",
            "{}{{% note {} %}}",
        )
    ),
)
_line = st.lists(_span, min_size=1, max_size=3).map("".join)
_paragraph = st.lists(_line, min_size=1, max_size=3).map("\n".join)
_chunk = st.one_of(
    _paragraph,
    *(
        st.builds(form.format, _line, _line)
        for form in (
            "# {}\n{}",
            "### {} {{#anchor}}\n\n{}",
            "{}\n---\n{}",
            "- {}\n  - {}",
            "3. {}\n4. {}",
            "- [x] {}\n- [ ] {}",
            "> {}\n> {}",
            "> [!note] {}\n> {}",
            "::: tip {}\n{}\n:::",
            '!!! note "{}"\n    {}',
            "```\n{}\n```\n{}",
            "    {}\n    {}",
            "| {} | 乙 |\n| --- | --- |\n| {} | 丁 |",
            "<details>\n<summary>{}</summary>\n\n{}\n\n</details>",
            "<div align='center'>{}</div>\n\n{}",
            "[^1]: {}\n{}",
            "[{}]: {}",
            "%%{}\n{}%%",
            "<p>{}</p>\n{}",
            "{}\n===\n{}",
            "1) {}\n   {}",
        )
    ),
)
_documents = st.lists(_chunk, min_size=1, max_size=6).map("\n\n".join)
_hanzi = re.compile(r"[\u4e00-\u9fff7-9]")


@given(_documents)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(document: str) -> None:
    written = Counter(_hanzi.findall(document))
    assert written - visible(read_text(document)) == Counter()


@given(st.binary(max_size=200) | st.text(alphabet="#*_`~[]()<>!|-+=:%$&\\\"' \n\ta1文", max_size=150).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_draft_or_a_reason(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read(data)
