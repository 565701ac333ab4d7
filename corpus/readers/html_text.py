"""The text of a line of HTML: white space as a reader sees it, and words that say what a line is."""

import re

BREAK = "\x0b"  # stands for <br> in the pieces of a line
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff“”‘’…—·"
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_AROUND_BREAK = re.compile(rf"(?<![ \u3000])[ \u3000]*{BREAK}[ \u3000]*")
_CHINESE_CHARACTER = re.compile(f"[{_CHINESE}]")
_QUESTION = re.compile(
    r"[?？]\s*$|[吗嗎呢么麼]\s*$|如何|怎[么麼样樣]|什[么麼]|甚麼|多少|几[个点天次元月年]|幾[個點天次元月年]|哪[里裡些个個儿]|是否|能否|可否|能不能|可不可以|为什|為什|點樣|邊度"
)
_QUESTION_MARK = re.compile(r"[?？]\s*$")
_MARK = re.compile(
    r"(?:\d{1,3}(?:[.．](?!\d)|[、)）])|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）]|[一二三四五六七八九十]{1,3}、"
    r"|[①-⑳]|[•·●■◆▪–-](?=\s)|\[[ xX]\](?=\s)|第[一二三四五六七八九十百\d]{1,6}[条條步章节節])"
)
_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,6}[：:]")


def joined(pieces: list[str]) -> str:
    """The pieces of a line put together; `BREAK`s stay, and runs of white space are one blank.

    Where a line of the source ends between two Chinese characters there is none: `罗<b>守</b>⏎<i>成</i>` is 罗守成.
    """
    text = "".join(pieces)
    text = _SPACE.sub(lambda run: _blank(text, run), text)
    return _AROUND_BREAK.sub(BREAK, text).strip(" \u3000")


def _blank(text: str, run: re.Match[str]) -> str:
    if "\n" not in run[0]:
        return " "
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    between_chinese = _CHINESE_CHARACTER.match(before) and _CHINESE_CHARACTER.match(after)
    return "" if between_chinese else " "


def is_question(text: str) -> bool:
    """Whether a short text that opens something asks: `换车后还能用吗`, `如何退款`."""
    return len(text) <= 80 and _QUESTION.search(text) is not None


def ends_as_question(text: str) -> bool:
    """Whether the text ends in a question mark."""
    return _QUESTION_MARK.search(text) is not None


def own_mark(text: str) -> str:
    """The mark of an item that a text begins with, else nothing."""
    found = _MARK.match(text)
    return found[0] if found else ""


def starts_with_label(text: str) -> bool:
    """Whether the text begins as `来源：` does."""
    return _LABEL.match(text) is not None


def is_chinese(text: str) -> bool:
    """Whether much of a text is Chinese."""
    return len(_CHINESE_CHARACTER.findall(text)) > 0.3 * len("".join(text.split()))


def cut_before(text: str, mark: str, most: int) -> str:
    """The text before the place where `mark` stands for the time after `most` times; all of it if it doesn't."""
    parts = text.split(mark, most + 1)
    return text[: len(text) - len(parts[-1]) - len(mark)] if len(parts) > most + 1 else text


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with blanks between."""
    return frozenset(text.split())
