"""Do two questions ask the same? Each has a topic, and those that ask the same have the same one.

A topic is the words of a question in their order, without what frames it and without words that say nothing, each word as the
first of those that mean the same; a question word that tells when, where, how or how many stands last, wherever it was said, and
so does a time. 狗咬猫吗 and 猫咬狗吗 ask other things, so other words stay where they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from index.languages.lexicon import Lexicon
from index.text.analysis import Analyzer
from index.text.cantonese import in_mandarin
from index.text.folding import fold, read_text
from index.text.framing import bare_question
from index.text.numerals import value
from index.text.stopwords import question_words
from index.words import word_list

_SAME_WORDS = tuple(
    (re.compile(words), word)
    for words, word in (
        ("何时|几时|啥时候|什么时间|什么时候|几点钟?", "什么时候"),
        ("在?(?:哪里|哪儿|哪(?![一些个位种年天几])|何处|什么地方)", "哪里"),
        ("如何|怎样|怎么样|怎么", "怎么"),
        ("为何|为啥|为什么|什么原因", "为什么"),
        ("甚么|啥|什么(?!名字)", "什么"),
        ("(?:叫|姓)什么(?:名字)?|什么名字", "是谁"),
        ("哪一?位|何人|谁", "谁"),
        ("几多|若干|多少个?|几个|几(?=[天人间层本台名位辆次种户家条项元块]|年(?!级))", "多少"),
        ("(?:[要得需]花[费了掉]?|花费|花了)?多少钱", " 多少钱"),
        ("([能可会要有是])[不没]\\1", "\\1"),
        ("[可能]否|能够|可以?(?![0-9a-z])", "能"),
        ("是否", ""),
        ("需要|需", "要"),
        ("(?:星期|礼拜)(?=[一二三四五六日天末])", "周"),
        ("周天", "周日"),
    )
)
_NUMERALS = re.compile("[零〇一二三四五六七八九十百千万亿两]{2,}")
_NUMBER = re.compile("[0-9]+|[零〇一二三四五六七八九十百千万亿两]")
_EMPTY = frozenset("的了是吗呢啊呀吧么嘛啦哦喔请") | {"请问", "一下", "the", "a", "an", "is", "are", "do", "does", "please"}
_YES_OR_NO = frozenset("吗呢么") | {"请问", "有没有", "是不是"}
_NAMING = ("谁", "什么", "哪个", "哪些", "哪")  # which ask for a part of what is told: 谁打了他 is not 他打了谁
_BINDING = frozenset("是为")  # beside which they may stand before or behind: 谁是市长, 市长是谁
_DIRECTED = frozenset("从到往至比给被把对向让替不没未无别勿非") | {"没有", "不能", "不会", "不可"}  # where the order tells
_TIME = re.compile(
    "[今明后昨前][天日晚早]|周[一二三四五六日末]|[上中下]午|早上|晚上|凌晨|夜里|平时|平日|每天|假日|节假日|寒假|暑假|春节|国庆|[0-9]+"
    "|年|月|日|号|天|小时|分钟|点"
)


def topic(written: str, analyzer: Analyzer, lexicon: Lexicon) -> str:
    """What a question asks, spelled one way; empty if it asks nothing."""
    asking = bare_question(in_mandarin(read_text(written))).folded
    for pattern, word in _SAME_WORDS:
        asking = pattern.sub(word, asking)
    asking = _NUMERALS.sub(lambda found: str(value(found[0]) or found[0]), asking)
    parts = [*_parts(asking, analyzer)]
    words = [_one_for_all(word, lexicon.synonyms) for word in parts if word not in _EMPTY]
    if not words or not _DIRECTED.isdisjoint(words):
        return " ".join(words)
    moved = [word for at, word in enumerate(parts) if _asks_freely(word, at, parts)]
    return " ".join((*_times_last([word for word in words if word not in moved]), *moved))


def _parts(asking: str, analyzer: Analyzer) -> Iterator[str]:
    """The words and numbers of a folded text, and its question words, each of these whole."""
    end = 0
    for found in question_words().finditer(asking):
        yield from _cut(asking[end : found.start()], analyzer)
        if found[0] not in _YES_OR_NO:
            yield found[0]
        end = found.end()
    yield from _cut(asking[end:], analyzer)


def _cut(text: str, analyzer: Analyzer) -> Iterator[str]:
    for word in analyzer.tokenizer.cut(text):
        if word[0].isalnum():
            yield str(value(word)) if _NUMBER.fullmatch(word) else word


def _asks_freely(word: str, at: int, parts: Sequence[str]) -> bool:
    """Is a part a question word of which it does not matter where it stands?"""
    if not question_words().fullmatch(word):
        return False
    beside = (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2])
    return word not in _NAMING or not _BINDING.isdisjoint(beside)


def _times_last(words: Sequence[str]) -> list[str]:
    """With a time at the end; as they are where there are several."""
    is_time = [_TIME.fullmatch(word) is not None for word in words]
    first = next((at for at, of_time in enumerate(is_time) if of_time), len(words))
    end = next((at for at in range(first, len(words)) if not is_time[at]), len(words))
    if any(is_time[end:]):
        return [*words]
    return [*words[:first], *words[end:], *words[first:end]]


def _one_for_all(word: str, synonyms: Mapping[str, tuple[str, ...]]) -> str:
    """The one word that stands for all that mean the same, by our list or by an admin's."""
    return min((word, *synonyms[word])) if word in synonyms else _first_words().get(word, word)


@cache
def _first_words() -> Mapping[str, str]:
    """For each word of the lines of words that mean the same, the first one of its line."""
    lines = (tuple(map(fold, entry.split())) for entry in word_list("same.txt"))
    return {word: line[0] for line in lines for word in line}
