"""A link to an answer opens it for whoever gets the link, from what they may see, and is kept as long as the question."""

from pathlib import Path

from bot.console.botapi import buttons
from bot.console.rules import Json
from bot.store import Database
from bot.store.links import Linked, Links
from bot.store.questions import Asked, Questions
from tests.conftest import Write
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, text

ASKED = "力爭引進多少戶500強"


def copied(message: Json) -> str:
    """What the link under a card gives to /start."""
    [link] = [button["copy_text"]["text"] for button in buttons(message) if "copy_text" in button]
    assert link.startswith("https://t.me/chawen_bot?start=a_")
    payload = link.partition("start=")[2]
    assert len(payload) <= 64
    return str(payload)


async def test_a_link_opens_the_answer_for_somebody_else(world: World) -> None:
    [card] = await world.says(ASKED)
    toast, linked = await world.presses(card.message, "🔗")
    assert "複製" in toast.text
    payload = copied(linked.message)
    opened = text(await world.says(f"/start {payload}", ADMIN))
    assert WANTED in opened
    assert ASKED in opened  # they see what was asked
    [again] = [one for one in await world.presses(card.message, "🔗") if one.kind == "edited"] or [linked]
    assert copied(again.message) == payload


async def test_a_link_can_not_be_guessed(world: World) -> None:
    await world.says(ASKED)
    for guessed in ("a_1", "a_", "a_%", "a_" + "x" * 62):
        assert "請直接問" in text(await world.says(f"/start {guessed}", {**ADMIN, "language_code": "zh-hant"}))


async def test_what_was_asked_in_private_is_opened_in_no_group(world: World) -> None:
    [card] = await world.says(ASKED)
    _, linked = await world.presses(card.message, "🔗")
    shown = text(await world.says(f"/start {copied(linked.message)}", chat=GROUP))
    assert ASKED not in shown
    assert WANTED not in shown


async def test_only_who_asked_makes_a_link_in_a_group(world: World) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert [one.kind for one in await world.presses(card.message, "🔗", ADMIN)] == ["toast"]
    assert [one.kind for one in await world.presses(card.message, "🔗")] == ["toast", "edited"]


async def test_a_link_shows_nothing_of_other_collections(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"甲/a.txt": "保險箱的密碼是四五六七。", "乙/b.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        await world.bot._store.collections.choose(ADMIN["id"], frozenset({"乙"}))
        [card] = await world.says("保險箱的密碼是多少")
        assert "四五六七" in card.message["text"]
        _, linked = await world.presses(card.message, "🔗")
        assert "四五六七" not in text(await world.says(f"/start {copied(linked.message)}", ADMIN))
        assert "四五六七" in text(await world.says(f"/start {copied(linked.message)}"))


async def test_a_link_goes_with_its_question(world: World) -> None:
    [card] = await world.says(ASKED)
    _, linked = await world.presses(card.message, "🔗")
    await world.says("/forget")
    assert "請直接問" in text(await world.says(f"/start {copied(linked.message)}", ADMIN))


async def test_every_answer_has_a_token_of_its_own(database: Database) -> None:
    questions, links = Questions(database, lambda: 0.0), Links(database)
    numbers = [await questions.record(Asked(1, 1, "a", f"b{at}"), "answered", [], "g") for at in range(20)]
    tokens = [await links.token(number) for number in numbers]
    assert len(set(tokens)) == 20
    assert [await links.token(number) for number in numbers] == tokens
    assert [await links.linked(token) for token in tokens] == [Linked(f"b{at}", "", "") for at in range(20)]
    assert await links.token(numbers[0], article="a.txt") not in tokens
    assert min(map(len, tokens)) >= 20


async def test_a_link_under_another_place_opens_that_place(world: World) -> None:
    [card] = await world.says(ASKED)
    shown = card.message
    for _ in range(3):
        [turned] = await world.presses(shown, "▶")
        shown = turned.message
    _, linked = await world.presses(shown, "🔗")
    opened = text(await world.says(f"/start {copied(linked.message)}", ADMIN))
    sentence = shown["text"].splitlines()[1]
    assert sentence
    assert sentence in opened
    [again] = await world.says(ASKED)
    assert sentence not in again.message["text"]


async def test_a_link_under_an_overview_opens_the_overview(world: World) -> None:
    [card] = await world.says("企鵝館在哪裡")
    [turned] = await world.presses(card.message, "📄")
    _, linked = await world.presses(turned.message, "🔗")
    opened = text(await world.says(f"/start {copied(linked.message)}", ADMIN))
    assert turned.message["text"].splitlines()[-1] in opened
    assert turned.message["text"].splitlines()[1] in opened


async def test_a_link_leaves_the_other_buttons(world: World) -> None:
    [card] = await world.says(ASKED, {**MEMBER, "language_code": "en"})
    before = {button["text"] for button in buttons(card.message)}
    _, linked = await world.presses(card.message, "🔗")
    after = {button["text"] for button in buttons(linked.message)}
    assert {one for one in before if "🔗" not in one} < after


async def test_where_the_articles_have_changed_the_new_answer_is_shown_first(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。", "b.txt": "游泳池每天十點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [card] = await world.says("圖書館幾點開門")
        corpus({"a.txt": "圖書館每天八點開門。"})
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        toast, edited = await world.presses(card.message, "🔗")
        assert "更新" in toast.text
        assert "八點" in edited.message["text"]
