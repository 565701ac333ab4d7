"""A link to an answer opens it for whoever gets the link, from what they may see, and is kept as long as the question."""

from pathlib import Path

from bot.console.botapi import buttons
from bot.console.rules import Json
from bot.store import Database
from bot.store.links import Links
from bot.store.questions import Asked, Questions
from tests.conftest import Write
from tests.world import ADMIN, GROUP, WANTED, World, make_settings, text

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
    assert [await links.question(token) for token in tokens] == [f"b{at}" for at in range(20)]
    assert min(map(len, tokens)) >= 20
