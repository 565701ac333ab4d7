"""What of a page is not its article: menus, trails, shares, comments, related links, footers. Each by evidence of the page.

An element goes by its tag, role or name, by being links, or by what its heading says it is; never when it holds
much of the page's prose. What says little stays: a stray line is less harm than a lost fact.
"""

import re
from dataclasses import dataclass

from corpus.readers.draft import Why
from corpus.readers.html_links import host_of
from corpus.readers.html_measure import Measure, before_of, controlled_ids, is_hidden, measures_of
from corpus.readers.html_text import words
from corpus.readers.html_tree import Element

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMED = words(
    "nav navbar navigation topnav subnav breadcrumb breadcrumbs crumb crumbs sidebar footer foot copyright pagination"
    " pager toc editsection headerlink permalink anchor cookie cookies navbox catlinks"
)
_NAMED_WITH_LINKS = words(
    "menu topbar side hot hots rank ranking popular tag tags ad ads advert banner links link friend like likes vote print"
    " tools tool toolbar tabs promo header head top latest news more prev next previous pos position location path bread widget"
    " list aside catalog directory right bottom search searchbox logo share sharing social related relate recommend recommended"
    " recommendation recommendations similar login subscribe newsletter consent skip jump icons"
)
_TOP = words("header masthead head banner topbar top logo brand")
_COMMENTS = words("comment comments commentlist disqus pinglun")
_THREAD = words("thread forum bbs viewthread discuz")
_TAGS = frozenset(("nav", "footer"))
_ROLES = words("navigation contentinfo search menu menubar toolbar banner dialog alertdialog")
_SECTIONS = words("div section ul ol table td nav aside header footer form dl menu tr tbody center fieldset")
_LEAVES = words("div p section span td li ul ol dl center h2 h3 h4 h5 h6 small address table tr")
_MENUS = words("div p section span li ul ol center tr table tbody")
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_RELATED = "相[关關](?:阅读|閱讀|新闻|新聞|文章|链接|連結|信息|資訊|资讯|推荐|推薦|报道|報導|主题|主題|商品|内容|产品|帖子)"
_PICKED = "(?:推荐|推薦|延伸|精彩|更多|猜你|大家|为你|為你|编辑|編輯|最新|最近|近期|本周|今日|随机|隨機|其他)"
_READING = "(?:阅读|閱讀|文章|新闻|新聞|推荐|推薦|喜欢|喜歡|都在看|还看|精选|精選|内容|资讯|資訊|帖子|動態|动态|公告)"
_RANKING = r"热[点门]\S{0,4}|熱[點門]\S{0,4}|(?:点击|點擊|阅读|閱讀|热度|人气|人氣)?(?:排行|排行榜)"
_OF_SITE = "(?:最新|近期|随机)?(?:文章|帖子|主题)|标签云?|分类目录|归档|友情链接|友情連結"
_ENGLISH = r"related\b.{0,30}|you may also.{0,30}|recommended.{0,30}|more (?:from|stories).{0,30}"
_LEADS_OUT = re.compile(f"(?:{_RELATED}|{_PICKED}{_READING}|{_RANKING}|{_OF_SITE}|{_ENGLISH})[：:]?", re.IGNORECASE)
_WHOSE = "(?:网友|網友|读者|讀者|最新|全部|热门|熱門|精彩|用户|发表|發表|我来|我要)"
_COMMENT = "(?:评论|評論|留言|跟帖|回[复覆復]|讨论|討論)"
_COUNTED = r"\s*[（(\[]?\d*\s*(?:条|條|则|則)?[)）\]]?"
_LEADS_COMMENTS = re.compile(
    rf"{_WHOSE}{_COMMENT}{_COUNTED}[：:]?|{_COMMENT}(?:区|區|列表)[：:]?|{_COMMENT}\s*[（(\[]\s*\d+\s*(?:条|條|则|則)?\s*[)）\]]"
    rf"|\d+\s*[条條则則]{_COMMENT}|.{{0,30}}》?上有\s*\d+\s*条评论"
    r"|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:reply|comment)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|copyright\W*\d|版权所有|版權所有|ICP备|ICP備|公网安备|公安备|all rights reserved|不得轉載|powered by", re.IGNORECASE
)
_TRAIL = re.compile(r"(?:当前|當前|您|你)(?:现在|現在|目前|所在|的|在)*(?:位置|这里|這裡)\s*[：:]|you are here", re.IGNORECASE)
_BETWEEN = re.compile(r"[>»›/→＞|]")
_TOOL = re.compile(
    r"打印(?:本页|本文|此页)?|列印|关闭(?:窗口|本页|此页)?|關閉|分享(?:到|至)?|收藏(?:本文)?|字[体體号號](?:大小)?|返回(?:顶部|頂部|首页|首頁|列表|上一页)?|回到?顶部|上一[篇页頁则]|下一[篇页頁则]"
    r"|(?:浏览|瀏覽|阅读|閱讀|点击|點擊)(?:次数|次數|量|数)?|点赞|點讚|评论|微信(?:好友)?|朋友圈|微博|新浪|QQ(?:空间|好友)?|空间|豆瓣|twitter|facebook|line|举报|編輯|编辑"
    r"|复制(?:链接|連結)?|複製|扫一扫|扫码|二维码|赞|踩|更多|转发|回复|只看该作者|倒序浏览|没有了|[大中小]|[次人]|[AT][+-]?|无",
    re.IGNORECASE,
)
_OF_A_PAGE = re.compile(r"本页|本頁|窗口|字[体體号號]|分享到|返回|顶部|頂部")
_GO_BACK = re.compile(r"[\s\[【<]*(?:返回|回到|打印|列印|关闭|關閉|上一[篇页頁]|下一[篇页頁])\S{0,6}[\s\]】>]*")
_BESIDE_LINKS = re.compile(r"[\s|>»›/·•\-–—\[\]【】_＞→]*")
_FILE = re.compile(r".*\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|csv|apk|exe|wps|txt)", re.IGNORECASE)
_MUCH, _PROSE_LEFT, _SHORT, _HEAD = 0.4, 60, 300, 100


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be judged: its body, where its title stands, and the host it comes from."""

    body: Element
    title: Element | None
    host: str


def left_out_of(page: Page) -> dict[Element, Why]:
    """The elements of the page that are no part of its article, the outermost ones only, and why each is not."""
    return _Judge(page).judge()


class _Judge:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.opened = controlled_ids(page.body)
        self.measures = measures_of(page.body)
        self.whole = self.measures[page.body]
        self.keeps_title = _ancestors(page.title)
        self.is_thread = any(words_of(element) & _THREAD for element in page.body.walk())
        self.out: dict[Element, Why] = {}
        self.places = {element: place for place, element in enumerate(self.measures)}
        self.before = before_of(self.measures)

    def judge(self) -> dict[Element, Why]:
        self._around_main()
        waiting = [self.page.body]
        while waiting:
            element = waiting.pop()
            if element in self.out:
                continue
            if element is not self.page.body and self._goes(element):
                continue
            waiting.extend(element.elements())
        self._headings_of_nothing()
        return self.out

    def _goes(self, element: Element) -> bool:
        if is_hidden(element, self.opened):
            self.out[element] = Why.HIDDEN
        elif self._is_furniture(element):
            self.out[element] = Why.FURNITURE
        return element in self.out

    def _around_main(self) -> None:
        """All around the element that calls itself the main text goes, if it holds the title and most of the prose."""
        main = self._main()
        while main is not None and main is not self.page.body and main.parent is not None:
            parent = main.parent
            parent.children = [_wrapped(child, parent) for child in parent.children]
            self.out.update(
                (child, Why.FURNITURE)
                for child in parent.elements()
                if child is not main and child.tag not in ("script", "style")
            )
            main = parent

    def _main(self) -> Element | None:
        candidates = [
            element for element in self.page.body.walk() if element.tag == "main" or element.attributes.get("role") == "main"
        ]
        fit = [element for element in candidates if self.page.title is None or element in self.keeps_title]
        best = max(fit, key=lambda element: self.measures[element].prose, default=None)
        if best is None or self.measures[best].prose < 0.5 * self.whole.prose:
            return None
        return best

    def _is_furniture(self, element: Element) -> bool:
        measure = self.measures[element]
        if not measure.characters or element in self.keeps_title:
            return False
        if measure.prose > _MUCH * self.whole.prose and measure.prose > _PROSE_LEFT:
            return self._is_comments(element)
        return (
            self._is_named(element, measure)
            or self._is_top(element, measure)
            or self._is_comments(element)
            or self._is_links(element, measure)
            or self._says_so(element, measure)
            or self._is_led_out(element, measure)
        )

    def _is_named(self, element: Element, measure: Measure) -> bool:
        if element.tag in _TAGS and not (element.parent and element.parent.tag == "blockquote"):
            return True
        if element.attributes.get("role") in _ROLES:
            return True
        words_here = words_of(element)
        if words_here & _NAMED:
            return True
        linked = words_here & _NAMED_WITH_LINKS or element.tag in ("header", "aside", "form")
        return bool(linked) and element.tag in _SECTIONS and measure.links > 0 and measure.link_share >= 0.4

    def _is_top(self, element: Element, measure: Measure) -> bool:
        """Whether it is the site's name and slogan: what is named a head, is short, and stands before the page's title."""
        if self.page.title is None or measure.characters > _HEAD or self.places[element] >= self.places[self.page.title]:
            return False
        return element.tag == "header" or bool(words_of(element) & _TOP)

    def _is_comments(self, element: Element) -> bool:
        if self.is_thread or not words_of(element) & _COMMENTS:
            return False
        return self.whole.prose - self.measures[element].prose >= _PROSE_LEFT or self.measures[element].prose < _PROSE_LEFT

    def _is_links(self, element: Element, measure: Measure) -> bool:
        """Whether it is a menu: two links or more within the site, and hardly anything else."""
        if element.tag not in _MENUS or measure.links < 2 or measure.link_share < 0.7:
            return False
        if any(self._is_content(link) for link in element.walk() if link.tag == "a"):
            return False
        beside = _outside_links(element)
        if element.tag in ("p", "span", "li", "tr"):
            return _BESIDE_LINKS.fullmatch(beside) is not None and not _is_row(element)
        return not re.search(r"[、，。；]", beside)

    def _is_content(self, link: Element) -> bool:
        """Whether a link leads out of the site, or to a file."""
        address = link.attributes.get("href", "")
        host = host_of(address)
        return (bool(host) and host != self.page.host) or _FILE.fullmatch(address.partition("?")[0]) is not None

    def _says_so(self, element: Element, measure: Measure) -> bool:
        """Whether it is a short line of rights, a trail to the page, or tools, by its own words."""
        text = element.text() if measure.characters <= _SHORT else ""
        if not text or element.tag not in (*_LEAVES, "a"):
            return False
        if element.tag == "a":
            return _GO_BACK.fullmatch(text) is not None
        if _RIGHTS.search(text):
            return self.before[element] >= 0.5 * self.whole.prose
        return _TRAIL.match(text) is not None or self._is_way(element, measure, text) or _is_tools(text, measure)

    def _is_way(self, element: Element, measure: Measure, text: str) -> bool:
        """Whether it leads on: from the home page down to here, or to the page before and after."""
        if re.match(r"上一[篇页頁则]|下一[篇页頁则]", text):
            return measure.links > 0
        if (
            measure.links < 2
            or not _BETWEEN.search(text)
            or any(self._is_content(link) for link in element.walk() if link.tag == "a")
        ):
            return False
        return not re.sub(r"正文|首页|首頁|[\W_]", "", _outside_links(element)) and "、" not in text and element.tag != "tr"

    def _is_led_out(self, element: Element, measure: Measure) -> bool:
        """Whether its heading says that it is related links or comments."""
        if element.tag not in _SECTIONS:
            return False
        first = next((child for child in element.elements() if self.measures[child].characters), None)
        if first is None or self.measures[first].characters == measure.characters:
            return False
        text = first.text()
        if _LEADS_COMMENTS.fullmatch(text) or (text in ("评论", "評論", "留言") and _has_form(element)):
            return not self.is_thread
        return bool(_LEADS_OUT.fullmatch(text)) and measure.link_share >= 0.4

    def _headings_of_nothing(self) -> None:
        """Related links and comments that follow their heading as siblings, and headings of which all went."""
        for heading in [
            element for element in self.page.body.walk() if element.tag in _HEADINGS and element not in self.keeps_title
        ]:
            section = [element for element in _section(heading) if self.measures[element].characters]
            text = heading.text()
            if section and not self.is_thread and _LEADS_COMMENTS.fullmatch(text):
                self.out.update(dict.fromkeys(section, Why.FURNITURE))
            if section and _LEADS_OUT.fullmatch(text) and all(self.measures[element].link_share >= 0.5 for element in section):
                self.out.update(dict.fromkeys(section, Why.FURNITURE))
            if section and all(self.out.get(element) is Why.FURNITURE for element in section):
                self.out[heading] = Why.FURNITURE


def _is_tools(text: str, measure: Measure) -> bool:
    """Whether a text is nothing but what one can do with a page, as links or so that only a page is meant."""
    tools = [tool for tool in _TOOL.findall(text) if tool]
    if not tools or max(map(len, tools)) < 2 or re.sub(r"[\W\d_]", "", _TOOL.sub("", text)):
        return False
    return measure.links > 0 or _OF_A_PAGE.search(text) is not None


def _is_row(element: Element) -> bool:
    """Whether it is a row with more than one cell that says something."""
    return element.tag == "tr" and sum(bool(cell.text()) for cell in element.elements()) > 1


def _has_form(element: Element) -> bool:
    return any(below.tag in ("form", "textarea") for below in element.walk())


def words_of(element: Element) -> set[str]:
    """The words of an element's class and id, in small letters: `navBar side` is nav, bar, side and navbar."""
    names = element.names()
    return {word.lower() for word in _WORD.findall(names)} | set(names.lower().split())


def _ancestors(element: Element | None) -> frozenset[Element]:
    """The element and all around it."""
    found = []
    while element is not None:
        found.append(element)
        element = element.parent
    return frozenset(found)


def _wrapped(child: "Element | str", parent: Element) -> Element:
    return child if isinstance(child, Element) else Element("span", parent=parent, children=[child])


def _outside_links(element: Element) -> str:
    texts = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            texts.append(node)
        elif node.tag != "a":
            waiting.extend(node.children)
    return "".join(texts)


def _section(heading: Element) -> list[Element]:
    """The elements beside a heading, after it and before the next one of its rank."""
    siblings = list(heading.parent.elements()) if heading.parent else []
    found = []
    for sibling in siblings[siblings.index(heading) + 1 :]:
        if sibling.tag in ("h1", *_HEADINGS) and sibling.tag <= heading.tag:
            break
        found.append(sibling)
    return found
