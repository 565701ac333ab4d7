"""HTML → blocks: what a reader of the page sees, and nothing of it lost."""

import contextlib
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.draft import Draft, Notice, Unreadable
from corpus.readers.html import read, read_text
from tests.measure.pages import Page, blankless, pages


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


@pytest.mark.parametrize("page", list(pages()), ids=lambda page: page.name)
def test_saved_pages(page: Page) -> None:
    draft = read(page.data)
    text = blankless("\n".join(f"{block.header}\n{block.text}" for block in draft.blocks))
    assert [fact for fact in page.kept if blankless(fact) not in text] == []
    assert [furniture for furniture in page.out if blankless(furniture) in text] == []
    assert blankless(draft.title) == blankless(page.title)
    assert draft.date.startswith(page.date)
    assert draft.source == page.source


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>本名\n<b>罗守成</b>\n<i>（生于1941年）</i>，\n云溪人</p>", "本名罗守成（生于1941年），云溪人"),
        ("<p>Linux\n<b>5.4</b>\n以上</p>", "Linux 5.4 以上"),
        ("<p>能用<span>三十</span><span>年</span></p>", "能用三十年"),
        ("<p>库容2.4×10<sup>8</sup>立方米，12km<sup>2</sup></p>", "库容2.4×10^8立方米，12km^2"),
        ("<p>H<sub>2</sub>O，1<sup>st</sup>，湖泊<sup>[1]</sup>。</p>", "H2O，1st，湖泊。"),
        ("<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>", "漢字"),
        ("<p>门票<del>60元</del><ins>45元</ins></p>", "门票45元"),
        ("<p><s>二号馆</s>已关闭，请走一号馆。</p>", "二号馆已关闭，请走一号馆。"),
        ('<p>门票<span style="text-decoration:line-through">60元</span> 45元</p>', "门票 45元"),
        ('<p>请<a href="https://a.example/f">点此报名</a>。</p>', "请点此报名（https://a.example/f）。"),
        ('<p>位于<a href="https://a.example/wiki">青川市</a>东部。</p>', "位于青川市东部。"),
        ('<p>见<a href="#x">下载</a>，<a href="/y">下载</a></p>', "见下载，下载"),
        ('<p>写信给<a href="mailto:a@b.example?subject=x">我们</a></p>', "写信给我们（a@b.example）"),
        ('<p>电话<a href="tel:+86-512-000">0512-000</a></p>', "电话0512-000（+86-512-000）"),
        ('<p>电话<a href="tel:0512000">0512-000</a></p>', "电话0512-000"),
        ('<p>官网<a href="https://www.a.example/">a.example</a></p>', "官网a.example"),
        ('<p><img alt="图1：全长21公里的环湖路线"></p>', "图1：全长21公里的环湖路线"),
        ("<div><span>来源：日报</span><span>作者：何听雨</span></div>", "来源：日报 作者：何听雨"),
    ],
)
def test_lines(html: str, line: str) -> None:
    assert texts(html) == [line]


def test_breaks_part_lines_and_two_of_them_paragraphs() -> None:
    blocks = read_text("<p>甲<br>乙<br><br>丙</p>丁").blocks
    assert [(block.text, block.apart) for block in blocks] == [("甲", True), ("乙", False), ("丙", True), ("丁", True)]


def test_lists_have_their_marks_and_depth() -> None:
    html = '<ol start="3"><li>拆<li>装<ul><li>左<li>右</ul><li value="9">试</ol><ol reversed><li>铜<li>银</ol>'
    html += "<ul><li>1. 自带编号</ul>"
    found = [(block.text, block.mark, block.level) for block in read_text(html).blocks]
    assert found[:5] == [("3. 拆", "3.", 0), ("4. 装", "4.", 0), ("• 左", "•", 1), ("• 右", "•", 1), ("9. 试", "9.", 0)]
    assert found[5:] == [("2. 铜", "2.", 0), ("1. 银", "1.", 0), ("1. 自带编号", "1.", 0)]


