"""Greetings, thanks and goodbyes: messages that want a human line, not a search; and words that stand for a button. Pure."""

import re
from collections.abc import Mapping
from typing import Literal

from index import fold

Courtesy = Literal["greeting", "thanks", "farewell", "who"]

# whole messages, as regular expressions, folded (Simplified, lower case)
_SAYINGS: Mapping[Courtesy, tuple[str, ...]] = {
    "greeting": (
        "(?:大家|各位|你们?|您)好[啊呀吗]?|哈[啰喽]|嗨+|喂+|早(?:上好|安)?|(?:上午|中午|下午|晚上)好|晚安|在(?:吗|不在)?|有人吗",
        "hi+|hello+|hey+|yo|good (?:morning|afternoon|evening|night)|ni ?hao|test(?:ing)?|测试",
    ),
    "thanks": (
        "(?:非常|太|多)?(?:谢谢|多谢|感谢)(?:你们?|您|大家|了|啦|的?帮助)*|辛苦(?:你?了|啦)?|3q|xie ?xie",
        "(?:many )?(?:thanks?|thank you|thx|ty)(?: a lot| so much| very much)?",
        "太?(?:好|棒)了?|真棒|厉害|不错|好的|[嗯哦噢行]+|可以|收到|明白了?|知道了|懂了|了解|没事了?|[哈呵嘿嘻]+",
        "ok(?:ay|ie)?|got it|i see|lol|(?:ha)+|nice|great|cool|awesome|good (?:job|bot)|👍+",
    ),
    "farewell": ("再见|拜拜?|回见|下次见|明天见|88", "(?:good)?bye(?:[ -]?bye)?|see you(?: later)?"),
    "who": (
        "(?:请问)?[你您](?:到底)?是(?:谁|什么|甚么|哪位|机器人|人)[吗啊呀]?|[你您]叫(?:什么|啥)(?:名字)?|(?:自我)?介绍一?下?(?:你|您)?自己",
        "[你您](?:会|能|可以)(?:做|干)?(?:什么|啥|哪些)事?",
        "who are you|what are you|what(?:'s| is) your name|what can you do|are you (?:a )?(?:bot|robot|human|ai|real)",
    ),
}
Wish = Literal["why", "read"]
_WISHES: Mapping[Wish, str] = {
    "why": "为什么|为啥|依据(?:是什么)?|why",
    "read": "(?:看)?(?:详细|详情|原文|上下文|全文|出处|前后文)(?:一点|些|呢)?|(?:more|details?|context|source)",
}
_END = "[\\s!~.,?。、😀-🙏👋❤️]*"  # folded: full-width marks are half-width ones by now
_WISH_PATTERNS = {wish: re.compile(f"\\s*(?:{words}){_END}") for wish, words in _WISHES.items()}
_PATTERNS = {kind: re.compile(f"\\s*(?:{'|'.join(sayings)}){_END}") for kind, sayings in _SAYINGS.items()}


def courtesy(text: str) -> Courtesy | None:
    """Which courtesy the whole message is, or None if there is more to it."""
    folded = fold(text)
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(folded)), None)


def wish(text: str) -> Wish | None:
    """What a person wants who replies to a card with a word: what its button of that name does; None for any other word."""
    folded = fold(text)
    return next((wish for wish, pattern in _WISH_PATTERNS.items() if pattern.fullmatch(folded)), None)
