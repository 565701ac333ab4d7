"""/stats and /export: what an admin sees of what people ask."""

import csv
import io

import pytest

from bot.cards import questions_table
from bot.store import Row
from tests.world import ADMIN, GROUP, MEMBER, World, text


async def test_the_figures_of_the_last_days(world: World) -> None:
    [card] = await world.says("力爭引進多少戶500強")
    await world.presses(card.message, "👍")
    await world.says("蘋果手機多少錢")
    figures, picture = await world.says("/stats", ADMIN)
    shown = text([figures])
    assert world.api.files[picture.message["photo"][0]["file_id"]].startswith(b"\x89PNG")
    assert "2 個問題，1 人問" in shown
    assert "有答案 50%" in shown
    assert "👍 1　👎 0" in shown
    assert "蘋果手機多少錢（1）" in shown
    assert "▁▁▁█" in shown


async def test_there_may_be_no_question_yet(world: World) -> None:
    assert "0 個問題" in text(await world.says("/stats", ADMIN))


async def test_without_a_picture_the_figures_are_told_all_the_same(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.says("蘋果手機多少錢")
    monkeypatch.setattr("sys.executable", "/bin/false")
    [figures] = await world.says("/stats", ADMIN)
    assert "1 個問題" in text([figures])


async def test_the_export_says_what_was_asked_and_not_by_whom(world: World) -> None:
    await world.says("力爭引進多少戶500強")
    await world.says("/ask =SUM(1)在哪裡", chat=GROUP)
    [sent] = await world.says("/export", ADMIN)
    content = world.api.files[sent.message["document"]["file_id"]].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["question"] for row in rows] == ["力爭引進多少戶500強", "'=SUM(1)在哪裡"]
    assert [row["private"] for row in rows] == ["True", "False"]
    assert rows[0]["state"] == "answered"
    assert str(MEMBER["first_name"]) not in content


@pytest.mark.parametrize("command", ["/stats", "/export"])
async def test_they_are_for_admins(world: World, command: str) -> None:
    assert "admins only" in text(await world.says(command))


async def test_a_group_gets_no_export(world: World) -> None:
    [said] = await world.says("/export", ADMIN, GROUP)
    assert "私聊" in said.message["text"]
    assert not world.api.files


def test_nothing_in_the_table_is_run() -> None:
    table = questions_table([Row("2026", True, "@x", "+1", "answered", "-a#1", 0, 0, "\tx")]).decode("utf-8-sig")
    assert all(cell in table for cell in ("'@x", "'+1", "'-a#1", "'\tx"))
