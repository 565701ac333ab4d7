"""/status and /debug, for admins."""

from tests.world import ADMIN, WANTED, World, text


async def test_status_counts_and_says_that_all_is_well(world: World) -> None:
    await world.says("力爭引進多少戶500強")
    await world.says("蘋果手機多少錢")
    said = text(await world.says("/status", ADMIN))
    assert "1 篇文章" in said
    assert "有答案 1" in said
    assert "沒找到 1" in said
    assert "一切正常" in said
    assert "privacy" not in said
    assert "admins only" in text(await world.says("/status"))


async def test_debug_tells_how_a_question_is_answered_and_keeps_nothing(world: World) -> None:
    said = text(await world.says("/debug 力爭引進多少戶<500強>？", ADMIN))
    assert said.startswith("answered")
    assert "500" in said
    assert WANTED in said
    assert "cover" in said
    assert "firms →" in text(await world.says("/debug how many firms", ADMIN))
    await world.says("/pin 力爭引進多少戶<500強> | 十六戶", ADMIN)
    assert text(await world.says("/debug 力爭引進多少戶<500強>？", ADMIN)).startswith("📌 十六戶")
    assert "/ask" in text(await world.says("/debug", ADMIN))
    assert "0 " in text(await world.says("/privacy", ADMIN))
