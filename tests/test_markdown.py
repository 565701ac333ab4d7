"""Markdown → blocks, as GitHub, Obsidian, Hexo and VitePress write it, and nothing of it lost."""

import contextlib
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.draft import Draft, Notice, Unreadable
from corpus.readers.markdown import read, read_text


def texts(markdown: str) -> list[str]:
    return [block.text for block in read_text(markdown).blocks]


def kinds(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_text(markdown).blocks]


def left_out(markdown: str) -> set[tuple[str, str]]:
    return {(piece.why.value, piece.text) for piece in read_text(markdown).left_out}


def visible(draft: Draft) -> Counter[str]:
    """All characters that stand in a block, a header or what was left out."""
    parts = [draft.title, draft.date, draft.source, draft.address]
    parts += [block.text + block.header for block in draft.blocks] + [piece.text for piece in draft.left_out]
    return Counter("".join("".join(parts).split()))


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("**注意：**请勿生火，**“熊桶”**里放食物。", "注意：请勿生火，“熊桶”里放食物。"),
        ("拨打**0998-555（24小时）**并说明", "拨打0998-555（24小时）并说明"),
        ("==五分钟原则==：见 [[十五分钟生活圈|生活圈]] 与 [[老街]]", "五分钟原则：见 生活圈 与 老街"),
        ("2 ** 3 == 8，__init__，2 * 3 * 4", "2 ** 3 == 8，__init__，2 * 3 * 4"),
        ("运行 scp a.tar <user>@<host>:<path>", "运行 scp a.tar <user>@<host>:<path>"),
        ("泛型写作 List<String>，用 <div> 包起来", "泛型写作 List<String>，用 <div> 包起来"),
        ("按 <kbd>Ctrl</kbd>，2<sup>10</sup>，H~2~O", "按 Ctrl，2^10，H2O"),
        ("点[这里](https://a.example/f)，见[须知](./n.md)", "点这里（https://a.example/f），见须知"),
        ("官网 [a.example](https://a.example)，<https://b.example/x>", "官网 a.example，https://b.example/x"),
        ("[表][1]\n\n[1]: https://a.example/表", "表（https://a.example/表）"),
        ("![环湖路线，全长21公里](r.png)", "环湖路线，全长21公里"),
        ("长约61米[^1]。", "长约61米。"),
        ("原价~~20元，~~现价15元", "原价现价15元"),
        ("[注意]: 今天放假", "[注意]: 今天放假"),
        ("\\*\\*两颗星\\*\\*", "**两颗星**"),
    ],
)
def test_lines(markdown: str, line: str) -> None:
    assert texts(markdown) == [line]


def test_lines_broken_at_a_width_are_joined_and_others_stay() -> None:
    wrapped = "这是一段被硬换行的很长很长的中文文字，它在这里被\n人工折行了，而且每一行的长度都差不多，所以应该\n接起来。"
    assert texts(wrapped) == [wrapped.replace("\n", "")]
    assert texts("灯在窗里等我\n狗在门口叫了两声") == ["灯在窗里等我", "狗在门口叫了两声"]
    assert texts("第一行\\\n第二行  \n第三行") == ["第一行", "第二行", "第三行"]


def test_lists_keep_their_numbers_and_depth() -> None:
    blocks = read_text("3. 拆\n4. 装\n   - 左\n10) 试\n\n- [x] 读完\n- [ ] 补例子").blocks
    found = [(block.text, block.mark, block.level) for block in blocks]
    assert found == [
        ("3. 拆", "3.", 0),
        ("4. 装", "4.", 0),
        ("• 左", "•", 1),
        ("10) 试", "10)", 0),
        ("[x] 读完", "[x]", 0),
        ("[ ] 补例子", "[ ]", 0),
    ]


