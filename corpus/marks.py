"""The marks that items and headings begin with: 第三章, 第十二条, 一、, （二）, 3., ①, •."""

import re
from typing import NamedTuple

_DIGITS = "〇零○一二三四五六七八九十百千两兩\\d"
_BULLETS = "(?:[•·●○■□◆◇▪▫►▶★☆※✓✔√❖➢➤◎・‧∙◦‣⁃▍▎▌█◉◈⚫⚪☑✅❌➜➔→⇒]|[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)"
_MARKS = {
    "part": rf"第[{_DIGITS}]{{1,7}}(?:编|編|篇|部|卷|辑|輯)(?:分)?(?=[\s\u3000:：、]|$)",
    "chapter": rf"第[{_DIGITS}]{{1,7}}(?:章|回|讲|講|课|課|单元|單元|幕)(?=[\s\u3000:：、]|$)"
    r"|(?:Chapter|CHAPTER|Part|PART)\s+[\dIVXLC]{1,6}\b",
    "section": rf"第[{_DIGITS}]{{1,7}}(?:节|節|场|場|期|站|天|步|周|週)(?=[\s\u3000:：、]|$)",
    "article": rf"第[{_DIGITS}]{{1,7}}[条條](?:[之的][{_DIGITS}]{{1,3}})?(?=[\s\u3000:：、【（(]|$)",
    "comma": r"[一二三四五六七八九十百]{1,4}[、．.](?=\S|[\s\u3000])",
    "bracket": r"[（(][一二三四五六七八九十]{1,3}[)）]、?",
    "decimal": r"\d{1,2}(?:\.\d{1,2}){1,3}(?=[\s\u3000、．]|\.[\s\u3000])",
    "bare": r"\d{1,2}[ \t\u3000]+(?=[\u3400-\u9fffA-Z])",
    "number": r"\d{1,3}(?:[．](?!\d)|\.(?![\d\w])|\.(?=[\u3400-\u9fff])|、)",
    "step": r"(?:步骤|步驟|Step|STEP)\s*[一二三四五六七八九十\d]{1,3}[：:.、\s]",
    "half": r"\d{1,3}[)）]",
    "digit": r"[（(]\d{1,3}[)）]",
    "circle": r"[①-⑳❶-❿㈠-㈩⑴-⒇⒈-⒛]",
    "letter": r"[A-Za-z][.、．)）](?=[\s\u3000\u3400-\u9fff])",
    "bullet": rf"{_BULLETS}(?=\s|[^\s\d])|(?:[-*+]|[–—](?!—))[ \t\u3000]+",
    "box": r"\[[ xX√]\](?=\s)",
}
_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _MARKS.items()))
UNORDERED = frozenset({"bullet", "box", "stamp"})
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


class Mark(NamedTuple):
    """A mark as it stands at the start of a text: its kind, and its number where it has one, else 0."""

    text: str
    kind: str
    number: int


def mark_of(text: str) -> Mark | None:
    """The mark that a text begins with and that something follows; `第三章` alone is one too."""
    found = _ANY.match(text)
    if not found or not found.lastgroup:
        return None
    kind, mark = found.lastgroup, found[0].strip(" \t\u3000")
    is_alone = found.end() == len(text) or not text[found.end() :].strip()
    if is_alone and kind not in ("part", "chapter", "section", "article"):
        return None
    return Mark(mark, kind, _number(mark))


def begins_something(text: str) -> bool:
    """Does the text begin with a mark, or as a question or an answer does?"""
    return (
        mark_of(text) is not None or QUESTION.match(text) is not None or ANSWER.match(text) is not None or text.startswith("【")
    )


_TIME = r"(?:[上下中]午|凌晨|早上|晚上)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[AaPp][Mm])?"
_DATE = r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?|昨天|今天|[星礼禮]期[一二三四五六日天]|周[一二三四五六日天])"
_NAME = r"[^\s：:，。！？,!?]{1,20}"
_STAMP = re.compile(
    rf"[\[【(（]?(?:{_DATE}[\sT,，]{{0,5}})?{_TIME}(?:\s?[-–—~～至到]\s?{_TIME})?[\]】)）]?[\s,，-]{{0,5}}(?:{_NAME}\s?(?:[：:]|$)|(?=\S))"
    rf"|{_NAME}[\s(（]{{1,5}}(?:{_DATE}\s*)?{_TIME}[)）]?$"
)


def stamp_of(text: str) -> Mark | None:
    """The time at which something was said or takes place, with who says it: `[09:12] 阿明：`, `2024-05-01 09:12 阿明`."""
    found = _STAMP.match(text)
    return Mark(found[0].strip(), "stamp", 0) if found else None


QUESTION = re.compile(
    r"(?:[QＱq]\s?\d{0,3}\s?[：:.．、]|(?:问|問|提问|提問|问题|問題|Question)\s?[\d一二三四五六七八九十]{0,3}\s?[：:.．]|【[问問]】|\[[问問]\])\s*(?=\S)"
)
ANSWER = re.compile(
    r"(?:[AＡa]\s?\d{0,3}\s?[：:.．、]|(?:答|回答|解答|答复|答覆|回复|回覆|答案|Answer)\s?\d{0,3}\s?[：:.．]|【答】|\[答\])\s*(?=\S)"
)


def _number(mark: str) -> int:
    """The last number in a mark: 12 of 第十二条, 2 of 1.2; 0 where it has none that counts."""
    digits = re.findall(r"\d+", mark)
    if digits:
        return int(digits[-1])
    hanzi = "".join(character for character in mark if character in _NUMERALS or character in _UNITS)
    if hanzi:
        return _chinese_number(hanzi)
    circled = ord(mark[0]) - ord("①") + 1
    if 1 <= circled <= 20:
        return circled
    return ord(mark[0].lower()) - ord("a") + 1 if mark[0].isascii() and mark[0].isalpha() else 0


def _chinese_number(hanzi: str) -> int:
    total, digit = 0, 0
    for character in hanzi:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = digit * 10 + _NUMERALS[character] if digit else _NUMERALS[character]
    return total + digit
