"""Cards: HTML that Telegram takes whatever the article holds, buttons within their bytes."""

from hypothesis import given
from hypothesis import strategies as st

from bot import cards
from bot.answering import Answered, Library
from bot.botapi import TEXT_LIMIT, utf16_units
from bot.texts import LANGUAGES, texts
from corpus import Passage, Problem, Reason
from index import Answer, ArticleInfo, Change, Hit, Report, State
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
def test_any_passage_makes_a_card_telegram_takes(text: str, data: st.DataObject, language: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    hit = _hit(text, start, data.draw(st.integers(start + 1, len(text))))
    given_ = Answered(
        2**40, "asked", Answer("?", (), data.draw(st.sampled_from([State.ANSWERED, State.POSSIBLE])), 1.0, (hit,) * 9, (), "g")
    )
    say = next(texts(known) for known in LANGUAGES if known == language)
    card = cards.answer_card(given_, data.draw(st.integers(0, 9)), Library((), ()), say)
    shown, entities = TDLIB.parse_html(card.html)
    assert hit.sentence_text.strip() in shown
    assert utf16_units(shown) <= TEXT_LIMIT
    assert len(entities) <= 100
    assert all(0 < len(button.data.encode()) <= 64 for row in card.buttons for button in row)


@given(st.lists(st.tuples(NASTY, NASTY), max_size=60), st.integers(0, 9))
def test_lists_of_articles_and_reports_fit(names: list[tuple[str, str]], page: int) -> None:
    articles = [ArticleInfo(name, title, "2024-01-02", title, 1, 1, "d") for name, title in names]
    every = tuple(name for name, _ in names)
    problems = tuple(Problem(name, reason) for name, reason in zip(every, list(Reason) * 10, strict=False))
    report = Report("g", 1, 1, Change(every, every, every), problems, 1.0)
    nothing = Answered(1, "?", Answer("?", every, State.NOT_FOUND, 0.0, (), (), "g"))
    for language in LANGUAGES:
        say = texts(language)
        for card in (
            cards.articles_card(articles, page, say),
            cards.report_card(report, say),
            cards.welcome_card(Library(articles, every[:3]), say),
            cards.answer_card(nothing, 0, Library(articles, every[:3]), say),
            cards.help_card(("ask", "reindex"), say),
            cards.too_long_card(say),
            cards.progress_card("read", 1, 2, 3.0, say),
        ):
            assert utf16_units(TDLIB.parse_html(card.html)[0]) <= TEXT_LIMIT


def test_the_longest_names_fit() -> None:
    names = ["😀" * 300] * 60
    articles = [ArticleInfo(name, name, "2024-01-02", name, 99_999_999, 1, "d") for name in names]
    problems = tuple(Problem(name, Reason.ENCODING) for name in names)
    report = Report("g", 1, 1, Change(tuple(names), tuple(names), tuple(names)), problems, 1.0)
    for language in LANGUAGES:
        say = texts(language)
        for card in (
            cards.articles_card(articles, 1, say),
            cards.report_card(report, say),
            cards.welcome_card(Library(articles, names[:3]), say),
        ):
            assert utf16_units(TDLIB.parse_html(card.html)[0]) <= TEXT_LIMIT


def test_every_saying_is_html_telegram_takes() -> None:
    for language in LANGUAGES:
        say = texts(language)
        for name in ("ask_usage", "only_text", "unknown_command", "not_allowed", "no_articles", "reindex_refused", "expired"):
            assert TDLIB.parse_html(getattr(say, name))[0]
        assert set(say.reasons) >= set(Reason)
