"""Greetings, thanks, complaints: messages that want a human line, not a search; and words that stand for a button. Pure."""

import re
from collections.abc import Mapping
from typing import Literal

from index import fold

Courtesy = Literal["greeting", "thanks", "farewell", "who", "person", "complaint"]

# whole messages or parts of them, as regular expressions, folded (Simplified, lower case)
_SAYINGS: Mapping[Courtesy, tuple[str, ...]] = {
    "greeting": (
        "(?:大家|各位|你们?|您)好[啊呀吗]?|哈[啰喽]|嗨+|喂+|早(?:上好|安)?|(?:上午|中午|下午|晚上)好|晚安|(?:你|您)?在(?:吗|不在)?|有人吗",
        "(?:新年|中秋|端午|元旦|春节|圣诞|生日|周末|节日|假期)[节日]?快乐|恭喜发财|(?:你|您)?最近(?:怎么样|好吗)",
        "hi+|hello+|hey+|yo|good (?:morning|afternoon|evening|night)|ni ?hao|test(?:ing)?|测试",
        "(?:are )?you there|how are you|happy new year",
    ),
    "thanks": (
        "(?:非常|太|多|好的?)?(?:谢谢|多谢|感谢)(?:你们?|您|大家|了|啦|的?帮助)*|辛苦(?:你?了|啦)?|3q|xie ?xie",
        "(?:many )?(?:thanks?|thank you|thx|ty)(?: a lot| so much| very much)?",
        "太?(?:好|棒)了?|真棒|厉害|不错|好[的喔哦啦吧呀]*|[嗯哦噢喔行]+|对[的啊呀]?|是[的啊]?|可以|收到|明白了?|知道了|懂了|了解|(?:那|就)?没事了?",
        "算了|没关系|不用了?|对不起|抱歉|不好意思|[哈呵嘿嘻]+",
        "ok(?:ay|ie)?|got it|i see|lol|(?:ha)+|nice|great|cool|awesome|good (?:job|bot)|sorry|never ?mind|no problem|yes|no",
    ),
    "farewell": ("再见|拜拜?|回见|下次见|明天见|88", "(?:good)?bye(?:[ -]?bye)?|see you(?: later)?"),
    "who": (
        "(?:请问)?[你您](?:到底)?是(?:谁|什么|甚么|哪位|机器人|人|真人)[吗啊呀]?|[你您]叫(?:什么|啥)(?:名字)?|(?:自我)?介绍一?下?(?:你|您)?自己",
        "[你您](?:会|能|可以)(?:做|干)?(?:什么|啥|哪些)事?",
        "who are you|what are you|what(?:'s| is) your name|what can you do|are you (?:a )?(?:bot|robot|human|ai|real)",
    ),
    "person": (
        "(?:转|找|要|联系|我要|有没有|有)?(?:人工|真人|客服)(?:服务|客服)?(?:吗|在吗)?|(?:找|联系)(?:一下)?管理员",
        "(?:talk to |speak to )?(?:a )?(?:human|person|agent|operator)|customer service|support",
    ),
    "complaint": (
        "(?:你|您)?(?:答|回答|说|讲|搞|弄)?错了|(?:答案?)?不对|不是这个|答非所问|(?:你|您)?(?:真|好|太|很)?(?:笨|蠢|烂|没用)|胡说八道?|乱(?:答|讲|说)",
        "(?:that's |that is |you(?:'re| are) )?(?:wrong|incorrect|useless|stupid|dumb)|not what i asked|bad bot",
    ),
}
Wish = Literal["why", "read"]
_WISHES: Mapping[Wish, str] = {
    "why": "为什么|为啥|依据(?:是什么)?|真的吗|[你您]?确定吗|谁说的|是吗|凭什么|怎么知道的"
    "|why|really|are you sure|is that (?:so|true)|says who",
    "read": "(?:看)?(?:详细|详情|原文|上下文|全文|出处|来源|前后文|下文)(?:一点|些|呢)?|更多|继续|还有吗"
    "|(?:(?:原文|出处|来源)(?:写|说)?|写|说)在哪[里儿]?|哪[里儿](?:有)?(?:写|说)的?"
    "|where does it say (?:so|that)|where is that from"
    "|(?:然后|所以|接着|后面)呢|(?:more|details?|context|source|go on|and then)",
}
_HELP = re.compile(
    "(?:怎么|如何)(?:使?用|问|提问|操作)(?:你|您|机器人|这个)?|(?:使用)?(?:帮助|说明|教学|教程)|使用(?:方法|说明)|(?:有(?:什么|哪些))?(?:指令|命令|功能)"
    "|help(?: me)?|how (?:do i use (?:this|you)|to use(?: this| you)?)|usage|commands?"
)
_APART = re.compile(r"[^\w' -]+|_+")  # what stands between the parts of a message
_LEADS = re.compile("^(?:那么?|请问|嗯|哦)(?=.)")
_WISH_PATTERNS = {wish: re.compile(words) for wish, words in _WISHES.items()}
_PATTERNS = {kind: re.compile("|".join(sayings)) for kind, sayings in _SAYINGS.items()}


def courtesy(text: str) -> Courtesy | None:
    """Which courtesy the whole message is, by its last part; None if there is more to it."""
    kinds = [_kind(part) for part in _parts(text)]
    return kinds[-1] if kinds and all(kinds) else None


def wish(text: str) -> Wish | None:
    """What a person wants of a card who says a word: what its button of that name does; None for any other word."""
    said = " ".join(_parts(text))
    return next((wish for wish, pattern in _WISH_PATTERNS.items() if pattern.fullmatch(said)), None)


def asks_for_help(text: str) -> bool:
    """Does a person want to know how to use us, and nothing else?"""
    return bool(_HELP.fullmatch(" ".join(_parts(text))))


def _parts(text: str) -> list[str]:
    """What stands between the marks and pictures of a message, folded."""
    return [part.strip() for part in _APART.split(fold(text)) if part.strip()]


def _kind(part: str) -> Courtesy | None:
    said = _LEADS.sub("", part)
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(part) or pattern.fullmatch(said)), None)
