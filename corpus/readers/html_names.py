"""What page furniture is called, by the authors of pages and to their readers."""

import re

from corpus.readers.html_text import words

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
NAMED = words(
    "nav navbar navigation topnav subnav breadcrumb breadcrumbs crumb crumbs sidebar footer foot copyright pagination"
    " pager toc editsection headerlink permalink anchor cookie cookies navbox catlinks"
)
NAMED_WITH_LINKS = words(
    "menu topbar side hot hots rank ranking popular tag tags ad ads advert banner links link friend like likes vote print"
    " tools tool toolbar tabs promo header head top latest news more prev next previous pos position location path bread widget"
    " list aside catalog directory right bottom search searchbox logo share sharing social recommended"
    " login subscribe newsletter consent skip jump icons"
)
NAMED_WITH_A_LINK = words("related relate recommend recommended recommendation recommendations similar")
TOP = words("header masthead head banner topbar top logo brand")
COMMENTS = words("comment comments commentlist disqus pinglun")
THREAD = words("thread forum bbs viewthread discuz")
TAGS = frozenset(("nav", "footer"))
ROLES = words("navigation contentinfo search menu menubar toolbar banner dialog alertdialog")
SECTIONS = words("div section ul ol table td nav aside header footer form dl menu tr tbody center fieldset")
LEAVES = words("div p section span td li ul ol dl center h2 h3 h4 h5 h6 small address table tr")
MENUS = words("div p section span li ul ol center tr table tbody")
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_RELATED = "相[关關](?:阅读|閱讀|新闻|新聞|文章|链接|連結|信息|資訊|资讯|推荐|推薦|报道|報導|主题|主題|商品|内容|产品|帖子)"
_PICKED = "(?:推荐|推薦|延伸|精彩|更多|猜你|大家|为你|為你|编辑|編輯|最新|最近|近期|本周|今日|随机|隨機|其他)"
_READING = "(?:阅读|閱讀|文章|新闻|新聞|推荐|推薦|喜欢|喜歡|都在看|还看|精选|精選|内容|资讯|資訊|帖子|動態|动态|公告)"
_RANKING = r"热[点门]\S{0,4}|熱[點門]\S{0,4}|(?:点击|點擊|阅读|閱讀|热度|人气|人氣)?(?:排行|排行榜)"
_OF_SITE = "(?:最新|近期|随机)?(?:文章|帖子|主题)|标签云?|分类目录|归档|友情链接|友情連結"
_ENGLISH = r"related\b.{0,30}|you may also.{0,30}|recommended.{0,30}|more (?:from|stories).{0,30}"
LEADS_OUT = re.compile(f"(?:{_RELATED}|{_PICKED}{_READING}|{_RANKING}|{_OF_SITE}|{_ENGLISH})[：:]?", re.IGNORECASE)
_WHOSE = "(?:网友|網友|读者|讀者|最新|全部|热门|熱門|精彩|用户|发表|發表|我来|我要)"
_COMMENT = "(?:评论|評論|留言|跟帖|回[复覆復]|讨论|討論)"
_COUNTED = r"\s*[（(\[]?\d*\s*(?:条|條|则|則)?[)）\]]?"
LEADS_COMMENTS = re.compile(
    rf"{_WHOSE}{_COMMENT}{_COUNTED}[：:]?|{_COMMENT}(?:区|區|列表)[：:]?|{_COMMENT}\s*[（(\[]\s*\d+\s*(?:条|條|则|則)?\s*[)）\]]"
    rf"|\d+\s*[条條则則]{_COMMENT}|.{{0,30}}》?上有\s*\d+\s*条评论"
    r"|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:reply|comment)",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"©|copyright\W*\d|版权所有|版權所有|ICP备|ICP備|公网安备|公安备|all rights reserved|不得轉載|powered by", re.IGNORECASE
)
TRAIL = re.compile(r"(?:当前|當前|您|你)(?:现在|現在|目前|所在|的|在)*(?:位置|这里|這裡)\s*[：:]|you are here", re.IGNORECASE)
BETWEEN = re.compile(r"[>»›/→＞|]")
TOOL = re.compile(
    r"打印(?:本页|本文|此页)?|列印|关闭(?:窗口|本页|此页)?|關閉|分享(?:到|至)?|收藏(?:本文)?|字[体體号號](?:大小)?|返回(?:顶部|頂部|首页|首頁|列表|上一页)?|回到?顶部|上一[篇页頁则]|下一[篇页頁则]"
    r"|(?:浏览|瀏覽|阅读|閱讀|点击|點擊)(?:次数|次數|量|数)?|点赞|點讚|评论|微信(?:好友)?|朋友圈|微博|新浪|QQ(?:空间|好友)?|空间|豆瓣|twitter|facebook|line|举报|編輯|编辑"
    r"|复制(?:链接|連結)?|複製|扫一扫|扫码|二维码|赞|踩|更多|转发|回复|只看该作者|倒序浏览|没有了|[大中小]|[次人]|[AT][+-]?|无",
    re.IGNORECASE,
)
OF_A_PAGE = re.compile(r"本页|本頁|窗口|字[体體号號]|分享到|返回|顶部|頂部")
GO_BACK = re.compile(r"[\s\[【<]*(?:返回|回到|打印|列印|关闭|關閉|上一[篇页頁]|下一[篇页頁])\S{0,6}[\s\]】>]*")
BESIDE_LINKS = re.compile(r"[\s|>»›/·•\-–—\[\]【】_＞→]*")
FILE = re.compile(r".*\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|csv|apk|exe|wps|txt)", re.IGNORECASE)
