"""In which language people are answered."""

from tests.world import ADMIN, MEMBER, World, text


async def test_the_language_follows_the_question_then_the_person(world: World) -> None:
    assert "沒有找到" in text(await world.says("蘋果手機多少錢", MEMBER))
    assert "没有找到" in text(await world.says("苹果手机多少钱", ADMIN))
    assert "not in the articles" in text(await world.says("how much is the phone", ADMIN))
    assert "沒有找到" in text(await world.says("qwerty", ADMIN))
    assert "not in the articles" in text(await world.says("qwerty", MEMBER))


async def test_a_chosen_language_stays(world: World) -> None:
    card = (await world.says("/help", MEMBER))[0].message
    assert "简体" in (await world.presses(card, "简体"))[0].text
    assert "没有找到" in text(await world.says("how much is the phone", MEMBER))
    await world.presses(card, "Automatic")
    assert "not in the articles" in text(await world.says("how much is the phone", MEMBER))


async def test_who_asks_for_help_in_chinese_gets_it_in_chinese(world: World) -> None:
    assert "怎麼問" in text(await world.says("怎麼用？", MEMBER))
    assert "How to ask" in text(await world.says("/help", MEMBER))
