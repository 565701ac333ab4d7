"""What does a question ask for? Folded text in, `Asked` out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.text.lists import DIMENSIONS, LOC_HEAD, NOT_HEAD, ORG_HEAD, PERS_HEAD, SPAN_UNITS, TITLES, UNITS
from index.text.tags import Tagger, Word


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: its type, where its question word stands, and what narrows the answer."""

    type: str  # DATE NUM DUR PERS LOC ORG or ""
    start: int  # the question word (and its head noun) stand here in the question
    end: int
    grain: str = ""  # DATE: year month day century decade era time
    units: tuple[str, ...] = ()  # NUM, DUR: units that fit
    head: str = ""  # the noun asked for: 城市, 公司


NONE = Asked("", 0, 0)
_Q = "(?:哪|那|何|什么|甚么|啥)"
_GRAINS = (
    (
        "day",
        "哪(?:一)?(?:天|日)|何日|几日|几号|(?:几|哪个?|何)月(?:几|哪|何)[日号]|什么日子|哪一?个日[子期]|什么日期|[何哪]一?日期",
    ),
    ("month", "几月份?|哪一?个?月份?|何月"),
    ("decade", "(?:哪一?个?|什么|几|何)年代"),
    ("century", "(?:哪一?个?|什么|第?几个?|何|多少)世纪"),
    (
        "year",
        "(?:哪|那)(?:一|个|几|两)?个?年(?:份|度|间)?|何年|几几年|(?:公元|西元|民国)前?几年|(?:什么|哪个)年份?|(?<![0-9一])几年(?=[^以])|多少年代",
    ),
    ("era", "(?:哪一?个?|什么|何|哪一)(?:个)?(?:朝代|时期|时代|王朝|朝|代|年间|季节|季|阶段)"),
    (
        "time",
        "何时|什么时[候后]|甚么时[候后]|啥时候|何时候|(?:什么|哪个|哪一?个?|哪段|何种|何)(?:的)?(?:时间|时刻|时候|时段|时间点)|几点|几时|哪时|哪个时间点?",
    ),
)
HEADS = frozenset((*PERS_HEAD, *LOC_HEAD, *ORG_HEAD)) - frozenset(NOT_HEAD)
GRAINS = tuple((name, re.compile(pattern)) for name, pattern in _GRAINS)
LONG = re.compile(
    "多久|多长(?:的)?时间|多长的?(?:一段)?(?:时间|期)|(?:多少|几)(?:个)?(?:年|天|日|个月|月|小时|分钟|秒|周|星期|世纪|个世纪|周年)(?!代|份)|多少(?:的)?时间|几天几夜"
)
MANY = re.compile(
    "多少|若干|第几|百分之几|几分之几|(?<![这每近后前隔来数好上下])几(?=[^乎何率于])|多(?:大|高|长|远|宽|深|重|快|厚)"
)
WHO = re.compile("谁|何人|(?:哪|那)(?:一|几|两)?(?:位|名|个人|人)(?!于)|什么人|甚么人|何许人")
WHERE = re.compile("哪里|哪儿|那里(?=[?？]|$)|何处|何地|什么地方|甚么地方|哪(?:一|几)?个?地方|哪一?处|哪边|哪一?带|何方")
WHICH = re.compile(_Q + "(?:一|几|两|些)*")
ENDS = re.compile("(?:是|为|叫|即|乃|位于|在|于|由|有|是在|叫做|称为|成为)[?？\\s]*$")
CLASSIFIER = re.compile(
    "(?:一|几|两)?(?:个|位|名|家|间|所|座|栋|条|只|头|匹|辆|艘|架|台|部|本|册|卷|篇|首|幅|张|件|项|种|类|次|届|场|支|枝|块|片|处|样|款|股|段|类型|种类)(?:的)?"
)


WHY = re.compile("为什么|为甚么|为何|为啥|怎么会|何以|什么原因|的原因|缘故")


def head_type(head: str) -> str:
    """The type that a head noun asks for; empty if it tells none."""
    if any(head.endswith(word) for word in NOT_HEAD):
        return ""
    if head.endswith("国人"):
        return "LOC"
    best, kind = 0, ""
    for name, endings in (("PERS", (*PERS_HEAD, *TITLES)), ("LOC", LOC_HEAD), ("ORG", ORG_HEAD)):
        for ending in endings:
            if len(ending) > best and head.endswith(ending):
                best, kind = len(ending), name
    return kind


def noun_end(words: Sequence[Word], at: int) -> int:
    """Where the noun phrase that begins at this offset ends."""
    end = at
    for word in words:
        if word.end <= at:
            continue
        if word.start < at < word.end:  # 哪国 cut as one word
            end = word.end
            continue
        if (word.tag in "vfdwmT" and end > at) or word.tag in "fdw" or word.text[0] in "的是被为在":
            break
        if word.tag == "v" and end == at and head_type(word.text) == "":
            break
        end = word.end
    return end


def asked_units(question: str, at: int) -> tuple[tuple[str, ...], int]:
    """The unit named at this place of the question, and where it ends."""
    for unit in UNITS:
        if question.startswith(unit, at):
            return (unit,), at + len(unit)
    return (), at


