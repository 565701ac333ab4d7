"""What one line is by what it says itself: a sentence, a label with its value, a date, an item with its mark."""

import re
import unicodedata
from functools import lru_cache

_SENTENCE_END = re.compile(r"[。！？!?；;…．.][」』”’\"')）】]*$")
_ASKS = re.compile(r"[？?][」』”’\"')）】]*$")
_LEADS_IN = re.compile(r"(?:[：:]|—|——)$|(?:如下|以下|下列)[^。，；：]{0,12}[。：:]?$")
_MOTION = re.compile("(?:案由|議題|议题|提案)[一二三四五六七八九十\\d]{0,3}\\s*[：:]")
DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-/.]|年)\s*(1[0-2]|0?[1-9])\s*(?:[-/.]|月)\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*日?")
_DAY = re.compile(
    r"(?:(?:(?:19|20)\d\d|[民國国]{2}\s*\d{1,3})\s*(?:[-/.]|年)\s*)?\d{1,2}\s*(?:[-/.]|月)\s*\d{1,2}\s*日?(?!\d)"
    r"|[〇零一二三四五六七八九○]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_BESIDE_DAY = re.compile(
    r"[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?|\d{1,2}[:：]\d{2}(?::\d{2})?|[上下中]午|早上|晚上|凌晨"
    r"|晴|阴|陰|多云|多雲|[小中大暴]?[雨雪]|转|轉|到|有?风|有?風|雾|霧|天气|天氣|气温|氣溫|-?\d{1,2}\s*(?:℃|度)|[\s\u3000,，、;；:：~～|/()（）]"
)
_LABEL = re.compile(
    r"【([^【】\n]{1,20})】|([^\s：:，,。；;！!？?“”「」《》/\\\d][^：:，,。；;！!？?“”「」《》\n\\]{0,13})(?:(?<!\d)[：:]|[：:](?!\d))(?!//)"
)
_SPEECH = re.compile(r"(?:[说說道曰问問答称稱喊叫讲講想]|表示|指出|强调|強調|认为|認為|[为為是]|如下)$")
_FACT = re.compile(r"[^。，！？\s]{1,12}[ \t\u3000]+[^\s\u4e00-\u9fff]*\d[^\s\u4e00-\u9fff]*[元号號楼樓]?$")
_END = 20  # characters in which a line shows how it ends
_LABEL_VALUE = 80  # characters a label's value may have
_SHORT = 30  # characters of a line that may be a heading


def is_sentence(text: str) -> bool:
    """Does the line end as a sentence does?"""
    return bool(_SENTENCE_END.search(text[-_END:]))


def asks(text: str) -> bool:
    """Does the line end in a question mark?"""
    return bool(_ASKS.search(text[-_END:]))


def leads_in(text: str) -> bool:
    """Does the line announce what follows it, as `申请须提交以下材料：` does, or a motion what is decided on it?"""
    return bool(_LEADS_IN.search(text[-_END:]) or _MOTION.match(text))


def may_be_heading(text: str) -> bool:
    """Is the text, of whatever follows a mark, short and no sentence? A question may be a heading."""
    return 0 < len(text) <= _SHORT and (asks(text) or not re.search(r"[。！!；;，,、…]$", text)) and "。" not in text


def label_of(text: str) -> str:
    """The label that a line begins with, if it is nothing but a label and a short value: `地点` of `地点：三楼`; else nothing."""
    found = _LABEL.match(text)
    if not found or len(text) - found.end() > _LABEL_VALUE or not text[found.end() :].strip():
        return ""
    label = (found[1] or found[2]).strip()
    is_speech = _SPEECH.search(label) or text[found.end() :].lstrip()[:1] in '“「『"'
    return "" if is_speech and not found[1] else label


def is_fact(text: str) -> bool:
    """Is the line a name and a value with digits: `WiFi密码 8888`?"""
    return bool(_FACT.fullmatch(text))


def is_day(text: str) -> bool:
    """Is the line a day and nothing but, as over an entry of a diary: `9月1日 星期日 晴`?"""
    if len(text) > 30:
        return False
    found = _DAY.match(text)
    return bool(found) and not _BESIDE_DAY.sub("", text[found.end() :]) if found else False


def iso_date(text: str) -> str:
    """The first day named in `text` as YYYY-MM-DD, or an empty string."""
    found = DATE.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def width(text: str) -> int:
    """Columns that a line takes: two for a wide character."""
    return sum(_columns(character) for character in text)


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
