"""Follow-ups: the question that a few new words stand for, after the one before."""

import pytest

from index import Searcher, understand


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        (["實際利用內資多少", "外資呢"], "實際利用外資多少"),
        (["力爭引進多少戶世界500強？", "國內的呢？"], "力爭引進多少戶國內500強？"),
        (["王儒林是誰", "姜治瑩呢？", "高廣濱呢"], "高廣濱是誰"),
        (["市長是誰", "書記呢"], "書記是誰"),
        (["長春市市長是誰", "北京呢", "那廣州呢？"], "廣州市長是誰"),
        (["Who is the mayor of Changchun?", "what about Beijing?", "and Shanghai?"], "Who is the mayor of Shanghai?"),
        (["how much foreign capital?", "and domestic?", "and Jilin?"], "Jilin · how much foreign capital?"),
        (["引進多少項目", "什麼時候呢"], "什麼時候呢"),
        (["市長是誰", "那電話呢"], "市長 · 電話"),
        (["市長是誰", "他電話呢？"], "市長 · 電話"),
        (["長春市市長", "他幾歲？", "他叫什麼名字"], "長春市市長 · 叫什麼名字"),
        (["引進多少項目", "在哪裡？"], "引進 項目 · 在哪裡？"),
        (["實際利用內資多少", "謝謝，那外資呢"], "實際利用外資多少"),
        (["拿鐵多少錢", "美式呢"], "美式 · 拿鐵多少錢"),
        (["引進多少項目", "你好"], "你好"),
        (["有哪些文章", "內資呢？"], "內資呢？"),
        (["引進多少項目", "長春有多少人口"], "長春有多少人口"),
    ],
)
def test_a_chain_of_follow_ups(searcher: Searcher, asked: list[str], understood: str) -> None:
    before, *more = asked
    for question in more:
        before = understand(searcher, question, before)
    assert before == understood