def test_tables_say_all_in_each_row() -> None:
    html = """<table><caption>票价</caption><tr><th rowspan=2>线路</th><th colspan=2>首班</th></tr><tr><th>平日<th>周末</tr>
    <tr>
      <td rowspan=2>甲线</td>
      <td>6:00</td>
      <td>7:00<br>8:00</td>
    </tr><tr><td colspan=2>每20分钟</td></tr><tr><td colspan=3>儿童免票</td></tr></table>"""
    blocks = read_text(html).blocks
    assert [block.text for block in blocks] == ["票价", "甲线　6:00　7:00 8:00", "甲线　每20分钟　每20分钟", "儿童免票"]
    assert blocks[1].header == "线路　首班 平日　首班 周末"
    assert blocks[3].header == ""


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ("<tr><td>年龄<td>标准<tr><td>80岁<td>60元<tr><td>90岁<td>200元", "年龄　标准"),
        ("<tr><td>位置<td>青川<tr><td>面积<td>2.3平方公里<tr><td>水深<td>41米", ""),
        ("<tr><td>品名<td>产地<td>价<tr><td>龙井<td>杭州<td>80", "品名　产地　价"),
        ("<tr><td><b>姓名</b><td><b>职务</b><tr><td>张三<td>主任", "姓名　职务"),
        ("<tr><th>高度<td>43米<tr><th>层数<td>七层", ""),
    ],
)
def test_a_header_is_told_from_a_row(rows: str, header: str) -> None:
    assert read_text(f"<table>{rows}</table>").blocks[-1].header == header


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    assert kinds("<table><tr><td><h1>题</h1><p>甲<p>乙</td><td>丙</td></tr></table>")[1:] == [
        ("paragraph", "甲"),
        ("paragraph", "乙"),
        ("paragraph", "丙"),
    ]


def test_terms() -> None:
    html = "<dl><dt>重量<dd>4克<dt>续航：<dd>7小时<dt>报告几天出？<dd>三天。<dt>套餐<dd><ul><li>血常规<li>胸片</ul><dt>独自</dl>"
    assert kinds(html) == [
        ("label", "重量：4克"),
        ("label", "续航：7小时"),
        ("question", "报告几天出？"),
        ("answer", "三天。"),
        ("label", "套餐"),
        ("item", "• 血常规"),
        ("item", "• 胸片"),
        ("paragraph", "独自"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary>怎么退？</summary>三天内退。</details><p>完</p>",
        "<div><h3><button>怎么退？</button></h3><div hidden><p>三天内退。</p></div></div><p>完</p>",
        '<div><button aria-controls="a">怎么退？</button><div id="a" style="display:none">三天内退。</div></div><p>完</p>',
        '<div class="faq"><p class="faq-q">怎么退？</p><p>三天内退。</p></div><p>完</p>',
        "<ul><li><details><summary>怎么退？</summary><p>三天内退。</p></details></li></ul><p>完</p>",
    ],
)
def test_a_question_and_its_answer(html: str) -> None:
    assert kinds(html) == [("question", "怎么退？"), ("answer", "三天内退。"), ("paragraph", "完")]


def test_questions_and_answers_in_lines() -> None:
    assert kinds("<p>问：几点开门？<br>答：九点。</p>") == [("question", "问：几点开门？"), ("answer", "答：九点。")]


def test_code_and_quotations() -> None:
    assert kinds("<pre><code>a\n  b</code></pre><blockquote><p>引</p></blockquote><pre>竹风诗社成立\n于一九三四年</pre>") == [
        ("code", "a\n  b"),
        ("quote", "引"),
        ("paragraph", "竹风诗社成立"),
        ("paragraph", "于一九三四年"),
    ]


def test_a_paragraph_in_bold_type_is_a_heading_and_a_sentence_is_none() -> None:
    html = "<p><b>认证对象</b></p><p><b>请于三日内办理。</b></p>"
    assert kinds(html) == [("heading", "认证对象"), ("paragraph", "请于三日内办理。")]


def test_what_is_left_out_is_named() -> None:
    html = "<p>甲<del>乙</del><ruby>丙<rt>bǐng</rt></ruby><!--丁--></p><p hidden>戊</p><script>己</script><nav>庚</nav>"
    assert {
        ("struck", "乙"),
        ("reading", "bǐng"),
        ("hidden", "丁"),
        ("hidden", "戊"),
        ("hidden", "己"),
        ("furniture", "庚"),
    } <= left_out(html)


