"""Questions that compare two things: 甲和乙哪個便宜, 甲还是乙大, which is cheaper, A or B."""

import re
from functools import lru_cache

_THING = r"[^\s,，。?？!！、；;:：是都在要的于《》]{1,20}?"
_AND = r"(?:和|跟|与|同|还是|或者?|对比|vs\.?) ?"
_WHICH = r"(?:相比|比起来|之间|两者)?,?(?:哪一?[个种款家本条间类]|谁|哪边)"
_MORE = "(?:多|少|大|小|贵|便宜|划算|省|快|慢|高|低|早|晚|先|长|短|久|远|近|好|强|重|轻|厚|薄|新|老|耐|合适|值得|平些|能|可以)"
_PATTERNS = (
    re.compile(rf"(?P<one>{_THING}){_AND}(?P<other>{_THING}){_WHICH}.{{0,8}}{_MORE}"),
    re.compile(rf"(?P<one>{_THING})比(?P<other>{_THING}){_MORE}.{{0,2}}吗"),
    re.compile(r"\bwhich\b.{1,40}?[,:] ?(?:the )?(?P<one>[a-z0-9 -]{1,30}?) or (?:the )?(?P<other>[a-z0-9 -]{1,30}?)\??$"),
)
_MOST = re.compile(
    rf"(?:和|跟|与|同|还是)[^,。?]{{1,16}}哪一?[个种款家本条间类样]|(?:哪|谁|什么).{{0,16}}最.{{0,2}}{_MORE}|最.{{0,2}}{_MORE}.{{0,10}}(?:哪|谁|什么)"
    r"|\b(?:which|what|who)\b.{1,40}\b(?:most|least|\w{2,}est)\b"
)
_BEFORE = re.compile("^(?:请问|那|那么|所以|问一下)+")


@lru_cache(maxsize=64)  # several steps ask it of one question
def compared(folded: str) -> tuple[str, str] | None:
    """The two things that a folded question compares, as it says them; None if it compares none.

    >>> compared("月卡和季卡哪个划算")
    ('月卡', '季卡')
    """
    for pattern in _PATTERNS:
        found = pattern.search(folded)
        if found and folded[: found.start("one")].endswith("、"):
            return None  # of three or more
        if found:
            one = _BEFORE.sub("", found["one"])
            return (one, found["other"]) if one and found["other"] else None
    return None


@lru_cache(maxsize=64)
def compares(folded: str) -> bool:
    """Does a folded question ask which of two, or of several, is more or the most: 最便宜的是哪个?"""
    return bool(_MOST.search(folded)) or compared(folded) is not None
