"""Do two questions ask the same? Each has a topic, and those that ask the same have the same one.

A topic is what a question says, in its order, one word or sign behind the other. Left out is only what can tell no question
from another: frames, faces, marks that set a text out, particles that end a clause, 的 and 是 between words. Each word stands as
the first of those that mean the same, each number as its digits. A question word that tells when, where, how, why or how much
stands last, wherever it was said, and so does a time, but only where it can belong to nothing else: 狗咬猫吗 and 猫咬狗吗 ask
other things. Where it is not sure that two ask the same, they do not: an admin's answer to one may be wrong for the other.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from index.languages.lexicon import Lexicon
from index.languages.signs import sign, without_tone
from index.text.analysis import HAN, Analyzer
from index.text.folding import Text, fold, half_width, read_text
from index.text.framing import without_frames
from index.text.numerals import plain_number
from index.text.stopwords import question_words
from index.words import word_list

_NUMERAL = (  # more than one of them, or one before what it counts, where it is no part of 星期一 or 哪一天
    "[零〇一二三四五六七八九十百千万亿两]{2,}|(?<![周期拜第哪每这那同某统专])[一二三四五六七八九十两](?=[年月日号天点楼层岁名个位元块米])"
)
_PIECE = re.compile(
    "(?P<number>[0-9]+(?:\\.[0-9]+)*)(?P<steps>[百千]?[万亿]|[百千])?"
    f"|(?P<numeral>{_NUMERAL})"
    "|(?P<latin>[a-z][a-z0-9]*)"
    f"|(?P<words>(?:(?![a-z0-9]|{_NUMERAL})[{HAN}\\w])+)"
    "|(?P<sign>.)",
    re.DOTALL,
)
_STEPS = {"百": 2, "千": 3, "万": 4, "亿": 8}  # noughts
_EXACT = 20  # digits that Decimal keeps when it counts
_ONE_DIGIT = {**dict(zip("零一二三四五六七八九十", map(str, range(11)), strict=True)), "两": "2"}
_SAME_PHRASES = tuple(
    (re.compile(words), word)
    for words, word in (
        ("何时|几时|啥时候|什么时间|几点钟?", "什么时候"),
        ("哪儿|何处|什么地方|(?:(?<=在)|^)哪$", "哪里"),
        ("如何|怎样|怎么样", "怎么"),
        ("为何|为啥|什么原因", "为什么"),
        ("甚么|啥", "什么"),
        ("(?:叫|姓)什么(?:名字)?$|什么名字$", "是谁"),
        ("(?:哪一?位|何人)(?=$|是)", "谁"),
        ("几多|若干|多少个|几个|几(?=[天人间层本台名位辆次种户家条项元块]|年(?!级))", "多少"),
        ("(?:[要得需]花?[费了掉]?|花费|花了)?多少钱", " 多少钱"),
        ("(?<![功技性智职才效动热电核本机潜体官])能不能|可不可以?|可否|能否|能够|可以", " 能 "),
        ("(?<![员学社工协大开机商议晚宴聚年览班委理])会不会", " 会 "),
        ("(?<![需必主])要不要|需要不需要|需不需要", " 要 "),
        ("有没有", "有"),
        ("是否", ""),
        ("(?:星期|礼拜)(?=[一二三四五六日天末])", "周"),
        ("周天", "周日"),
    )
)
_SAME_WORDS = {"可": "能", "需要": "要", "需": "要"}
_PARTICLES = re.compile("[吗呢啊呀吧么嘛啦哦喔]+")
_TONES = re.compile("(?:[吗啊呀嘛啦哦喔]|(?<![毛花线])呢)+$")  # with which no other words end
_EMPTY = frozenset({"的", "是", "一下"})
_ENGLISH = frozenset(["the", "an", "is", "are", "do", "does", "please"])  # not "a", which may name a class or a block
_YES_OR_NO = frozenset({"请问", "是不是"})
_FREE = frozenset({"什么时候", "为什么", "怎么"})  # which ask for what all is about, wherever they stand
# what has a question of its own behind it: 什么时候通知放假 is not 通知什么时候放假
_TELLING = frozenset("说讲问") | {
    "通知",
    "知道",
    "告诉",
    "表示",
    "规定",
    "宣布",
    "要求",
    "决定",
    "认为",
    "觉得",
    "建议",
    "提到",
    "公布",
}
_NAMING = frozenset({"谁", "什么", "哪个", "哪些"})  # which ask for a part of what is told: 谁打了他 is not 他打了谁
_DIRECTED = frozenset("从到往至比给被把对向让替不没未无别勿非") | {"没有", "不能", "不会", "不可"}  # where the order tells
_TIME = re.compile(
    "[今明后昨前][天日晚早]|周[一二三四五六日末]|[上中下]午|早上|晚上|凌晨|夜里|平时|平日|每天|假日|节假日|寒假|暑假|春节|国庆"
)
_OF_TIME = frozenset("年月日天点") | {"小时", "分钟"}  # behind a number


def topic(written: str, analyzer: Analyzer, lexicon: Lexicon) -> str:
    """What a question asks, spelled one way; empty if it asks nothing."""
    asking = without_frames(without_tone(read_text(written)))
    parts = [*_parts(asking, analyzer)]
    if _DIRECTED.isdisjoint(parts) and all(part[0].isalnum() for part in parts):
        parts = _in_order(parts)
    kept = (part for at, part in enumerate(parts) if part not in _EMPTY or _belongs(parts, at))
    return " ".join(_one_for_all(part, lexicon.synonyms) for part in kept)


def _parts(asking: Text, analyzer: Analyzer) -> Iterator[str]:
    """The words, numbers and signs of a text; question words are whole."""
    folded, is_number = asking.folded, False
    for found in _PIECE.finditer(folded):
        kind, said = found.lastgroup, found[0]
        written = asking.written[found.start() : found.end()]
        if any(unicodedata.category(one) == "No" for one in written):
            yield written  # x², ①
        elif found["number"]:
            yield _number(found["number"], found["steps"])
        elif kind == "numeral":
            yield _ONE_DIGIT.get(said) or plain_number(said)
        elif kind == "latin":
            yield from _latin(asking, found.start(), found.end(), is_unit=is_number)
        elif kind == "words":
            yield from _words(said, _ends(folded, found.end()), analyzer)
        elif mark := sign(folded, found.start()):
            yield mark
        is_number = bool(found["number"])


def _number(figure: str, steps: str | None) -> str:
    """3.5 and 万 as 35000; 007 as it is."""
    if not steps or figure.count(".") > 1 or re.match("0[0-9]", figure) or len(figure) > _EXACT:
        return figure + (steps or "")
    number = Decimal(figure).scaleb(sum(_STEPS[step] for step in steps))
    return f"{number.normalize():f}"


def _latin(asking: Text, start: int, end: int, *, is_unit: bool) -> Iterator[str]:
    """A word in Latin letters; right behind a number a unit, of which 5mW and 5MW are others."""
    word, written = asking.folded[start:end], half_width(asking.written[start:end])
    if is_unit:
        yield written
    elif word not in _ENGLISH or (written.isupper() and len(asking) > len(word)) or not _is_apart(asking.folded, start, end):
        yield word


def _is_apart(folded: str, start: int, end: int) -> bool:
    """Does a word stand between blanks or marks, as one of a sentence does?"""
    return (folded[start - 1 : start] or " ") in " ,\n" and (folded[end : end + 1] or " ") in " ,.?!\n"


def _ends(folded: str, at: int) -> bool:
    """Does a clause end here?"""
    rest = folded[at:].lstrip()
    return not rest or not (rest[0].isalnum() or sign(folded, len(folded) - len(rest)))


def _words(said: str, is_end: bool, analyzer: Analyzer) -> list[str]:
    """The words of a run of hanzi, without particles where a clause ends."""
    words = [*_of_run(_TONES.sub("", said) if is_end else said, analyzer)]
    while is_end and words and _PARTICLES.fullmatch(words[-1]):
        words.pop()
    return words


def _of_run(said: str, analyzer: Analyzer) -> Iterator[str]:
    for pattern, word in _SAME_PHRASES:
        said = pattern.sub(word, said)
    end = 0
    for found in question_words().finditer(said):
        if found[0] in "吗呢么":
            continue  # not at an end: a part of a word
        yield from _cut(said[end : found.start()], analyzer)
        if found[0] not in _YES_OR_NO:
            yield found[0]
        end = found.end()
    yield from _cut(said[end:], analyzer)


def _cut(said: str, analyzer: Analyzer) -> Iterator[str]:
    for word in analyzer.tokenizer.cut(said):
        if word[0].isalnum():
            yield _ONE_DIGIT.get(word) or _SAME_WORDS.get(word, word)


def _belongs(parts: Sequence[str], at: int) -> bool:
    """Does a 的 stand behind a question word, as in 谁的老师, which is not 哪位老师?"""
    return parts[at] == "的" and at > 0 and question_words().fullmatch(parts[at - 1]) is not None


def _in_order(parts: Sequence[str]) -> list[str]:
    """With what asks at the end, and before it the time, as far as these belong to the whole."""
    asking = [at for at in range(len(parts)) if _asks_of_all(parts, at)]
    timing = _time(parts, asking)
    moved = {*asking, *timing, *(at - 1 for at in asking if at and parts[at] == "哪里" and parts[at - 1] == "在")}
    rest = [part for at, part in enumerate(parts) if at not in moved]
    return [*rest, *(parts[at] for at in timing), *(parts[at] for at in asking)]


def _asks_of_all(parts: Sequence[str], at: int) -> bool:
    """Is a part a question word of which it does not matter where it stands?"""
    before, behind = parts[:at], parts[at + 1 :]
    if behind[:1] == ["的"]:
        return False
    if parts[at] == "哪里":
        return not before or not behind or before[-1] == "在"
    if parts[at] == "多少钱":
        return all(part.isdigit() or _is_time(behind, place) for place, part in enumerate(behind))
    if parts[at] in _NAMING:
        return behind[:1] in (["是"], ["为"]) and all(_is_time(before, place) for place in range(at))
    return parts[at] in _FREE and _TELLING.isdisjoint(parts)


def _time(parts: Sequence[str], asking: Sequence[int]) -> list[int]:
    """The places of a time that is that of the whole: the only one, before all the rest, or right before what asks."""
    times = [at for at in range(len(parts)) if _is_time(parts, at)]
    if not asking or not times or times != [*range(times[0], times[-1] + 1)]:
        return []
    before, behind = times[0], times[-1] + 1
    if parts[behind : behind + 1] == ["的"]:
        return []
    return times if before == 0 or behind in asking else []


def _is_time(parts: Sequence[str], at: int) -> bool:
    """Is a part a time, or of one: 7, 月, 3 and 日 of 7月3日?"""
    if parts[at] in _OF_TIME:
        return at > 0 and parts[at - 1].isdigit()
    if parts[at].isdigit():
        return at + 1 < len(parts) and parts[at + 1] in _OF_TIME
    return _TIME.fullmatch(parts[at]) is not None


def _one_for_all(word: str, synonyms: Mapping[str, tuple[str, ...]]) -> str:
    """The one word that stands for all that mean the same, by our list or by an admin's."""
    return min((word, *synonyms[word])) if word in synonyms else _first_words().get(word, word)


@cache
def _first_words() -> Mapping[str, str]:
    """For each word of the lines of words that mean the same, the first one of its line."""
    lines = (tuple(map(fold, entry.split())) for entry in word_list("same.txt"))
    return {word: line[0] for line in lines for word in line}