@pytest.mark.parametrize(
    "kept",
    [
        '<div class="mail"><p>路灯何时修复？已经一个月不亮了，晚上走路很危险。</p><div class="reply">3月20日前修复。</div></div>',
        '<section class="menu"><div><a href="/1">牛油锅</a>58元</div><div><a href="/2">番茄锅</a>48元</div></section>',
        "<p>位置：城东路5号二楼</p>",
        '<table><tr><td>主演</td><td><a href="/1">陆离</a>、<a href="/2">唐果</a><tr><td>片长<td>102分钟</table>',
        '<div class="tab-pane" style="display:none">报修电话8007</div>',
        '<ul><li><a href="/f/a.pdf">申请表</a></li><li><a href="/f/b.pdf">遗失声明</a></li></ul>',
        '<ul><li><a href="1.html">放假安排</a></li><li><a href="2.html">食堂菜谱</a></li></ul>',
        '<div class="recommended-dose">成人一次2片</div>',
        "<h2>讨论</h2><p>以上数据来自三期试验。</p>",
        '<p>请加<a href="#">微信</a>咨询</p>',
        "<table><tr><td>打印</td><td>0.5元</td></tr><tr><td>复制</td><td>0.3元</td></tr></table>",
        '<div id="js_content" style="visibility:hidden">停车每天30元</div>',
        '<aside class="tip">橘子皮不要放太多。</aside>',
    ],
)
def test_what_looks_like_furniture_and_is_none(kept: str) -> None:
    page = f"<body><div class=nav><a href=/>首页</a><a href=/a>关于</a></div><h1>须知</h1>{kept}</body>"
    shown = blankless("".join(texts(page)))
    assert [word for word in re.findall(r"[\u4e00-\u9fff\d]+", re.sub(r"<[^>]*>", " ", kept)) if word not in shown] == []
    assert "关于" not in shown


def test_what_others_say_is_no_part_of_the_text() -> None:
    page = """<h1>题</h1><p>默认是15秒，可以加到120秒，再长就没有意义了，请先检查网络，然后再试一次；不行的话换一个镜像，
    镜像的地址见文末的列表，一般选离自己最近的。</p>
    <div class="recommend-box"><a href="/1">另一篇</a><p>改成1000秒就行了</p></div>
    <div class="comment-box"><p>亲测没用</p></div><div class="footer">© 2024 某站</div>"""
    shown = "".join(texts(page))
    assert "120秒" in shown
    assert [word for word in ("另一篇", "1000秒", "亲测", "某站") if word in shown] == []


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            "<title>停水通知_云溪县人民政府门户网站</title><h1><a href='/'>云溪县人民政府门户网站</a></h1><h2>停水通知</h2><p>文",
            "停水通知",
        ),
        ("<title>停水通知 - 水务</title><p>文", "停水通知"),
        ("<title>人物</title><article><h1>罗三爷</h1><p>文</article>", "罗三爷"),
        ("<title>竹风诗社-社史</title><font size=5>竹风诗社社史</font><br>成立于一九三四年", "竹风诗社社史"),
        ("<meta property='og:title' content='从标签来的题'><p>文", "从标签来的题"),
        ("<h2>值班安排</h2><p>文", "值班安排"),
        ("<p>没有题目", ""),
    ],
)
def test_titles(html: str, title: str) -> None:
    assert read_text(html).title == title


def test_metadata() -> None:
    draft = read_text(
        "<meta name=PubDate content='2024-02-19 10:12'><meta name=ContentSource content=市民政局>"
        "<meta property='og:site_name' content=门户网站><link rel=canonical href='https://a.example/1.html'><p>文"
    )
    assert (draft.date, draft.source, draft.address) == ("2024-02-19 10:12", "市民政局", "https://a.example/1.html")


def test_bytes_are_trusted_more_than_what_the_page_says_of_them() -> None:
    page = "<meta charset=gb2312><p>鍾國棟在動工儀式上表示，工程將涉及拆遷居民。</p>"
    assert [block.text for block in read(page.encode("gbk")).blocks] == ["鍾國棟在動工儀式上表示，工程將涉及拆遷居民。"]
    assert [block.text for block in read(page.encode()).blocks] == ["鍾國棟在動工儀式上表示，工程將涉及拆遷居民。"]


def test_of_a_page_without_end_the_first_part_is_read() -> None:
    draft = read_text("<p>字" + "<i>" * 400_000 + "<p>尾")
    assert [block.text for block in draft.blocks] == ["字"]
    assert draft.notices == (Notice.CUT,)


@pytest.mark.parametrize(
    "html", ["<div>" * 100_000 + "字", "<b>" * 20_000 + "<p>字" * 2_000, "<ul><li>字" * 20_000, "<a <" * 20_000 + ">字"]
)
def test_hostile_markup_is_read_like_any(html: str) -> None:
    assert "字" in visible(read_text(html))


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
