"""What is kept of people, and how they have it erased."""

from bot.console.botapi import buttons
from tests.world import ADMIN, GROUP, MEMBER, World, text


async def test_what_is_kept_is_told_and_erased(world: World) -> None:
    [card] = await world.says("力爭引進多少戶世界500強？")
    await world.says("/ask 市長是誰", chat=GROUP)
    await world.says("/ask 市長是誰", ADMIN, GROUP)
    assert "2 question" in text(await world.says("/privacy"))
    assert "Erased: 2" in text(await world.says("/forget"))
    assert "0 question" in text(await world.says("/privacy"))
    assert "1 " in text(await world.says("/privacy", ADMIN))
    assert "🔎" not in text(await world.says("國內的呢？"))
    assert [shown.kind for shown in await world.presses(card.message, "📖")] == ["toast"]


async def test_what_somebody_thought_of_others_answers_is_erased_as_well(world: World) -> None:
    [card] = await world.says("/ask 力爭引進多少戶500強", ADMIN, GROUP)
    await world.presses(card.message, "👎")
    assert "500強" in text(await world.says("/gaps", ADMIN))
    await world.says("/forget")
    assert "500強" not in text(await world.says("/gaps", ADMIN))


async def test_a_link_to_a_passage_opens_it(world: World) -> None:
    [card] = await world.says("/ask 力爭引進多少戶500強", chat=GROUP)
    [reading] = await world.presses(card.message, "📖")
    [link] = [button["copy_text"]["text"] for button in buttons(reading.message) if "🔗" in button["text"]]
    opened = text(await world.says(f"/start {link.partition('start=')[2]}", ADMIN))
    assert "力爭引進世界500強6戶、國內500強10戶。" in opened
    assert "長春掀起新一輪大招商熱潮" in opened
    for wrong in ("p_", "p_x_1", "p_000000000000_1", link.partition("start=")[2] + "999"):
        assert "不在文章" in text(await world.says(f"/start {wrong}", ADMIN))
    assert "查文" in text(await world.says("/start inline", MEMBER))
