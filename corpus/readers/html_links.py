"""Where a link leads and what an image says, where the text itself doesn't say it."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from corpus.readers.html_text import words
from corpus.readers.html_tree import Element

Target = Callable[[Element, str], str]
"""(link, its text) → the address to put behind the text, or nothing."""

_POINTING = re.compile(
    r"点此|點此|点击|點擊|点我|這裡|这里|此处|此處|链接|連結|鏈接|下载|下載|报名|報名|官网|官網|网站|網站|网址|網址|主页|入口|地图|地圖|预约|預約|申请|申請|查询|查詢"
    r"|登录|登錄|登入|注册|註冊|购票|購票|购买|購買|表格|表单|表單|附件|原文|问卷|問卷|直播|咨询|客服|群|邮箱|邮件|電郵|\b(?:here|link|download|website|register|sign)\b",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"(?:https?://|//)[^\s/]+", re.IGNORECASE)
_CONTACT = re.compile(r"(mailto|tel|sms|weixin|skype):(?://)?", re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w\s()（）-]+\.(?:jpe?g|png|gif|webp|svg|bmp)|(?:img|dsc|image|pic|photo)[\W_]?\d*", re.IGNORECASE)
_SAYS_NOTHING = words(
    "图片 圖片 图像 照片 插图 配图 封面 头像 頭像 二维码 图 表情 在这里插入图片描述"
    " logo image img photo picture avatar icon banner qrcode"
)
_LONGEST = 300  # characters of an address that people could use; longer ones are for machines


def every_target(link: Element, text: str) -> str:
    """The address of any link that leads out, for texts whose author wrote each link by hand."""
    return _contact(link, text) or _outside(link, text, "")


def pointing_targets(host: str) -> Target:
    """The address of links that point outside of `host`, and not of those that explain a word in passing."""

    def target(link: Element, text: str) -> str:
        contact = _contact(link, text)
        if contact:
            return contact
        points = _POINTING.search(text) or _stands_alone(link)
        return _outside(link, text, host) if points else ""

    return target


def host_of(address: str) -> str:
    """The host of a URL in small letters, without www., else nothing."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def image_text(image: Element) -> str:
    """What an image says by its `alt`, if that is more than that it is an image."""
    text = " ".join(image.attributes.get("alt", "").split())
    if len(text) < 3 or text.lower() in _SAYS_NOTHING or _FILE_NAME.fullmatch(text):
        return ""
    return text


def _contact(link: Element, text: str) -> str:
    address = link.attributes.get("href", "").strip()
    found = _CONTACT.match(address)
    if not found:
        return ""
    to = address[found.end() :].partition("?")[0]
    digits = re.sub(r"[\s()（）+-]", "", to)
    said = to.lower() in text.lower() or digits in re.sub(r"[\s()（）+-]", "", text)
    return "" if said or not to else to


def _outside(link: Element, text: str, host: str) -> str:
    address = link.attributes.get("href", "").strip()
    if not _SCHEME.match(address) or len(address) > _LONGEST or not text.strip():
        return ""
    if host and host_of(address) == host:
        return ""
    return "" if _bare(address) in _bare(text) else address


def _bare(address: str) -> str:
    """`https://www.example.cn/` and `example.cn` are the same to people."""
    bare = re.sub(r"^(?:https?:)?//(?:www\.)?", "", "".join(address.split()).lower())
    return bare.rstrip("/")


def _stands_alone(link: Element) -> bool:
    """Whether the link is all that its item, cell or paragraph says."""
    parent = link.parent
    if parent is None or parent.tag not in ("li", "td", "dd", "p"):
        return False
    return parent.text() == link.text()