def test_tables_have_their_header_on_each_row() -> None:
    markdown = "|名称|命令|\n|:--|:-:|\n|列出|`a \\| b`|\n|换行|甲<br>乙|\n|多出来|的|格子|"
    blocks = read_text(markdown).blocks
    assert [block.text for block in blocks] == ["列出　a | b", "换行　甲 乙", "多出来　的　格子"]
    assert {block.header for block in blocks} == {"名称　命令"}


def test_callouts() -> None:
    assert texts("> [!note] 摘要\n> 正文。") == ["摘要", "正文。"]
    assert texts("> [!WARNING]\n> 危险") == ["危险"]
    assert texts("::: tip 提示\n请等待。\n:::\n\n::: warning\n先备份。\n:::") == ["提示", "请等待。", "先备份。"]
    assert texts('!!! danger "注意"\n    三十天内可恢复。\n\n    - 一项\n后文') == ["注意", "三十天内可恢复。", "• 一项", "后文"]
    assert kinds("> 引用\n\n> [!tip]\n> 不是引用") == [("quote", "引用"), ("paragraph", "不是引用")]


@pytest.mark.parametrize(
    "markdown",
    [
        "<details>\n<summary>怎么退？</summary>\n\n三天内退。\n\n</details>",
        "::: details 怎么退？\n三天内退。\n:::",
        '??? question "怎么退？"\n    三天内退。',
    ],
)
def test_a_question_and_its_answer(markdown: str) -> None:
    assert kinds(f"{markdown}\n\n完") == [("question", "怎么退？"), ("answer", "三天内退。"), ("paragraph", "完")]


def test_headings() -> None:
    draft = read_text("# 快速开始 {#start}\n\n### 可以邮寄吗？\n\n##没有空格\n\n底下划线\n---\n\n这是一句话。\n---\n")
    found = [(block.kind.value, block.text, block.level) for block in draft.blocks]
    assert found == [
        ("heading", "快速开始", 1),
        ("heading", "可以邮寄吗？", 3),
        ("heading", "没有空格", 2),
        ("heading", "底下划线", 2),
        ("paragraph", "这是一句话。", 0),
    ]
    assert draft.title == "快速开始"


def test_code_and_prose_that_is_indented() -> None:
    assert kinds("```bash\nls -l\n```\n\n    def f():\n\n文\n\n    缩进的中文段落。") == [
        ("code", "ls -l"),
        ("code", "def f():"),
        ("paragraph", "文"),
        ("paragraph", "缩进的中文段落。"),
    ]


def test_what_is_left_out_is_named() -> None:
    markdown = "甲~~乙~~%%丙%%<!-- 丁 -->[^1]\n\n%%\n戊\n%%\n\n[[toc]]\n\n<Badge type='tip' text='己' />\n\n{% note %}"
    assert texts(markdown) == ["甲"]
    found = left_out(markdown)
    assert {("struck", "乙"), ("hidden", "丙"), ("hidden", "丁"), ("hidden", "戊"), ("hidden", "{% note %}")} <= found


def test_front_matter_is_read_and_its_facts_are_text() -> None:
    draft = read_text("---\ntitle: 豆花: 一碗\ndate: 2023-13-45\nauthor: 老何\n价格: 30\n---\n\n正文")
    assert (draft.title, draft.date, draft.source) == ("豆花: 一碗", "", "老何")
    assert [block.text for block in draft.blocks] == ["价格：30", "正文"]
    assert draft.notices == (Notice.FRONT_MATTER,)
    assert read_text("# 题\n\n文").notices == ()


def test_of_a_text_without_end_the_first_part_is_read() -> None:
    draft = read_text("```\n" + "字\n" * 100_000 + "```\n\n尾")
    assert len(draft.blocks) == 1
    assert draft.notices == (Notice.CUT,)


@pytest.mark.parametrize(
    "markdown", ["[" * 30_000, "![" * 20_000, ">" * 30_000, "- " * 20_000, "*a " * 10_000, "a|b\n-|-\n" + "|\n" * 5_000]
)
def test_hostile_markup_is_read_like_any(markdown: str) -> None:
    assert "字" in visible(read_text(f"{markdown}\n\n字"))


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