def number(question: str, hit: re.Match[str]) -> Asked:
    """A question for a number: with the unit named, the dimension measured, or neither."""
    text, end = hit.group(), hit.end()
    if text.startswith("多") and text != "多少":
        units = tuple(DIMENSIONS.get(text[1], "").split())
        return Asked("NUM", hit.start(), end, units=units)
    if (
        "分之" in text
        or re.match("的?(?:比例|百分比|比率|成)", question[end:])
        or re.search("(?:比例|百分比|比率|占比)(?:是|为|约|大约|大概)*$", question[: hit.start()])
    ):
        return Asked("NUM", hit.start(), end, units=tuple(DIMENSIONS["比"].split()))
    if re.match("的?(?:钱|资金|金额|经费|费用)", question[end:]):
        return Asked("NUM", hit.start(), end, units=tuple(DIMENSIONS["钱"].split()))
    if text == "第几":
        units, after = asked_units(question, end + (question[end : end + 1] in "大高长"))
        return Asked("NUM", hit.start(), after, units=("第",))
    units, after = asked_units(question, end)
    scaled = re.match("[万亿千百]+", question[end:])
    if not units and scaled:
        units, after = asked_units(question, end + scaled.end())
    if units:
        return Asked("NUM", hit.start(), after, units=units)
    for key, word in (
        ("积", "面积"),
        ("温", "温度|气温"),
        ("口", "人口|人数"),
        ("长", "长度|全长|总长"),
        ("高", "高度|海拔|身高"),
        ("重", "重量"),
        ("岁", "年龄|年纪"),
        ("大", "占地"),
    ):
        if re.search(word, question):
            return Asked("NUM", hit.start(), end, units=tuple(DIMENSIONS[key].split()))
    return Asked("NUM", hit.start(), end)


def which(question: str, words: Sequence[Word]) -> Asked:
    """哪 or 什么 with a noun: the noun decides."""
    for hit in WHICH.finditer(question):
        at = hit.end()
        counted = CLASSIFIER.match(question, at)
        if counted and any(word.start < counted.end() < word.end and word.start >= at for word in words):
            counted = None  # 处理, 部分: no classifier
        after = counted.end() if counted else at
        end = noun_end(words, after)
        head = question[after:end]
        if not head and counted:
            head, end = counted.group().rstrip("的")[-1:], after
        kind = head_type(head) if head else ""
        if not kind:
            head = next((question[after : after + n] for n in (4, 3, 2) if question[after : after + n] in HEADS), head)
            kind, end = head_type(head), after + len(head)
        if not kind and counted and counted.group().rstrip("的") in ("家", "间", "所") and head_type(head) == "":
            kind = "ORG" if counted.group()[0] in "家" else ""
        if kind:
            return Asked(kind, hit.start(), end, head=head)
    return NONE


def subject(question: str, words: Sequence[Word]) -> Asked:
    """…的城镇为? …的城市是哪一个? The noun before the copula is the one asked for."""
    hit = ENDS.search(question) or re.search(
        "(?:是|为|叫|叫做|名为|称为)(?:什么|哪一?[个位种座间家所条]?|何|何者|什么名字|哪些|哪几个)[?？\\s]*$", question
    )
    if hit is None:
        return NONE
    before = [word for word in words if word.end <= hit.start()]
    if not before:
        return NONE
    last = before[-1]
    if last.text in ("名称", "名字", "全名", "全称", "名") and len(before) > 2:
        last = before[-3] if before[-2].text == "的" else before[-2]
    head = last.text
    kind = head_type(head)
    return Asked(kind, hit.start(), len(question), head=head) if kind else NONE


def duration(question: str) -> Asked:
    """A question for how long: with the unit named, or none; not for a year or a day of the calendar."""
    hit = LONG.search(question)
    if not hit or hit.group().endswith("几世纪"):
        return NONE
    if re.search("哪|公元|西元|民国|第|这|每|隔|近|未来|有$", question[max(0, hit.start() - 2) : hit.start()]):
        return NONE
    units = tuple(unit for unit in SPAN_UNITS if hit.group().endswith(unit))[:1]
    if units == ("月",):
        units = ("个月",) if "个" in hit.group() else ()
    if not units and re.search("几[月日]", hit.group()):
        return NONE
    return Asked("DUR", hit.start(), hit.end(), units=units)


def by_question_word(question: str) -> Asked:
    """A question for a date, a number, a person or a place by its question word alone."""
    for grain, pattern in GRAINS:
        if hit := pattern.search(question):
            return Asked("DATE", hit.start(), hit.end(), grain=grain)
    if hit := MANY.search(question):
        return number(question, hit)
    for kind, pattern in (("PERS", WHO), ("LOC", WHERE)):
        if hit := pattern.search(question):
            return Asked(kind, hit.start(), hit.end())
    return NONE


def parse(question: str, words: Tagger) -> Asked:
    """What the folded question asks for; `NONE` if it is no short answer of a kind we mark."""
    if WHY.search(question):
        return NONE
    for asked in (duration(question), by_question_word(question)):
        if asked.type:
            return asked
    cut = words.cut(question)
    asked = which(question, cut)
    if asked.type or re.search("如何|怎|原因", question):
        return asked
    return subject(question, cut)
