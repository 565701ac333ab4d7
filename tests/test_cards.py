"""Cards: HTML that Telegram takes whatever the article holds, buttons within their bytes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot import cards
from bot.console.rules import TEXT_LIMIT, utf16_units
from bot.given import Answered, Contents, Reading
from bot.texts import asking, reindexing
from bot.texts.languages import LANGUAGES, Language
from corpus import Notice, Passage, Problem, Reason
from index import Answer, ArticleInfo, Change, Hit, Noticed, Report, State
from tests.tdlib import TdLib

TDLIB = TdLib()
NASTY = st.text(alphabet="長春<>&_*[]`\"'/=b😀𠮷\u0301 \n", min_size=1, max_size=700).filter(lambda text: bool(text.strip()))


def _hit(text: str, start: int, end: int) -> Hit:
    passage = Passage("a#1", "a", "題 <b>", "2024-01-02", "A & B", text)
    middle = (start + end) // 2
    marks = ((start, middle),) if start < middle else ()
    span = (start + (end - start) // 3, end) if end - start > 2 else None
    return Hit(passage, 1.0, (start, end), marks, span)


@given(NASTY, st.data(), st.sampled_from(LANGUAGES))
def test_any_passage_makes_a_card_telegram_takes(text: str, data: st.DataObject, language: Language) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    hit = _hit(text, start, data.draw(st.integers(start + 1, len(text))))
    given_ = Answered(
        2**40, "asked", Answer("?", (), data.draw(st.sampled_from([State.ANSWERED, State.POSSIBLE])), 1.0, (hit,) * 9, (), "g")
    )
    card = cards.answer_card(given_, data.draw(st.integers(0, 9)), Contents((), ()), language)
    shown, entities = TDLIB.parse_html(card.html)
    assert hit.sentence_text.strip() in shown
    assert utf16_units(shown) <= TEXT_LIMIT
    assert len(entities) <= 100
    reading = Reading(
        2**40, 4, -3, hit.passage, "0123456789ab_12", "https://a.b/?c=1&d=2", hit.sentence, has_before=True, has_after=True
    )
    read = cards.reading_card(reading, "chawen_bot", language)
    assert utf16_units(TDLIB.parse_html(read.html)[0]) <= TEXT_LIMIT
    for button in (button for row in (*card.buttons, *read.buttons) for button in row):
        assert 0 < len(button.data.encode()) <= 64 or 0 < utf16_units(button.copies) <= 256


@given(st.lists(st.tuples(NASTY, NASTY), max_size=60), st.integers(0, 9))
def test_lists_of_articles_and_reports_fit(names: list[tuple[str, str]], page: int) -> None:
    articles = [ArticleInfo(name, title, "2024-01-02", title, 1, 1, "d", has_head=True) for name, title in names]
    every = tuple(name for name, _ in names)
    problems = tuple(Problem(name, reason) for name, reason in zip(every, list(Reason) * 10, strict=False))
    noticed = tuple(Noticed(name, notice) for name, notice in zip(every, list(Notice) * 15, strict=False))
    report = Report("g", 1, 1, Change(every, every, every), problems, 1.0, noticed)
    nothing = Answered(1, "?", Answer("?", every, State.NOT_FOUND, 0.0, (), (), "g"))
    for language in LANGUAGES:
        for card in (
            cards.articles_card(articles, page, language),
            cards.report_card(report, articles, language),
            cards.welcome_card(Contents(articles, every[:3]), language),
            cards.answer_card(nothing, 0, Contents(articles, every[:3]), language),
            cards.help_card((asking.COMMAND, reindexing.COMMAND), language),
            cards.too_long_card(language),
            cards.progress_card("read", 1, 2, 3.0, language),
        ):
            assert utf16_units(TDLIB.parse_html(card.html)[0]) <= TEXT_LIMIT


def test_a_report_names_the_files_of_which_an_admin_should_know_something() -> None:
    report = Report("g", 2, 9, Change((), (), ()), (), 1.0, (Noticed("價目<表>", Notice.CUT),))
    assert "請留意：價目&lt;表&gt;（太長，只讀了前面的部分）" in cards.report_card(report, (), "zh-hant").html
    assert "Note: 價目&lt;表&gt; (too long: only its beginning was read)" in cards.report_card(report, (), "en").html


def test_the_longest_names_fit() -> None:
    names = ["😀" * 300] * 60
    articles = [ArticleInfo(name, name, "2024-01-02", name, 99_999_999, 1, "d", has_head=True) for name in names]
    problems = tuple(Problem(name, Reason.ENCODING) for name in names)
    noticed = tuple(Noticed(name, Notice.FRONT_MATTER) for name in names)
    report = Report("g", 1, 1, Change(tuple(names), tuple(names), tuple(names)), problems, 1.0, noticed)
    for language in LANGUAGES:
        for card in (
            cards.articles_card(articles, 1, language),
            cards.report_card(report, articles, language),
            cards.welcome_card(Contents(articles, names[:3]), language),
        ):
            assert utf16_units(TDLIB.parse_html(card.html)[0]) <= TEXT_LIMIT


def test_what_was_not_met_is_said_and_where_a_passage_stands() -> None:
    passage = Passage("規則#1", "規則", "館內<規則>", "", "", "每人可借十二本。", ("借閱",))
    answer = Answer("副館長可借幾本", ("副館長",), State.POSSIBLE, 0.4, (Hit(passage, 1.0, (0, 8), ()),), (), "g", ("副<館長",))
    card = cards.answer_card(Answered(1, "副館長可借幾本", answer), 0, Contents((), ()), "zh-hant")
    assert "可能相關，但文中沒提到「副&lt;館長」：" in card.html
    assert "館內&lt;規則&gt; › 借閱" in card.html


def test_the_welcome_says_where_the_other_articles_are() -> None:
    articles = [ArticleInfo(f"a{at}", f"通知{at}", "", "", 1, 1, "d", has_head=True) for at in range(12)]
    assert "… and 2 more: /articles" in cards.welcome_card(Contents(articles, ()), "en").html
    assert "more: /articles" not in cards.welcome_card(Contents(articles[:10], ()), "en").html


def test_another_place_is_called_what_it_is() -> None:
    first = replace(_hit("圖書館每天九點開門。", 0, 10), span=(5, 7), marks=())
    for said, wanted in (("九點開門的是圖書館。", "也這麼說"), ("食堂七點開門。", "可能相關")):
        answer = Answer("?", (), State.ANSWERED, 1.0, (first, _hit(said, 0, len(said))), (), "g")
        card = cards.answer_card(Answered(1, "?", answer), 1, Contents((), ()), "zh-hant")
        assert wanted in card.html
