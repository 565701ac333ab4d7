"""The furniture of a page captured as text, out, on evidence of a page only.

A capture shows itself at its end: legal notices and lists of links, after which no sentence comes any more. Then its trail of
links in the first lines goes too. No line goes for a word it begins with.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.blocks import Block
from corpus.lines import is_sentence
from corpus.readers.draft import Draft, LeftOut, Why

_LEGAL = re.compile(
    r"^\W*(?:版[权權](?:所有|声明|聲明|及|归|歸)|(?:免[责責]|特[别別]|版[权權])[声聲]明|凡(?:本[网網報报]|注明|註明|[转轉][载載])"
    r"|本(?:网|網|站)(?:声明|聲明|所有|转载|轉載|刊[载載]|不[对對代]|保留)|[转轉][载載](?:请|請|须|須|声明|聲明)"
    r"|copyright\b|©)|ICP[备備](?:案号|案號)?\s*[：:]?\d{4,}|公[网網]安[备備]\s*\d{4,}|all rights reserved",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"版[权權]所有|copyright\b|©|ICP[备備](?:案号|案號)?\s*[：:]?\d{4,}|all rights reserved|[免][责責][声聲]明", re.IGNORECASE
)
_LINKS = re.compile(
    r"^\W*(?:(?:延伸|相[关關]|推[荐薦]|更多|[热熱][点點門门]|[热熱][门門]|精彩|最新|猜你喜[欢歡]|[为為]您推[荐薦]|[编編][辑輯]推[荐薦])"
    r"(?:[阅閱][读讀]|新[闻聞]|文章|推[荐薦]|[视視][频頻]|[链鏈連]接|[舆輿]情|[内內]容|[专專][题題]|[图圖]片)?"
    r"|友情[链鏈]接|上一篇.*|下一篇.*|分享到?.{0,20}|[字][号號體体].{0,20}|打印.{0,10}|列印.{0,10}|返回.{0,4}|[評评][论論]\W*\d*"
    r"|related (?:articles|stories|links|posts)|read more|share this.*)\W*$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"[^。！？!?>»›]{1,20}(?:\s*[>»›]\s*[^。！？!?>»›]{1,20}){2,6}")
_PROSE_LENGTH = 30  # characters a closed sentence needs after a legal notice to count as article text again
_LOOKED_AT = 500  # characters of a line that show what it is
_FIRST_LINES = 6  # in which a trail of links and share buttons may stand
_ENOUGH = 2  # notices and headings of links that make the foot of a page


def without_page(draft: Draft) -> Draft:
    """The draft of a plain text without the page around it, which is listed as left out."""
    texts = [block.text[:_LOOKED_AT] for block in draft.blocks]
    foot = _foot(texts)
    if foot == len(texts):
        return draft
    out = {*_top(texts[:foot]), *range(foot, len(texts))}
    blocks = tuple(block for at, block in enumerate(draft.blocks) if at not in out)
    left_out = [LeftOut(_whole(draft.blocks, at), Why.FURNITURE) for at in sorted(out)]
    return replace(draft, blocks=blocks, left_out=(*draft.left_out, *left_out)) if blocks else draft


def _whole(blocks: Sequence[Block], at: int) -> str:
    """The text of a block; that of the first row of a table, with the table's header above it."""
    block = blocks[at]
    is_under = at > 0 and blocks[at - 1].header == block.header and not block.apart
    return block.text if is_under or not block.header else f"{block.header}\n{block.text}"


def _foot(lines: Sequence[str]) -> int:
    """Where the page's foot begins; the number of lines if there is no evidence of one."""
    begins, found, is_sure = len(lines), 0, False
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if _LEGAL.search(line) or _LINKS.match(line):
            begins, found = at, found + 1
            is_sure = is_sure or bool(_SURE.search(line))
        elif (is_sentence(line) and len(line) >= _PROSE_LENGTH) or len(line) == _LOOKED_AT:
            break
    return begins if is_sure and found >= _ENOUGH else len(lines)


def _top(lines: Sequence[str]) -> set[int]:
    """The trail of links, share buttons and the like in a page's first lines."""
    return {at for at, line in enumerate(lines[:_FIRST_LINES]) if _CRUMBS.fullmatch(line) or _LINKS.match(line)}
